"""Who fills which seat, and what happens to what they have open when they leave."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit.models import AuditRow
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.people import handovers
from rundbord.apps.people.handovers import Handover, OpenThing
from rundbord.apps.people.models import Body, Membership, Organization, Person, Role, Seat, SeatKind
from rundbord.apps.people.queries import bodies
from rundbord.apps.people.services import seats
from tests import factories
from tests.cast import Cast

TODAY = date(2026, 3, 2)
OUTSIDERS = ("member", "neighbour", "former", "chair", "stranger", "disqualified")


@pytest.fixture
def promises() -> Iterator[dict[str, Person | None]]:
    """Things that the member has open, by uid: whom they belong to."""
    owners: dict[str, Person | None] = {}

    def open_for(_viewer: Viewer, person: Person, body: Body) -> list[OpenThing]:
        return [OpenThing(uid=uid, text=uid) for uid, owner in owners.items() if owner == person]

    def hand_on(_actor: object, uids: object, receiver: Person | None) -> None:
        for uid in list(uids):  # type: ignore[call-overload]  # a list of uids
            owners[uid] = receiver

    handovers.add_handover(Handover(kind="promise", open_for=open_for, hand_on=hand_on))
    yield owners
    handovers._handovers.pop()


def _asker() -> Organization:
    return Organization.objects.get(name="Asker")


def _seat(cast: Cast) -> Seat:
    return seats.add_seat(actor=cast.viewer("secretary"), body=cast.body, organization=_asker())


def _sitting(cast: Cast, seat: Seat, day: date = TODAY) -> list[str]:
    (line,) = [line for line in bodies.sitting(cast.body, day) if line.seat == seat]
    return [sitter.person.name for sitter in ([line.member] if line.member else []) + line.deputies]


def test_a_new_seat_is_vacant_until_it_is_filled(cast: Cast) -> None:
    seat, actor = _seat(cast), cast.viewer("secretary")
    assert _sitting(cast, seat) == []
    for rank, person in ((1, cast.neighbour), (0, cast.former)):
        seats.fill_seat(actor=actor, seat=seat, seen=seat.version, person=person, rank=rank, first_day=TODAY)
    assert _sitting(cast, seat) == ["Frida Lund", "Nils Bakke"]
    assert _sitting(cast, seat, date(2026, 3, 1)) == []
    assert AuditRow.objects.filter(verb="seat_fill", uid=cast.body.uid).count() == 2


def test_a_seat_has_one_member_at_a_time(cast: Cast) -> None:
    seat, actor = _seat(cast), cast.viewer("secretary")
    seats.fill_seat(actor=actor, seat=seat, seen=0, person=cast.former, last_day=date(2026, 4, 1))
    for person in (cast.former, cast.neighbour):
        with pytest.raises(NotPossibleError):
            seats.fill_seat(actor=actor, seat=seat, seen=seat.version, person=person, first_day=TODAY)
    seats.fill_seat(actor=actor, seat=seat, seen=1, person=cast.neighbour, first_day=date(2026, 4, 2))
    assert _sitting(cast, seat, date(2026, 4, 2)) == ["Nils Bakke"]


def test_two_who_fill_the_same_seat_at_once_do_not_overwrite_each_other(cast: Cast) -> None:
    seat, actor = _seat(cast), cast.viewer("secretary")
    seats.fill_seat(actor=actor, seat=seat, seen=0, person=cast.former)
    with pytest.raises(ConflictError):
        seats.fill_seat(actor=actor, seat=Seat.objects.get(pk=seat.pk), seen=0, person=cast.neighbour, rank=1)
    assert _sitting(cast, seat) == ["Frida Lund"]


@pytest.mark.parametrize("who", OUTSIDERS)
def test_only_those_who_keep_the_body_say_who_sits(cast: Cast, who: str) -> None:
    seat, actor = _seat(cast), cast.viewer(who)
    membership = Membership.objects.get(person=cast.member)
    acts: list[Callable[[], object]] = [
        lambda: seats.add_seat(actor=actor, body=cast.body),
        lambda: seats.fill_seat(actor=actor, seat=seat, seen=0, person=cast.former),
        lambda: seats.end_membership(actor=actor, membership=membership, seen=0, last_day=TODAY),
        lambda: seats.end_seat(actor=actor, seat=seat, seen=0, last_day=TODAY),
    ]
    for act in acts:
        with pytest.raises(NotAllowedError):
            act()
    for nobody in (cast.anonymous(), cast.link_holder()):
        with pytest.raises(NotAllowedError):
            seats.add_seat(actor=nobody, body=cast.body)


def test_a_bodys_own_secretary_seats_members_but_no_secretaries(cast: Cast) -> None:
    factories.give_role(cast.body, cast.member, Role.SECRETARY)
    actor = cast.viewer("member")
    assert seats.add_seat(actor=actor, body=cast.body)
    with pytest.raises(NotAllowedError):
        seats.add_seat(actor=actor, body=cast.body, kind=SeatKind.SECRETARY)
    with pytest.raises(NotAllowedError):
        seats.add_seat(actor=actor, body=cast.other_body)


def test_nobody_of_another_cooperation_gets_a_seat(cast: Cast) -> None:
    with pytest.raises(NotAllowedError):
        seats.fill_seat(actor=cast.viewer("secretary"), seat=_seat(cast), seen=0, person=cast.stranger)


def test_who_leaves_hands_on_what_is_open(cast: Cast, promises: dict[str, Person | None]) -> None:
    promises.update({"one": cast.member, "two": cast.member, "three": cast.member, "hers": cast.chair})
    membership = Membership.objects.get(person=cast.member)
    seats.end_membership(
        actor=cast.viewer("secretary"),
        membership=membership,
        seen=0,
        last_day=TODAY,
        successor=cast.neighbour,
        receiver=cast.neighbour,
        keys=["promise:one", "promise:two", "promise:hers", "unknown:x"],
    )
    assert promises == {"one": cast.neighbour, "two": cast.neighbour, "three": cast.member, "hers": cast.chair}
    assert _sitting(cast, membership.seat, TODAY) == ["Marit Solheim"]
    assert _sitting(cast, membership.seat, date(2026, 3, 3)) == ["Nils Bakke"]


def test_what_is_open_may_be_left_without_owner(cast: Cast, promises: dict[str, Person | None]) -> None:
    promises["one"] = cast.member
    seat = Seat.objects.get(memberships__person=cast.member)
    seats.end_seat(actor=cast.viewer("secretary"), seat=seat, seen=0, last_day=TODAY, keys=["promise:one"])
    assert promises == {"one": None}
    assert seat not in [line.seat for line in bodies.sitting(cast.body, date(2026, 3, 3))]


def test_nobody_leaves_before_they_came(cast: Cast) -> None:
    membership = factories.seat_person(cast.body, cast.neighbour, valid_from=TODAY)
    actor = cast.viewer("secretary")
    with pytest.raises(NotPossibleError):
        seats.end_membership(actor=actor, membership=membership, seen=0, last_day=date(2026, 3, 1))


def test_somebody_must_be_left_in_the_secretariat(cast: Cast) -> None:
    membership = Membership.objects.get(person=cast.secretary)
    actor = cast.viewer("secretary")
    with pytest.raises(NotPossibleError):
        seats.end_membership(actor=actor, membership=membership, seen=0, last_day=TODAY)
    assert Membership.objects.get(pk=membership.pk).valid_to is None
    factories.seat_person(membership.seat.body, cast.neighbour)
    seats.end_membership(actor=actor, membership=membership, seen=0, last_day=TODAY)
