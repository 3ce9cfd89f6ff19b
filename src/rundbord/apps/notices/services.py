"""Writes of notices: the next meeting with its agenda, and how to join it."""

from collections.abc import Collection
from typing import Unpack

from django.db import transaction
from django.utils import translation

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import Form, Meeting, State
from rundbord.apps.meetings.rules import may_plan
from rundbord.apps.meetings.services.planning import MeetingFields
from rundbord.apps.notices.agenda import DraftItem, draft_agenda
from rundbord.apps.notices.all_open import chosen
from rundbord.apps.notices.joining import Joining
from rundbord.apps.notices.models import Carried
from rundbord.apps.people.models import Body


def prepare_next(*, actor: Viewer, body: Body, taken: Collection[str], **facts: Unpack[MeetingFields]) -> Meeting:
    """Make the body's next meeting with its standing agenda and what was ticked.

    `taken` holds keys of suggestions (`Suggestion.key`); unknown ones are left out, since they were settled
    meanwhile. Those who sit in the body are put on the list as expected. Raises NotAllowedError, and
    NotPossibleError for dates that do not fit together.
    """
    if not may_plan(actor, body):
        raise NotAllowedError
    with translation.override(body.language):
        agenda = draft_agenda(body, chosen(actor, body, taken))
    facts.setdefault("title", body.name)
    with transaction.atomic():
        meeting = meetings.add_meeting(actor=actor, bodies=[body], **facts)
        for item in agenda:
            _add(actor, meeting, item)
        meetings.add_from_seats(actor=actor, meeting=meeting)
    return meeting


def call_meeting(*, actor: Viewer, meeting: Meeting, version: int) -> Meeting:
    """Call the meeting: its members see it, and its items get the numbers that they keep.

    Raises NotAllowedError, ConflictError, and NotPossibleError where it is called already.
    """
    return meetings.move_to_state(actor=actor, meeting=meeting, version=version, state=State.CALLED)


def set_joining(*, actor: Viewer, meeting: Meeting, version: int, joining: Joining) -> Meeting:
    """Write how to join on the meeting; a meeting in a room becomes one that can be joined from afar too.

    Raises NotAllowedError and ConflictError.
    """
    form = Form.DIGITAL if not meeting.place else Form.HYBRID
    return meetings.edit_meeting(
        actor=actor,
        meeting=meeting,
        version=version,
        join_url=joining.url,
        join_id=joining.meeting_id,
        join_code=joining.code,
        join_phone=joining.phone,
        form=form if meeting.form == Form.PHYSICAL else meeting.form,
    )


def _add(actor: Viewer, meeting: Meeting, draft: DraftItem) -> None:
    item = meetings.add_item(
        actor=actor,
        meeting=meeting,
        title=draft.title,
        kind=draft.kind,
        planned_minutes=draft.planned_minutes,
        case_text=draft.case_text,
        approves=draft.approves,
    )
    Carried.objects.bulk_create(Carried(item=item, kind=one.kind, uid=one.uid) for one in draft.taken)
