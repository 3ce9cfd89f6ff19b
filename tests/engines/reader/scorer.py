"""How well readings agree with gold: F1 for each field, and the share of the source's words that stand in the reading.

A row counts once. Names agree when four of five words do, free text when seven of ten do; a contribution must stand
under the right item with the right speaker, an action must name the right person and day.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
_WORD = re.compile(r"\w+")


@dataclass
class Tally:
    """Rows found, rows in gold and rows right of one field."""

    right: int = 0
    gold: int = 0
    found: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where nothing was to be found and nothing was."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 1.0


@dataclass
class Score:
    """Tallies by field, and words kept of words there."""

    fields: dict[str, Tally] = field(default_factory=dict)
    kept: int = 0
    words: int = 0

    @property
    def mean(self) -> float:
        """Mean F1 over the fields."""
        return sum(tally.f1 for tally in self.fields.values()) / len(self.fields)

    @property
    def coverage(self) -> float:
        """Share of the source's words that stand in the reading."""
        return self.kept / self.words if self.words else 1.0

    def add(self, name: str, right: int, gold: int, found: int) -> None:
        """Count more rows of a field."""
        tally = self.fields.setdefault(name, Tally())
        tally.right += right
        tally.gold += gold
        tally.found += found


def words(value: object) -> list[str]:
    """The words of a text, or of all texts inside a reading, in lower case."""
    if isinstance(value, dict):
        return [word for inner in value.values() for word in words(inner)]
    if isinstance(value, list):
        return [word for inner in value for word in words(inner)]
    return _WORD.findall(str(value).casefold()) if value is not None else []


def agreement(left: object, right: object) -> float:
    """Share of words that two texts have together, 0 to 1."""
    one, two = Counter(words(left)), Counter(words(right))
    total = sum(one.values()) + sum(two.values())
    return 2 * sum((one & two).values()) / total if total else 1.0


def score(score_so_far: Score, gold: Row, found: Row, text: str) -> None:
    """Add one document."""
    header = ("body", "date", "start", "end", "place")
    right = sum(bool(gold[key]) and agreement(gold[key], found[key]) >= 0.8 for key in header)
    score_so_far.add("header", right, sum(bool(gold[key]) for key in header), sum(bool(found[key]) for key in header))
    for name, same in SAME.items():
        _rows(score_so_far, name, rows_of(gold, name), rows_of(found, name), same)
    need = Counter(words(text))
    score_so_far.kept += sum((Counter(words(found)) & need).values())
    score_so_far.words += sum(need.values())


def rows_of(reading: Row, name: str) -> list[Row]:
    """The rows of a field in the document's order; those inside items know their item."""
    if name in reading:
        return list(reading[name])
    return [
        {**(row if isinstance(row, dict) else {"text": row}), "item": item}
        for item in reading["items"]
        for row in item[name]
    ]


def _rows(total: Score, name: str, gold: list[Row], found: list[Row], same: Callable[[Row, Row], float]) -> None:
    total.add(name, len(pairs_of(gold, found, same)), len(gold), len(found))


def pairs_of(gold: list[Row], found: list[Row], same: Callable[[Row, Row], float]) -> list[tuple[int, int]]:
    """Rows of gold and rows found, one to one, the best agreement first."""
    pairs = sorted(((same(one, two), i, j) for i, one in enumerate(gold) for j, two in enumerate(found)), reverse=True)
    used: list[tuple[int, int]] = []
    for value, i, j in pairs:
        if value > 0 and not any(i == one or j == two for one, two in used):
            used.append((i, j))
    return used


def _same_person(gold: Row, found: Row) -> float:
    value = agreement(gold["name"], found["name"])
    place = not gold["organization"] or agreement(gold["organization"], found["organization"]) >= 0.6
    return value if value >= 0.8 and gold["status"] == found["status"] and place else 0.0


def _same_item(gold: Row, found: Row) -> float:
    value = agreement(gold["title"], found["title"])
    number = gold["number"] is None or words(gold["number"]) == words(found["number"])
    return value if value >= 0.8 and number else 0.0


def _text(gold: Row, found: Row) -> float:
    value = agreement(gold["text"], found["text"])
    return value if value >= 0.7 and agreement(gold["item"]["title"], found["item"]["title"]) >= 0.6 else 0.0


def _same_contribution(gold: Row, found: Row) -> float:
    speakers = ("person", "organization")
    named = all(not gold[key] or agreement(gold[key], found[key]) >= 0.6 for key in speakers)
    nobody = not any(gold[key] for key in speakers) and any(found[key] for key in speakers)
    return _text(gold, found) if named and not nobody else 0.0


def _same_decision(gold: Row, found: Row) -> float:
    return _text(gold, found)


def _same_action(gold: Row, found: Row) -> float:
    who = not gold["responsible"] or agreement(gold["responsible"], found["responsible"]) >= 0.6
    return _text(gold, found) if who and (not gold["due"] or gold["due"] == found["due"]) else 0.0


SAME: dict[str, Callable[[Row, Row], float]] = {
    "attendance": _same_person,
    "items": _same_item,
    "contributions": _same_contribution,
    "decisions": _same_decision,
    "actions": _same_action,
}
