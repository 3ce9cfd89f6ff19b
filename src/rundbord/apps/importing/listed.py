"""The table of a batch: one row a document, with what to do next."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.importing import queries
from rundbord.apps.importing.models import UNDER_WAY, Batch, Document, State
from rundbord.apps.importing.reasons import sentence
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.queries import visible_to as meetings_visible_to


@dataclass(frozen=True)
class Row:
    """A document in the table. `twin` is another document with the same bytes, `meeting` what it became, `same_day` a
    meeting that its body has on its day already.
    """

    document: Document
    why: str
    twin: Document | None
    meeting: Meeting | None
    same_day: Meeting | None

    @property
    def under_way(self) -> bool:
        """Is it waiting or being read?"""
        return self.document.state in UNDER_WAY

    @property
    def clear(self) -> bool:
        """May it be accepted together with others: nothing to look at, a body chosen, not brought in before?"""
        known = self.twin is not None or self.same_day is not None
        return self.document.to_review and not self.document.doubts and self.document.body is not None and not known


def rows_of_batch(viewer: Viewer, batch: Batch) -> list[Row]:
    """The rows of a batch, in the order in which its files were dropped; four queries."""
    documents = list(queries.listed(queries.visible_to(viewer, batch.cooperation)).filter(batch=batch))
    digests = {document.blob.digest for document in documents if document.blob}
    alike = queries.same_file(viewer, batch.cooperation, digests)
    meetings, same_day = _meetings(viewer, batch, documents)
    return [
        Row(
            document,
            sentence(document.reason),
            _twin(document, alike),
            meetings.get(document.meeting_uid) if document.state == State.ACCEPTED else None,
            same_day.get((document.body_id, document.date)) if document.to_review else None,
        )
        for document in documents
    ]


def _meetings(
    viewer: Viewer, batch: Batch, documents: list[Document]
) -> tuple[dict[str, Meeting], dict[tuple[int | None, date | None], Meeting]]:
    """What the documents became, by uid, and meetings on their days, by body (integer key) and date."""
    uids = {document.meeting_uid for document in documents} - {""}
    days = {document.date for document in documents if document.date and document.to_review}
    held = meetings_visible_to(viewer).filter(
        Q(uid__in=uids) | Q(date__in=days), cooperation=batch.cooperation, withdrawn_at=None
    )
    rows = list(held.prefetch_related("meeting_bodies"))
    by_day = {(one.body_id, meeting.date): meeting for meeting in rows for one in meeting.meeting_bodies.all()}
    return {meeting.uid: meeting for meeting in rows}, {key: one for key, one in by_day.items() if key[1]}


def _twin(document: Document, alike: dict[str, list[Document]]) -> Document | None:
    """An accepted document with the same bytes, or one that was dropped before this one."""
    if document.blob is None or document.state == State.ACCEPTED:
        return None
    others = [one for one in alike.get(document.blob.digest, []) if one.pk != document.pk]
    return next((one for one in others if one.state == State.ACCEPTED or one.pk < document.pk), None)
