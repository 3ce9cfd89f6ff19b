"""The table of a batch: one row a document, with what to do next."""

from dataclasses import dataclass

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.importing import queries
from rundbord.apps.importing.models import UNDER_WAY, Batch, Document, State
from rundbord.apps.importing.reasons import sentence
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.queries import visible_to as meetings_visible_to


@dataclass(frozen=True)
class Row:
    """A document in the table. `twin` is another document with the same bytes, `meeting` what it became."""

    document: Document
    why: str
    twin: Document | None
    meeting: Meeting | None

    @property
    def under_way(self) -> bool:
        """Is it waiting or being read?"""
        return self.document.state in UNDER_WAY

    @property
    def clear(self) -> bool:
        """May it be accepted together with others: nothing to look at, a body chosen, not brought in before?"""
        known = self.twin is not None and self.twin.state == State.ACCEPTED
        return self.document.to_review and not self.document.doubts and self.document.body is not None and not known


def rows_of_batch(viewer: Viewer, batch: Batch) -> list[Row]:
    """The rows of a batch, in the order in which its files were dropped; three queries."""
    documents = list(queries.listed(queries.visible_to(viewer, batch.cooperation)).filter(batch=batch))
    digests = {document.blob.digest for document in documents if document.blob}
    alike = queries.same_file(viewer, batch.cooperation, digests)
    uids = [document.meeting_uid for document in documents if document.state == State.ACCEPTED]
    held = meetings_visible_to(viewer).filter(cooperation=batch.cooperation, uid__in=uids)
    meetings = {meeting.uid: meeting for meeting in held}
    return [
        Row(document, sentence(document.reason), _twin(document, alike), meetings.get(document.meeting_uid))
        for document in documents
    ]


def _twin(document: Document, alike: dict[str, list[Document]]) -> Document | None:
    """An accepted document with the same bytes, or one that was dropped before this one."""
    if document.blob is None or document.state == State.ACCEPTED:
        return None
    others = [one for one in alike.get(document.blob.digest, []) if one.pk != document.pk]
    return next((one for one in others if one.state == State.ACCEPTED or one.pk < document.pk), None)
