"""Bringing documents in: the bytes are stored first, then one task a document is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.files.models import Attachment, Audience
from rundbord.apps.files.services import store_blob
from rundbord.apps.importing.models import Batch, BatchState, Document, State
from rundbord.apps.importing.rules import require_importer
from rundbord.apps.jobs import outbox
from rundbord.apps.people.models import Body, Cooperation
from rundbord.engines.reader.source import Reason

READ_TASK = "importing.read"
ORIGINAL = "original"
MOST_FILES = 200
MOST_IN_AN_ARCHIVE = 10_000
CHUNK = 25


@dataclass(frozen=True)
class Dropped:
    """A file as it was dropped: its own name, where its bytes are, and where it stood in its folder."""

    name: str
    content: bytes | Path | IO[bytes]
    path: str = ""


def import_files(
    *,
    actor: Viewer,
    cooperation: Cooperation,
    files: Sequence[Dropped | Path],
    body: Body | None = None,
    most: int = MOST_FILES,
) -> Batch:
    """Store the files and ask for each to be read; one that is empty or too large is listed as unreadable.

    `body` is for documents that name no body the register knows. Raises NotAllowedError, and NotPossibleError where
    there is no file or more than `most`.
    """
    require_importer(actor, cooperation)
    _require_some(files, most)
    stored = [stored_document(Dropped(file.name, file) if isinstance(file, Path) else file) for file in files]
    with transaction.atomic():
        batch = Batch.objects.create(cooperation=cooperation, user_uid=_user(actor), created_at=clock.now(), body=body)
        audit.record(actor=actor, verb="batch_make", subject=batch, cooperation=cooperation.pk)
    for position, document in enumerate(stored):
        document.batch, document.position = batch, position
    add_documents(batch, stored)
    return batch


def _require_some(files: Sequence[Dropped | Path], most: int) -> None:
    if not files:
        raise NotPossibleError(_("Choose at least one file."))
    if len(files) > most:
        raise NotPossibleError(_("Choose at most %(most)d files at a time.") % {"most": most})


def stored_document(file: Dropped) -> Document:
    """The file, stored, as a document that is not saved yet and belongs to no batch."""
    known = {"name": plain_name(file.name), "path": file.path}
    try:
        return Document(**known, blob=store_blob(content=file.content, name=file.name))
    except NotPossibleError:  # empty, or larger than the installation's limit
        reason = Reason.TOO_LARGE if _holds_anything(file) else Reason.EMPTY
        return Document(**known, state=State.UNREADABLE, reason=reason.name, read_at=clock.now())


def _holds_anything(file: Dropped) -> bool:
    if isinstance(file.content, bytes):
        return bool(file.content)
    if isinstance(file.content, Path):
        return file.content.stat().st_size > 0
    return file.content.seek(0, 2) > 0


def add_documents(batch: Batch, documents: Sequence[Document]) -> None:
    """Save the documents and ask for them; in short transactions, so that nobody else's write waits long."""
    for start in range(0, len(documents), CHUNK):
        _add(batch, documents[start : start + CHUNK])


@transaction.atomic
def _add(batch: Batch, documents: Sequence[Document]) -> None:
    """What comes out of a container after its batch was stopped is not read either."""
    kept = [document for document in documents if document.blob]
    stopped = Batch.objects.select_for_update().get(pk=batch.pk).state == BatchState.STOPPED
    for document in kept:
        document.state = State.STOPPED if stopped else State.WAITING
    Document.objects.bulk_create(documents)
    Attachment.objects.bulk_create([_original(batch, document) for document in kept])
    if not stopped:
        ask_for(batch, kept)


def _original(batch: Batch, document: Document) -> Attachment:
    return Attachment(
        cooperation_id=batch.cooperation_id,
        owner_kind="document",
        owner_uid=document.uid,
        role=ORIGINAL,
        name=document.name,
        blob=document.blob,
        audience=Audience.SECRETARIAT,
        created_at=clock.now(),
    )


def ask_to_read(document: Document) -> None:
    """Ask for one document to be read, inside the caller's transaction."""
    ask_for(document.batch, [document])


def ask_for(batch: Batch, documents: Sequence[Document]) -> None:
    """Ask for documents of a batch to be read, each once for its version and the batch's, in the caller's transaction.

    The batch is locked, so that somebody who pauses it is before all of these or after all of them.
    """
    turn = Batch.objects.select_for_update().get(pk=batch.pk).version
    outbox.enqueue_many(
        kind=READ_TASK,
        asked=[
            (f"{READ_TASK}:{one.uid}:{one.version}:{turn}", {"document": one.uid, "turn": turn}) for one in documents
        ],
    )


def plain_name(name: str) -> str:
    """The file's own name, without folders and control characters, at most 200 characters."""
    plain = "".join(char for char in name.replace("\\", "/").rsplit("/", 1)[-1] if char.isprintable()).strip()
    path = Path(plain or "?")
    return f"{path.stem[: 200 - len(path.suffix)]}{path.suffix}"[:200]


def _user(actor: Viewer) -> str:
    return actor.user_uid if isinstance(actor, PersonViewer) else ""
