"""Pausing, stopping and continuing a batch. What is being read when it is paused or stopped is read to its end."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core.errors import ConflictError
from rundbord.apps.importing.models import Batch, BatchState, Document, State
from rundbord.apps.importing.rules import require_importer
from rundbord.apps.importing.services.batches import ask_for
from rundbord.apps.jobs import outbox
from rundbord.apps.jobs.outbox import Payload

GO_ON_TASK = "importing.go_on"
CHUNK = 100


def pause_batch(*, actor: Viewer, batch: Batch, version: int) -> None:
    """Leave waiting what waits, until the batch is continued. Raises NotAllowedError and ConflictError."""
    with transaction.atomic():
        _steer(actor, batch, version, {BatchState.RUNNING}, BatchState.PAUSED, "batch_pause")


def stop_batch(*, actor: Viewer, batch: Batch, version: int) -> None:
    """Mark what waits as not read; it can be asked for again. Raises NotAllowedError and ConflictError."""
    with transaction.atomic():
        _steer(actor, batch, version, {BatchState.RUNNING, BatchState.PAUSED}, BatchState.STOPPED, "batch_stop")
        batch.documents.filter(state=State.WAITING).update(state=State.STOPPED)


def continue_batch(*, actor: Viewer, batch: Batch, version: int) -> None:
    """Go on with a batch that was paused or stopped. Raises NotAllowedError and ConflictError.

    One task asks for all that waits, so that a batch of ten thousand goes on as quickly as one of ten.
    """
    with transaction.atomic():
        _steer(actor, batch, version, {BatchState.PAUSED, BatchState.STOPPED}, BatchState.RUNNING, "batch_continue")
        batch.documents.filter(state=State.STOPPED).update(state=State.WAITING)
        turn = version + 1
        key = f"{GO_ON_TASK}:{batch.uid}:{turn}"
        outbox.enqueue(kind=GO_ON_TASK, payload={"batch": batch.uid, "turn": turn}, key=key)


def go_on(payload: Payload) -> None:
    """Carry out the task: ask for what waits, in short transactions, unless the batch was steered elsewhere since."""
    batch = Batch.objects.filter(uid=payload["batch"]).first()
    after = 0
    while batch and (asked := _ask_for_some(batch, payload["turn"], after)):
        after = asked


@transaction.atomic
def _ask_for_some(batch: Batch, turn: int, after: int) -> int:
    """Ask for a few documents that follow this one (an integer key); the last one's key, 0 where none is left."""
    if not Batch.objects.select_for_update().filter(pk=batch.pk, version=turn, state=BatchState.RUNNING).exists():
        return 0
    waiting = batch.documents.filter(state=State.WAITING, pk__gt=after).order_by("pk").only("uid", "version")
    documents: list[Document] = list(waiting[:CHUNK])
    ask_for(batch, documents)
    return documents[-1].pk if documents else 0


def _steer(actor: Viewer, batch: Batch, version: int, before: set[BatchState], after: BatchState, verb: str) -> None:
    require_importer(actor, batch.cooperation)
    hit = Batch.objects.filter(pk=batch.pk, version=version, state__in=before).update(
        state=after, version=F("version") + 1
    )
    if not hit:
        raise ConflictError(_("Somebody else paused, stopped or continued the reading meanwhile. Look once more."))
    audit.record(actor=actor, verb=verb, subject=batch, cooperation=batch.cooperation_id, changed=["state"])
