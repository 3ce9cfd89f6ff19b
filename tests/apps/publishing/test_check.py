"""The check before publication: told where, never a silent block, never a silent pass."""

import pytest
from django.urls import reverse

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.core.models import Access
from rundbord.apps.meetings.models import Exclusion, Meeting, State
from rundbord.apps.meetings.services import move_to_state
from rundbord.apps.publishing.models import Habits, RecordHabit
from rundbord.apps.publishing.services import PersonalDataError, publish
from rundbord.apps.record.models import Entry
from tests import factories
from tests.cast import Cast
from tests.conftest import Login


@pytest.fixture
def line(cast: Cast) -> Entry:
    """A line that tells of somebody's health."""
    meeting = factories.make_meeting(cast.body, state=State.SENT)
    return factories.make_entry(factories.make_item(meeting), "Kari Moe er sykmeldt til påske.")


def _address(meeting: Meeting, name: str = "publish") -> str:
    return reverse(f"publishing:{name}", args=[meeting.cooperation.slug, meeting])


def test_a_press_shows_the_places_and_a_second_one_publishes(as_: Login, line: Entry) -> None:
    meeting, client = line.item.meeting, as_("secretary")
    page = client.post(_address(meeting), {"what": "record", "version": meeting.version})
    assert page.status_code == 422
    content = page.content.decode()
    assert "<mark>er sykmeldt</mark>" in content
    assert f"#linje-{line.uid}" in content
    meeting.refresh_from_db()
    assert meeting.record_public_at is None
    sent = client.post(_address(meeting), {"what": "record", "version": meeting.version, "anyway": "yes"})
    assert sent.status_code == 302
    meeting.refresh_from_db()
    assert meeting.record_public_at is not None


def test_an_exempt_line_and_the_agenda_alone_go_out(cast: Cast, line: Entry) -> None:
    meeting, actor = line.item.meeting, cast.viewer("secretary")
    publish(actor=actor, meeting=meeting, version=meeting.version, what="agenda")
    with pytest.raises(PersonalDataError):
        publish(actor=actor, meeting=meeting, version=meeting.version, what="record")
    line.access, line.law, line.paragraph = Access.EXEMPT, "offentleglova", "§ 13"
    line.save()
    publish(actor=actor, meeting=meeting, version=meeting.version, what="record")


def test_withdrawing_is_never_held_up(cast: Cast, line: Entry) -> None:
    meeting, actor = line.item.meeting, cast.viewer("secretary")
    publish(actor=actor, meeting=meeting, version=meeting.version, what="record", anyway=True)
    publish(actor=actor, meeting=meeting, version=meeting.version, what="not_record")
    assert meeting.record_public_at is None


def test_others_do_not_publish_and_learn_nothing(as_: Login, cast: Cast, line: Entry) -> None:
    with pytest.raises(NotAllowedError):
        publish(actor=cast.viewer("chair"), meeting=line.item.meeting, version=0, what="record", anyway=True)
    assert as_("member").get(_address(line.item.meeting, "publish_check")).status_code == 403
    assert as_("neighbour").get(_address(line.item.meeting, "publish_check")).status_code == 404


def test_who_is_kept_out_of_the_item_learns_nothing_of_it(as_: Login, cast: Cast, line: Entry) -> None:
    address = _address(line.item.meeting, "publish_check")
    assert "sykmeldt" in as_("secretary").get(address).content.decode()
    Exclusion.objects.create(item=line.item, person=cast.secretary)
    assert "sykmeldt" not in as_("secretary").get(address).content.decode()


def test_a_habit_waits_for_a_person(cast: Cast, line: Entry) -> None:
    meeting = line.item.meeting
    Habits.objects.create(body=cast.body, record=RecordHabit.APPROVED)
    move_to_state(actor=System("test"), meeting=meeting, version=meeting.version, state=State.APPROVED)
    meeting.refresh_from_db()
    assert meeting.record_public_at is None
