"""Taking back what was accepted, and setting documents aside. Nothing is deleted: rows are withdrawn with a reason."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.files.models import Attachment
from rundbord.apps.importing.models import TO_REVIEW, Batch, Document, State
from rundbord.apps.importing.rules import require_importer
from rundbord.apps.importing.services.batches import ask_to_read
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import AgendaItem, Attendance, Meeting
from rundbord.apps.meetings.models import State as MeetingState
from rundbord.apps.record.models import Action, Entry, Mark, Vote


def undo_document(*, actor: Viewer, document: Document, reason: str) -> None:
    """Withdraw the meeting that the document became; the document can be mended and accepted again.

    Raises NotAllowedError, and NotPossibleError without a reason or where something later builds on the meeting.
    """
    require_importer(actor, document.batch.cooperation)
    if not reason.strip():
        raise NotPossibleError(_("Write why it is taken back."))
    with transaction.atomic():
        hit = Document.objects.filter(pk=document.pk, state=State.ACCEPTED, version=document.version).update(
            state=State.UNDONE, version=F("version") + 1
        )
        if not hit:
            raise ConflictError(_("Somebody else changed this document meanwhile. Load the page again."))
        meeting = Meeting.objects.select_for_update().get(uid=document.meeting_uid)
        _require_untouched(meeting)
        _withdraw(actor, meeting, reason.strip()[:200])
        audit.record(actor=actor, verb="document_undo", subject=document, cooperation=meeting.cooperation_id)


def undo_batch(*, actor: Viewer, batch: Batch, reason: str) -> int:
    """Take back all accepted documents of the batch, or none where one cannot be. Returns how many.

    Raises as `undo_document`. Each is taken back by itself, so that nobody else's write waits long.
    """
    require_importer(actor, batch.cooperation)
    accepted = list(batch.documents.filter(state=State.ACCEPTED).select_related("batch__cooperation"))
    if not accepted:
        raise NotPossibleError(_("None of these documents is accepted."))
    for meeting in Meeting.objects.filter(uid__in=[document.meeting_uid for document in accepted]):
        _require_untouched(meeting)
    for document in accepted:
        undo_document(actor=actor, document=document, reason=reason)
    with transaction.atomic():
        audit.record(actor=actor, verb="batch_undo", subject=batch, cooperation=batch.cooperation_id)
    return len(accepted)


def set_aside(*, actor: Viewer, document: Document) -> None:
    """Put a document away that shall not become a meeting; it is kept."""
    _move(actor, document, (*TO_REVIEW, State.UNREADABLE), State.SET_ASIDE, "document_set_aside")


def take_up(*, actor: Viewer, document: Document) -> None:
    """Take a document up again that was set aside."""
    _move(actor, document, (State.SET_ASIDE,), State.READ if document.draft else State.UNREADABLE, "document_take_up")


def read_again(*, actor: Viewer, document: Document) -> None:
    """Read an unreadable document once more (it may have failed for a passing reason)."""
    if document.blob is None:
        raise NotPossibleError(_("This file was not kept. Drop it again."))
    with transaction.atomic():
        _move(actor, document, (State.UNREADABLE,), State.WAITING, "document_read_again")
        ask_to_read(Document.objects.get(pk=document.pk))


def _move(actor: Viewer, document: Document, before: Sequence[str], after: str, verb: str) -> None:
    cooperation = document.batch.cooperation
    require_importer(actor, cooperation)
    with transaction.atomic():
        hit = Document.objects.filter(pk=document.pk, state__in=before).update(state=after, version=F("version") + 1)
        if not hit:
            raise ConflictError(_("Somebody else changed this document meanwhile. Load the page again."))
        audit.record(actor=actor, verb=verb, subject=document, cooperation=cooperation.pk, changed=["state"])


def _require_untouched(meeting: Meeting) -> None:
    """Raise NotPossibleError, with the cause, where work was done on the meeting since it was accepted."""
    if meeting.withdrawn_at is not None:
        raise NotPossibleError(_("The meeting is withdrawn already."))
    if (
        meeting.state not in {MeetingState.HELD, MeetingState.CALLED}
        or meeting.record_public_at
        or meeting.agenda_public_at
    ):
        raise NotPossibleError(_("The meeting's minutes are sent, approved or published. They cannot be taken back."))
    approving = AgendaItem.objects.filter(approves=meeting, withdrawn_at=None, meeting__batch_uid="")
    if approving.exists():
        raise NotPossibleError(_("A later meeting approves the minutes of this one. Take that item away first."))
    if meeting.version or any(rows.exists() for rows in _worked_on(meeting)):
        raise NotPossibleError(
            _("Somebody has worked on the meeting since it was accepted. Mend it there, or withdraw the whole meeting.")
        )


def _worked_on(meeting: Meeting) -> list[QuerySet[Any]]:
    changed = Q(version__gt=0)
    return [
        AgendaItem.objects.filter(changed, meeting=meeting),
        Attendance.objects.filter(changed, meeting=meeting),
        Entry.objects.filter(changed | ~Q(client_key=""), item__meeting=meeting),
        Action.objects.filter(changed, entry__item__meeting=meeting),
        Mark.objects.filter(changed, entry__item__meeting=meeting),
        Vote.objects.filter(entry__item__meeting=meeting),
    ]


def _withdraw(actor: Viewer, meeting: Meeting, reason: str) -> None:
    """The meeting and everything under it, so that nothing of it is found anywhere.

    Imported items that approve its minutes forget it: their link was found by its date, and will be again.
    """
    AgendaItem.objects.filter(approves=meeting).exclude(meeting__batch_uid="").update(approves=None)
    gone = {"withdrawn_at": clock.now(), "withdrawn_reason": reason}
    Action.objects.filter(entry__item__meeting=meeting, withdrawn_at=None).update(**gone)
    Mark.objects.filter(entry__item__meeting=meeting, withdrawn_at=None).update(**gone)
    Entry.objects.filter(item__meeting=meeting, withdrawn_at=None).update(**gone)
    AgendaItem.objects.filter(meeting=meeting, withdrawn_at=None).update(**gone)
    Attendance.objects.filter(meeting=meeting, withdrawn_at=None).update(**gone)
    Attachment.objects.filter(owner_kind="meeting", owner_uid=meeting.uid, withdrawn_at=None).update(**gone)
    meetings.withdraw_meeting(actor=actor, meeting=meeting, version=meeting.version, reason=reason)
