"""Accepting: a draft becomes a meeting with its record, or comes to the meeting that it belongs to, in one short
transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.importing.approvals import link_approvals
from rundbord.apps.importing.draft import NEW, Draft, Name, day, from_json, to_json
from rundbord.apps.importing.groups import Companion, Group, group_of, groups_of, is_kept_only, part_of
from rundbord.apps.importing.models import TO_REVIEW, Batch, Document, Part, State
from rundbord.apps.importing.rows import Rows, rows_of
from rundbord.apps.importing.rules import require_importer
from rundbord.apps.importing.services.intakes import Ledger
from rundbord.apps.importing.services.joining import Joining
from rundbord.apps.importing.services.remembering import remember_names
from rundbord.apps.importing.services.writing import add_meeting, as_agenda, keep_original, write_rows
from rundbord.apps.importing.settled import Settled, settle
from rundbord.apps.importing.sorts import sort_of
from rundbord.apps.jobs import effects
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.people.models import Body, Post
from rundbord.apps.people.services import organizations, persons
from rundbord.apps.record.events import EntriesChanged


@dataclass(frozen=True)
class Acceptance:
    """What became of many documents: how many were accepted, and a sentence for each that was not."""

    accepted: int
    refused: tuple[tuple[Document, str], ...] = ()


def accept_document(*, actor: Viewer, document: Document) -> Meeting:
    """Make the meeting and its record, or bring the document to the meeting that it belongs to; the original is kept
    there. Of several documents that are one meeting the others, which count less, come with it as originals.

    Raises NotAllowedError, NotPossibleError where the document is not to be reviewed, no body is chosen or nobody has
    said to which meeting it belongs, and ConflictError where somebody else mended or accepted it meanwhile.
    """
    cooperation = document.batch.cooperation
    require_importer(actor, cooperation)
    if not document.to_review:
        raise NotPossibleError(_("This document cannot be accepted now."))
    group = group_of(document)
    if group and group.asks_about(document):
        raise NotPossibleError(_("Say first whether the document belongs to the same meeting as the others."))
    if group and group.meeting and is_kept_only(group, document):
        with transaction.atomic():
            _keep_file(actor, group.member(document), group.meeting)
        return group.meeting
    return _take_in(actor, document, group)


def _take_in(actor: Viewer, document: Document, group: Group | None) -> Meeting:
    """The document's words go into the record (or agenda) of its meeting."""
    draft = from_json(document.draft)
    body, part = _body(document, draft), group.member(document).part if group else part_of(document)
    settled = settle(draft, document.batch.cooperation, actor)
    ledger = Ledger()
    with transaction.atomic():
        _add_fresh(actor, document, settled, ledger)
        meeting = group.meeting if group and group.meeting else None
        joins = meeting is not None
        meeting = meeting or add_meeting(actor, document, draft, body)
        _add_posts(actor, draft, settled, ledger)
        rows = rows_of(draft, meeting, settled, clock.now())
        if draft.facts.kind == "notice":
            as_agenda(rows)
        if joins:
            Joining(document, draft, rows, meeting, body, ledger, part=part).run()
        else:
            ledger.add(meeting)
            write_rows(rows, body, ledger)
        keep_original(document, meeting, part, ledger)
        _finish(actor, document, group, meeting, rows, settled, body, ledger)
    return meeting


def _finish(
    actor: Viewer,
    document: Document,
    group: Group | None,
    meeting: Meeting,
    rows: Rows,
    settled: Settled,
    body: Body,
    ledger: Ledger,
) -> None:
    link_approvals(meeting, body)
    ledger.add(*remember_names(actor=actor, document=document, settled=settled, body=body))
    _close(actor, document, meeting, draft=document.draft)
    ledger.keep(document, meeting, record=True)
    for one in _less_than(group, document):
        _keep_file(actor, one, meeting)
    effects.publish(EntriesChanged(meeting_uid=meeting.uid, entry_uids=tuple(entry.uid for entry in rows.entries)))


def _less_than(group: Group | None, document: Document) -> list[Companion]:
    """The others of the group that wait and count less: they come along as originals."""
    if group is None:
        return []
    own = group.member(document)
    return [one for one in group.company_of(document) if one.document.to_review and one.rank >= own.rank]


