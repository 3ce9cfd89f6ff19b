"""The table of a batch: one row a document, with what to do next."""

from dataclasses import dataclass

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.importing import queries
from rundbord.apps.importing.groups import GROUPED, InTable, groups_in_table
from rundbord.apps.importing.models import Batch, Document, State
from rundbord.apps.importing.reasons import why_unread
from rundbord.apps.meetings.models import Meeting


@dataclass(frozen=True)
class Row:
    """A document in the table. `twin` is another document with the same bytes, `meeting` what it became, `group` with
    which documents and meeting it belongs together.
    """

    document: Document
    why: str
    twin: Document | None
    meeting: Meeting | None
    group: InTable | None


def rows_of(viewer: Viewer, batch: Batch, documents: list[Document]) -> list[Row]:
    """The rows of these documents of a batch; three queries."""
    digests = {document.blob.digest for document in documents if document.blob}
    alike = queries.same_file(viewer, batch.cooperation, digests)
    groups = groups_in_table(batch.cooperation, [one for one in documents if one.state in GROUPED])
    return [
        Row(
            document,
            why_unread(document),
            _twin(document, alike),
            groups[document.pk].meeting if document.state == State.ACCEPTED and document.pk in groups else None,
            groups.get(document.pk),
        )
        for document in documents
    ]


def _twin(document: Document, alike: dict[str, list[Document]]) -> Document | None:
    """An accepted document with the same bytes, or one that was dropped before this one."""
    if document.blob is None or document.state == State.ACCEPTED:
        return None
    others = [one for one in alike.get(document.blob.digest, []) if one.pk != document.pk]
    return next((one for one in others if one.state == State.ACCEPTED or one.pk < document.pk), None)
