"""The table of a batch: one row a document, with what to do next."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.importing import queries
from rundbord.apps.importing.models import Batch, Document, State
from rundbord.apps.importing.reasons import sentence
from rundbord.apps.meetings.models import Meeting, MeetingBody
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


def rows_of(viewer: Viewer, batch: Batch, documents: list[Document]) -> list[Row]:
    """The rows of these documents of a batch; two queries."""
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
    rows = list(MeetingBody.objects.filter(meeting__in=held).select_related("meeting"))
    by_day: dict[tuple[int | None, date | None], Meeting] = {
        (row.body_id, row.meeting.date): row.meeting for row in rows if row.meeting.date
    }
    return {row.meeting.uid: row.meeting for row in rows}, by_day


def _twin(document: Document, alike: dict[str, list[Document]]) -> Document | None:
    """An accepted document with the same bytes, or one that was dropped before this one."""
    if document.blob is None or document.state == State.ACCEPTED:
        return None
    others = [one for one in alike.get(document.blob.digest, []) if one.pk != document.pk]
    return next((one for one in others if one.state == State.ACCEPTED or one.pk < document.pk), None)
