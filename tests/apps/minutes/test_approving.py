"""Minutes are approved in an item of a later meeting: stamped, and frozen from then on."""

from datetime import date

import pytest
from django.urls import reverse

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core import richtext
from rundbord.apps.core.errors import NotAllowedError, NotPossibleError
from rundbord.apps.meetings.models import AgendaItem, ItemKind, ItemNumber, Meeting, State
from rundbord.apps.minutes.approving import approve_minutes
from rundbord.apps.minutes.models import MinutesVersion, VersionState
from rundbord.apps.minutes.services import make_version
from rundbord.apps.record import services as record
from rundbord.apps.record.models import Entry, EntryKind
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

ACTOR = System("test")


@pytest.fixture
def earlier(cast: Cast) -> Meeting:
    """A meeting whose minutes were sent."""
    meeting = factories.make_meeting(cast.body, date(2026, 1, 20), state=State.SENT)
    factories.make_entry(factories.make_item(meeting))
    make_version(actor=ACTOR, meeting=meeting)
    MinutesVersion.objects.update(state=VersionState.SENT)
    return meeting


@pytest.fixture
def item(cast: Cast, earlier: Meeting) -> AgendaItem:
    """The item of a later meeting that approves them."""
    return _item(cast, earlier)


def _item(cast: Cast, earlier: Meeting, day: date = date(2026, 3, 10), state: State = State.HELD) -> AgendaItem:
    meeting = factories.make_meeting(cast.body, day, state=state)
    item = factories.make_item(meeting, "Godkjenning av referat", ItemKind.APPROVE_MINUTES)
    item.approves = earlier
    item.save()
    ItemNumber.objects.create(item=item, body=cast.body, series=meeting.uid, ordinal=2, printed="2/26")
    return item


def _address(item: AgendaItem) -> str:
    return reverse("minutes:approve", args=[item.meeting.cooperation.slug, item.meeting, item.uid])


def test_a_press_stamps_the_version_that_was_sent(as_: Login, earlier: Meeting, item: AgendaItem) -> None:
    client = as_("secretary")
    meeting_page = client.get(reverse("record:meeting", args=[earlier.cooperation.slug, item.meeting]))
    assert f"/sak/{item.uid}/godkjenn/" in meeting_page.content.decode()
    assert "Versjon 1, som ble sendt, blir godkjent." in client.get(_address(item)).content.decode()
    assert client.post(_address(item), {"remark": ""}).status_code == 302
    version = MinutesVersion.objects.get()
    assert (version.state, version.approved_in) == (VersionState.APPROVED, item)
    earlier.refresh_from_db()
    assert earlier.state == State.APPROVED
    page = client.get(reverse("minutes:minutes", args=[earlier.cooperation.slug, earlier])).content.decode()
    assert "GODKJENT i sak 2/26 (10. mars 2026)" in page
    decision = Entry.objects.get(item=item, kind=EntryKind.DECISION)
    assert richtext.to_plain(decision.text) == "Referatet er godkjent."


def test_a_remark_makes_a_new_version_that_bears_it(as_: Login, earlier: Meeting, item: AgendaItem) -> None:
    version = approve_minutes(actor=ACTOR, item=item, remark="Horten deltok\nikke.")
    assert (version.number, version.state) == (2, VersionState.APPROVED)
    assert MinutesVersion.objects.get(number=1).state == VersionState.SUPERSEDED
    page = as_("member").get(reverse("minutes:minutes", args=[earlier.cooperation.slug, earlier])).content.decode()
    assert "Godkjent med merknad: Horten deltok ikke." in page


def test_what_is_approved_is_frozen(earlier: Meeting, item: AgendaItem) -> None:
    approve_minutes(actor=ACTOR, item=item)
    with pytest.raises(NotPossibleError):
        record.add_entry(actor=ACTOR, item=earlier.items.get(), text="<p>Noe nytt</p>", kind=EntryKind.PROSE)


def test_a_decision_that_stands_is_left_as_it_is(earlier: Meeting, item: AgendaItem) -> None:
    factories.make_entry(item, "Referatet godkjennes.", EntryKind.DECISION)
    approve_minutes(actor=ACTOR, item=item)
    assert Entry.objects.filter(item=item).count() == 1


def test_where_nothing_was_sent_the_record_as_it_stands_is_approved(earlier: Meeting, item: AgendaItem) -> None:
    MinutesVersion.objects.all().delete()
    assert approve_minutes(actor=ACTOR, item=item).number == 1


def test_several_minutes_wait_for_one_meeting(cast: Cast, earlier: Meeting, item: AgendaItem) -> None:
    older = factories.make_meeting(cast.body, date(2025, 11, 4), state=State.HELD)
    other = factories.make_item(item.meeting, "Godkjenning av referat fra november", ItemKind.APPROVE_MINUTES)
    other.approves = older
    other.save()
    for one in (item, other):
        approve_minutes(actor=ACTOR, item=one)
    assert set(Meeting.objects.filter(state=State.APPROVED)) == {earlier, older}


def test_what_cannot_be_approved_is_told(as_: Login, cast: Cast, earlier: Meeting, item: AgendaItem) -> None:
    not_begun, too_early = _item(cast, earlier, state=State.CALLED), _item(cast, earlier, day=date(2025, 12, 1))
    for wrong in (not_begun, too_early):
        with pytest.raises(NotPossibleError):
            approve_minutes(actor=ACTOR, item=wrong)
    approve_minutes(actor=ACTOR, item=item)
    with pytest.raises(NotPossibleError):
        approve_minutes(actor=ACTOR, item=item)
    client = as_("secretary")
    assert "Dette referatet er alt godkjent." in client.get(_address(item)).content.decode()
    assert client.post(_address(item)).status_code == 422
    other = factories.make_item(item.meeting, "Eventuelt")
    assert "Saken sier ikke hvilket møtes referat den godkjenner." in client.get(_address(other)).content.decode()


def test_members_and_the_chair_do_not_approve_by_themselves(as_: Login, cast: Cast, item: AgendaItem) -> None:
    with pytest.raises(NotAllowedError):
        approve_minutes(actor=cast.viewer("chair"), item=item)
    assert as_("member").post(_address(item)).status_code == 403
    assert as_("secretary").put(_address(item)).status_code == 405
