"""What earlier meetings left open is suggested; likely things are ticked, nothing is lost."""

from datetime import date, timedelta

import pytest

from rundbord.apps.core import clock
from rundbord.apps.meetings.models import ItemKind, Meeting, State
from rundbord.apps.notices.left_open import MOST, MOST_MEETINGS, Suggestion, left_open, not_taken
from rundbord.apps.notices.models import Carried, SourceKind
from rundbord.apps.record.models import Action, EntryKind, Mark, MarkKind
from tests import factories
from tests.cast import Cast

LAST, BEFORE, LONG_AGO = date(2026, 2, 5), date(2025, 11, 20), date(2024, 3, 7)


def held(cast: Cast, day: date) -> Meeting:
    return factories.make_meeting(cast.body, day, state=State.HELD)


def promise(meeting: Meeting, text: str, **fields: object) -> Action:
    entry = factories.make_entry(factories.make_item(meeting, "Orienteringer"), text)
    return Action.objects.create(entry=entry, text=text, **fields)


def mark(meeting: Meeting, kind: MarkKind, quote: str) -> Mark:
    entry = factories.make_entry(factories.make_item(meeting, "Runden rundt bordet"), quote)
    return Mark.objects.create(entry=entry, kind=kind, quote=quote)


def suggested(cast: Cast, who: str = "secretary") -> dict[str, Suggestion]:
    return {one.text: one for one in left_open(cast.viewer(who), cast.body)}


def test_a_promise_of_the_last_meeting_is_likely_and_an_old_one_stays_in_sight(cast: Cast) -> None:
    promise(held(cast, LONG_AGO), "Lage en oversikt")
    promise(held(cast, LAST), "Kommer tilbake med dato")
    found = suggested(cast)
    assert found["Kommer tilbake med dato"].likely
    assert not found["Lage en oversikt"].likely


def test_an_old_promise_that_is_due_now_is_likely(cast: Cast) -> None:
    held(cast, LAST)
    promise(held(cast, BEFORE), "Sende utkast", due=clock.today() - timedelta(days=3))
    assert suggested(cast)["Sende utkast"].likely


@pytest.mark.parametrize("state", [Action.State.DONE, Action.State.DROPPED])
def test_what_is_settled_is_not_suggested(cast: Cast, state: str) -> None:
    promise(held(cast, LAST), "Gjort", state=state)
    assert "Gjort" not in suggested(cast)


def test_asks_and_wishes_say_who_and_where(cast: Cast) -> None:
    meeting = held(cast, LAST)
    ask = mark(meeting, MarkKind.ASK, "Tar gjerne imot tips")
    ask.entry.speaker_written = "Horten"
    ask.entry.save()
    mark(meeting, MarkKind.NEXT_TIME, "Eget gruppearbeid om utenforskap")
    mark(meeting, MarkKind.OFFER, "Andre kan lære av oss")
    found = suggested(cast)
    assert (found["Tar gjerne imot tips"].kind, found["Tar gjerne imot tips"].said) == (SourceKind.ASK, "Horten")
    assert found["Eget gruppearbeid om utenforskap"].kind == SourceKind.NEXT_TIME
    assert found["Eget gruppearbeid om utenforskap"].meeting == meeting
    assert "Andre kan lære av oss" not in found


def test_postponed_items_are_suggested(cast: Cast) -> None:
    item = factories.make_item(held(cast, LAST), "Ny strategi")
    item.postponed = True
    item.save()
    assert suggested(cast)["Ny strategi"].kind == SourceKind.POSTPONED


def test_minutes_wait_until_a_later_item_approves_them(cast: Cast) -> None:
    last, before = held(cast, LAST), held(cast, BEFORE)
    waiting = {one.meeting.pk for one in left_open(cast.viewer("secretary"), cast.body)}
    assert waiting == {last.pk, before.pk}
    approving = factories.make_item(last, "Godkjenning av referat", ItemKind.APPROVE_MINUTES)
    approving.approves = before
    approving.save()
    assert {one.meeting.pk for one in left_open(cast.viewer("secretary"), cast.body)} == {last.pk}


