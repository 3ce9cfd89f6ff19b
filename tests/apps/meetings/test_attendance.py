"""The attendance list."""

from datetime import date, time

import pytest

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.meetings import services
from rundbord.apps.meetings.models import Attendance, Meeting
from rundbord.apps.meetings.services.attendance import deputies
from rundbord.apps.people.models import Membership
from tests import factories
from tests.cast import Cast

SYSTEM = System("test")


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return factories.make_meeting(cast.body)


def test_everybody_who_sits_there_that_day_is_expected(cast: Cast, meeting: Meeting) -> None:
    services.add_from_seats(actor=SYSTEM, meeting=meeting)
    names = set(Attendance.objects.values_list("name_written", flat=True))
    assert names == {"Marit Solheim", "Leif Dahl", "Dina Vik"}
    assert not services.add_from_seats(actor=SYSTEM, meeting=meeting)


def test_on_an_earlier_day_others_sat_there(cast: Cast) -> None:
    meeting = factories.make_meeting(cast.body, date(2024, 6, 1))
    services.add_from_seats(actor=SYSTEM, meeting=meeting)
    assert Attendance.objects.filter(name_written="Frida Lund").exists()


def test_one_person_may_sit_for_two(cast: Cast, meeting: Meeting) -> None:
    factories.seat_person(cast.body, cast.member, factories.make_organization("Bærum"))
    services.add_from_seats(actor=SYSTEM, meeting=meeting)
    rows = Attendance.objects.filter(person=cast.member)
    assert {row.organization_written for row in rows} == {"Asker", "Bærum"}


def test_a_deputy_comes_instead(cast: Cast, meeting: Meeting) -> None:
    deputy = factories.make_person(cast.cooperation, "Vera Strand")
    seat = Membership.objects.get(person=cast.member).seat
    Membership.objects.create(seat=seat, person=deputy, rank=1)
    services.add_from_seats(actor=SYSTEM, meeting=meeting)
    row = Attendance.objects.get(person=cast.member)
    [membership] = deputies(meeting, row.seat)
    new = services.call_deputy(actor=SYSTEM, attendance=row, version=0, membership=membership)
    assert Attendance.objects.get(pk=row.pk).status == Attendance.Status.ABSENT
    assert (new.person, new.category, new.deputy_for, new.seat) == (deputy, "deputy", "Marit Solheim", seat)


def test_who_is_no_deputy_cannot_come_instead(cast: Cast, meeting: Meeting) -> None:
    services.add_from_seats(actor=SYSTEM, meeting=meeting)
    row = Attendance.objects.get(person=cast.member)
    with pytest.raises(NotPossibleError):
        services.call_deputy(
            actor=SYSTEM, attendance=row, version=0, membership=Membership.objects.get(person=cast.chair)
        )


def test_a_guest_needs_a_name_only(meeting: Meeting) -> None:
    row = services.add_attendance(actor=SYSTEM, meeting=meeting, name_written="Gro Gjest", category="guest")
    assert row.position == 1
    with pytest.raises(NotPossibleError):
        services.add_attendance(actor=SYSTEM, meeting=meeting)


def test_nobody_leaves_before_they_come(meeting: Meeting) -> None:
    row = services.add_attendance(actor=SYSTEM, meeting=meeting, name_written="Gro", from_time=time(14))
    with pytest.raises(NotPossibleError):
        services.edit_attendance(actor=SYSTEM, attendance=row, version=0, to_time=time(13, 30))


def test_a_person_of_another_cooperation_is_a_guest_by_name_only(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(NotPossibleError):
        services.add_attendance(actor=SYSTEM, meeting=meeting, person=cast.stranger)


def test_who_saw_an_older_version_overwrites_nothing(meeting: Meeting) -> None:
    row = services.add_attendance(actor=SYSTEM, meeting=meeting, name_written="Gro")
    services.edit_attendance(actor=SYSTEM, attendance=row, version=0, status="present")
    with pytest.raises(ConflictError):
        services.remove_attendance(actor=SYSTEM, attendance=row, version=0)


def test_all_came(cast: Cast, meeting: Meeting) -> None:
    services.add_from_seats(actor=SYSTEM, meeting=meeting)
    absent = Attendance.objects.get(person=cast.chair)
    services.edit_attendance(actor=SYSTEM, attendance=absent, version=0, status="absent")
    assert services.set_all_present(actor=SYSTEM, meeting=meeting) == 2
    assert Attendance.objects.get(person=cast.chair).status == "absent"


def test_a_row_taken_off_is_off(meeting: Meeting) -> None:
    row = services.add_attendance(actor=SYSTEM, meeting=meeting, name_written="Gro")
    services.remove_attendance(actor=SYSTEM, attendance=row, version=0)
    assert not Attendance.objects.filter(withdrawn_at=None).exists()
