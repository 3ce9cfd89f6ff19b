"""Whom the names of a draft mean in the end, with the rows of the register at hand."""

from dataclasses import dataclass, field

from django.db.models import Q

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.importing.draft import NEW, UNKNOWN, Draft, Name, day
from rundbord.apps.people.models import Cooperation, Membership, Organization, Person
from rundbord.apps.people.queries import organizations


@dataclass
class Settled:
    """Persons and organizations by the key of a name; `fresh` are those that the register shall get."""

    draft: Draft
    persons: dict[str, Person] = field(default_factory=dict)
    places: dict[str, Organization] = field(default_factory=dict)
    seats: dict[tuple[int | None, int | None], int] = field(default_factory=dict)
    fresh: list[Name] = field(default_factory=list)

    def person(self, written: str) -> Person | None:
        """Whom a name means, None where nobody knows."""
        name = self.draft.resolved("person", written) if written else None
        return self.persons.get(name.key) if name else None

    def organization(self, written: str) -> Organization | None:
        """Which organization a name means."""
        name = self.draft.resolved("organization", written) if written else None
        return self.places.get(name.key) if name else None

    def seat(self, person: Person | None, organization: Organization | None) -> int | None:
        """The seat (integer key) that the person filled, or the organization's only one."""
        if person:
            own = self.seats.get((person.pk, organization.pk if organization else None))
            if own or self.seats.get((person.pk, None)):
                return own or self.seats.get((person.pk, None))
        return self.seats.get((None, organization.pk)) if organization else None


def settle(draft: Draft, cooperation: Cooperation, viewer: Viewer) -> Settled:
    """Look up everybody whom the draft names; at most three queries."""
    settled = Settled(draft)
    wanted = {name.key: name.choice or name.found for name in draft.names if (name.choice or name.found) != UNKNOWN}
    uids = set(wanted.values()) - {"", NEW}
    people = Person.objects.filter(cooperation=cooperation, uid__in=uids, withdrawn_at=None)
    persons = {row.uid: row.current for row in people.select_related("merged_into")}
    rows = organizations.visible_to(viewer, cooperation).filter(uid__in=uids).select_related("merged_into")
    places = {row.uid: row.current for row in rows}
    for key, uid in wanted.items():
        if uid in persons:
            settled.persons[key] = persons[uid]
        elif uid in places:
            settled.places[key] = places[uid]
    _settle_new(settled, cooperation, [name for name in draft.names if wanted.get(name.key) == NEW and not name.means])
    settled.seats = _seats(draft)
    return settled


def _settle_new(settled: Settled, cooperation: Cooperation, names: list[Name]) -> None:
    """A new name that somebody has by now (another document brought them) means them; the others are fresh."""
    if not names:
        return
    written = [name.written for name in names]
    held = Person.objects.filter(cooperation=cooperation, name__in=written, withdrawn_at=None)
    persons = {row.name: row.current for row in held.select_related("merged_into")}
    added = Organization.objects.filter(added_in=cooperation, name__in=written, withdrawn_at=None)
    places = {row.name: row.current for row in added.select_related("merged_into")}
    for name in names:
        if name.kind == "person" and name.written in persons:
            settled.persons[name.key] = persons[name.written]
        elif name.kind == "organization" and name.written in places:
            settled.places[name.key] = places[name.written]
        else:
            settled.fresh.append(name)


def _seats(draft: Draft) -> dict[tuple[int | None, int | None], int]:
    """Seats of the body on the day, by who filled them (person and organization, person alone, organization alone)."""
    when = day(draft.facts.date)
    held = Membership.objects.filter(seat__body__uid=draft.facts.body_uid or "-")
    if when:
        held = held.filter(_on(when, "") & _on(when, "seat__"))
    found: dict[tuple[int | None, int | None], int] = {}
    shared: dict[int, set[int]] = {}
    for seat, place, person in held.order_by("rank", "pk").values_list("seat", "seat__organization", "person"):
        found.setdefault((person, place), seat)
        found.setdefault((person, None), seat)
        if place:
            shared.setdefault(place, set()).add(seat)
    found.update({(None, place): seats.pop() for place, seats in shared.items() if len(seats) == 1})
    return found


def _on(when: object, prefix: str) -> Q:
    begun = Q(**{f"{prefix}valid_from": None}) | Q(**{f"{prefix}valid_from__lte": when})
    return begun & (Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gte": when}))