def test_minutes_that_were_sent_back_wait_again(cast: Cast) -> None:
    last, before = held(cast, LAST), held(cast, BEFORE)
    approving = factories.make_item(last, "Godkjenning av referat", ItemKind.APPROVE_MINUTES)
    approving.approves = before
    approving.save()
    factories.make_entry(approving, "Referatet sendes tilbake til sekretariatet.", EntryKind.DECISION)
    assert {one.meeting.pk for one in left_open(cast.viewer("secretary"), cast.body)} == {last.pk, before.pk}


def test_what_a_meeting_has_not_taken(cast: Cast) -> None:
    meeting = held(cast, LAST)
    taken, left = promise(meeting, "Kommer tilbake med dato"), promise(meeting, "Sende utkast")
    coming = factories.make_meeting(cast.body, date(2026, 3, 26), state=State.PLANNED)
    Carried.objects.create(item=factories.make_item(coming), kind=SourceKind.ACTION, uid=taken.uid)
    keys = {one.uid for one in not_taken(cast.viewer("secretary"), coming)}
    assert left.uid in keys
    assert taken.uid not in keys


def test_minutes_of_another_age_are_not_dug_up(cast: Cast) -> None:
    held(cast, LAST)
    old = held(cast, LONG_AGO)
    assert old.pk not in {one.meeting.pk for one in left_open(cast.viewer("secretary"), cast.body)}


def test_what_a_coming_meeting_has_taken_says_so_and_is_not_ticked_again(cast: Cast) -> None:
    action = promise(held(cast, LAST), "Kommer tilbake med dato")
    coming = factories.make_meeting(cast.body, date(2026, 3, 26), state=State.PLANNED)
    Carried.objects.create(item=factories.make_item(coming), kind=SourceKind.ACTION, uid=action.uid)
    one = suggested(cast)["Kommer tilbake med dato"]
    assert one.ahead == coming
    assert not one.likely


def test_what_was_taken_and_still_is_open_comes_back(cast: Cast) -> None:
    action = promise(held(cast, BEFORE), "Kommer tilbake med dato", due=clock.today())
    Carried.objects.create(item=factories.make_item(held(cast, LAST)), kind=SourceKind.ACTION, uid=action.uid)
    assert suggested(cast)["Kommer tilbake med dato"].likely


def test_other_bodies_things_are_not_suggested(cast: Cast) -> None:
    promise(factories.make_meeting(cast.other_body, LAST, state=State.HELD), "Noe annet")
    assert "Noe annet" not in suggested(cast)


def test_of_very_much_the_newest_is_suggested(cast: Cast) -> None:
    for number in range(MOST + 5):
        promise(held(cast, BEFORE), f"Gammelt {number}")
    promise(held(cast, LAST), "Nytt")
    found = suggested(cast)
    assert found["Nytt"].likely
    assert len([one for one in found.values() if one.kind == SourceKind.ACTION]) == MOST


def test_a_promise_is_remembered_for_sixty_meetings(cast: Cast) -> None:
    promise(held(cast, BEFORE), "Kommer tilbake med dato")
    for _ in range(MOST_MEETINGS - 1):
        held(cast, LAST)
    assert "Kommer tilbake med dato" in suggested(cast)
    held(cast, LAST)
    assert "Kommer tilbake med dato" not in suggested(cast)


def test_it_costs_the_same_queries_however_much_is_open(cast: Cast, django_assert_max_num_queries: object) -> None:
    meeting = held(cast, LAST)
    for number in range(30):
        promise(meeting, f"Løfte {number}")
        mark(meeting, MarkKind.ASK, f"Ønske {number}")
    viewer = cast.viewer("secretary")
    with django_assert_max_num_queries(6):  # type: ignore[operator]  # pytest-django's fixture is untyped
        assert len(left_open(viewer, cast.body)) == 2 * MOST + 1


@pytest.mark.parametrize(
    ("owner", "text", "told"),
    [
        ("Mona", "Mona sender avtalemalen.", "Mona sender avtalemalen."),
        ("Mona", "Sender avtalemalen.", "Mona: Sender avtalemalen."),
        ("", "Kommer tilbake med dato.", "Kommer tilbake med dato."),
    ],
)
def test_the_owner_is_told_once(cast: Cast, owner: str, text: str, told: str) -> None:
    promise(held(cast, LAST), text, responsible_written=owner)
    assert suggested(cast)[text].told == told
