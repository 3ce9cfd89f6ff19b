"""How sure a reading is of each thing: its signs, weighed by what was right in minutes that nobody had seen."""

from collections.abc import Sequence
from dataclasses import replace

from rundbord.engines.reader.chances import Thing, chance
from rundbord.engines.reader.learnt import CERTAINTY
from rundbord.engines.reader.reading import Found, Item, Line, Reading
from rundbord.engines.reader.signs import (
    signs_of_action,
    signs_of_document,
    signs_of_found,
    signs_of_item,
    signs_of_person,
)

_THINGS: dict[str, Thing] = {"contribution": "contributions", "decision": "decisions"}


def with_certainty(reading: Reading, text: str) -> Reading:
    """The reading with the confidence of all rows, items, contributions, decisions, actions, body and place."""
    about = signs_of_document(reading, text)
    return replace(
        reading,
        body=_found("body", reading.body, about),
        place=_found("place", reading.place, about),
        attendance=tuple(
            replace(row, confidence=_sure("attendance", signs_of_person(row), about)) for row in reading.attendance
        ),
        items=tuple(_item(item, about) for item in reading.items),
    )


def _found(name: str, found: Found | None, about: Sequence[str]) -> Found | None:
    return replace(found, confidence=_sure("header", signs_of_found(name, found), about)) if found else None


def _item(item: Item, about: Sequence[str]) -> Item:
    lines = tuple(_line(line, about) for line in item.lines)
    return replace(item, confidence=_sure("items", signs_of_item(item), about), lines=lines)


def _line(line: Line, about: Sequence[str]) -> Line:
    thing = _THINGS.get(line.kind)
    if thing is None and not line.actions:
        return line
    actions = tuple(
        replace(action, confidence=_sure("actions", signs_of_action(action, line), about)) for action in line.actions
    )
    sure = _sure(thing, line.signs, about) if thing else line.confidence
    return replace(line, actions=actions, confidence=sure)


def _sure(thing: Thing, signs: Sequence[str], about: Sequence[str]) -> float:
    return round(chance(CERTAINTY[thing], (*signs, *about)), 2)
