"""Undo: one's own last step, several steps back, never over somebody else's work."""

import pytest

from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.meetings import services
from rundbord.apps.meetings.models import AgendaItem, Attendance, Exclusion, Meeting, State
from tests import factories
from tests.cast import Cast


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return factories.make_meeting(cast.body)


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items.filter(withdrawn_at=None).order_by("position")]


def test_several_steps_back(cast: Cast, meeting: Meeting) -> None:
    secretary = cast.viewer("secretary")
    item = services.add_item(actor=secretary, meeting=meeting, title="A")
    services.edit_item(actor=secretary, item=item, version=0, title="B")
    services.edit_item(actor=secretary, item=item, version=1, title="C", presenter="Sara")
    services.undo_step(actor=secretary, meeting=meeting)
    assert titles(meeting) == ["B"]
    assert AgendaItem.objects.get().presenter == ""
    services.undo_step(actor=secretary, meeting=meeting)
    assert titles(meeting) == ["A"]
    services.undo_step(actor=secretary, meeting=meeting)
    assert titles(meeting) == []
    with pytest.raises(NotPossibleError):
        services.undo_step(actor=secretary, meeting=meeting)


def test_versions_only_grow(cast: Cast, meeting: Meeting) -> None:
    secretary = cast.viewer("secretary")
    item = services.add_item(actor=secretary, meeting=meeting, title="A")
    services.edit_item(actor=secretary, item=item, version=0, title="B")
    services.undo_step(actor=secretary, meeting=meeting)
    with pytest.raises(ConflictError):
        services.edit_item(actor=secretary, item=AgendaItem.objects.get(), version=1, title="C")


def test_a_move_is_undone_to_the_same_neighbours(cast: Cast, meeting: Meeting) -> None:
    secretary = cast.viewer("secretary")
    items = [services.add_item(actor=secretary, meeting=meeting, title=name) for name in "ABCD"]
    services.move_item(actor=secretary, item=items[3], version=0, after=None)
    assert titles(meeting) == ["D", "A", "B", "C"]
    services.indent_item(actor=secretary, item=AgendaItem.objects.get(title="B"), version=0)
    services.undo_step(actor=secretary, meeting=meeting)
    assert AgendaItem.objects.get(title="B").parent is None
    services.undo_step(actor=secretary, meeting=meeting)
    assert titles(meeting) == ["A", "B", "C", "D"]


def test_somebody_elses_work_is_never_undone(cast: Cast, meeting: Meeting) -> None:
    secretary = cast.viewer("secretary")
    factories.give_role(cast.body, cast.former, "secretary")  # type: ignore[arg-type]  # the value is the choice
    other = cast.viewer("former")
    item = services.add_item(actor=secretary, meeting=meeting, title="A")
    services.edit_item(actor=secretary, item=item, version=0, title="B")
    services.edit_item(actor=other, item=item, version=1, title="C")
    with pytest.raises(ConflictError):
        services.undo_step(actor=secretary, meeting=meeting)
    assert titles(meeting) == ["C"]
    services.undo_step(actor=other, meeting=meeting)
    assert titles(meeting) == ["B"]


def test_members_undo_nothing(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(NotAllowedError):
        services.undo_step(actor=cast.viewer("member"), meeting=meeting)


def test_attendance_exclusion_and_the_meeting_itself_are_undone(cast: Cast, meeting: Meeting) -> None:
    secretary = cast.viewer("secretary")
    item = services.add_item(actor=secretary, meeting=meeting, title="A")
    services.add_from_seats(actor=secretary, meeting=meeting)
    services.exclude_person(actor=secretary, item=item, person=cast.disqualified)
    services.edit_meeting(actor=secretary, meeting=meeting, version=0, place="Rådhuset")
    services.undo_step(actor=secretary, meeting=meeting)
    assert Meeting.objects.get().place == ""
    services.undo_step(actor=secretary, meeting=meeting)
    assert not Exclusion.objects.filter(withdrawn_at=None).exists()
    services.undo_step(actor=secretary, meeting=meeting)
    assert not Attendance.objects.filter(withdrawn_at=None).exists()


def test_a_call_taken_back_keeps_its_numbers(cast: Cast, meeting: Meeting) -> None:
    secretary = cast.viewer("secretary")
    services.add_item(actor=secretary, meeting=meeting, title="A")
    services.move_to_state(actor=secretary, meeting=meeting, version=0, state=State.CALLED)
    services.undo_step(actor=secretary, meeting=meeting)
    assert Meeting.objects.get().state == State.PLANNED
    assert not AgendaItem.objects.get().numbers.get().provisional


def test_only_the_last_hundred_steps_are_kept(cast: Cast, meeting: Meeting) -> None:
    secretary = cast.viewer("secretary")
    item = services.add_item(actor=secretary, meeting=meeting, title="A")
    for version in range(105):
        services.edit_item(actor=secretary, item=item, version=version, title=f"A{version}")
    assert meeting.undo_steps.count() == 100
