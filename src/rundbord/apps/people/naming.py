"""Whom or what a name in a document may mean: aliases first, then names, parts of names, slips of the pen.

A `Directory` is loaded once (a handful of queries) and answers any number of names.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, TypeVar

from rundbord.apps.core import clock
from rundbord.apps.people.models import (
    Alias,
    Body,
    Cooperation,
    Organization,
    OrganizationKind,
    OrganizationName,
    Participation,
    Person,
)
from rundbord.apps.people.queries.organizations import known_in
from rundbord.apps.people.spelling import bare, distance, fold, slips_allowed

How = Literal["alias", "exact", "name_parts", "initials", "first_name", "surname", "spelling"]
ORDER: tuple[How, ...] = ("alias", "exact", "name_parts", "initials", "first_name", "surname", "spelling")
SUFFIXES = {"kommune", "kommunen", "kommuner", "fylkeskommune", "fylke", "herad", "region", "regionen", "regionrad"}

Named = TypeVar("Named", Person, Organization, Body)


@dataclass(frozen=True)
class Candidate(Generic[Named]):
    """What a name may mean, and why; `slips` counts letters that differ."""

    means: Named
    how: How
    slips: int = 0


@dataclass
class Index(Generic[Named]):
    """Names of one kind of thing. `preferred` are keys that come first among equals."""

    aliases: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))
    preferred: set[int] = field(default_factory=set)

    def add(self, name: str, means: Named) -> None:
        """Let this name mean this."""
        if means not in self.names[bare(name)]:
            self.names[bare(name)].append(means)

    def found(self, candidates: Iterable[Candidate[Named]]) -> list[Candidate[Named]]:
        """Each thing once, by its best reason."""
        best: dict[int, Candidate[Named]] = {}
        for one in candidates:
            held = best.get(one.means.pk)
            if held is None or self._rank(one) < self._rank(held):
                best[one.means.pk] = one
        return sorted(best.values(), key=self._rank)

    def _rank(self, one: Candidate[Named]) -> tuple[int, int, bool, str]:
        return ORDER.index(one.how), one.slips, one.means.pk not in self.preferred, str(one.means)

    def misspelt(self, written: str) -> list[Candidate[Named]]:
        """Things whose name differs by few slips."""
        limit = slips_allowed(written)
        if not limit:
            return []
        near = ((distance(written, name, limit), name) for name in self.names)
        return [
            Candidate(means, "spelling", slips) for slips, name in near if slips <= limit for means in self.names[name]
        ]


@dataclass
class Directory:
    """All names that a cooperation knows."""

    people: Index[Person] = field(default_factory=Index)
    places: Index[Organization] = field(default_factory=Index)
    groups: Index[Body] = field(default_factory=Index)

    def persons(self, written: str) -> list[Candidate[Person]]:
        """Persons that a name may mean: whole, in parts ("Eli", "E. Berg", "EB"), or misspelt."""
        index, name = self.people, bare(written)
        found = [Candidate(means, "alias") for means in index.aliases.get(fold(written), [])]
        found += [Candidate(means, "exact") for means in index.names.get(name, [])]
        words = name.split()
        for known, persons in index.names.items():
            how = _by_parts(words, known.split(), written)
            found += [Candidate(person, how) for person in persons if how]
        return index.found(found or index.misspelt(name))

    def organizations(self, written: str) -> list[Candidate[Organization]]:
        """Organizations that a name may mean, with or without "kommune" and the like."""
        index, name = self.places, bare(written)
        found = [Candidate(means, "alias") for means in index.aliases.get(fold(written), [])]
        found += [Candidate(means, "exact") for means in index.names.get(name, [])]
        plain = _plain(name)
        found += [Candidate(means, "name_parts") for means in index.names.get(plain, [])]
        return index.found(found or index.misspelt(plain))

    def bodies(self, written: str) -> list[Candidate[Body]]:
        """Bodies that a name may mean."""
        index, name = self.groups, bare(written)
        found = [Candidate(means, "alias") for means in index.aliases.get(fold(written), [])]
        found += [Candidate(means, "exact") for means in index.names.get(name, [])]
        words = set(name.split())
        for known, bodies in index.names.items():
            if words and known and (words <= set(known.split()) or set(known.split()) <= words):
                found += [Candidate(body, "name_parts") for body in bodies]
        return index.found(found or index.misspelt(name))


def directory(cooperation: Cooperation, day: date | None = None) -> Directory:
    """The directory of a cooperation; names of organizations as of the day (today), older ones too. Five queries."""
    known = Directory()
    for person in Person.objects.filter(cooperation=cooperation, withdrawn_at=None).select_related("merged_into"):
        known.people.add(person.name, person.current)
    for body in Body.objects.filter(cooperation=cooperation, withdrawn_at=None):
        known.groups.add(body.name, body)
    _add_organizations(known.places, cooperation, day or clock.today())
    _add_aliases(known, cooperation)
    return known


def find_by_name(cooperation: Cooperation, written: str) -> list[Candidate[Person]]:
    """Persons of the cooperation that a name may mean, the likeliest first. For many names load a `directory`."""
    return directory(cooperation).persons(written)


def _add_organizations(index: Index[Organization], cooperation: Cooperation, day: date) -> None:
    kinds = {kind.value: str(kind.label) for kind in OrganizationKind}
    names = OrganizationName.objects.filter(organization__in=known_in(cooperation))
    for name in names.select_related("organization__merged_into"):
        index.add(name.name, name.organization.current)
        if name.holds(day):
            index.add(f"{name.name} {kinds[name.organization.kind]}", name.organization.current)
    for organization in known_in(cooperation).select_related("merged_into"):
        index.add(organization.name, organization.current)
    takes_part = Participation.objects.filter(cooperation=cooperation)
    index.preferred = {pk for pair in takes_part.values_list("organization", "through") for pk in pair if pk}


def _add_aliases(known: Directory, cooperation: Cooperation) -> None:
    rows = Alias.objects.filter(cooperation=cooperation).order_by("-created_at", "-pk")
    for row in rows.select_related("person__merged_into", "organization__merged_into", "body"):
        if row.person:
            known.people.aliases[row.folded].append(row.person.current)
        if row.organization:
            known.places.aliases[row.folded].append(row.organization.current)
        if row.body:
            known.groups.aliases[row.folded].append(row.body)


def _plain(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return " ".join(words)


def _by_parts(words: list[str], known: list[str], written: str) -> How | None:
    """How the words of a name as written are part of a known name, if they are."""
    if not words or not known:
        return None
    if len(words) == 1:
        return _by_one_word(words[0], known, written)
    if words[-1] == known[-1] and words[0] == known[0]:
        return "name_parts"
    if words == known[: len(words)]:
        return "first_name"
    if words[-1] == known[-1] and len(words[0]) == 1 and known[0].startswith(words[0]):
        return "initials"
    return "initials" if all(len(word) == 1 for word in words) and _initials(known) == "".join(words) else None


def _by_one_word(word: str, known: list[str], written: str) -> How | None:
    if word == known[0] or word == "".join(known[:2]):
        return "first_name"
    if word == known[-1]:
        return "surname"
    return "initials" if written.strip().isupper() and len(word) > 1 and word == _initials(known) else None


def _initials(known: list[str]) -> str:
    return "".join(word[0] for word in known)
