"""The writing field without scripts: plain text, an empty line between lines, "- " before bullets."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from rundbord.apps.core import richtext
from rundbord.apps.writing.services import Block

BULLET = re.compile(r"<li>(?:<p>)?")


def plain_of(markup: str) -> str:
    """A line's words, bullets as "- "."""
    return richtext.to_plain(BULLET.sub(lambda match: f"{match[0]}- ", markup))


@dataclass(frozen=True)
class Shown:
    """A line as the field shows it: which one, in which version, and its words."""

    uid: str
    version: int
    words: str


def seen_of(lines: Iterable[Shown]) -> str:
    """What the writer sees, to be sent back with what the writer made of it."""
    return json.dumps([[line.uid, line.version, line.words] for line in lines])


def blocks_from(text: str, seen: str, token: str) -> tuple[list[Block], list[Block]]:
    """The lines that stand in the field and those that are gone from it, compared with what the writer saw.

    `token` makes the keys of new lines, so that a form sent twice writes them once. ValueError where `seen` is broken.
    """
    old = [(str(uid), int(version), str(words)) for uid, version, words in json.loads(seen or "[]")]
    new = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    blocks, gone = [], []
    matcher = SequenceMatcher(a=[words for _uid, _version, words in old], b=new, autojunk=False)
    for _how, start, end, new_start, new_end in matcher.get_opcodes():
        before, after = old[start:end], new[new_start:new_end]
        for at, words in enumerate(after):
            if at >= len(before):
                blocks.append(Block(key=f"{token}-{new_start + at}", markup=markup_of(words)))
                continue
            uid, version, was = before[at]
            blocks.append(Block(uid, version, markup=None if words == was else markup_of(words)))
        gone += [Block(uid, version) for uid, version, _was in before[len(after) :]]
    return blocks, gone


def markup_of(text: str) -> str:
    """Plain text as rich text: lines that begin with "- " are bullets."""
    parts: list[tuple[bool, list[str]]] = []
    for line in text.splitlines():
        bullet = line.lstrip().startswith("- ")
        words = line.strip().removeprefix("- ")
        if not parts or parts[-1][0] != bullet:
            parts.append((bullet, []))
        parts[-1][1].append(words)
    return "".join(_list(lines) if bullet else richtext.from_plain("\n".join(lines)) for bullet, lines in parts)


def _list(lines: list[str]) -> str:
    items = (richtext.from_plain(line).removeprefix("<p>").removesuffix("</p>") for line in lines)
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
