"""A Teams report fills the list: whom it means is shown first, then written in one step."""

from datetime import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.meetings import services
from rundbord.apps.meetings.joined import matched
from rundbord.apps.meetings.models import Attendance, Meeting, State
from rundbord.apps.meetings.services.joined import Came
from rundbord.apps.meetings.teams import Joined
from rundbord.apps.people.models import Membership
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

REPORT = """2. Deltakere
Navn\tFørste deltakelse\tSist forlatt\tVarighet\tE-post
Solheim, Marit\t10.3.2026, 13:01:00\t10.3.2026, 14:59:00\t1t 58m\t
Varan\t10.3.2026, 13:30:00\t10.3.2026, 14:10:00\t40m\t{deputy}
Eva Gjest (Gjest)\t10.3.2026, 12:50:00\t10.3.2026, 15:10:00\t2t\t
"""
PRESENT, ABSENT, EXPECTED = Attendance.Status.PRESENT, Attendance.Status.ABSENT, Attendance.Status.EXPECTED


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A held meeting from one to three, with all who sit in the body on the list, and a deputy for the member."""
    found = factories.make_meeting(cast.body, state=State.HELD)
    services.add_from_seats(actor=System("test"), meeting=found)
    deputy = factories.make_person(cast.cooperation, "Vera Vara")
    seat = Membership.objects.get(person=cast.member).seat
    Membership.objects.create(seat=seat, person=deputy, rank=1)
    return found


def _address(cast: Cast, meeting: Meeting) -> str:
    return reverse("meetings:attendance_from_teams", args=[cast.cooperation.slug, meeting])


def _look(client: Client, cast: Cast, meeting: Meeting, text: str = REPORT) -> str:
    deputy = Membership.objects.get(rank=1).person
    file = SimpleUploadedFile("rapport.csv", text.format(deputy=deputy.email).encode("utf-16"))
    return client.post(_address(cast, meeting), {"rapport": file}).content.decode()


def _row(name: str) -> Attendance:
    return Attendance.objects.get(name_written=name, withdrawn_at=None)


def test_the_page_shows_whom_it_means_and_writes_nothing(cast: Cast, as_: Login, meeting: Meeting) -> None:
    page = _look(as_("secretary"), cast, meeting)
    assert "Vara, ny på listen" in page
    assert "Gjest, ny på listen" in page
    assert 'value="13:30"' in page
    assert 'value="13:01"' not in page  # within the slack: she was there from the start
    assert not Attendance.objects.exclude(status=EXPECTED).exists()


def test_one_press_writes_who_came_and_who_did_not(cast: Cast, as_: Login, meeting: Meeting) -> None:
    member = _row("Marit Solheim")
    posted = {
        "lagre": "1", "andre": "on",
        "navn-0": "Marit Solheim", "epost-0": "", "hvem-0": member.uid, "fra-0": "", "til-0": "",
        "navn-1": "Varan", "epost-1": Membership.objects.get(rank=1).person.email, "hvem-1": "ny",
        "fra-1": "13.30", "til-1": "tull",
        "navn-2": "Eva Gjest", "hvem-2": "ny",
        "navn-3": "Ikke Med", "hvem-3": "utelat",
    }  # fmt: skip
    assert as_("secretary").post(_address(cast, meeting), posted).status_code == 302
    member.refresh_from_db()
    deputy, guest = _row("Varan"), _row("Eva Gjest")
    assert member.status == deputy.status == guest.status == PRESENT
    assert (deputy.category, deputy.person, deputy.from_time) == (
        Attendance.Category.DEPUTY, Membership.objects.get(rank=1).person, time(13, 30)
    )  # fmt: skip
    assert deputy.seat == member.seat
    assert _row("Leif Dahl").status == ABSENT
    assert not Attendance.objects.filter(name_written="Ikke Med").exists()
    services.undo_step(actor=cast.viewer("secretary"), meeting=meeting)
    member.refresh_from_db()
    assert (member.status, _row("Leif Dahl").status) == (EXPECTED, EXPECTED)
    assert not Attendance.objects.filter(name_written="Eva Gjest", withdrawn_at=None).exists()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"Navn\tKommune\tx\n"])
def test_another_file_is_told_and_changes_nothing(cast: Cast, as_: Login, meeting: Meeting, content: bytes) -> None:
    answer = as_("secretary").post(_address(cast, meeting), {"rapport": SimpleUploadedFile("x.csv", content)})
    assert answer.status_code == 422
    assert "Velg" in answer.content.decode()


def test_two_of_the_same_name_are_nobody_we_know(cast: Cast, meeting: Meeting) -> None:
    factories.make_person(cast.cooperation, "Per Hansen")
    factories.make_person(cast.cooperation, "Per Hansen")
    [match] = matched(meeting, [Joined("Per Hansen", "", time(13), time(15))])
    assert (match.row, match.person) == (None, None)


def test_an_address_decides_before_a_name(cast: Cast, meeting: Meeting) -> None:
    joined = Joined("Marit Solheim", cast.chair.email.casefold(), time(13), time(15))
    [match] = matched(meeting, [joined])
    assert match.person == cast.chair


@pytest.mark.parametrize("who", ["member", "chair", "neighbour"])
def test_only_those_who_write_take_a_report_in(cast: Cast, meeting: Meeting, who: str) -> None:
    with pytest.raises(NotAllowedError):
        services.take_joined(actor=cast.viewer(who), meeting=meeting, came=[Came("Eva")])


def test_somebody_elses_change_is_not_overwritten(cast: Cast, meeting: Meeting) -> None:
    row = _row("Marit Solheim")
    Attendance.objects.filter(pk=row.pk).update(version=7)
    with pytest.raises(ConflictError):
        services.take_joined(
            actor=cast.viewer("secretary"), meeting=meeting, came=[Came("Eva"), Came("Marit", row=row)]
        )
    assert not Attendance.objects.filter(name_written="Eva").exists()


def test_times_that_end_before_they_begin_are_refused(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(NotPossibleError):
        services.take_joined(
            actor=cast.viewer("secretary"), meeting=meeting, came=[Came("Eva", from_time=time(14), to_time=time(13))]
        )
