"""What differs between two versions of the same minutes, item by item and line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rundbord.apps.importing.comparing import (
    Change,
    Title,
    Words,
    align,
    bare_words,
    compare_words,
    match_items,
    moved_items,
)
from rundbord.apps.importing.draft import Attendee, Draft, Heading, Line, day
from rundbord.apps.importing.rows import speaker_written

MOST_WORDS = 20_000  # compared word by word on one page; lines after that are shown whole


@dataclass(frozen=True)
class LineDifference:
    """A line that only one version has, or that differs. `skipped` counts the unchanged lines before it."""

    change: Literal["changed", "removed", "added"]
    words: tuple[Words, ...]
    skipped: int = 0


@dataclass(frozen=True)
class Difference:
    """An item (or the head, or the attendance) of both versions; `unchanged` counts the lines that are alike, `moved`
    tells that it has another place among the items that both have. `key` is the older section's."""

    title: tuple[Words, ...]
    change: Literal["same", "changed", "removed", "added"]
    lines: tuple[LineDifference, ...] = ()
    unchanged: int = 0
    moved: bool = False
    key: str = ""

    @property
    def differs(self) -> bool:
        """Is anything else than before?"""
        return self.moved or self.change != "same"


@dataclass(frozen=True)
class Section:
    """An item as it is compared: its number and title, and its lines. `key` tells whoever made it which one it is."""

    number: str
    title: str
    lines: tuple[str, ...]
    key: str = ""

    @property
    def heading(self) -> str:
        """The number and title."""
        return f"{self.number} {self.title}".strip()


def differences(old: Draft, new: Draft) -> list[Difference]:
    """All parts of both, in the order of `new`; what only `old` has stands behind what stood before it."""
    comparing = _Comparing()
    heads = [comparing.part(one, other) for one, other in zip(_head(old), _head(new), strict=True)]
    return heads + _of_items(comparing, sections(old), sections(new))


def agenda_differences(old: Sequence[Section], new: Draft) -> list[Difference]:
    """The items of an agenda that is there, and of a document's. Another number alone is no difference."""
    return _of_items(_Comparing(numbers=False), old, sections(new))


def _of_items(comparing: "_Comparing", before: Sequence[Section], after: Sequence[Section]) -> list[Difference]:
    matched = match_items(
        [Title(one.number, one.title) for one in before], [Title(one.number, one.title) for one in after]
    )
    moved = {id(after[at]) for at in moved_items(matched)}
    return [
        replace(comparing.part(one, other), moved=id(other) in moved, key=one.key if one else "")
        for one, other in _in_order(before, after, matched)
    ]


class _Comparing:
    """Compares words until there were too many."""

    def __init__(self, *, numbers: bool = True) -> None:
        self.left, self.numbers = MOST_WORDS, numbers

    def part(self, old: Section | None, new: Section | None) -> Difference:
        if old is None or new is None:
            return self._whole(old or new, "added" if old is None else "removed")
        lines, unchanged, skipped = [], 0, 0
        for i, j in align(old.lines, new.lines):
            before, after = old.lines[i] if i is not None else "", new.lines[j] if j is not None else ""
            if i is not None and j is not None and bare_words(before) == bare_words(after):
                unchanged, skipped = unchanged + 1, skipped + 1
                continue
            lines.append(LineDifference(_change(i, j), self.words(before, after), skipped))
            skipped = 0
        title = self.words(old.heading, new.heading) if self.numbers else self.words(old.title, new.title)
        same = not lines and all(words.change == "same" for words in title)
        return Difference(title, "same" if same else "changed", tuple(lines), unchanged)

    def words(self, old: str, new: str) -> tuple[Words, ...]:
        self.left -= len(old.split()) + len(new.split())
        if self.left >= 0:
            return compare_words(old, new)
        return tuple(words for words in (Words("removed", old), Words("added", new)) if words.text)

    @staticmethod
    def _whole(part: Section | None, change: Literal["removed", "added"]) -> Difference:
        title, lines = (part.heading, part.lines) if part else ("", ())
        words: Change = change
        return Difference(
            (Words(words, title),), change, tuple(LineDifference(change, (Words(words, line),)) for line in lines)
        )


def _change(i: int | None, j: int | None) -> Literal["changed", "removed", "added"]:
    if j is None:
        return "removed"
    return "added" if i is None else "changed"


def _head(draft: Draft) -> tuple[Section, Section]:
    """What both versions have: the facts of the meeting, and who was there."""
    return Section("", _("The meeting"), tuple(_facts(draft))), Section("", _("Attendance"), tuple(_attendance(draft)))


def _facts(draft: Draft) -> Iterator[str]:
    facts = draft.facts
    when = day(facts.date)
    yield from ([date_format(when, "DATE_FORMAT")] if when else [])
    yield from (["–".join(one for one in (facts.start, facts.end) if one)] if facts.start or facts.end else [])
    yield from ([facts.place] if facts.place else [])


def _attendance(draft: Draft) -> Iterator[str]:
    words = {"present": _("present"), "absent": _("absent")}
    for row in draft.attendance:
        yield ", ".join(part for part in (*_who(row), words.get(row.status, row.status)) if part)


def _who(row: Attendee) -> tuple[str, str, str]:
    return row.name, row.organization, row.role


def sections(draft: Draft) -> list[Section]:
    """Items with the lines under them; what stands before the first item belongs to none."""
    found: list[tuple[Heading, list[str]]] = []
    for part in draft.parts:
        if isinstance(part, Heading):
            found.append((part, []))
        elif found and part.kind != "rest":
            found[-1][1].append(_told(part))
    return [Section(heading.number, heading.title, tuple(lines)) for heading, lines in found]


def _told(line: Line) -> str:
    speaker = speaker_written(line)
    return f"{speaker}: {line.text}" if speaker else line.text


def _in_order(
    old: Sequence[Section], new: Sequence[Section], matched: dict[int, int]
) -> Iterator[tuple[Section | None, Section | None]]:
    """Items in pairs; those that only `old` has, after the item that they stood behind."""
    left = sorted(set(range(len(old))) - set(matched.values()))
    while left and not any(before < left[0] for before in matched.values()):
        yield old[left.pop(0)], None
    for at, item in enumerate(new):
        before = matched.get(at)
        yield (old[before] if before is not None else None), item
        while before is not None and left and left[0] == before + 1:
            before = left.pop(0)
            yield old[before], None
    for at in left:
        yield old[at], None
