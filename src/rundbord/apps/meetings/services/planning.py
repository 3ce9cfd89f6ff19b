"""Planning a meeting and leading it through its life."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotAllowedError, NotPossibleError
from rundbord.apps.jobs import effects
from rundbord.apps.meetings.events import MeetingChanged
from rundbord.apps.meetings.models import Meeting, MeetingBody, State
from rundbord.apps.meetings.rules import may_plan
from rundbord.apps.meetings.services.act import act
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.meetings.services.numbers import give, renumber
from rundbord.apps.meetings.services.undo import before
from rundbord.apps.people.models import Body

NEXT = {
    State.PLANNED: (State.CALLED, State.HELD),
    State.CALLED: (State.RUNNING, State.HELD, State.PLANNED),
    State.RUNNING: (State.HELD, State.CALLED),
    State.HELD: (State.SENT, State.APPROVED, State.RUNNING),
    State.SENT: (State.APPROVED, State.HELD),
    State.APPROVED: (),
}


class MeetingFields(TypedDict, total=False):
    """What may be written on a meeting. Dates are local, times wall times in `zone`."""

    title: str
    language: str
    date: date | None
    end_date: date | None
    start_time: time | None
    end_time: time | None
    zone: str
    form: str
    place: str
    join_url: str
    join_id: str
    join_code: str
    join_phone: str


def add_meeting(
    *,
    actor: Viewer,
    bodies: Sequence[Body],
    state: str = State.PLANNED,
    batch_uid: str = "",
    **fields: Unpack[MeetingFields],
) -> Meeting:
    """A meeting of one body or, jointly, of several of one cooperation; the first body leads.

    Language, zone, place are the leading body's where not given. `batch_uid` names an import; imported meetings enter
    at "held". Raises NotAllowedError unless the actor may plan for each body, NotPossibleError for dates that do not
    fit together.
    """
    cooperation = _one_cooperation(bodies)
    if not all(may_plan(actor, body) for body in bodies):
        raise NotAllowedError
    habits: MeetingFields = {
        "language": bodies[0].language,
        "zone": cooperation.zone,
        "place": bodies[0].meeting_place,
    }
    meeting = Meeting(cooperation=cooperation, state=state, batch_uid=batch_uid, **{**habits, **fields})
    _require_order(meeting)
    with transaction.atomic():
        meeting.save()
        _write_bodies(meeting, bodies)
        audit.record(actor=actor, verb="meeting_add", subject=meeting, cooperation=cooperation.pk)
        effects.publish(MeetingChanged(meeting_uid=meeting.uid, verb="meeting_add"))
    return meeting


def edit_meeting(
    *, actor: Viewer, meeting: Meeting, version: int, bodies: Sequence[Body] = (), **fields: Unpack[MeetingFields]
) -> Meeting:
    """Change what is written on a meeting, or (while it is planned) which bodies hold it. Raises as `add_meeting`."""
    with act(actor=actor, meeting=meeting, verb="meeting_edit") as done:
        kept = before(meeting, *fields)
        for name, value in fields.items():
            setattr(meeting, name, value)
        _require_order(meeting)
        if bodies:
            _change_bodies(actor, meeting, bodies)
        save_version(meeting, version, **fields)
        renumber(meeting)
        done.about(meeting, fields)
        done.undone_by(kept, meeting)
    return meeting


def withdraw_meeting(*, actor: Viewer, meeting: Meeting, version: int, reason: str = "") -> Meeting:
    """Cancel a meeting. Once called, it stays in sight as cancelled; a planned one is seen by its keepers only."""
    return _set_withdrawn(actor, meeting, version, reason, "meeting_withdraw", withdrawn=True)


def restore_meeting(*, actor: Viewer, meeting: Meeting, version: int) -> Meeting:
    """Take a cancelled meeting up again."""
    return _set_withdrawn(actor, meeting, version, "", "meeting_restore", withdrawn=False)


def move_to_state(*, actor: Viewer, meeting: Meeting, version: int, state: str) -> Meeting:
    """Take the meeting one step on (or back) in its life; calling it gives the items their numbers.

    Raises NotPossibleError where that step does not follow.
    """
    with act(actor=actor, meeting=meeting, verb="meeting_move_to_state") as done:
        if state not in NEXT[State(meeting.state)]:
            raise NotPossibleError(_("The meeting cannot take this step now."))
        kept = before(meeting, "state")
        save_version(meeting, version, state=state)
        if state != State.PLANNED and not meeting.batch_uid:
            give(meeting)
        done.about(meeting, ["state"])
        done.undone_by(kept, meeting)
    return meeting


def give_numbers(*, actor: Viewer, meeting: Meeting) -> None:
    """Give all numbered items their final numbers. A number once given is never used for another item."""
    with act(actor=actor, meeting=meeting, verb="meeting_give_numbers"):
        give(meeting)


def _one_cooperation(bodies: Sequence[Body]) -> Any:
    if not bodies:
        raise NotPossibleError(_("Choose which body holds the meeting."))
    if len({body.cooperation_id for body in bodies}) > 1:
        raise NotPossibleError(_("Bodies of different cooperations cannot hold a meeting together here."))
    return bodies[0].cooperation


def _require_order(meeting: Meeting) -> None:
    if meeting.end_date and (meeting.date is None or meeting.end_date < meeting.date):
        raise NotPossibleError(_("The last day must come after the first."))
    one_day = meeting.end_date in {None, meeting.date}
    if one_day and meeting.start_time and meeting.end_time and meeting.end_time <= meeting.start_time:
        raise NotPossibleError(_("The meeting must end after it starts."))


def _change_bodies(actor: Viewer, meeting: Meeting, bodies: Sequence[Body]) -> None:
    if meeting.held_by == tuple(bodies):
        return
    if meeting.state != State.PLANNED:
        raise NotPossibleError(_("The meeting is called. It can no longer get other bodies."))
    if _one_cooperation(bodies).pk != meeting.cooperation_id or not all(may_plan(actor, body) for body in bodies):
        raise NotAllowedError
    meeting.meeting_bodies.all().delete()
    _write_bodies(meeting, bodies)


def _write_bodies(meeting: Meeting, bodies: Sequence[Body]) -> None:
    meeting.held_by = tuple(bodies)
    MeetingBody.objects.bulk_create(
        MeetingBody(meeting=meeting, body=body, position=position) for position, body in enumerate(bodies)
    )


def _set_withdrawn(
    actor: Viewer, meeting: Meeting, version: int, reason: str, verb: str, *, withdrawn: bool
) -> Meeting:
    with act(actor=actor, meeting=meeting, verb=verb, frozen_too=True) as done:
        kept = before(meeting, "withdrawn_at", "withdrawn_reason")
        save_version(meeting, version, withdrawn_at=clock.now() if withdrawn else None, withdrawn_reason=reason[:200])
        done.about(meeting, ["withdrawn_at"])
        done.undone_by(kept, meeting)
    return meeting
