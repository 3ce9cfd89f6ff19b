"""Dates that were written down wrong are corrected: of a seat, and of somebody in it."""

from datetime import date

import pytest
from django.urls import reverse

from rundbord.apps.audit.models import AuditRow
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.people.models import BodyKind, Membership, Role, Seat, SeatKind
from rundbord.apps.people.services import dates
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

FIRST, LAST = date(2024, 1, 1), date(2025, 12, 31)


@pytest.fixture
def membership(cast: Cast) -> Membership:
    """Somebody who sat in the body through 2024 and 2025, as the seat was there."""
    made = factories.seat_person(cast.body, cast.neighbour, valid_from=FIRST, valid_to=LAST)
    Seat.objects.filter(pk=made.seat.pk).update(valid_from=FIRST, valid_to=LAST)
    found: Membership = Membership.objects.select_related("seat__body__cooperation", "person").get(pk=made.pk)
    return found


def _correct(cast: Cast, membership: Membership, first: date | None, last: date | None, who: str = "secretary") -> None:
    dates.correct_membership(
        actor=cast.viewer(who), membership=membership, seen=membership.seat.version, first_day=first, last_day=last
    )


def _correct_seat(cast: Cast, seat: Seat, first: date | None, last: date | None, who: str = "secretary") -> None:
    dates.correct_seat(actor=cast.viewer(who), seat=seat, seen=seat.version, first_day=first, last_day=last)


def test_the_dates_of_a_membership_and_of_its_seat(cast: Cast, membership: Membership) -> None:
    _correct(cast, membership, date(2024, 3, 1), date(2025, 6, 30))
    _correct_seat(cast, membership.seat, date(2024, 2, 1), None)
    _correct(cast, membership, date(2024, 2, 1), None)
    kept = Membership.objects.select_related("seat").get(pk=membership.pk)
    assert (kept.valid_from, kept.valid_to) == (date(2024, 2, 1), None)
    assert (kept.seat.valid_from, kept.seat.valid_to) == (date(2024, 2, 1), None)
    told = AuditRow.objects.values_list("verb", "uid")
    assert set(told) == {("membership_correct", cast.body.uid), ("seat_correct", cast.body.uid)}


@pytest.mark.parametrize(
    ("first", "last"), [(LAST, FIRST), (date(2023, 12, 31), LAST), (FIRST, date(2026, 1, 1)), (FIRST, None)]
)
def test_a_membership_lies_within_its_seat(
    cast: Cast, membership: Membership, first: date | None, last: date | None
) -> None:
    with pytest.raises(NotPossibleError):
        _correct(cast, membership, first, last)
    assert Membership.objects.get(pk=membership.pk).valid_to == LAST


@pytest.mark.parametrize(("first", "last"), [(date(2024, 1, 2), LAST), (FIRST, date(2025, 12, 30)), (LAST, FIRST)])
def test_a_seat_is_there_as_long_as_somebody_sits_in_it(
    cast: Cast, membership: Membership, first: date, last: date
) -> None:
    with pytest.raises(NotPossibleError):
        _correct_seat(cast, membership.seat, first, last)
    assert Seat.objects.get(pk=membership.seat.pk).valid_from == FIRST


def test_two_never_have_the_seat_on_the_same_day(cast: Cast, membership: Membership) -> None:
    _correct(cast, membership, FIRST, date(2024, 12, 31))
    Membership.objects.create(seat=membership.seat, person=cast.former, valid_from=date(2025, 1, 1), valid_to=LAST)
    with pytest.raises(NotPossibleError, match="Frida Lund"):
        _correct(cast, membership, FIRST, date(2025, 1, 1))


def test_of_two_who_correct_at_once_one_is_told(cast: Cast, membership: Membership) -> None:
    _correct(cast, membership, FIRST, date(2025, 6, 30))
    for correct in (dates.correct_membership, dates.correct_seat):
        about = {"membership": membership} if correct is dates.correct_membership else {"seat": membership.seat}
        with pytest.raises(ConflictError):
            correct(actor=cast.viewer("secretary"), seen=0, first_day=FIRST, last_day=LAST, **about)


@pytest.mark.parametrize("who", ["member", "neighbour", "former", "chair", "stranger", "disqualified"])
def test_only_those_who_seat_people_correct(cast: Cast, membership: Membership, who: str) -> None:
    with pytest.raises(NotAllowedError):
        _correct(cast, membership, FIRST, LAST, who)
    with pytest.raises(NotAllowedError):
        _correct_seat(cast, membership.seat, FIRST, LAST, who)


def test_a_bodys_secretary_corrects_no_secretary(cast: Cast, membership: Membership) -> None:
    factories.give_role(cast.body, cast.disqualified, Role.SECRETARY)
    _correct(cast, membership, FIRST, LAST, "disqualified")
    Seat.objects.filter(pk=membership.seat.pk).update(kind=SeatKind.SECRETARY)
    membership.seat.refresh_from_db()
    with pytest.raises(NotAllowedError):
        _correct(cast, membership, FIRST, LAST, "disqualified")


def test_somebody_is_left_in_the_secretariat(cast: Cast) -> None:
    held = Membership.objects.select_related("seat__body__cooperation", "person").get(
        seat__body__kind=BodyKind.SECRETARIAT, person=cast.secretary
    )
    with pytest.raises(NotPossibleError):
        _correct(cast, held, None, date(2025, 1, 1))


def test_the_pages(cast: Cast, as_: Login, membership: Membership) -> None:
    client, slug = as_("secretary"), cast.cooperation.slug
    address = reverse("people:membership_correct", args=[slug, membership.uid])
    assert 'value="2024-01-01"' in client.get(address).content.decode()
    assert client.post(address, {"seen": "0", "first_day": "i går"}).status_code == 422
    assert client.post(address, {"seen": "0", "first_day": "2024-02-01", "last_day": "2025-12-31"}).status_code == 302
    assert client.post(address, {"seen": "0", "first_day": "2024-02-01", "last_day": "2025-12-31"}).status_code == 409
    address = reverse("people:seat_correct", args=[slug, membership.seat.uid])
    assert client.post(address, {"seen": "1", "first_day": "2024-01-15", "last_day": ""}).status_code == 302
    person = client.get(reverse("people:person", args=[slug, cast.neighbour])).content.decode()
    assert reverse("people:membership_correct", args=[slug, membership.uid]) in person