def _keep_file(actor: Viewer, one: Companion, meeting: Meeting) -> None:
    """Keep the document's file with the meeting, without changing the record."""
    ledger = Ledger()
    keep_original(one.document, meeting, one.part, ledger)
    _close(actor, one.document, meeting)
    ledger.keep(one.document, meeting, record=False)


def accept_all(
    *,
    actor: Viewer,
    batch: Batch,
    uids: Sequence[str] | None = None,
    with_doubts: bool = False,
    new_names: bool = False,
) -> Acceptance:
    """Accept the batch's documents (these of them), each by itself, what counts most first; those with open doubts stay
    unless `with_doubts`. One that came along with another is not counted.

    `new_names` adds everybody with a full name whom the register lacks.
    """
    documents = batch.documents.filter(state__in=TO_REVIEW).select_related("batch__cooperation", "blob")
    if uids is not None:
        documents = documents.filter(uid__in=uids)
    require_importer(actor, batch.cooperation)
    accepted, refused = 0, []
    for document, group in _most_first(batch, list(documents)):
        document.refresh_from_db(fields=["state", "version"])
        if not document.to_review:
            continue
        try:
            _require_no_doubts(document, with_doubts=with_doubts)
            _require_first(document, group)
            if new_names:
                document.draft = to_json(_with_new_names(from_json(document.draft)))
            accept_document(actor=actor, document=document)
            accepted += 1
        except NotPossibleError as error:
            refused.append((document, str(error)))
    return Acceptance(accepted, tuple(refused))


def _most_first(batch: Batch, documents: list[Document]) -> list[tuple[Document, Group | None]]:
    """The documents with their groups; of each group the one that counts before the others."""
    groups = groups_of(batch.cooperation, documents)
    pairs = [(document, groups.get(document.pk)) for document in documents]
    return sorted(pairs, key=lambda pair: pair[1].member(pair[0]).rank if pair[1] else (0, 0))


def _require_first(document: Document, group: Group | None) -> None:
    """Raise NotPossibleError where one that counts more still waits for somebody to look at it, or where nobody can
    tell which of two revised notices is the newer one."""
    if group is None:
        return
    others = [one for one in group.company_of(document) if one.document.state == State.ACCEPTED]
    if group.member(document).part == Part.REVISED and any(one.part == Part.REVISED for one in others):
        raise NotPossibleError(
            _("Another revised notice of the meeting is accepted. See what this one changes, and accept it by itself.")
        )
    if group.counts.pk == document.pk:
        return
    if Document.objects.filter(pk=group.counts.pk, state__in=TO_REVIEW).exists():
        raise NotPossibleError(
            _("“%(name)s” is of the same meeting and counts more. Accept that first.") % {"name": group.counts.name}
        )


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


def _add_fresh(actor: Viewer, document: Document, settled: Settled, ledger: Ledger) -> None:
    """Whom the reviewer called new, unless the same name became somebody meanwhile."""
    cooperation = document.batch.cooperation
    for name in settled.fresh:
        if name.kind == "person":
            person = persons.add_person(actor=actor, cooperation=cooperation, name=name.written)
            settled.persons[name.key] = person
            ledger.add(person)
        else:
            place = organizations.add_organization(
                actor=actor, cooperation=cooperation, name=name.written, kind=sort_of(name.kind, name.written)
            )
            settled.places[name.key] = place
            ledger.add(place)


def _add_posts(actor: Viewer, draft: Draft, settled: Settled, ledger: Ledger) -> None:
    """Changes of employer that the reviewer confirmed, where person and organization are known; once each."""
    for row in draft.attendance:
        person, employer = settled.person(row.name), settled.organization(row.employer)
        if person and employer and not Post.objects.filter(person=person, organization=employer).exists():
            post = persons.add_post(
                actor=actor, person=person, organization=employer, title=row.role, valid_from=day(draft.facts.date)
            )
            ledger.add(post)


def _close(actor: Viewer, document: Document, meeting: Meeting, **more: Any) -> None:
    hit = Document.objects.filter(pk=document.pk, version=document.version, state__in=TO_REVIEW).update(
        state=State.ACCEPTED, version=F("version") + 1, meeting_uid=meeting.uid, **more
    )
    if not hit:
        raise ConflictError(_("Somebody else mended or accepted this document meanwhile. Load the page again."))
    audit.record(actor=actor, verb="document_accept", subject=document, cooperation=document.batch.cooperation_id)
