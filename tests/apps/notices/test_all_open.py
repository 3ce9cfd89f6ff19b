"""All that stands open can be reached, however much and however old it is, with the ticks kept."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rundbord.apps.meetings.models import AgendaItem, Meeting, State
from rundbord.apps.notices.all_open import MEETINGS, chosen, side_of
from rundbord.apps.notices.left_open import MOST, MOST_MEETINGS, left_open
from rundbord.apps.notices.models import Carried
from rundbord.apps.record.models import Action, Mark, MarkKind
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

LAST, LONG_AGO = date(2026, 2, 5), date(2016, 3, 7)
FILLED = {"date": "2026-04-09", "start_time": "09:30", "end_time": "11:00", "place": "Rådhuset", "form": "physical"}


def held(cast: Cast, day: date) -> Meeting:
    return factories.make_meeting(cast.body, day, state=State.HELD)


def promise(meeting: Meeting, text: str) -> Action:
    entry = factories.make_entry(factories.make_item(meeting, "Orienteringer"), text)
    return Action.objects.create(entry=entry, text=text)


@pytest.fixture
def old(cast: Cast) -> Action:
    """A promise of ten years ago, with more meetings and more promises since than are suggested by themselves."""
    found = promise(held(cast, LONG_AGO), "Lage en oversikt fra 2016")
    for number in range(MOST_MEETINGS):
        held(cast, LAST - timedelta(days=30 * number))
    meeting = held(cast, LAST)
    for number in range(MOST + 2):
        promise(meeting, f"Nyere løfte {number}")
    Mark.objects.create(entry=found.entry, kind=MarkKind.ASK, quote="Tar gjerne imot tips")
    return found


def address(cast: Cast, rest: str = "") -> str:
    return f"/{cast.cooperation.slug}/organ/{cast.body.uid}/neste-mote/{rest}"


def ticked(client: Client, path: str, **posted: object) -> tuple[str, set[str]]:
    """A page, and the keys that it would send: ticked ones and hidden ones."""
    page = client.post(path, posted).content.decode() if posted else client.get(path).content.decode()
    inputs = [one.split(">")[0] for one in page.split("<input")[1:]]
    sent = [one for one in inputs if 'name="taken"' in one and ("checked" in one or 'type="hidden"' in one)]
    return page, {one.split('value="')[1].split('"')[0] for one in sent}


def test_every_open_thing_stands_on_one_side(cast: Cast, old: Action) -> None:
    viewer = cast.viewer("secretary")
    assert f"action-{old.uid}" not in {one.key for one in left_open(viewer, cast.body)}
    for number in range(MEETINGS - 1):
        promise(held(cast, LAST - timedelta(days=number + 1)), f"Løfte i møte {number}")
    sides = [side_of(viewer, cast.body, number) for number in (1, 2)]
    keys = [one.key for side in sides for one in side.suggestions]
    assert len(keys) == len(set(keys)) == MOST + 2 + MEETINGS - 1 + 2
    assert {one.uid for one in sides[1].suggestions} == {old.uid, Mark.objects.get().uid}
    assert (sides[0].newer, sides[0].older, sides[1].newer, sides[1].older) == (0, 2, 1, 0)


def test_a_side_may_hold_what_the_viewer_may_not_read_and_says_nothing_of_it(cast: Cast, old: Action) -> None:
    AgendaItem.objects.filter(entries=old.entry).first().exclusions.create(person=cast.secretary)  # type: ignore[union-attr]  # it is there
    shown = {one.key for one in side_of(cast.viewer("secretary"), cast.body, 1).suggestions}
    assert len(shown) == MOST + 2
    assert f"action-{old.uid}" not in shown


@pytest.mark.parametrize("asked", ["0", "-3", "x", "1", "2", "99999", "9" * 400])
def test_any_number_is_answered(cast: Cast, old: Action, as_: Login, asked: str) -> None:
    page = as_("secretary").get(address(cast, "alt/"), {"side": asked}).content.decode()
    assert "Fra de nyeste møtene" in page
    assert "Lage en oversikt fra 2016" in page


def test_the_next_meetings_page_leads_to_all(cast: Cast, old: Action, as_: Login) -> None:
    page = as_("secretary").get(address(cast)).content.decode()
    assert 'neste-mote/alt/"' in page.split("formaction=")[1].split(">")[0]


def test_ticks_and_facts_go_there_and_back_and_into_the_notice(cast: Cast, old: Action, as_: Login) -> None:
    client, key = as_("secretary"), f"action-{old.uid}"
    newest = f"action-{Action.objects.get(text='Nyere løfte 0').uid}"
    page, sent = ticked(client, address(cast, "alt/"), taken=[newest], side="2", **FILLED)
    assert sent == {newest}
    assert 'name="place" value="Rådhuset"' in page
    page, sent = ticked(client, address(cast), taken=[newest, key], again="1", **FILLED)
    assert sent == {newest, key}
    assert 'value="Rådhuset"' in page
    assert not Carried.objects.exists()
    assert client.post(address(cast), {"taken": [newest, key], **FILLED}).status_code == 302
    assert set(Carried.objects.values_list("uid", flat=True)) == {old.uid, newest.removeprefix("action-")}


def test_what_is_settled_meanwhile_is_left_out(cast: Cast, old: Action) -> None:
    Action.objects.filter(pk=old.pk).update(state=Action.State.DONE)
    assert chosen(cast.viewer("secretary"), cast.body, {f"action-{old.uid}", "action-", "nonsense"}) == []


def test_what_the_secretary_is_kept_out_of_is_not_taken(cast: Cast, old: Action) -> None:
    AgendaItem.objects.filter(entries=old.entry).first().exclusions.create(person=cast.secretary)  # type: ignore[union-attr]  # it is there
    assert chosen(cast.viewer("secretary"), cast.body, {f"action-{old.uid}"}) == []


def test_queries(cast: Cast, old: Action, as_: Login, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    client = as_("secretary")
    for path in ("", "alt/", "alt/?side=2"):
        with django_assert_max_num_queries(12):
            client.get(address(cast, path))
