"""Mending a draft: one step at a time, kept for undo, never over somebody else's mend of the same part."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.importing.draft import Draft, from_json, to_json
from rundbord.apps.importing.matching import with_names
from rundbord.apps.importing.models import Document, MendStep, NameDecision
from rundbord.apps.importing.rules import require_importer
from rundbord.apps.importing.services.indexing import order_by_day
from rundbord.apps.importing.services.reading import summary
from rundbord.apps.people.naming import directory

Mend = Callable[[Draft], Draft]
KEPT_STEPS = 200


def mend_document(
    *,
    actor: Viewer,
    document: Document,
    node: str,
    seen: int,
    mend: Mend,
    names: bool = False,
    decision: NameDecision | None = None,
) -> Document:
    """Apply `mend` to the document's newest draft. `node` is the part that it is about, `seen` the version of it that
    the actor saw; `names` says that new names may have come in, which are then looked up in the register. `decision` is
    what the mend is part of.

    Raises NotAllowedError, NotPossibleError, and ConflictError where somebody mended the same part since.
    """
    require_importer(actor, document.batch.cooperation)
    known = directory(document.batch.cooperation) if names else None
    with transaction.atomic():
        locked = _locked(document)
        before = from_json(locked.draft)
        if before.version_of(node) != seen:
            raise ConflictError(_("Somebody else has mended this since you opened it. Nothing was overwritten."))
        after = mend(before)
        after = with_names(after, known) if known else after
        changed = _difference(to_json(before), to_json(after))
        if not changed:
            return locked
        step = {"changed": changed, "versions": {key: before.version_of(key) for key in changed}}
        _keep(actor, locked, step, decision)
        versions = before.versions | dict.fromkeys(changed, locked.version + 1)
        return _write(actor, locked, replace(after, versions=versions), "document_mend")


def undo_mend(*, actor: Viewer, document: Document) -> Document:
    """Take back the actor's own last mend. Raises NotPossibleError where there is none, ConflictError where somebody
    else has mended the same parts since."""
    require_importer(actor, document.batch.cooperation)
    with transaction.atomic():
        locked = _locked(document)
        return _taken_back(actor, locked, MendStep.objects.filter(document=locked, user_uid=_user(actor)).first())


def undo_step(*, actor: Viewer, step: MendStep) -> Document:
    """Take back this mend, whoever's it was; raises as `undo_mend`."""
    require_importer(actor, step.document.batch.cooperation)
    with transaction.atomic():
        locked = _locked(step.document)
        return _taken_back(actor, locked, MendStep.objects.filter(pk=step.pk).first())


def _taken_back(actor: Viewer, document: Document, step: MendStep | None) -> Document:
    """The document as it was before the step, unless the same parts were mended since."""
    if step is None:
        raise NotPossibleError(_("There is nothing to undo."))
    draft = from_json(document.draft)
    if any(draft.version_of(key) != step.version for key in step.before["changed"]):
        raise ConflictError(_("Somebody else has mended the same place since. It cannot be undone."))
    restored = from_json(_restored(document.draft, step.before["changed"]))
    step.delete()
    versions = draft.versions | step.before["versions"]
    return _write(actor, document, replace(restored, versions=versions), "mend_undo")


def _locked(document: Document) -> Document:
    """The document as it is now, held until the transaction ends."""
    locked = Document.objects.select_for_update(of=("self",)).select_related("batch__cooperation", "blob")
    found = locked.get(pk=document.pk)
    if not found.to_review:
        raise NotPossibleError(_("This document cannot be mended now."))
    return found


def _write(actor: Viewer, document: Document, draft: Draft, verb: str) -> Document:
    values = summary(draft)
    hit = Document.objects.filter(pk=document.pk, version=document.version).update(version=F("version") + 1, **values)
    if not hit:
        raise ConflictError(_("Somebody else changed this document meanwhile. Load the page again."))
    if values["date"] != document.date:
        order_by_day(document, values["date"])
    audit.record(actor=actor, verb=verb, subject=document, cooperation=document.batch.cooperation_id, changed=["draft"])
    document.version += 1
    for name, value in values.items():
        setattr(document, name, value)
    return document


def _difference(was: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """What was otherwise before, by key; None where the node was not there."""
    keys = was["nodes"].keys() | now["nodes"].keys()
    changed = {key: was["nodes"].get(key) for key in keys if was["nodes"].get(key) != now["nodes"].get(key)}
    if was["orders"] != now["orders"]:
        changed["orders"] = was["orders"]
    return changed


def _restored(kept: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """The draft with these nodes as they were."""
    nodes = {key: node for key, node in kept["nodes"].items() if before.get(key, node) is not None}
    nodes.update({key: node for key, node in before.items() if node is not None and key != "orders"})
    return {**kept, "nodes": nodes, "orders": before.get("orders", kept["orders"])}


def _keep(actor: Viewer, document: Document, step: dict[str, Any], decision: NameDecision | None) -> None:
    MendStep.objects.create(
        document=document, user_uid=_user(actor), decision=decision, version=document.version + 1, before=step
    )
    old = MendStep.objects.filter(document=document).values_list("pk", flat=True)[KEPT_STEPS:]
    MendStep.objects.filter(pk__in=list(old)).delete()


def _user(actor: Viewer) -> str:
    return actor.user_uid if isinstance(actor, PersonViewer) else ""
