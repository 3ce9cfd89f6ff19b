"""What speaks for and against each thing that was read being right: named signs, weighed in `certainty.py`."""

import re
from bisect import bisect
from collections.abc import Sequence

from rundbord.engines.norwegian.names import is_first_name
from rundbord.engines.norwegian.words import word_set
from rundbord.engines.reader.doubts import number_doubts
from rundbord.engines.reader.reading import Action, Attendance, Found, Item, Line, Reading
from rundbord.engines.reader.unit import Unit

_WORD = re.compile(r"\w+")
_ODD_WORD = re.compile(r"\b[a-zæøå]+[0-9][a-zæøå]+\b|\b[a-zæøå]*rn(?:øte|ed|å|ars|ann|un)\w*|[A-Za-z][|][A-Za-z]")
_MAY_BE_ODD = re.compile(r"[0-9][a-zæøå]|rn[øeåau]|[|]")
_STEPS = (0.0, 1.0, 2.5, 4.0, 6.0)
_TOLD = word_set(
    """
    decided organ_decides agreed passive any_passive impersonal elected_in_election task task_person task_maybe
    promise due says says_maybe subject_has bullet action_row speaker speaker_heading speaker_task sibling opinion
    unspoken round discussion
    """
)


def signs_of_line(units: Sequence[Unit], margin: float) -> tuple[str, ...]:
    """Of a line: how far its kind is ahead, the label above it, and what its first sentence tells."""
    found = units[0].features
    above = sorted(name for name in found if ":" in name)
    speaker = units[0].speaker
    known = "known speaker" if speaker and speaker.certain else "unknown speaker" if speaker else "no speaker"
    step = bisect(_STEPS, margin)
    return (
        f"margin {step}",
        *above,
        *sorted(_TOLD & found.keys()),
        known,
        f"sentences {min(len(units), 3)}",
    )


def signs_of_document(reading: Reading, text: str) -> tuple[str, ...]:
    """Of a whole document: what tells that its parts may have been mistaken."""
    items, lines = reading.items, [len(item.lines) for item in reading.items]
    loose = sum(len(rest.text) for rest in reading.remainder) / max(len(text), 1)
    holds = {
        "few items": len(items) < 3,
        "no numbers": sum(item.number is None for item in items) * 2 > len(items),
        "numbers odd": any(number_doubts(items)),
        "few persons": len(reading.attendance) < 3,
        "one long item": sum(lines) > 8 and max(lines, default=0) * 2 > sum(lines),
        "empty items": lines.count(0) * 2 > len(lines),
        "much left over": loose > 0.2,
        "no date": reading.date is None,
        "no body": reading.body is None,
        "odd words": _MAY_BE_ODD.search(text) is not None and len(_ODD_WORD.findall(text)) > 1,
    }
    return tuple(name for name, is_so in holds.items() if is_so)


def signs_of_person(row: Attendance) -> tuple[str, ...]:
    """Of an attendance row: how sure the list was, and whether it looks like a name."""
    words = row.name.split()
    return (
        f"list {row.confidence:.1f}",
        f"words {min(len(words), 4)}",
        "first name" if words and is_first_name(words[0]) else "no first name",
        "organization" if row.organization else "no organization",
        row.category,
        row.status,
    )


def signs_of_item(item: Item) -> tuple[str, ...]:
    """Of an item: its number, the length of its title, whether anything stands under it."""
    count = len(_WORD.findall(item.title))
    return (
        f"heading {item.confidence:.1f}",
        "number" if item.number else "no number",
        f"title {min(count // 3, 4)}",
        "lines" if item.lines else "no lines",
        f"depth {item.depth}",
    )


def signs_of_found(name: str, found: Found) -> tuple[str, ...]:
    """Of a field of the header: which it is, how sure the header was, how long it is."""
    return (name, f"{name} {found.confidence:.1f}", f"length {min(len(found.value.split()), 5)}")


def signs_of_action(action: Action, line: Line) -> tuple[str, ...]:
    """Of an action: who and when, and the line that it stands in."""
    count = len(_WORD.findall(action.text))
    return (
        f"in {line.kind}",
        "who" if action.responsible else "nobody",
        "when" if action.due else "no day",
        f"length {min(count // 3, 4)}",
        *line.signs,
    )
