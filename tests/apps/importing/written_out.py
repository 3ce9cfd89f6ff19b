"""The record written out again as words, and the words of a stretch of the source, for tests that nothing is lost."""

import re
from collections.abc import Iterable

from rundbord.apps.core import richtext
from rundbord.apps.importing.draft import Draft, Heading, Spans
from rundbord.apps.importing.rows import Rows

WORD = re.compile(r"\w+")


def letters(text: str) -> str:
    """The letters and digits in small letters: a word that a line's end parts with a hyphen is the same whole."""
    return "".join(WORD.findall(text)).casefold()


def letters_of(spans: Spans, source: str) -> str:
    """The letters that stand in these stretches of the source."""
    return letters(" ".join(source[start:end] for start, end in spans))


def first_missing(wanted: Iterable[str], written: str) -> str:
    """The first of the wanted pieces that does not follow, whole, after those before it; empty if all do."""
    at = 0
    for piece in wanted:
        found = written.find(piece, at)
        if found < 0:
            return piece
        at = found + len(piece)
    return ""


def written_out(rows: Rows) -> str:
    """All letters of the record, item by item and line by line."""
    printed = {id(item): number for item, number in rows.printed}
    out = ""
    for item in rows.items:
        out += letters(f"{printed.get(id(item), '')} {item.title}")
        for entry in rows.entries:
            if entry.item is item:
                out += letters(f"{entry.speaker_written} {richtext.to_plain(entry.text)}")
    return out


def lost(draft: Draft, source: str) -> list[str]:
    """Words of the source that no part, row or fact of the draft stands for."""
    held = bytearray(len(source))
    rows = [draft.facts.spans, *(row.spans for row in draft.attendance), *(part.spans for part in draft.parts)]
    for spans in rows:
        for start, end in spans:
            held[start:end] = b"\x01" * (end - start)
    return [found[0] for found in WORD.finditer(source) if not any(held[found.start() : found.end()])]


def said(draft: Draft, source: str) -> list[str]:
    """The source's letters of each heading and each line that is in the record, in the draft's order."""
    kept = [part for part in draft.parts if isinstance(part, Heading) or part.kind != "rest"]
    return [letters_of(part.spans, source) for part in kept]
