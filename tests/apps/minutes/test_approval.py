"""When minutes count as approved."""

from datetime import date

import pytest

from rundbord.apps.core import clock
from rundbord.apps.meetings.models import AgendaItem, ItemKind, ItemNumber, Meeting, State
from rundbord.apps.minutes.approval import approval_of, approved_among
from rundbord.apps.minutes.models import MinutesVersion, VersionState
from rundbord.apps.minutes.status import mark_of
from rundbord.apps.record.models import EntryKind
from tests import factories
from tests.cast import Cast

FIRST, LATER = date(2026, 1, 22), date(2026, 2, 26)


def approving_item(cast: Cast, meeting: Meeting) -> AgendaItem | None:
    """The item that approves the minutes, if any does."""
    found = approval_of(cast.viewer("secretary"), meeting)
    return found.item if found else None


def waiting(cast: Cast) -> Meeting:
    return factories.make_meeting(cast.body, FIRST, state=State.HELD)


def approve(cast: Cast, meeting: Meeting, *said: str, state: str = State.HELD, day: date = LATER) -> AgendaItem:
    """A later meeting's item that takes the minutes up, with what was decided there, as number 2/26."""
    item = factories.make_item(
        factories.make_meeting(cast.body, day, state=state), "Godkjenning av referat", ItemKind.APPROVE_MINUTES
    )
    item.approves = meeting
    item.save()
    ItemNumber.objects.create(item=item, body=cast.body, printed="2/26", imported=True, provisional=False)
    for text in said:
        factories.make_entry(item, text, EntryKind.DECISION)
    return item


@pytest.mark.parametrize(
    "said",
    [
        (),
        ("Godkjent.",),
        ("Referatet godkjennes.",),
        ("Referatet vart godkjent utan merknader.",),
        ("Referatet ble godkjent med de merknader som kom fram. Sak 5 utsettes til neste møte.",),
        ("Møteboka er godkjend.",),
    ],
)
def test_a_later_meeting_that_was_held_approves(cast: Cast, said: tuple[str, ...]) -> None:
    meeting = waiting(cast)
    item = approve(cast, meeting, *said)
    assert approving_item(cast, meeting) == item


@pytest.mark.parametrize(
    "said",
    [
        "Referatet ble ikke godkjent.",
        "Referatet godkjennes ikke. Det rettes og legges fram på nytt.",
        "Møteboka vart ikkje godkjend.",
        "Saken utsettes.",
        "Saka vart utsett til neste møte.",
        "Referatet sendes tilbake til sekretariatet.",
        "Møteboka blir send attende.",
    ],
)
def test_a_decision_that_refuses_or_puts_off_does_not(cast: Cast, said: str) -> None:
    meeting = waiting(cast)
    approve(cast, meeting, said)
    assert approving_item(cast, meeting) is None
    assert mark_of(cast.viewer("secretary"), meeting) == "UTKAST"


def test_what_was_said_counts_only_where_nothing_was_decided(cast: Cast) -> None:
    meeting = waiting(cast)
    item = approve(cast, meeting)
    factories.make_entry(item, "Referatet ble ikke godkjent.", EntryKind.PROSE)
    assert approving_item(cast, meeting) is None
    factories.make_entry(item, "Referatet godkjennes.", EntryKind.DECISION)
    assert approving_item(cast, meeting) == item


def test_a_proposal_settles_nothing(cast: Cast) -> None:
    meeting = waiting(cast)
    factories.make_entry(approve(cast, meeting), "Referatet godkjennes ikke.", EntryKind.PROPOSAL)
    assert approving_item(cast, meeting) is not None


@pytest.mark.parametrize("state", [State.PLANNED, State.CALLED, State.RUNNING])
def test_a_meeting_that_was_not_held_approves_nothing(cast: Cast, state: str) -> None:
    meeting = waiting(cast)
    approve(cast, meeting, "Godkjent.", state=state)
    assert approving_item(cast, meeting) is None


def test_neither_do_withdrawn_postponed_or_earlier_items(cast: Cast) -> None:
    meeting = waiting(cast)
    withdrawn, postponed = approve(cast, meeting), approve(cast, meeting, day=date(2026, 2, 27))
    AgendaItem.objects.filter(pk=withdrawn.pk).update(withdrawn_at=clock.now())
    AgendaItem.objects.filter(pk=postponed.pk).update(postponed=True)
    approve(cast, meeting, day=date(2025, 12, 4))
    cancelled = approve(cast, meeting, day=date(2026, 2, 28))
    Meeting.objects.filter(pk=cancelled.meeting_id).update(withdrawn_at=clock.now())
    assert approving_item(cast, meeting) is None


def test_the_second_time_counts_where_the_first_sent_them_back(cast: Cast) -> None:
    meeting = waiting(cast)
    approve(cast, meeting, "Referatet sendes tilbake.")
    second = approve(cast, meeting, "Godkjent.", day=date(2026, 3, 1))
    assert approving_item(cast, meeting) == second


def test_the_mark_names_number_and_day(cast: Cast) -> None:
    meeting = waiting(cast)
    approve(cast, meeting, "Godkjent.")
    assert mark_of(cast.viewer("member"), meeting) == "GODKJENT i sak 2/26 (26. februar 2026)"


def test_nobody_learns_of_a_closed_meeting_from_the_mark(cast: Cast) -> None:
    meeting = waiting(cast)
    approve(cast, meeting, "Godkjent.")
    assert mark_of(cast.anonymous(), meeting) == "GODKJENT"


def test_published_minutes_say_that_they_are_not_approved_yet(cast: Cast) -> None:
    meeting = waiting(cast)
    meeting.record_public_at = clock.now()
    assert mark_of(cast.anonymous(), meeting) == "IKKE GODKJENT ENNÅ"
    meeting.language = "nn"
    assert mark_of(cast.anonymous(), meeting) == "IKKJE GODKJENT ENNO"


def test_imported_minutes_bear_no_mark_until_an_item_approves_them(cast: Cast) -> None:
    meeting = waiting(cast)
    meeting.batch_uid, meeting.record_public_at = "0" * 12, clock.now()
    assert mark_of(cast.anonymous(), meeting) == ""


@pytest.mark.parametrize(
    ("state", "mark"),
    [(VersionState.DRAFT, None), (VersionState.SUPERSEDED, None), (VersionState.SENT, "UTKAST")],
)
def test_a_draft_keeps_its_own_mark(cast: Cast, state: str, mark: str | None) -> None:
    meeting = waiting(cast)
    assert mark_of(cast.viewer("secretary"), meeting, MinutesVersion(meeting=meeting, state=state)) == mark


def test_the_same_rule_holds_among_many(cast: Cast) -> None:
    meeting, other = waiting(cast), factories.make_meeting(cast.body, date(2026, 1, 29), state=State.HELD)
    approve(cast, meeting, "Godkjent.")
    approve(cast, other, "Referatet sendes tilbake.")
    approve(cast, other, "Godkjent.", day=date(2025, 12, 4))
    assert approved_among([meeting, other]) == {meeting.pk}
