"""Saying which documents are one meeting, and what each is to it."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.files.models import Attachment
from rundbord.apps.importing.groups import GROUPED, together_of
from rundbord.apps.importing.models import TO_REVIEW, Document, DocumentPart, Part, State
from rundbord.apps.importing.parts import ROLES, position
from rundbord.apps.importing.rules import require_importer
from rundbord.apps.meetings.models import Meeting


def join_documents(*, actor: Viewer, document: Document, others: Sequence[str] = (), meeting: str = "") -> None:
    """Say that the document, the documents `others` and the meeting `meeting` (uids) are one meeting.

    Raises NotAllowedError, NotPossibleError where that would make one of two meetings, ConflictError where the document
    changed since it was seen.
    """
    cooperation = document.batch.cooperation
    require_importer(actor, cooperation)
    rows = Document.objects.filter(batch__cooperation=cooperation, state__in=GROUPED).exclude(in_meeting=None)
    with transaction.atomic():
        found = list(rows.filter(uid__in={document.uid, *others}).select_related("in_meeting").defer("text", "draft"))
        if meeting and not Meeting.objects.filter(cooperation=cooperation, uid=meeting, withdrawn_at=None).exists():
            raise NotPossibleError(_("There is no such meeting any more."))
        _set_together(document, found, _anchor(document, found, meeting))
        audit.record(
            actor=actor, verb="documents_join", subject=document, cooperation=cooperation.pk, changed=["together"]
        )


def separate_document(*, actor: Viewer, document: Document) -> None:
    """Say that the document is a meeting of its own. Raises as `join_documents`."""
    cooperation = document.batch.cooperation
    require_importer(actor, cooperation)
    with transaction.atomic():
        _set_together(document, [document], document.uid)
        audit.record(
            actor=actor, verb="document_separate", subject=document, cooperation=cooperation.pk, changed=["together"]
        )


def ask_again(*, actor: Viewer, document: Document) -> None:
    """Forget what was said about where the document belongs: it is proposed anew. Raises as `join_documents`."""
    cooperation = document.batch.cooperation
    require_importer(actor, cooperation)
    with transaction.atomic():
        _set_together(document, [document], "")
        audit.record(
            actor=actor, verb="document_ask_again", subject=document, cooperation=cooperation.pk, changed=["together"]
        )


def choose_part(*, actor: Viewer, document: Document, part: str) -> None:
    """Say what the document is to its meeting; the file that is kept with the meeting follows."""
    require_importer(actor, document.batch.cooperation)
    if part not in Part.values:
        raise NotPossibleError(_("Choose what the document is."))
    with transaction.atomic():
        _bump(document, GROUPED)
        DocumentPart.objects.filter(document=document).update(part=part, chosen=True)
        if document.state == State.ACCEPTED:
            kept = Attachment.objects.filter(owner_kind="meeting", owner_uid=document.meeting_uid, blob=document.blob)
            kept.update(role=ROLES[Part(part)], position=position(Part(part), document.format))
        audit.record(
            actor=actor,
            verb="document_choose_part",
            subject=document,
            cooperation=document.batch.cooperation_id,
            changed=["part"],
        )


def _anchor(document: Document, found: Sequence[Document], meeting: str) -> str:
    """What all of them are said to belong to from now on."""
    accepted = {one.meeting_uid for one in found if one.state == State.ACCEPTED} | ({meeting} - {""})
    if len(accepted) > 1:
        raise NotPossibleError(_("These documents are two meetings already. Take one of them back first."))
    said = [together_of(one) for one in found if together_of(one) and together_of(one) != document.uid]
    return next(iter(accepted), "") or (said[0] if said else document.uid)


def _set_together(document: Document, found: Sequence[Document], anchor: str) -> None:
    _bump(document, TO_REVIEW)
    others = [one.pk for one in found if one.to_review and one.pk != document.pk]
    Document.objects.filter(pk__in=others, state__in=TO_REVIEW).update(version=F("version") + 1)
    DocumentPart.objects.filter(document__in=[document.pk, *others]).update(together=anchor)


def _bump(document: Document, states: Sequence[str]) -> None:
    hit = Document.objects.filter(pk=document.pk, version=document.version, state__in=states)
    if not hit.update(version=F("version") + 1):
        raise ConflictError(_("Somebody else changed this document meanwhile. Load the page again."))
