"""Training of certainty: the signs of each thing that was read, and whether it is right by gold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import cast

from rundbord.engines.reader import as_json
from rundbord.engines.reader.chances import Thing, chance
from rundbord.engines.reader.reading import Reading
from rundbord.engines.reader.signs import (
    signs_of_action,
    signs_of_document,
    signs_of_found,
    signs_of_item,
    signs_of_person,
)
from scripts.training.gold import Document
from scripts.training.logistic import fitted
from scripts.training.priors import CERTAINTY
from tests.engines.reader.scorer import SAME, agreement, pairs_of, rows_of

Table = dict[Thing, dict[str, float]]
PULL = 8.0
FIRST_LOOKS = Path(__file__).with_name("first_looks.tsv")
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True)
class Judged:
    """A thing that was read, its signs, and whether gold has it."""

    family: str
    thing: Thing
    signs: tuple[str, ...]
    right: bool


def judged(document: Document, reading: Reading) -> Iterator[Judged]:
    """All things of a reading, each right or wrong."""
    about = signs_of_document(reading, document.text)
    for thing, rows in _signs(reading).items():
        if thing == "header":
            right = {i for i, (name, value, _) in enumerate(_header(reading)) if _agrees(document, name, value)}
        else:
            found = rows_of(as_json(reading), thing)
            right = {j for _, j in pairs_of(rows_of(document.gold, thing), found, SAME[thing])}
        for index, signs in enumerate(rows):
            yield Judged(document.family, thing, (*signs, *about), index in right)


def _signs(reading: Reading) -> dict[Thing, list[tuple[str, ...]]]:
    lines = [line for item in reading.items for line in item.lines]
    return {
        "attendance": [signs_of_person(row) for row in reading.attendance],
        "items": [signs_of_item(item) for item in reading.items],
        "contributions": [line.signs for line in lines if line.kind == "contribution"],
        "decisions": [line.signs for line in lines if line.kind == "decision"],
        "actions": [signs_of_action(action, line) for line in lines for action in line.actions],
        "header": [signs for _, _, signs in _header(reading)],
    }


def _header(reading: Reading) -> list[tuple[str, str, tuple[str, ...]]]:
    fields = (("body", reading.body), ("place", reading.place))
    return [(name, found.value, signs_of_found(name, found)) for name, found in fields if found]


def _agrees(document: Document, name: str, value: str) -> bool:
    return bool(document.gold[name]) and agreement(document.gold[name], value) >= 0.8


def first_looks() -> list[Judged]:
    """What the reader once made of minutes that nobody who built it had seen; that cannot be made again."""
    rows = [row.split("\t") for row in FIRST_LOOKS.read_text(encoding="utf-8").splitlines()]
    return [
        Judged(family, cast("Thing", thing), tuple(signs.split(";")), right == "right")
        for family, thing, right, signs in rows
    ]


def trained(examples: Sequence[Judged]) -> Table:
    """The weights of all signs for each kind of thing."""
    rows = {thing: [(one.signs, one.right) for one in examples if one.thing == thing] for thing in CERTAINTY}
    return {thing: fitted(rows[thing], prior, pull=PULL) for thing, prior in CERTAINTY.items()}


def held_back(examples: Sequence[Judged]) -> list[tuple[Judged, float]]:
    """How sure each thing is by weights that were learnt from other families."""
    found = []
    for family in sorted({one.family for one in examples}):
        table = trained([one for one in examples if one.family != family])
        found += [(one, chance(table[one.thing], one.signs)) for one in examples if one.family == family]
    return found


def bins(rows: Sequence[tuple[bool, float]]) -> list[tuple[float, int, float]]:
    """For each bin of confidence its upper end, how many things lie in it, and the share of them that is right."""
    found = []
    for low, high in pairwise(BINS):
        inside = [right for right, sure in rows if low < sure <= high]
        found.append((high, len(inside), sum(inside) / len(inside) if inside else 0.0))
    return found
