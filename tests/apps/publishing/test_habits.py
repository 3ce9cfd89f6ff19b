"""What a body publishes by itself, and the page on which a meeting is published."""

import pytest
from django.urls import reverse

from rundbord.apps.core.errors import ConflictError, NotAllowedError
from rundbord.apps.core.models import Access
from rundbord.apps.files.services import attach, store_blob
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import Exclusion, Meeting, MeetingBody, State
from rundbord.apps.publishing import services
from rundbord.apps.publishing.services import ACTOR
from tests import factories
from tests.cast import Cast
from tests.conftest import Login


def fresh(meeting: Meeting) -> Meeting:
    return Meeting.objects.get(pk=meeting.pk)


def move(cast: Cast, meeting: Meeting, state: State) -> None:
    now = fresh(meeting)
    meetings.move_to_state(actor=cast.viewer("secretary"), meeting=now, version=now.version, state=state)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A planned meeting of a body that publishes agendas by itself."""
    services.set_habits(actor=cast.viewer("secretary"), body=cast.body, seen=0, agenda="called", record="never")
    return factories.make_meeting(cast.body)


def test_the_agenda_is_published_when_the_meeting_is_called(cast: Cast, meeting: Meeting) -> None:
    assert fresh(meeting).agenda_public_at is None
    move(cast, meeting, State.CALLED)
    assert fresh(meeting).agenda_public_at is not None
    assert fresh(meeting).record_public_at is None


def test_what_was_withdrawn_stays_withdrawn(cast: Cast, meeting: Meeting) -> None:
    move(cast, meeting, State.CALLED)
    now = fresh(meeting)
    meetings.withdraw_agenda_publication(actor=cast.viewer("secretary"), meeting=now, version=now.version)
    meetings.add_item(actor=cast.viewer("secretary"), meeting=fresh(meeting), title="Ny sak")
    assert fresh(meeting).agenda_public_at is None


@pytest.mark.parametrize(("habit", "state", "public"), [("sent", "sent", True), ("approved", "sent", False)])
def test_minutes_are_published_when_they_come_so_far(
    cast: Cast, meeting: Meeting, habit: str, state: str, *, public: bool
) -> None:
    services.set_habits(actor=ACTOR, body=cast.body, seen=1, agenda="never", record=habit)
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    meetings.add_attendance(actor=ACTOR, meeting=fresh(meeting), name_written="Kari Li")
    assert (fresh(meeting).record_public_at is not None) is public


def test_a_body_without_habits_publishes_nothing(cast: Cast) -> None:
    meeting = factories.make_meeting(cast.other_body)
    move(cast, meeting, State.CALLED)
    assert fresh(meeting).agenda_public_at is None


def test_habits_are_refused_to_others_and_after_somebody_else(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(NotAllowedError):
        services.set_habits(actor=cast.viewer("chair"), body=cast.body, seen=1, agenda="never", record="never")
    with pytest.raises(ConflictError):
        services.set_habits(actor=ACTOR, body=cast.body, seen=0, agenda="never", record="never")


def test_the_page_of_habits(cast: Cast, as_: Login) -> None:
    address = reverse("publishing:habits", args=[cast.cooperation.slug, cast.body.uid])
    posted = {"seen": "0", "agenda": "called", "record": "sent"}
    assert as_("secretary").post(address, posted).status_code == 302
    assert as_("secretary").post(address, posted).status_code == 409
    assert as_("secretary").post(address, {"seen": "1", "agenda": "soon", "record": "sent"}).status_code == 422


def test_the_page_says_what_stays_closed_and_why(cast: Cast, as_: Login) -> None:
    meeting = factories.make_meeting(cast.body, state=State.HELD)
    closed, kept_out = factories.make_item(meeting, "Personalsak"), factories.make_item(meeting, "Egen sak")
    closed.access, closed.law, closed.paragraph, closed.public_title = Access.EXEMPT, "offl.", "§ 13", "Tilsetting"
    closed.save()
    blob = store_blob(content=b"a", name="a.txt")
    for item in (closed, kept_out):
        name = f"{item.title} papir.txt"
        attach(actor=ACTOR, owner_kind="agendaitem", owner_uid=item.uid, role="paper", name=name, blob=blob)
    Exclusion.objects.create(item=kept_out, person=cast.secretary)
    page = as_("secretary").get(reverse("publishing:publish", args=[cast.cooperation.slug, meeting.uid]))
    text = page.content.decode()
    assert "Tilsetting" in text
    assert "offl. § 13" in text
    assert "Egen sak papir" not in text


def test_a_stale_press_publishes_nothing(cast: Cast, as_: Login) -> None:
    meeting = factories.make_meeting(cast.body, state=State.HELD)
    address = reverse("publishing:publish", args=[cast.cooperation.slug, meeting.uid])
    assert as_("secretary").post(address, {"what": "record", "version": "9"}).status_code == 409
    assert as_("secretary").post(address, {"what": "all", "version": "0"}).status_code == 404
    assert fresh(meeting).record_public_at is None


def test_only_the_habits_of_the_body_that_leads_count(cast: Cast, meeting: Meeting) -> None:
    joint = factories.make_meeting(cast.other_body)
    MeetingBody.objects.create(meeting=joint, body=cast.body, position=1)
    move(cast, joint, State.CALLED)
    assert fresh(joint).agenda_public_at is None
