"""The meeting's page, for the whole cast."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core import clock
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import Attendance, Meeting, State
from rundbord.apps.record import services
from rundbord.apps.record.models import Entry
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

SYSTEM = System("test")


def address(meeting: Meeting) -> str:
    return reverse("record:meeting", args=[meeting.cooperation.slug, meeting])


def test_what_the_services_write_stands_on_the_page(cast: Cast, as_: Login) -> None:
    secretary = cast.viewer("secretary")
    meeting = meetings.add_meeting(actor=secretary, bodies=[cast.body], title="Møte i mars")
    item = meetings.add_item(actor=secretary, meeting=meeting, title="Kompetansebehov")
    services.add_entry(actor=secretary, item=item, text="<p>Et stort utenforskap.</p>", speaker_written="Horten")
    page = as_("secretary").get(address(meeting))
    assert page.status_code == 200
    assert page.templates[0].name == "record/workspace.html"
    for words in ("Møte i mars", "Kompetansebehov", "Et stort utenforskap.", "Horten"):
        assert words in page.content.decode()


@pytest.mark.parametrize("who", ["anonymous", "stranger", "neighbour", "former", "member", "disqualified"])
def test_a_planned_meeting_is_the_keepers_and_the_chairs_own(cast: Cast, as_: Login, who: str) -> None:
    meeting = meetings.add_meeting(actor=cast.viewer("secretary"), bodies=[cast.body])
    assert meeting.state == State.PLANNED
    assert as_(who).get(address(meeting)).status_code == 404


@pytest.mark.parametrize("who", ["member", "chair", "disqualified"])
def test_members_and_chair_read_a_calm_page(cast: Cast, as_: Login, who: str) -> None:
    meeting = factories.make_meeting(cast.body, state=State.CALLED)
    page = as_(who).get(address(meeting))
    assert page.templates[0].name == "record/meeting.html"
    assert "angre" not in page.content.decode()


def test_a_called_meeting_shows_members_the_agenda_without_the_record(cast: Cast, as_: Login) -> None:
    meeting = factories.make_meeting(cast.body, state=State.HELD)
    factories.make_entry(factories.make_item(meeting, "Kompetansebehov"), "Ikke sendt ennå")
    page = as_("member").get(address(meeting)).content.decode()
    assert "Kompetansebehov" in page
    assert "Ikke sendt ennå" not in page
    Meeting.objects.update(state=State.SENT)
    assert "Ikke sendt ennå" in as_("member").get(address(meeting)).content.decode()


def test_a_cooperation_does_not_answer_for_anothers_meeting(cast: Cast, as_: Login) -> None:
    meeting = factories.make_meeting(cast.body)
    other = reverse("record:meeting", args=[cast.other_cooperation.slug, meeting])
    assert as_("secretary").get(other).status_code == 404


def test_the_join_link_is_for_the_table(cast: Cast, as_: Login) -> None:
    meeting = factories.make_meeting(cast.body, state=State.CALLED)
    Meeting.objects.update(join_url="https://teams.example.org/l/1", agenda_public_at=clock.now())
    assert "teams.example.org" in as_("member").get(address(meeting)).content.decode()
    assert "teams.example.org" not in as_("anonymous").get(address(meeting)).content.decode()


def test_posting_to_the_page_is_not_possible(cast: Cast, as_: Login) -> None:
    assert as_("secretary").post(address(factories.make_meeting(cast.body))).status_code == 405


def fill(meeting: Meeting, count: int) -> None:
    for _each in range(count):
        item = factories.make_item(meeting)
        entry = factories.make_entry(item)
        services.add_action(actor=SYSTEM, entry=entry, text="Følg opp")
        services.add_mark(actor=SYSTEM, entry=entry, kind="ask", quote="Ber om tips")
        meetings.add_attendance(actor=SYSTEM, meeting=meeting, name_written="Gjest")


@pytest.mark.parametrize("who", ["secretary", "member", "anonymous"])
def test_the_page_costs_the_same_few_queries(cast: Cast, as_: Login, who: str) -> None:
    meeting = factories.make_meeting(cast.body, state=State.SENT)
    Meeting.objects.update(record_public_at=clock.now())
    counts = []
    for more in (1, 29):
        fill(meeting, more)
        client = as_(who)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(meeting)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 11


def test_what_the_person_said_stands_on_their_page(cast: Cast, as_: Login) -> None:
    meeting = factories.make_meeting(cast.body, state=State.SENT)
    entry = factories.make_entry(factories.make_item(meeting), "Tar gjerne imot tips")
    Entry.objects.update(person=cast.member)
    page = reverse("people:person", args=[cast.cooperation.slug, cast.member])
    assert "Tar gjerne imot tips" in as_("member").get(page).content.decode()
    assert "Tar gjerne imot tips" not in as_("neighbour").get(page).content.decode()
    assert f"#linje-{entry.uid}" in as_("secretary").get(page).content.decode()


def test_what_was_said_comes_a_page_at_a_time(cast: Cast, as_: Login) -> None:
    item = factories.make_item(factories.make_meeting(cast.body, state=State.SENT))
    for number in range(25):
        factories.make_entry(item, f"Ytring {number:02}")
    Entry.objects.update(person=cast.member)
    page = reverse("people:person", args=[cast.cooperation.slug, cast.member])
    first, second = (as_("member").get(f"{page}?side={side}").content.decode() for side in (1, 2))
    assert "Ytring 19" in first
    assert "Ytring 20" not in first
    assert "Ytring 20" in second


def test_a_meeting_that_is_over_asks_who_came(cast: Cast, as_: Login) -> None:
    meeting = factories.make_meeting(cast.body, state=State.HELD)
    rows = [factories.make_attendance(meeting, one) for one in (cast.member, cast.chair, cast.disqualified)]
    Attendance.objects.update(status=Attendance.Status.EXPECTED)
    client, place = as_("secretary"), address(meeting)
    page = client.get(place).content.decode()
    assert "3 personer er ikke registrert" in page
    assert 'aria-label="Forfall: Marit Solheim"' in page
    press = re.findall(r'formaction="([^"]*status[^"]*)"', page)[1].replace("&amp;", "&")
    response = client.post(press, {"status": "absent"})
    assert "/deltakere/" not in response["Location"]
    assert Attendance.objects.get(pk=rows[0].pk).status == Attendance.Status.ABSENT
    assert "2 personer er ikke registrert" in client.get(place).content.decode()
    press = re.findall(r'formaction="([^"]*alle-kom[^"]*)"', page)[0].replace("&amp;", "&")
    assert "/deltakere/" not in client.post(press)["Location"]
    assert "ikke registrert" not in client.get(place).content.decode()
    statuses = Attendance.objects.order_by("position", "pk").values_list("status", flat=True)
    assert sorted(statuses) == ["absent", "present", "present"]


@pytest.mark.parametrize("state", [State.PLANNED, State.CALLED, State.RUNNING])
def test_a_meeting_that_is_not_over_does_not_ask_who_came(cast: Cast, as_: Login, state: str) -> None:
    meeting = factories.make_meeting(cast.body, state=state)
    factories.make_attendance(meeting, cast.member)
    Attendance.objects.update(status=Attendance.Status.EXPECTED)
    assert "ikke registrert" not in as_("secretary").get(address(meeting)).content.decode()
