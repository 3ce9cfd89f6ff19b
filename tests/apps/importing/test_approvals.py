"""An imported approval knows the meeting whose minutes it approves, whichever came in first."""

from datetime import date

import pytest

from rundbord.apps.importing.approvals import link_approvals
from rundbord.apps.importing.services.accepting import accept_all
from rundbord.apps.importing.services.undoing import undo_batch
from rundbord.apps.meetings.models import AgendaItem, ItemKind, Meeting, State
from tests import factories
from tests.apps.importing.samples import bring_in
from tests.cast import Cast

EARLIER, LATER = date(2025, 11, 25), date(2026, 1, 22)


def pair(cast: Cast, title: str) -> tuple[Meeting, AgendaItem]:
    """A meeting, and the item of a later one with this title."""
    earlier = factories.make_meeting(cast.body, EARLIER, state=State.HELD)
    later = factories.make_meeting(cast.body, LATER, state=State.HELD)
    return earlier, factories.make_item(later, title, ItemKind.APPROVE_MINUTES)


@pytest.mark.parametrize(
    "title",
    [
        "Godkjenning av referat fra møtet 25. november 2025",
        "GODKJENNING AV REFERAT FRA 25.11.2025",
        "Godkjenning av referat fra 25. november",
    ],
)
@pytest.mark.parametrize("last_in", ["earlier", "later"])
def test_the_date_in_the_title_leads_to_the_meeting(cast: Cast, title: str, last_in: str) -> None:
    earlier, item = pair(cast, title)
    link_approvals(earlier if last_in == "earlier" else item.meeting, cast.body)
    item.refresh_from_db()
    assert item.approves == earlier


@pytest.mark.parametrize("title", ["Godkjenning av referat", "Godkjenning av referat fra 24. november 2025"])
def test_nothing_is_guessed(cast: Cast, title: str) -> None:
    earlier, item = pair(cast, title)
    link_approvals(earlier, cast.body)
    item.refresh_from_db()
    assert item.approves is None


def test_another_bodys_meeting_of_that_day_is_not_meant(cast: Cast) -> None:
    other = factories.make_meeting(cast.other_body, EARLIER, state=State.HELD)
    item = factories.make_item(
        factories.make_meeting(cast.body, LATER, state=State.HELD),
        "Godkjenning av referat fra 25. november 2025",
        ItemKind.APPROVE_MINUTES,
    )
    link_approvals(item.meeting, cast.body)
    item.refresh_from_db()
    assert item.approves is None
    assert other.approved_in_items.count() == 0


def test_other_items_with_dates_approve_nothing(cast: Cast) -> None:
    earlier, item = pair(cast, "Befaring 25. november 2025")
    AgendaItem.objects.filter(pk=item.pk).update(kind=ItemKind.BRIEFING)
    link_approvals(earlier, cast.body)
    item.refresh_from_db()
    assert item.approves is None


def minutes_of(day: str, title: str) -> str:
    """Short minutes of a meeting on this day, with an approval of this title."""
    return (
        f"Referat fra møte i Faggruppe for næring\n\nTid: {day}, kl. 13:00-15:00\n\nTilstede:\n\n"
        f"Marit Solheim, Asker kommune\n\nSak 1: {title}\n\nGodkjent.\n\nSak 2: Eventuelt\n\nIngen saker.\n"
    )


def test_a_batch_whose_meetings_approve_each_other_is_taken_back_whole_and_linked_again(cast: Cast) -> None:
    batch = bring_in(
        cast.cooperation,
        minutes_of("25. november 2025", "Godkjenning av innkalling"),
        minutes_of("22. januar 2026", "Godkjenning av referat fra 25. november 2025"),
    )
    secretary = cast.viewer("secretary")
    for _time in range(2):
        assert accept_all(actor=secretary, batch=batch, with_doubts=True).accepted == 2
        item = AgendaItem.objects.get(approves__isnull=False, withdrawn_at=None)
        assert item.approves is not None
        assert (item.approves.date, item.approves.withdrawn_at) == (EARLIER, None)
        assert undo_batch(actor=secretary, batch=batch, reason="Feil") == 2
