"""Mending a draft's parts: pure functions from a draft to a draft. What is written stays within one item's order."""

import re
from dataclasses import replace

from django.utils.translation import gettext as _

from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.importing.draft import (
    KINDS,
    Draft,
    Heading,
    Line,
    Marking,
    Part,
    PartKind,
    Spans,
    Task,
    replaced,
)

_EMPTY_LINE = re.compile(r"\n\s*\n")
_NUMBERED = re.compile(r"(?:sak\s+)?((?:[A-ZÆØÅ]{1,4}\s?)?\d+(?:[./]\d+)*)[.):]?\s+(.+)", re.IGNORECASE | re.DOTALL)
LONGEST_NUMBER = 40


def part_of(draft: Draft, key: str) -> Part:
    """The part of this key; raises NotPossibleError where somebody joined it away."""
    found = next((part for part in draft.parts if part.key == key), None)
    if found is None:
        raise NotPossibleError(_("This line is no longer there. Load the page again."))
    return found


def line_of(draft: Draft, key: str) -> Line:
    """The line of this key; raises as `part_of`."""
    part = part_of(draft, key)
    if not isinstance(part, Line):
        raise NotPossibleError(_("This is an item, not a line."))
    return part


def heading_over(draft: Draft, key: str) -> Heading | None:
    """The heading that the part stands under (itself if it is one)."""
    over = None
    for part in draft.parts:
        if isinstance(part, Heading):
            over = part
        if part.key == key:
            return over
    return over


def edit_heading(draft: Draft, key: str, *, number: str, title: str) -> Draft:
    """Change an item's number and title."""
    heading = part_of(draft, key)
    if not isinstance(heading, Heading):
        raise NotPossibleError(_("This is a line, not an item."))
    if not title.strip():
        raise NotPossibleError(_("Write the item's title."))
    if len(number.strip()) > LONGEST_NUMBER:
        raise NotPossibleError(_("The number is too long."))
    return replaced(draft, replace(heading, number=number.strip(), title=title.strip()))


def indent_heading(draft: Draft, key: str) -> Draft:
    """Make an item a sub-item of the one before, or the other way round."""
    heading = part_of(draft, key)
    if not isinstance(heading, Heading):
        raise NotPossibleError(_("This is a line, not an item."))
    return replaced(draft, replace(heading, depth=0 if heading.depth else 1))


def heading_to_line(draft: Draft, key: str) -> Draft:
    """What was read as an item is only a line of the item before (or of the remainder, if it is the first)."""
    heading = part_of(draft, key)
    if not isinstance(heading, Heading):
        return draft
    first = next(part for part in draft.parts if isinstance(part, Heading))
    kind: PartKind = "rest" if heading is first else "prose"
    text = f"{heading.number}. {heading.title}" if heading.number else heading.title
    return replaced(draft, Line(key, kind, text, spans=heading.spans))


def line_to_heading(draft: Draft, key: str) -> Draft:
    """A line begins an item of its own; a number at its beginning becomes the item's."""
    line = line_of(draft, key)
    number, title = _number_and_title(f"{line.label}: {line.text}" if line.label else line.text)
    return replaced(draft, Heading(key, number, title, spans=line.spans))


def _number_and_title(text: str) -> tuple[str, str]:
    found = _NUMBERED.match(text.strip())
    return (found[1], " ".join(found[2].split())) if found else ("", " ".join(text.split()))


def edit_line(draft: Draft, key: str, *, text: str, kind: str, person: str, organization: str) -> Draft:
    """Change a line's words, kind and speaker."""
    line = line_of(draft, key)
    if not text.strip():
        raise NotPossibleError(_("A line cannot be empty. Set it aside if it does not belong here."))
    draft = set_kind(draft, key, kind)
    line = line_of(draft, key)
    person, organization = " ".join(person.split()), " ".join(organization.split())
    words, label = text.strip(), line.label
    if label and not (person or organization):  # what was printed in front named no speaker: it is words
        words, label = f"{label}: {words}", ""
    return replaced(draft, replace(line, text=words, label=label, person=person, organization=organization))


def set_kind(draft: Draft, key: str, kind: str) -> Draft:
    """Make a line text, a proposal, a contribution or a decision, or set it aside ("rest")."""
    line = line_of(draft, key)
    wanted = next((one for one in KINDS if one == kind), None)
    if wanted is None:
        raise NotPossibleError(_("Choose what the line is."))
    if wanted != "rest" and heading_over(draft, key) is None:
        raise NotPossibleError(_("Choose which item the text belongs to."))
    return replaced(draft, replace(line, kind=wanted))


