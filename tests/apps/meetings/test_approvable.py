"""Which meetings an item's form offers as the one whose minutes it approves."""

from datetime import date, timedelta

from rundbord.apps.core import clock
from rundbord.apps.meetings.forms.items import MOST_EARLIER, ItemForm, approvable
from rundbord.apps.meetings.models import AgendaItem, Meeting
from tests import factories
from tests.cast import Cast

DAY = date(2026, 3, 10)


def item_of(cast: Cast) -> AgendaItem:
    return factories.make_item(factories.make_meeting(cast.body, DAY), "Godkjenning av referat")


def earlier(cast: Cast, count: int) -> list[Meeting]:
    return [factories.make_meeting(cast.body, DAY - timedelta(weeks=week)) for week in range(1, count + 1)]


def test_the_last_ones_before_are_offered_newest_first(cast: Cast) -> None:
    item, held = item_of(cast), earlier(cast, MOST_EARLIER + 5)
    factories.make_meeting(cast.body, DAY + timedelta(weeks=1))
    assert list(approvable(item)) == held[:MOST_EARLIER]


def test_the_chosen_one_is_offered_however_old_and_stays_chosen(cast: Cast) -> None:
    item, held = item_of(cast), earlier(cast, MOST_EARLIER + 5)
    item.approves = held[-1]
    assert list(approvable(item))[-1] == held[-1]
    assert f'<option value="{held[-1].pk}" selected>' in " ".join(str(ItemForm(item=item)["approves"]).split())


def test_other_bodies_withdrawn_ones_and_itself_are_not_offered(cast: Cast) -> None:
    item, (held, withdrawn) = item_of(cast), earlier(cast, 2)
    factories.make_meeting(factories.make_body(cast.cooperation, "Styret"), DAY - timedelta(days=1))
    Meeting.objects.filter(pk=withdrawn.pk).update(withdrawn_at=clock.now())
    undated = factories.make_meeting(cast.body, None)
    assert set(approvable(item)) == {held, undated}
