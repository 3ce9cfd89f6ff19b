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
from rundbord.apps.importing.models import TO_REVIEW, Batch, Document, Intake, State
from rundbord.apps.importing.rules import require_importer
from rundbord.apps.importing.services.batches import ask_to_read
from rundbord.apps.importing.services.intakes import (
    MEETING,
    Imported,
    active_intakes,
    require_no_work_on,
    take_back,
    worked_on,
)
from rundbord.apps.importing.services.unregistering import withdraw_unused
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import AgendaItem, Attendance, Meeting
from rundbord.apps.meetings.models import State as MeetingState
from rundbord.apps.record.models import Action, Entry, Mark, Vote


def undo_document(*, actor: Viewer, document: Document, reason: str) -> None:
    """Take back what the document brought: the meeting that it made, what it added to one, or only its file. Persons
    and spellings that it added go too where nothing else uses them. The document can be mended and accepted again.

    Raises NotAllowedError, and NotPossibleError without a reason or where somebody or something later builds on it.
    """
    require_importer(actor, document.batch.cooperation)
    if not reason.strip():
        raise NotPossibleError(_("Write why it is taken back."))
    reason = reason.strip()[:200]
    with transaction.atomic():
        _reopen(actor, document)
        meeting = Meeting.objects.select_for_update().get(uid=document.meeting_uid)
        intakes = list(active_intakes(meeting.uid))
        own = next((one for one in intakes if one.document_id == document.pk), None)
        _require_newest(document, own, intakes)
        if own is None or MEETING in own.made:
            _require_untouched(meeting)
            _withdraw(actor, meeting, reason)
            gone = [*(one for one in intakes if one != own), own]
        else:
            _take_back_from(meeting, own, reason)
            gone = [own]
        for intake in gone:
            _close_intake(actor, document, intake, reason)


def undo_batch(*, actor: Viewer, batch: Batch, reason: str) -> int:
    """Take back all accepted documents of the batch, or none where one cannot be. Returns how many.

    Raises as `undo_document`. Each is taken back by itself, the last one first, so that nobody else's write waits long.
    """
    require_importer(actor, batch.cooperation)
    accepted = list(batch.documents.filter(state=State.ACCEPTED).select_related("batch__cooperation"))
    if not accepted:
        raise NotPossibleError(_("None of these documents is accepted."))
    _require_all_can_be(accepted)
    for document in _newest_first(accepted):
        document.refresh_from_db(fields=["state", "version"])
        if document.state == State.ACCEPTED:
            undo_document(actor=actor, document=document, reason=reason)
    with transaction.atomic():
        audit.record(actor=actor, verb="batch_undo", subject=batch, cooperation=batch.cooperation_id)
    return len(accepted)


def _require_all_can_be(documents: list[Document]) -> None:
    """Raise NotPossibleError where one of them cannot be taken back, before any is."""
    by_uid = {document.meeting_uid: document for document in documents}
    keys = {document.pk for document in documents}
    for meeting in Meeting.objects.filter(uid__in=by_uid):
        imported = Imported(meeting)
        own = [one for one in imported.intakes if one.document_id in keys]
        if not imported.intakes or any(MEETING in one.made for one in own):
            _require_untouched(meeting)
        for intake in own:
            require_no_work_on(intake, imported)


def _newest_first(documents: list[Document]) -> list[Document]:
    held = Intake.objects.filter(document__in=documents, undone_at=None)
    taken = dict(held.values_list("document", "pk"))
    return sorted(documents, key=lambda document: -taken.get(document.pk, 0))


def _reopen(actor: Viewer, document: Document) -> None:
    hit = Document.objects.filter(pk=document.pk, state=State.ACCEPTED, version=document.version).update(
        state=State.UNDONE, version=F("version") + 1
    )
    if not hit:
        raise ConflictError(_("Somebody else changed this document meanwhile. Load the page again."))
    audit.record(actor=actor, verb="document_undo", subject=document, cooperation=document.batch.cooperation_id)


def _require_newest(document: Document, own: Intake | None, intakes: list[Intake]) -> None:
    """Raise NotPossibleError where the record of a later document builds on this one's."""
    after = [one for one in intakes if one.record and one.document_id != document.pk and (not own or one.pk > own.pk)]
    if after and (own is None or own.record):
        raise NotPossibleError(
            _("“%(name)s” was brought in to the same meeting later. Take that back first.")
            % {"name": after[-1].document.name}
        )


def _take_back_from(meeting: Meeting, intake: Intake, reason: str) -> None:
    if intake.record:
        _require_not_out(meeting)
    require_no_work_on(intake, Imported(meeting))
    take_back(intake, reason)


def _close_intake(actor: Viewer, document: Document, intake: Intake | None, reason: str) -> None:
    """Mark what was taken in as taken back; a file that came along with the document waits for review again."""
    if intake is None:
        return
    if intake.document_id != document.pk:
        _reopen(actor, intake.document)
    withdraw_unused(actor=actor, cooperation=document.batch.cooperation, made=intake.made, reason=reason)
    Intake.objects.filter(pk=intake.pk).update(undone_at=clock.now())


def set_aside(*, actor: Viewer, document: Document) -> None:
    """Put a document away that shall not become a meeting; it is kept."""
    _move(actor, document, (*TO_REVIEW, State.UNREADABLE), State.SET_ASIDE, "document_set_aside")


def take_up(*, actor: Viewer, document: Document) -> None:
    """Take a document up again that was set aside."""
    _move(actor, document, (State.SET_ASIDE,), State.READ if document.draft else State.UNREADABLE, "document_take_up")


def read_again(*, actor: Viewer, document: Document) -> None:
    """Read one document that could not be read (it may have failed for a passing reason) or that was left unread."""
    if document.blob is None:
        raise NotPossibleError(_("This file was not kept. Drop it again."))
    with transaction.atomic():
        _move(actor, document, (State.UNREADABLE, State.STOPPED), State.WAITING, "document_read_again")
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
    _require_not_out(meeting)
    approving = AgendaItem.objects.filter(approves=meeting, withdrawn_at=None, meeting__batch_uid="")
    if approving.exists():
        raise NotPossibleError(_("A later meeting approves the minutes of this one. Take that item away first."))
    imported = Imported(meeting)
    written = Entry.objects.filter(~Q(client_key=""), item__meeting=meeting).exists()
    if imported.touched(meeting) or written or any(imported.any_touched(rows) for rows in _rows_of(meeting)):
        raise NotPossibleError(worked_on())
    if Vote.objects.filter(entry__item__meeting=meeting).exists():
        raise NotPossibleError(worked_on())


def _require_not_out(meeting: Meeting) -> None:
    if meeting.withdrawn_at is not None:
        raise NotPossibleError(_("The meeting is withdrawn already."))
    if (
        meeting.state not in {MeetingState.HELD, MeetingState.CALLED}
        or meeting.record_public_at
        or meeting.agenda_public_at
    ):
        raise NotPossibleError(_("The meeting's minutes are sent, approved or published. They cannot be taken back."))


def _rows_of(meeting: Meeting) -> list[QuerySet[Any]]:
    return [
        AgendaItem.objects.filter(meeting=meeting),
        Attendance.objects.filter(meeting=meeting),
        Entry.objects.filter(item__meeting=meeting),
        Action.objects.filter(entry__item__meeting=meeting),
        Mark.objects.filter(entry__item__meeting=meeting),
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
