"""Publishing by habit, and what a body's habits are. The acts of publication themselves are those of meetings."""

from django.db import transaction

from rundbord.apps.accounts.viewer import System, Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.events import MeetingChanged
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.people import rules
from rundbord.apps.people.models import Body
from rundbord.apps.publishing.models import AgendaHabit, Habits, Happened, RecordHabit, What

ACTOR = System("publishing")
REACHED: dict[str, set[State]] = {
    AgendaHabit.CALLED: {State.CALLED, State.RUNNING, State.HELD, State.SENT, State.APPROVED},
    RecordHabit.SENT: {State.SENT, State.APPROVED},
    RecordHabit.APPROVED: {State.APPROVED},
}


def set_habits(*, actor: Viewer, body: Body, seen: int, agenda: str, record: str) -> Habits:
    """Write what the body publishes by itself from now on. Raises NotAllowedError and ConflictError."""
    rules.require(rules.keeps_body(actor, body))
    with transaction.atomic():
        habits, _made = Habits.objects.get_or_create(body=body)
        save_version(habits, seen, agenda=agenda, record=record)
        audit.record(actor=actor, verb="publishing_habits", subject=body, cooperation=body.cooperation_id)
    return habits


def publish_by_habit(event: MeetingChanged) -> None:
    """Publish what the habit of the meeting's leading body says, once; a withdrawn publication stays withdrawn."""
    meeting = Meeting.objects.select_related("cooperation").get(uid=event.meeting_uid)
    habits = Habits.objects.filter(body__in=meeting.held_by[:1]).first()
    if habits is None or meeting.withdrawn_at is not None or meeting.batch_uid:
        return
    if _begins(meeting, What.AGENDA, habits.agenda) and meeting.agenda_public_at is None:
        meetings.publish_agenda(actor=ACTOR, meeting=meeting, version=meeting.version)
    if _begins(meeting, What.RECORD, habits.record) and meeting.record_public_at is None:
        meetings.publish_record(actor=ACTOR, meeting=meeting, version=meeting.version)


def _begins(meeting: Meeting, what: What, habit: str) -> bool:
    """Does the habit have its say about the meeting now, for the first time?"""
    if meeting.state not in REACHED.get(habit, set()):
        return False
    _row, made = Happened.objects.get_or_create(meeting=meeting, what=what, defaults={"at": clock.now()})
    return made
