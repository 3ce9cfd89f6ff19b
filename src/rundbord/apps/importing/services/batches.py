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
from rundbord.apps.importing.models import Batch, Document, State
from rundbord.apps.importing.rules import require_importer
from rundbord.apps.jobs import outbox
from rundbord.apps.people.models import Cooperation
from rundbord.engines.reader.source import Reason

READ_TASK = "importing.read"
ORIGINAL = "original"
MOST_FILES = 200
CHUNK = 20


@dataclass(frozen=True)
class Dropped:
    """A file as it was dropped: its own name and where its bytes are."""

    name: str
    content: bytes | Path | IO[bytes]


def import_files(*, actor: Viewer, cooperation: Cooperation, files: Sequence[Dropped | Path]) -> Batch:
    """Store the files and ask for each to be read; one that is empty or too large is listed as unreadable.

    Raises NotAllowedError, and NotPossibleError where there is no file or too many.
    """
    require_importer(actor, cooperation)
    _require_some(files)
    stored = [_stored(Dropped(file.name, file) if isinstance(file, Path) else file) for file in files]
    with transaction.atomic():
        batch = Batch.objects.create(cooperation=cooperation, user_uid=_user(actor), created_at=clock.now())
        audit.record(actor=actor, verb="batch_make", subject=batch, cooperation=cooperation.pk)
    for position, document in enumerate(stored):
        document.batch, document.position = batch, position
    for start in range(0, len(stored), CHUNK):
        _add(stored[start : start + CHUNK])
    return batch


def _require_some(files: Sequence[Dropped | Path]) -> None:
    if not files:
        raise NotPossibleError(_("Choose at least one file."))
    if len(files) > MOST_FILES:
        raise NotPossibleError(_("Choose at most %(most)d files at a time.") % {"most": MOST_FILES})


def _stored(file: Dropped) -> Document:
    """The file as a document that is not saved yet."""
    try:
        return Document(name=plain_name(file.name), blob=store_blob(content=file.content, name=file.name))
    except NotPossibleError:  # empty, or larger than the installation's limit
        reason = Reason.TOO_LARGE if _holds_anything(file) else Reason.EMPTY
        return Document(name=plain_name(file.name), state=State.UNREADABLE, reason=reason.name)


def _holds_anything(file: Dropped) -> bool:
    if isinstance(file.content, bytes):
        return bool(file.content)
    if isinstance(file.content, Path):
        return file.content.stat().st_size > 0
    return file.content.seek(0, 2) > 0


@transaction.atomic
def _add(documents: list[Document]) -> None:
    """One short transaction for a few documents: nobody else's write waits long for a large batch."""
    Document.objects.bulk_create(documents)
    kept = [document for document in documents if document.blob]
    Attachment.objects.bulk_create([_original(document) for document in kept])
    for document in kept:
        ask_to_read(document)


def _original(document: Document) -> Attachment:
    return Attachment(
        cooperation_id=document.batch.cooperation_id,
        owner_kind="document",
        owner_uid=document.uid,
        role=ORIGINAL,
        name=document.name,
        blob=document.blob,
        audience=Audience.SECRETARIAT,
        created_at=clock.now(),
    )


def ask_to_read(document: Document) -> None:
    """Ask for the document to be read, once for each version of it."""
    outbox.enqueue(
        kind=READ_TASK,
        payload={"document": document.uid},
        key=f"{READ_TASK}:{document.uid}:{document.version}",
    )


def plain_name(name: str) -> str:
    """The file's own name, without folders and control characters, at most 200 characters."""
    plain = "".join(char for char in name.replace("\\", "/").rsplit("/", 1)[-1] if char.isprintable()).strip()
    path = Path(plain or "?")
    return f"{path.stem[: 200 - len(path.suffix)]}{path.suffix}"[:200]


def _user(actor: Viewer) -> str:
    return actor.user_uid if isinstance(actor, PersonViewer) else ""
