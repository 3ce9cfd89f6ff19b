"""Unpacking a container (ZIP, EML, MSG) in the worker: its members become documents of the same batch.

A worker that is killed in the middle leaves some of them; the next one adds the others, known by their paths.
"""

from rundbord.apps.core import clock
from rundbord.apps.importing.models import Document, State
from rundbord.apps.importing.services.batches import Dropped, add_documents, plain_name, stored_document
from rundbord.apps.importing.services.extraction import extractor
from rundbord.engines.reader.extract.containers import Refused, Unpacked
from rundbord.engines.reader.extract.safe_paths import safe_path
from rundbord.engines.reader.source import Reason, UnreadableError

CHUNK = 25


def unpack_document(document: Document, content: bytes) -> None:
    """Add what the container holds, a row each, also for what was refused; UnreadableError where that is nothing."""
    found = extractor().unpack(content, document.name)
    _require_something(document, found)
    held = set(Document.objects.filter(parent=document).values_list("path", flat=True))
    members = [member for member in found.members if member.path not in held]
    for start in range(0, len(members), CHUNK):
        chunk = members[start : start + CHUNK]
        _add(document, [stored_document(Dropped(one.path, one.content, one.path)) for one in chunk])
    _add(document, [_refused(one) for one in found.refused if one.path not in held])


def _require_something(document: Document, found: Unpacked) -> None:
    if found.members:
        return
    reasons = {one.path: one.reason for one in found.refused} or {"": Reason.EMPTY}
    if set(reasons) <= {"", safe_path(document.name)}:  # nobody looked into it, or nothing was there
        raise UnreadableError(reasons.popitem()[1])


def _refused(member: Refused) -> Document:
    return Document(
        name=plain_name(member.path),
        path=member.path,
        state=State.UNREADABLE,
        reason=member.reason.name,
        read_at=clock.now(),
    )


def _add(container: Document, documents: list[Document]) -> None:
    """The members follow their container in the order of the batch."""
    for one in documents:
        one.batch, one.parent, one.position = container.batch, container, container.position
    add_documents(container.batch, documents)
