"""What a new list of members changes in a body: who stays, who comes, who goes. Nothing is written here."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.people.handovers import OpenThing, open_things
from rundbord.apps.people.matching import Match, Matches, match_list
from rundbord.apps.people.models import Body, Membership, Seat, SeatKind
from rundbord.apps.people.queries.history import name_on
from rundbord.apps.people.spelling import bare


@dataclass
class Placing:
    """A row of the list and the seat it fills (None: a new seat); `stays` is the membership that goes on."""

    match: Match
    seat: Seat | None
    stays: Membership | None = None
    successor_of: Membership | None = None


@dataclass
class Leaving:
    """Somebody who leaves the body, and what they have open there."""

    membership: Membership
    things: list[tuple[str, OpenThing]] = field(default_factory=list)


@dataclass
class Renewal:
    """The whole change, from `first_day` on."""

    body: Body
    first_day: date
    matches: Matches
    placings: list[Placing]
    leaving: list[Leaving]
    vacant: list[Seat]

    @property
    def staying(self) -> list[Placing]:
        """Those who sat there and go on."""
        return [one for one in self.placings if one.stays]

    @property
    def coming(self) -> list[Placing]:
        """Those who are new in their seat."""
        return [one for one in self.placings if not one.stays and one.match.row.name]

    @property
    def open_count(self) -> int:
        """How much those who leave have open."""
        return sum(len(one.things) for one in self.leaving)

    @property
    def fingerprint(self) -> str:
        """Differs as soon as the list, the day or the body's seats do: what was previewed is what is carried out."""
        parts = [f"{self.first_day}", self.matches.header]
        parts += [f"{one.match.row.written}|{one.match.person_key}|{_uid(one.seat)}" for one in self.placings]
        parts += [f"{one.membership.uid}" for one in self.leaving]
        parts += [f"{seat.uid}:{seat.version}" for seat in self.vacant]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _uid(seat: Seat | None) -> str:
    return f"{seat.uid}:{seat.version}" if seat else "new"


def plan_renewal(
    *, viewer: Viewer, body: Body, text: str, first_day: date, add_unknown: bool = False, only_add: bool = False
) -> Renewal:
    """Compare a pasted list with who sits in the body on the first day.

    Who is not in the list leaves; with `only_add` only those whose seat the list gives to somebody else. Who stands in
    a row that cannot be taken in stays until it is mended. What they have open is listed as far as the viewer may read.
    """
    matches = match_list(body.cooperation, text, add_unknown=add_unknown)
    kinds = {_kind(match) for match in matches.good}
    memberships = Membership.objects.on(first_day).filter(seat__body=body, seat__kind__in=kinds)
    held: dict[int, list[Membership]] = defaultdict(list)
    memberships = memberships.annotate(organization_name=name_on("seat__organization", first_day))
    for membership in memberships.select_related("person__merged_into", "seat__organization"):
        held[membership.seat_id].append(membership)
    seats = list(Seat.objects.on(first_day).filter(body=body, kind__in=kinds).select_related("organization"))
    placings = _Placer(seats, held).place(matches.good)
    sitting = [one for held_here in held.values() for one in held_here]
    going = [one for one in sitting if _leaves(one, placings, matches, only_add=only_add)]
    return Renewal(
        body=body,
        first_day=first_day,
        matches=matches,
        placings=placings,
        leaving=[Leaving(one, open_things(viewer, one.person.current, body)) for one in going],
        vacant=_vacant(seats, held, placings, going),
    )


def _leaves(membership: Membership, placings: list[Placing], matches: Matches, *, only_add: bool) -> bool:
    if any(placing.stays and placing.stays.pk == membership.pk for placing in placings):
        return False
    if any(placing.successor_of and placing.successor_of.pk == membership.pk for placing in placings):
        return True
    person = membership.person.current
    named = any(bare(row.name) == bare(person.name) or (row.email and row.email == person.email) for row in matches.bad)
    return not only_add and not named


def _vacant(
    seats: list[Seat], held: dict[int, list[Membership]], placings: list[Placing], going: list[Membership]
) -> list[Seat]:
    """Seats that nobody is the member of afterwards."""
    gone = {one.pk for one in going}
    kept = {one.seat_id for held_here in held.values() for one in held_here if one.rank == 0 and one.pk not in gone}
    filled = {one.seat.pk for one in placings if one.seat and one.match.row.name and one.match.row.rank == 0}
    return [seat for seat in seats if seat.pk not in kept | filled]


def _kind(match: Match) -> str:
    return SeatKind.OBSERVER if match.row.observer else SeatKind.MEMBER


@dataclass
class _Placer:
    """Gives each row a seat: where the person sits, else a free one of the same organization, else a new one."""

    seats: list[Seat]
    held: dict[int, list[Membership]]
    taken: set[tuple[int, int]] = field(default_factory=set)

    def place(self, matches: list[Match]) -> list[Placing]:
        """A placing for each row, in the order of the list; those who stay choose first."""
        staying = {id(match): self._staying(match) for match in matches}
        return [staying[id(match)] or self._new(match) for match in matches]

    def _of(self, match: Match) -> list[Seat]:
        if match.new_organization:
            return []
        wanted = match.organization.pk if match.organization else None
        return [
            seat
            for seat in self.seats
            if seat.kind == _kind(match)
            and (seat.organization_id == wanted or (seat.organization and seat.organization.merged_into_id == wanted))
        ]

    def _staying(self, match: Match) -> Placing | None:
        for seat in self._of(match):
            for membership in self.held[seat.pk]:
                same = match.person is not None and membership.person.current == match.person
                if same and membership.rank == match.row.rank and (seat.pk, membership.rank) not in self.taken:
                    self.taken.add((seat.pk, membership.rank))
                    return Placing(match, seat, stays=membership)
        return None

    def _new(self, match: Match) -> Placing:
        rank = match.row.rank
        free = [seat for seat in self._of(match) if (seat.pk, rank) not in self.taken]
        if not free:
            return Placing(match, None)
        self.taken.add((free[0].pk, rank))
        former = next((one for one in self.held[free[0].pk] if one.rank == rank), None)
        return Placing(match, free[0], successor_of=former)
