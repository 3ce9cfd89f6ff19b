"""Accepting: a draft becomes a meeting with its record, in one short transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.files.models import Attachment, Audience
from rundbord.apps.importing.approvals import link_approvals
from rundbord.apps.importing.draft import NEW, Draft, Name, clock_time, day, from_json, to_json
from rundbord.apps.importing.models import TO_REVIEW, Batch, Document, State
from rundbord.apps.importing.rows import Rows, rows_of
from rundbord.apps.importing.rules import require_importer
from rundbord.apps.importing.services.batches import ORIGINAL
from rundbord.apps.importing.services.remembering import remember_names
from rundbord.apps.importing.settled import Settled, settle
from rundbord.apps.jobs import effects
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import AgendaItem, Attendance, ItemNumber, Meeting
from rundbord.apps.meetings.models import State as MeetingState
from rundbord.apps.meetings.services.numbers import printed_number
from rundbord.apps.people.models import Body, OrganizationKind, Post
from rundbord.apps.people.services import organizations, persons
from rundbord.apps.record.events import EntriesChanged
from rundbord.apps.record.models import Action, Entry, Mark

CHUNK = 500


@dataclass(frozen=True)
class Acceptance:
    """What became of many documents: how many were accepted, and a sentence for each that was not."""

    accepted: int
    refused: tuple[tuple[Document, str], ...] = ()


def accept_document(*, actor: Viewer, document: Document) -> Meeting:
    """Make the meeting, its record and whom the register shall get; the original becomes its official version.

    Raises NotAllowedError, NotPossibleError where the document is not to be reviewed or no body is chosen, and
    ConflictError where somebody else mended or accepted it meanwhile.
    """
    cooperation = document.batch.cooperation
    require_importer(actor, cooperation)
    if not document.to_review:
        raise NotPossibleError(_("This document cannot be accepted now."))
    draft = from_json(document.draft)
    body = _body(document, draft)
    settled = settle(draft, cooperation, actor)
    with transaction.atomic():
        _add_fresh(actor, document, settled)
        meeting = _add_meeting(actor, document, draft, body)
        _add_posts(actor, draft, settled)
        rows = rows_of(draft, meeting, settled, clock.now())
        _write(rows, body)
        link_approvals(meeting, body)
        _keep_original(document, meeting)
        remember_names(actor=actor, document=document, settled=settled, body=body)
        _close(actor, document, meeting)
        effects.publish(EntriesChanged(meeting_uid=meeting.uid, entry_uids=tuple(entry.uid for entry in rows.entries)))
    return meeting


def accept_all(
    *,
    actor: Viewer,
    batch: Batch,
    uids: Sequence[str] | None = None,
    with_doubts: bool = False,
    new_names: bool = False,
) -> Acceptance:
    """Accept the batch's documents (these of them), each by itself; those with open doubts stay unless `with_doubts`.

    `new_names` adds everybody with a full name whom the register lacks.
    """
    documents = batch.documents.filter(state__in=TO_REVIEW).select_related("batch__cooperation", "blob")
    if uids is not None:
        documents = documents.filter(uid__in=uids)
    require_importer(actor, batch.cooperation)
    accepted, refused = 0, []
    for document in documents:
        try:
            _require_no_doubts(document, with_doubts=with_doubts)
            if new_names:
                document.draft = to_json(_with_new_names(from_json(document.draft)))
            accept_document(actor=actor, document=document)
            accepted += 1
        except NotPossibleError as error:
            refused.append((document, str(error)))
    return Acceptance(accepted, tuple(refused))


def _require_no_doubts(document: Document, *, with_doubts: bool) -> None:
    if document.doubts and not with_doubts:
        raise NotPossibleError(_("There are still places to look at."))


def _with_new_names(draft: Draft) -> Draft:
    """Everybody in the attendance list whom nobody knows becomes new in the register."""
    full = {row.name for row in draft.attendance if " " in row.name.strip()}
    return replace(draft, names=tuple(_new_if_unknown(name, full) for name in draft.names))


def _new_if_unknown(name: Name, full: set[str]) -> Name:
    unknown = not (name.found or name.choice or name.means or name.likely)
    return replace(name, choice=NEW) if unknown and name.kind == "person" and name.written in full else name


def _body(document: Document, draft: Draft) -> Body:
    held = Body.objects.filter(cooperation=document.batch.cooperation, uid=draft.facts.body_uid, withdrawn_at=None)
    body = held.select_related("cooperation").first()
    if body is None:
        raise NotPossibleError(_("Choose which body held the meeting."))
    return body


def _add_fresh(actor: Viewer, document: Document, settled: Settled) -> None:
    """Whom the reviewer called new, unless the same name became somebody meanwhile."""
    cooperation = document.batch.cooperation
    for name in settled.fresh:
        if name.kind == "person":
            settled.persons[name.key] = persons.add_person(actor=actor, cooperation=cooperation, name=name.written)
        else:
            settled.places[name.key] = organizations.add_organization(
                actor=actor, cooperation=cooperation, name=name.written, kind=OrganizationKind.OTHER
            )


def _add_posts(actor: Viewer, draft: Draft, settled: Settled) -> None:
    """Changes of employer that the reviewer confirmed, where person and organization are known; once each."""
    for row in draft.attendance:
        person, employer = settled.person(row.name), settled.organization(row.employer)
        if person and employer and not Post.objects.filter(person=person, organization=employer).exists():
            persons.add_post(
                actor=actor, person=person, organization=employer, title=row.role, valid_from=day(draft.facts.date)
            )


def _add_meeting(actor: Viewer, document: Document, draft: Draft, body: Body) -> Meeting:
    facts = draft.facts
    meeting = meetings.add_meeting(
        actor=actor,
        bodies=[body],
        state=_state(draft),
        batch_uid=document.batch.uid,
        language=facts.language,
        date=day(facts.date),
        end_date=day(facts.end_date),
        start_time=clock_time(facts.start),
        end_time=clock_time(facts.end),
        place=facts.place[:300],
    )
    Meeting.objects.filter(pk=meeting.pk).update(next_dates=list(facts.next_meetings))
    return meeting


def _state(draft: Draft) -> MeetingState:
    """A notice of a meeting that is still to come makes a called meeting; all others have been held."""
    when = day(draft.facts.date)
    ahead = draft.facts.kind == "notice" and when is not None and when > clock.today()
    return MeetingState.CALLED if ahead else MeetingState.HELD


def _write(rows: Rows, body: Body) -> None:
    """A handful of inserts, sub-items after the items that they stand under."""
    AgendaItem.objects.bulk_create([item for item in rows.items if id(item) not in rows.tops], batch_size=CHUNK)
    under = [item for item in rows.items if id(item) in rows.tops]
    for item in under:
        item.parent = rows.tops[id(item)]
    AgendaItem.objects.bulk_create(under, batch_size=CHUNK)
    ItemNumber.objects.bulk_create([printed_number(item, body, number) for item, number in rows.printed])
    Attendance.objects.bulk_create(rows.attendances, batch_size=CHUNK)
    for entry in rows.entries:
        entry.item_id = entry.item.pk
    Entry.objects.bulk_create(rows.entries, batch_size=CHUNK)
    for action in rows.actions:
        action.entry_id = action.entry.pk
    for mark in rows.marks:
        mark.entry_id = mark.entry.pk
    Action.objects.bulk_create(rows.actions, batch_size=CHUNK)
    Mark.objects.bulk_create(rows.marks, batch_size=CHUNK)


def _keep_original(document: Document, meeting: Meeting) -> None:
    if document.blob is None:
        return
    Attachment.objects.create(
        cooperation_id=meeting.cooperation_id,
        owner_kind="meeting",
        owner_uid=meeting.uid,
        role=ORIGINAL,
        name=document.name,
        blob=document.blob,
        audience=Audience.MEMBERS,
        created_at=clock.now(),
    )


def _close(actor: Viewer, document: Document, meeting: Meeting) -> None:
    hit = Document.objects.filter(pk=document.pk, version=document.version, state__in=TO_REVIEW).update(
        state=State.ACCEPTED, version=F("version") + 1, meeting_uid=meeting.uid, draft=document.draft
    )
    if not hit:
        raise ConflictError(_("Somebody else mended or accepted this document meanwhile. Load the page again."))
    audit.record(actor=actor, verb="document_accept", subject=document, cooperation=document.batch.cooperation_id)
