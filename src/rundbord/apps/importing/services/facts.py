"""Body and date of many documents at once, each with its own version."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.importing.draft import Draft, from_json
from rundbord.apps.importing.mends_people import edit_facts
from rundbord.apps.importing.models import Batch, Document
from rundbord.apps.importing.rules import require_importer
from rundbord.apps.importing.services.mending import mend_document


@dataclass(frozen=True)
class Change:
    """What a row of the table shall say. `version` is the document's as the actor saw it; values are those of Facts."""

    uid: str
    version: int
    values: dict[str, str]


@dataclass(frozen=True)
class Saved:
    """How many rows were saved, and a sentence for each that was not."""

    saved: int
    refused: tuple[str, ...] = ()


def mend_rows(*, actor: Viewer, batch: Batch, changes: Sequence[Change]) -> Saved:
    """Save each row by itself: one that somebody else changed meanwhile is told, the others are saved."""
    require_importer(actor, batch.cooperation)
    uids = {change.uid for change in changes}
    documents = batch.documents.filter(uid__in=uids).select_related("batch__cooperation").defer("text", "hints")
    held = {document.uid: document for document in documents}
    refused = []
    for change in changes:
        document = held.get(change.uid)
        try:
            _mend(actor, document, change)
        except NotPossibleError as error:
            refused.append(f"{document.name}: {error}" if document else str(error))
    return Saved(len(changes) - len(refused), tuple(refused))


def _mend(actor: Viewer, document: Document | None, change: Change) -> None:
    if document is None or document.version != change.version or not document.draft:
        raise ConflictError(_("Somebody else changed this document meanwhile. Nothing was overwritten."))

    def mend(draft: Draft) -> Draft:
        return edit_facts(draft, change.values)

    seen = from_json(document.draft).version_of("facts")
    mend_document(actor=actor, document=document, node="facts", seen=seen, mend=mend)
