"""One press makes the next meeting with its agenda."""

from datetime import date, time

import pytest

from rundbord.apps.core.errors import NotAllowedError, NotPossibleError
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.notices import services
from rundbord.apps.notices.joining import Joining
from rundbord.apps.notices.models import Carried, SourceKind
from rundbord.apps.record.models import Action
from tests import factories
from tests.cast import Cast

FACTS = {"date": date(2026, 3, 26), "start_time": time(9), "end_time": time(11), "place": "Teams"}


def left_promise(cast: Cast) -> Action:
    meeting = factories.make_meeting(cast.body, date(2026, 2, 5), state=State.HELD)
    entry = factories.make_entry(factories.make_item(meeting), "Kommer tilbake med dato")
    return Action.objects.create(entry=entry, text="Kommer tilbake med dato")


def prepare(cast: Cast, who: str = "secretary", *taken: str, **facts: object) -> Meeting:
    return services.prepare_next(
        actor=cast.viewer(who),
        body=cast.body,
        taken=taken,
        **{**FACTS, **facts},  # type: ignore[arg-type]  # the facts of a meeting
    )


def test_the_meeting_has_agenda_expected_members_and_what_was_taken(cast: Cast) -> None:
    action = left_promise(cast)
    meeting = prepare(cast, "secretary", f"action-{action.uid}")
    assert (meeting.state, meeting.date, meeting.title) == (State.PLANNED, FACTS["date"], cast.body.name)
    assert {row.person for row in meeting.attendances.all()} == {cast.member, cast.chair, cast.disqualified}
    carried = Carried.objects.get(item__meeting=meeting)
    assert (carried.kind, carried.uid) == (SourceKind.ACTION, action.uid)
    assert "Kommer tilbake med dato" in carried.item.case_text


def test_what_is_not_ticked_stays_open(cast: Cast) -> None:
    action = left_promise(cast)
    prepare(cast)
    assert not Carried.objects.exists()
    action.refresh_from_db()
    assert action.state == Action.State.OPEN


def test_an_unknown_tick_is_left_out(cast: Cast) -> None:
    assert prepare(cast, "secretary", "action-zzzzzzzzzzzz", "nonsense").items.exists()
    assert not Carried.objects.exists()


@pytest.mark.parametrize("who", ["member", "neighbour", "former", "chair", "stranger", "disqualified"])
def test_only_those_who_keep_the_body_may(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowedError):
        prepare(cast, who)
    assert not Meeting.objects.exists()


def test_nothing_is_made_where_the_dates_do_not_fit(cast: Cast) -> None:
    with pytest.raises(NotPossibleError):
        prepare(cast, "secretary", end_date=date(2026, 3, 1))
    assert not Meeting.objects.exists()


def test_how_to_join_makes_a_meeting_in_a_room_hybrid(cast: Cast) -> None:
    meeting = prepare(cast, "secretary", place="Rådhuset")
    joining = Joining("Teams", "https://teams.microsoft.com/meet/1", "312 456 789 01", "aB3", "+47 21 40 30 12")
    services.set_joining(actor=cast.viewer("secretary"), meeting=meeting, version=meeting.version, joining=joining)
    meeting.refresh_from_db()
    assert (meeting.join_url, meeting.join_id, meeting.form) == (joining.url, joining.meeting_id, "hybrid")