def put_under(draft: Draft, key: str, heading: str) -> Draft:
    """Take a line to the end of another item; what was set aside becomes text there."""
    line = line_of(draft, key)
    if not isinstance(part_of(draft, heading), Heading):
        raise NotPossibleError(_("Choose which item the text belongs to."))
    moved = replace(line, kind="prose") if line.kind == "rest" else line
    others = [part for part in draft.parts if part.key != key]
    at = next(place for place, part in enumerate(others) if part.key == heading) + 1
    while at < len(others) and isinstance(others[at], Line):
        at += 1
    return replace(draft, parts=(*others[:at], moved, *others[at:]))


def split_line(draft: Draft, key: str, text: str, source: str) -> Draft:
    """Part a line at each empty line of `text`, the line's words as the reviewer sent them.

    Each new line keeps kind and speaker; actions and marks go where their words are.
    """
    line = line_of(draft, key)
    pieces = [piece.strip() for piece in _EMPTY_LINE.split(text.strip()) if piece.strip()]
    if len(pieces) < 2:
        raise NotPossibleError(_("Put an empty line where the text is to be split."))
    keys = [key, *(f"l{draft.next_key + offset}" for offset in range(len(pieces) - 1))]
    spans = _spans_of(pieces, line.spans, source)
    made = [
        replace(line, key=own, text=piece, spans=span, label=line.label if own == key else "")
        for own, piece, span in zip(keys, pieces, spans, strict=True)
    ]
    made = _facets_where_their_words_are(line, made)
    parts = [one for part in draft.parts for one in (made if part.key == key else [part])]
    return replace(draft, parts=tuple(parts), next_key=draft.next_key + len(pieces) - 1)


def _spans_of(pieces: list[str], spans: Spans, source: str) -> list[Spans]:
    """Where each piece stands in the source; all of the line's spans where that cannot be told."""
    if not spans:
        return [spans for _piece in pieces]
    start, end = spans[0][0], spans[-1][1]
    starts, at = [], start
    for piece in pieces:
        at = source.find(piece[:24], at, end)
        if at < 0:
            return [spans for _piece in pieces]
        starts.append(at)
    starts[0] = start
    return [((one, following),) for one, following in zip(starts, [*starts[1:], end], strict=True)]


def _facets_where_their_words_are(line: Line, made: list[Line]) -> list[Line]:
    def home(words: str) -> int:
        return next((place for place, one in enumerate(made) if words[:24] in one.text), 0)

    return [
        replace(
            one,
            tasks=tuple(task for task in line.tasks if home(task.text) == place),
            marks=tuple(mark for mark in line.marks if home(mark.quote) == place),
        )
        for place, one in enumerate(made)
    ]


def join_line(draft: Draft, key: str) -> Draft:
    """Join a line to the line before it; nothing of either is lost, a speaker's label becomes words again."""
    line = line_of(draft, key)
    place = draft.parts.index(line)
    before = draft.parts[place - 1] if place else None
    if not isinstance(before, Line):
        raise NotPossibleError(_("There is no line before this one to join it to."))
    words = f"{line.label}: {line.text}" if line.label and line.label != before.label else line.text
    joined = replace(
        before,
        text=f"{before.text}\n{words}" if before.kind == "rest" else f"{before.text} {words}",
        spans=tuple(sorted({*before.spans, *line.spans})),
        tasks=(*before.tasks, *line.tasks),
        marks=(*before.marks, *line.marks),
    )
    doubts = tuple(replace(one, node=before.key) if one.node == key else one for one in draft.doubts)
    parts = tuple(joined if part is before else part for part in draft.parts if part is not line)
    return replace(draft, parts=parts, doubts=doubts)


def move_part(draft: Draft, key: str, steps: int) -> Draft:
    """Move a line up (negative) or down past its neighbour; past a heading it comes under another item."""
    line = line_of(draft, key)
    others = [part for part in draft.parts if part.key != key]
    wanted = max(0, min(len(others), draft.parts.index(line) + steps))
    moved = replace(draft, parts=(*others[:wanted], line, *others[wanted:]))
    if line.kind != "rest" and heading_over(moved, key) is None:
        raise NotPossibleError(_("A line must stand under an item."))
    return moved


def toggle_mark(draft: Draft, key: str, kind: str) -> Draft:
    """Mark a line as ask, offer, wish for next time or promise, or take the mark off."""
    line = line_of(draft, key)
    kept = tuple(mark for mark in line.marks if mark.kind != kind)
    marks = kept if len(kept) < len(line.marks) else (*kept, Marking(kind, line.text))
    return replaced(draft, replace(line, marks=marks))


def set_task(draft: Draft, key: str, place: int, task: Task) -> Draft:
    """Write a line's action number `place` (from 0); one more at the end; without text it is taken away."""
    line = line_of(draft, key)
    tasks = [*line.tasks[:place], task, *line.tasks[place + 1 :]]
    return replaced(draft, replace(line, tasks=tuple(one for one in tasks if one.text.strip())))
