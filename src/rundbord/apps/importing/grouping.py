"""Which documents are one meeting: by body and date, and by how alike their texts are. Pure rules.

What a person has said stands first. Body and date together are reason enough to propose one meeting; where either is
missing, or the texts contradict it, the proposal is only a doubt.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Literal

from rundbord.apps.importing.likeness import Sketch, landmarks, likeness

Bond = Literal["sure", "doubt", "unlike", ""]
SAME_TEXT, ALIKE, UNLIKE = 0.8, 0.45, 0.12
FEW = 20
"""Of more that share a body and day, or a landmark, each is compared with this many."""
FAMILY = {"draft": "minutes", "revised": "notice"}


@dataclass(frozen=True)
class Traits:
    """What grouping knows about a document, or about a meeting that is there already (without sketch and part).

    `key` is unique among all; `body` are integer keys; `together` is what a person said they belong to, `alone` that
    it is a meeting of its own: then only the very same text is proposed with it.
    """

    key: str
    bodies: frozenset[int] = frozenset()
    day: date | None = None
    part: str = ""
    sketch: Sketch = ()
    together: str = ""
    alone: bool = False


@dataclass(frozen=True)
class Cluster:
    """Keys that are one meeting, and those that may belong to it. `decided` are those that a person put there."""

    keys: tuple[str, ...]
    decided: frozenset[str] = frozenset()
    doubtful: tuple[str, ...] = field(default=())


def bond(one: Traits, other: Traits) -> Bond:
    """What speaks for the two being one meeting; nothing where their dates differ. "unlike" tells that body and date
    do, but that both are minutes (or notices) of quite different words: one of them may be another meeting of that day.
    """
    if one.alone or other.alone:
        same = one.day == other.day and likeness(one.sketch, other.sketch) >= SAME_TEXT
        return "doubt" if same else ""
    if one.day and other.day:
        return _on_one_day(one, other) if one.day == other.day else ""
    if _apart(one, other):
        return ""
    return "doubt" if likeness(one.sketch, other.sketch) >= ALIKE else ""


def _on_one_day(one: Traits, other: Traits) -> Bond:
    if one.bodies & other.bodies:
        comparable = (
            FAMILY.get(one.part, one.part) == FAMILY.get(other.part, other.part) and one.sketch and other.sketch
        )
        unlike = comparable and likeness(one.sketch, other.sketch) < UNLIKE
        return "unlike" if unlike else "sure"
    needed = SAME_TEXT if _apart(one, other) else ALIKE
    return "doubt" if likeness(one.sketch, other.sketch) >= needed else ""


def _apart(one: Traits, other: Traits) -> bool:
    """Are they of different bodies?"""
    return bool(one.bodies and other.bodies) and not one.bodies & other.bodies


def clusters(traits: Sequence[Traits]) -> list[Cluster]:
    """Every key in exactly one cluster, in the order of `traits`."""
    bonds = [(one, other, held) for one, other in _candidates(traits) if (held := bond(one, other))]
    roots = _Roots(traits, [(one.key, other.key) for one, other, held in bonds if held == "unlike"])
    doubts: dict[str, list[str]] = defaultdict(list)
    for one, other, held in bonds:
        if held != "sure" or not roots.join(one.key, other.key):
            doubts[one.key].append(other.key)
            doubts[other.key].append(one.key)
    return _clusters(traits, roots, doubts)


def _candidates(traits: Sequence[Traits]) -> Iterator[tuple[Traits, Traits]]:
    """Pairs worth a look, each once: of one body and day, or with a landmark in common."""
    shared: dict[Hashable, list[int]] = defaultdict(list)
    for at in sorted(range(len(traits)), key=lambda at: (bool(traits[at].sketch), not traits[at].together)):
        one = traits[at]
        places = [(body, one.day) for body in one.bodies if one.day]
        for key in (*places, *product((None, *places), landmarks(one.sketch))):
            shared[key].append(at)
    pairs = {pair for found in shared.values() for pair in _pairs(found)}
    for first, second in sorted(pairs):
        if not (traits[first].together and traits[second].together):
            yield traits[first], traits[second]


def _pairs(found: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs; of very many each with the first few only (meetings, then what a person has put together)."""
    for at, one in enumerate(found[:FEW]):
        for other in found[at + 1 :]:
            yield min(one, other), max(one, other)


class _Roots:
    """Which cluster each key stands in. Two that a person decided on are never joined, nor two that are unlike."""

    def __init__(self, traits: Iterable[Traits], unlike: Iterable[tuple[str, str]]) -> None:
        self._root: dict[str, str] = {}
        self._decided: set[str] = set()
        self._unlike: dict[str, set[str]] = defaultdict(set)
        first: dict[str, str] = {}
        for one in traits:
            self._root[one.key] = first.setdefault(one.together, one.key) if one.together else one.key
            if one.together:
                self._decided.add(self._root[one.key])
        for key, other in unlike:
            self._unlike[self.of(key)].add(self.of(other))
            self._unlike[self.of(other)].add(self.of(key))

    def of(self, key: str) -> str:
        while self._root[key] != key:
            key = self._root[key]
        return key

    def join(self, key: str, other: str) -> bool:
        """Make one cluster of two; False where they must stay apart."""
        first, second = self.of(key), self.of(other)
        if first == second:
            return True
        apart = second in {self.of(one) for one in self._unlike[first]}
        if apart or {first, second} <= self._decided:
            return False
        kept, gone = (second, first) if second in self._decided else (first, second)
        self._root[gone] = kept
        for far in self._unlike[gone]:
            self._unlike[kept].add(self.of(far))
            self._unlike[self.of(far)].add(kept)
        return True


def _clusters(traits: Sequence[Traits], roots: _Roots, doubts: dict[str, list[str]]) -> list[Cluster]:
    members: dict[str, list[Traits]] = defaultdict(list)
    for one in traits:
        members[roots.of(one.key)].append(one)
    found = []
    for rows in members.values():
        keys = tuple(one.key for one in rows)
        maybe = dict.fromkeys(other for key in keys for other in doubts[key] if other not in keys)
        found.append(Cluster(keys, frozenset(one.key for one in rows if one.together), tuple(maybe)))
    return found
