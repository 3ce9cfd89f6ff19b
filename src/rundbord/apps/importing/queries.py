"""Documents on their way in, for those who may see them."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.importing.models import TO_REVIEW, UNDER_WAY, Batch, DecisionState, Document, NameDecision, State
from rundbord.apps.importing.rules import may_import
from rundbord.apps.people.models import Cooperation


def visible_to(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Document]:
    """The cooperation's documents, for its secretariat; nothing for others."""
    documents = Document.objects.filter(batch__cooperation=cooperation)
    return documents if may_import(viewer, cooperation) else documents.none()


def batches_visible_to(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Batch]:
    """The cooperation's batches, newest first, with how many documents there are and how many wait for what."""
    batches = Batch.objects.filter(cooperation=cooperation).annotate(
        total=Count("documents", filter=~Q(documents__state=State.UNPACKED)),
        under_way=Count("documents", filter=Q(documents__state__in=UNDER_WAY)),
        to_review=Count("documents", filter=Q(documents__state__in=TO_REVIEW)),
        accepted=Count("documents", filter=Q(documents__state=State.ACCEPTED)),
        unreadable=Count("documents", filter=Q(documents__state=State.UNREADABLE)),
        stopped=Count("documents", filter=Q(documents__state=State.STOPPED)),
    )
    return batches if may_import(viewer, cooperation) else batches.none()


def listed(documents: QuerySet[Document]) -> QuerySet[Document]:
    """The same documents without their long texts."""
    return documents.select_related("body", "blob").defer("text", "hints", "draft", "names")


def names_of(batch: Batch, *, at_most: int | None = None) -> list[tuple[str, date | None, list[dict[str, str]]]]:
    """Documents of the batch that wait for review and for names, with their dates and those names (importing.names)."""
    rows = batch.documents.filter(state__in=TO_REVIEW).exclude(names=[]).order_by("position", "pk")
    return list(rows.values_list("uid", "date", "names")[:at_most])


def pending_keys(batch: Batch) -> set[str]:
    """The keys of names that are being settled: their documents are not all mended yet."""
    pending = NameDecision.objects.filter(batch=batch, state=DecisionState.SETTLING)
    return {key for choices in pending.values_list("choices", flat=True) for key in choices}


def named_in_drafts(cooperation: Cooperation, uids: set[str]) -> set[str]:
    """Those of these uids that drafts of documents name that are not accepted yet. One query, over all their drafts."""
    drafts = Document.objects.filter(batch__cooperation=cooperation, state__in=(*TO_REVIEW, State.SET_ASIDE))
    any_of = reduce(or_, (Q(written__contains=uid) for uid in uids), Q(pk=None))
    rows = drafts.annotate(written=Cast("draft", TextField())).filter(any_of).order_by()
    return {uid for written in rows.values_list("written", flat=True).iterator() for uid in uids if uid in written}


def same_file(viewer: Viewer, cooperation: Cooperation, digests: set[str]) -> dict[str, list[Document]]:
    """Documents of the cooperation by digest, within what the viewer may see; the accepted ones first."""
    found: dict[str, list[Document]] = {}
    # By key: a database would rather go through all documents of the cooperation than begin with these few digests.
    same = Document.objects.filter(blob__digest__in=digests).values("pk")
    rows = listed(visible_to(viewer, cooperation)).filter(pk__in=same).exclude(state=State.SET_ASIDE)
    for row in rows.order_by("pk"):
        if row.blob:
            found.setdefault(row.blob.digest, []).append(row)
    return {digest: sorted(rows, key=lambda row: row.state != State.ACCEPTED) for digest, rows in found.items()}


def document_of(viewer: Viewer, cooperation: Cooperation, uid: str) -> Document | None:
    """One document with all that it holds, or None."""
    found = visible_to(viewer, cooperation).filter(uid=uid)
    return found.select_related("batch__cooperation", "body", "blob", "in_meeting").first()


@dataclass(frozen=True)
class Neighbours:
    """The documents to review before and after one, in its batch."""

    before: Document | None
    after: Document | None


def neighbours(document: Document) -> Neighbours:
    """The nearest documents of the batch that wait for review; one query."""
    rows = Document.objects.filter(batch=document.batch_id, state__in=TO_REVIEW)
    here = Q(position=document.position)
    before = rows.filter(Q(position__lt=document.position) | here & Q(pk__lt=document.pk)).order_by("-position", "-pk")
    after = rows.filter(Q(position__gt=document.position) | here & Q(pk__gt=document.pk)).order_by("position", "pk")
    nearest = Q(pk=Subquery(before.values("pk")[:1])) | Q(pk=Subquery(after.values("pk")[:1]))
    found = {_place(row) > _place(document): row for row in rows.filter(nearest).only("uid", "name", "position")}
    return Neighbours(before=found.get(False), after=found.get(True))


def _place(document: Document) -> tuple[int, int]:
    return document.position, document.pk
