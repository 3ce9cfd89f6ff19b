"""Reading one document, in the worker: text out of the file in a child process, then the reader, then the register."""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import F

from rundbord.apps.core import clock
from rundbord.apps.importing.draft import Draft, day, to_json
from rundbord.apps.importing.from_reading import draft_of
from rundbord.apps.importing.likeness import sketch_of
from rundbord.apps.importing.matching import match
from rundbord.apps.importing.mends_people import edit_facts
from rundbord.apps.importing.models import UNDER_WAY, BatchState, Document, State
from rundbord.apps.importing.names import columns
from rundbord.apps.importing.services import extraction, knowing
from rundbord.apps.importing.services.indexing import index_document
from rundbord.apps.importing.services.knowing import Names
from rundbord.apps.importing.services.parting import note_part
from rundbord.apps.importing.services.unpacking import unpack_document
from rundbord.apps.jobs.outbox import Payload
from rundbord.apps.people.models import Body, Cooperation
from rundbord.engines.reader.source import Reason, Source, UnreadableError


def read_document(payload: Payload) -> None:
    """Carry out one task. A document that was read already (the worker was killed after it) is left as it is."""
    document = _begun(payload)
    if document is None:
        return
    try:
        _read(document)
    except UnreadableError as error:
        _store(document, state=State.UNREADABLE, reason=error.reason.name)
    if not document.batch.documents.filter(state=State.WAITING).exists():
        extraction.rest()
        knowing.forget()


def _read(document: Document) -> None:
    """Store what the document says or, of a container, what it holds. Raises UnreadableError."""
    from rundbord.engines.reader.extract.containers import is_container

    content = _content(document)
    if is_container(content, document.name):
        unpack_document(document, content)
        _store(document, state=State.UNPACKED, reason="")
        return
    source = extraction.extractor().extract(content, document.name)
    batch = document.batch
    draft = draft_from(source, batch.cooperation, batch.body, knowing.names_of(batch.cooperation))
    _store(
        document,
        state=State.READ,
        reason="",
        text=source.text,
        format=source.format,
        hints=[asdict(hint) for hint in source.hints],
        **summary(draft),
    )


def _begun(payload: Payload) -> Document | None:
    """The document, now being read; None where it is not to be read (any more).

    Of what waits, a task begins only what it was asked for after the batch was last paused, stopped or continued. What
    a killed worker had begun is begun anew.
    """
    rows = Document.objects.select_related("batch__cooperation", "batch__body", "blob")
    document = rows.filter(uid=payload["document"], state__in=UNDER_WAY).first()
    if document is None or document.state == State.READING:
        return document
    batch = document.batch
    if batch.state == BatchState.PAUSED or batch.version != payload.get("turn", 0):
        return None
    begun = Document.objects.filter(pk=document.pk, state=State.WAITING).update(state=State.READING)
    return document if begun else None


def give_up(payload: Payload) -> None:
    """The reader failed on the document again and again: say so, and let the others go on."""
    Document.objects.filter(uid=payload["document"], state__in=UNDER_WAY).update(
        state=State.UNREADABLE, reason=Reason.CRASHED.name, read_at=clock.now(), version=F("version") + 1
    )


def draft_from(source: Source, cooperation: Cooperation, body: Body | None = None, names: Names | None = None) -> Draft:
    """What the reader makes of a source, checked against the cooperation's register (`names`, if they are loaded).

    `body` is chosen where the document names none that the register knows for certain.
    """
    from rundbord.engines.reader import read

    names = names or knowing.load_names(cooperation)
    draft = match(draft_of(read(source, names.known), source.text), names.directory)
    return edit_facts(draft, {"body_uid": body.uid}) if body and not draft.facts.body_uid else draft


def summary(draft: Draft) -> dict[str, Any]:
    """The document's columns that follow from its draft."""
    body = Body.objects.filter(uid=draft.facts.body_uid).first() if draft.facts.body_uid else None
    return {
        "draft": to_json(draft),
        "body": body,
        "date": day(draft.facts.date),
        "doubts": len(draft.open_doubts),
        "present": sum(row.status == "present" for row in draft.attendance),
        "absent": sum(row.status == "absent" for row in draft.attendance),
        "kind": draft.facts.kind,
        "names": columns(draft),
    }


def _content(document: Document) -> bytes:
    if document.blob is None:
        raise UnreadableError(Reason.UNOPENABLE)
    with document.blob.file.open("rb") as stream:
        content: bytes = stream.read()
    return content


def _store(document: Document, **values: Any) -> None:
    """Write what was found, unless somebody else finished the document meanwhile; its words can be searched at once."""
    sketch = sketch_of(values.get("text", ""))
    with transaction.atomic():
        hit = Document.objects.filter(pk=document.pk, state__in=UNDER_WAY).update(
            version=F("version") + 1, read_at=clock.now(), **values
        )
        if hit and values.get("text"):
            index_document(document, values["text"])
            note_part(document, values["kind"], values["text"], sketch)
