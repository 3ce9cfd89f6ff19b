"""The unsettled names of a whole batch: each spelling once, and spellings that may mean one and the same together.

Groups are proposals. Nothing is joined until a person says so.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Generic, TypeVar

from rundbord.apps.importing.name_likeness import is_name, is_whole, marks_of, persons_alike, places_alike, plain_place
from rundbord.apps.importing.names import BODY
from rundbord.apps.importing.register import Register
from rundbord.apps.importing.sorts import new_name, sort_of

ORDER = (BODY, "person", "organization")
NEAR = timedelta(days=550)  # meetings that lie no further apart are of the same time


@dataclass
class Spelling:
    """A name as written, over all documents in which it waits.

    `document` is the uid of the first of them and `quote` stands there; `places` are the organizations beside it,
    `proposals` whole names in the same document that it seems to be short for, each with the number of documents.
    """

    kind: str
    key: str
    written: str
    document: str
    quote: str
    documents: int = 0
    places: Counter[str] = field(default_factory=Counter)
    proposals: Counter[str] = field(default_factory=Counter)
    likely: set[str] = field(default_factory=set)
    days: list[date] = field(default_factory=list)

    @property
    def rank(self) -> tuple[bool, int, int]:
        """A name written out before a short one, the more frequent and the longer first."""
        return self.kind != "person" or is_whole(self.written), self.documents, len(self.written)


@dataclass
class Group:
    """Spellings that may mean one; `candidates` are those of the register whom they may mean, by uid."""

    spellings: list[Spelling]
    candidates: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """What all of them are."""
        return self.spellings[0].kind

    @property
    def best(self) -> Spelling:
        """The spelling that tells most: under this name somebody new comes into the register."""
        return max(self.spellings, key=lambda one: one.rank)

    @property
    def documents(self) -> int:
        """How often it stands, at most once for each spelling and document."""
        return sum(one.documents for one in self.spellings)

    @property
    def proposals(self) -> list[str]:
        """Those who were there and for whom the names are short, the most frequent first."""
        return [name for name, _count in sum((one.proposals for one in self.spellings), Counter()).most_common()]

    @property
    def name(self) -> str:
        """What somebody new is called."""
        return new_name(self.kind, self.best.written)

    @property
    def sort(self) -> str:
        """What kind of organization or body it is, if it is new, as its name tells."""
        return sort_of(self.kind, self.best.written)

    @property
    def plainly_new(self) -> bool:
        """Is it one whole name that is like no other?"""
        alone = len(self.spellings) == 1 and not self.candidates and not self.proposals
        return alone and (self.kind == "organization" or (self.kind == "person" and is_name(self.best.written)))


Row = tuple[str, date | None, list[dict[str, str]]]
"""A document's uid, its date and its unsettled names."""


def gathered(rows: Iterable[Row]) -> list[Spelling]:
    """Each spelling once."""
    found: dict[str, Spelling] = {}
    for uid, day, names in rows:
        for name in names:
            one = found.setdefault(
                name["key"], Spelling(name["kind"], name["key"], name["written"], uid, name["quote"])
            )
            one.documents += 1
            one.places.update([name["place"]] if name["place"] else [])
            one.proposals.update([name["proposal"]] if name["proposal"] else [])
            one.likely |= {name["likely"]} - {""}
            one.days += [day] if day else []
    return list(found.values())


def find_candidates(groups: Iterable[Group], register: Register) -> None:
    """Fill in whom of the register each group may mean."""
    indexes = {kind: _Marked[tuple[str, str]](kind) for kind in ORDER}
    for kind, index in indexes.items():
        known = register.of(kind)
        for uid, name in known.items():
            index.add(name, (uid, name))
    for group in groups:
        group.candidates = _candidates(group, indexes[group.kind], register)


def groups_of(spellings: list[Spelling]) -> list[Group]:
    """All groups: bodies, persons, organizations; the most frequent first."""
    found = [group for kind in ORDER for group in _grouped([one for one in spellings if one.kind == kind])]
    for group in found:
        group.spellings.sort(key=lambda one: one.rank, reverse=True)
    return sorted(found, key=lambda group: (ORDER.index(group.kind), -group.documents, group.best.written))


Held = TypeVar("Held")


class _Marked(Generic[Held]):
    """Things by what their names must have in common with names that are alike."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._held: dict[str, list[Held]] = defaultdict(list)

    def add(self, name: str, thing: Held) -> None:
        """Let the thing be found by this name."""
        for mark in marks_of(self._kind, name):
            self._held[mark].append(thing)

    def near(self, name: str) -> Iterator[Held]:
        """Things that a name may be alike, each once, the first added first."""
        found = (thing for mark in sorted(marks_of(self._kind, name)) for thing in self._held[mark])
        return iter({id(thing): thing for thing in found}.values())


def _grouped(spellings: list[Spelling]) -> list[Group]:
    """Names written out come together first; each short one then joins the only group that it may mean."""
    if not spellings:
        return []
    groups: list[Group] = []
    index = _Marked[Group](spellings[0].kind)
    whole = sorted((one for one in spellings if one.rank[0]), key=lambda one: one.rank, reverse=True)
    for one in whole:
        likely = (group for group in index.near(one.written) if _may_be(group.spellings[0], one))
        _join(groups, index, next(likely, None), one)
    short = [one for one in spellings if not one.rank[0]]
    homes = [None if one.proposals else _home(index, one) for one in short]
    for one, home in zip(short, homes, strict=True):
        _join(groups, index, home, one)
    return groups


def _join(groups: list[Group], index: "_Marked[Group]", home: Group | None, one: Spelling) -> None:
    if home is None:
        home = Group([])
        groups.append(home)
    home.spellings.append(one)
    index.add(one.written, home)


def _home(index: "_Marked[Group]", one: Spelling) -> Group | None:
    """The only group that a short name may mean; of several the only one from the same place at the same time."""
    near = index.near(one.written)
    likely = [group for group in near if any(_may_be(other, one) for other in group.spellings)]
    met = [group for group in likely if any(_met(other, one) for other in group.spellings)]
    found = met or likely
    return found[0] if len(found) == 1 else None


def _may_be(one: Spelling, other: Spelling) -> bool:
    """Alike enough, and from no two different places."""
    alike = persons_alike if one.kind == "person" else places_alike
    how = alike(one.written, other.written)
    return how == "strong" or (how == "weak" and not _apart(one, other))


def _apart(one: Spelling, other: Spelling) -> bool:
    places, others = _plain_places(one), _plain_places(other)
    return bool(places and others) and not places & others


def _met(one: Spelling, other: Spelling) -> bool:
    """From the same place at about the same time?"""
    near = any(abs(day - another) <= NEAR for day in one.days for another in other.days)
    return near and bool(_plain_places(one) & _plain_places(other))


def _plain_places(one: Spelling) -> set[str]:
    return {plain_place(place) for place in one.places}


def _candidates(group: Group, index: "_Marked[tuple[str, str]]", register: Register) -> dict[str, str]:
    """Those whom the reading thought of, and those of the register who are called alike."""
    known = register.of(group.kind)
    alike = persons_alike if group.kind == "person" else places_alike
    likely = set().union(*(one.likely for one in group.spellings))
    found = {uid: known[uid] for uid in sorted(likely) if uid in known}
    for one in group.spellings:
        found |= {uid: name for uid, name in index.near(one.written) if alike(one.written, name)}
    return found
