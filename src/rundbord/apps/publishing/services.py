"""Publishing by habit, and what a body's habits are. The acts of publication themselves are those of meetings."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import System, Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.events import MeetingChanged
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.meetings.rules import require_keeper
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.people import rules
from rundbord.apps.people.models import Body
from rundbord.apps.publishing.models import AgendaHabit, Habits, Happened, RecordHabit, What
from rundbord.apps.publishing.personal import doubts_of

ACTOR = System("publishing")
REACHED: dict[str, set[State]] = {
    AgendaHabit.CALLED: {State.CALLED, State.RUNNING, State.HELD, State.SENT, State.APPROVED},
    RecordHabit.SENT: {State.SENT, State.APPROVED},
    RecordHabit.APPROVED: {State.APPROVED},
}


PUBLICATION = {
    "agenda": meetings.publish_agenda,
    "record": meetings.publish_record,
    "not_agenda": meetings.withdraw_agenda_publication,
    "not_record": meetings.withdraw_record_publication,
}


class PersonalDataError(NotPossibleError):
    """What would be published seems to hold personal data, and nobody has said that it may."""


def publish(*, actor: Viewer, meeting: Meeting, version: int, what: str, anyway: bool = False) -> None:
    """Publish the agenda or the record, or withdraw that (a key of PUBLICATION).

    Raises what the act itself raises, and PersonalDataError unless it is to be published `anyway`.
    """
    require_keeper(actor, meeting)
    if what in {"agenda", "record"} and not anyway and doubts_of(actor, meeting, record=what == "record"):
        raise PersonalDataError(_("Look at these places first. Nothing is published yet."))
    PUBLICATION[what](actor=actor, meeting=meeting, version=version)


def set_habits(*, actor: Viewer, body: Body, seen: int, agenda: str, record: str) -> Habits:
    """Write what the body publishes by itself from now on. Raises NotAllowedError and ConflictError."""
    rules.require(rules.keeps_body(actor, body))
    with transaction.atomic():
        habits, _made = Habits.objects.get_or_create(body=body)
        save_version(habits, seen, agenda=agenda, record=record)
        audit.record(actor=actor, verb="publishing_habits", subject=body, cooperation=body.cooperation_id)
    return habits


def publish_by_habit(event: MeetingChanged) -> None:
    """Publish what the habit of the meeting's leading body says, once; a withdrawn publication stays withdrawn.

    What seems to hold personal data waits for a person.
    """
    meeting = Meeting.objects.select_related("cooperation").get(uid=event.meeting_uid)
    habits = Habits.objects.filter(body__in=meeting.held_by[:1]).first()
    if habits is None or meeting.withdrawn_at is not None or meeting.batch_uid:
        return
    if _begins(meeting, What.AGENDA, habits.agenda) and _may_go(meeting.agenda_public_at, meeting, record=False):
        meetings.publish_agenda(actor=ACTOR, meeting=meeting, version=meeting.version)
    if _begins(meeting, What.RECORD, habits.record) and _may_go(meeting.record_public_at, meeting, record=True):
        meetings.publish_record(actor=ACTOR, meeting=meeting, version=meeting.version)


def _may_go(public_at: datetime | None, meeting: Meeting, *, record: bool) -> bool:
    return public_at is None and not doubts_of(ACTOR, meeting, record=record)


def _begins(meeting: Meeting, what: What, habit: str) -> bool:
    """Does the habit have its say about the meeting now, for the first time?"""
    if meeting.state not in REACHED.get(habit, set()):
        return False
    _row, made = Happened.objects.get_or_create(meeting=meeting, what=what, defaults={"at": clock.now()})
    return made
