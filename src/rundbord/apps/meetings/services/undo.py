"""Undo: each write keeps its rows as they were; the actor's own last step can be taken back, and the one before it."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.meetings.models import AgendaItem, Meeting, UndoStep
from rundbord.apps.meetings.positions import arranged, keys_in_order, tree_order, write_order
from rundbord.apps.meetings.rules import require_keeper
from rundbord.apps.meetings.services.lock import lock_meeting, require_open

KEPT_STEPS = 100
CONTAINERS = {"meetings.agendaitem": "meeting_id", "meetings.attendance": "meeting_id", "record.entry": "item_id"}

UNCHECKED = {"files.attachment"}

Change = dict[str, Any]


def before(row: models.Model, *fields: str) -> Change:
    """The row as it is now, before a write of these fields."""
    return {**_name(row), "fields": {name: _value(row, name) for name in fields}}


def before_move(row: models.Model, *fields: str) -> Change:
    """As `before`, with the key of the row that it stands behind (None: it is first)."""
    order = keys_in_order(_siblings(row))
    place = order.index(row.pk)
    return {**before(row, *fields), "after": order[place - 1] if place else None}


def addition(row: models.Model) -> Change:
    """A row that was just made: undoing withdraws it."""
    return {**_name(row), "was": None, "fields": {"withdrawn_at": clock.now(), "withdrawn_reason": "undone"}}


def keep(*, actor: Viewer, meeting: Meeting, verb: str, changes: Iterable[tuple[Change, models.Model]]) -> None:
    """Keep what undoes one act: `changes` pairs each row's state before with the row as it is after the write.

    Only persons undo; what the program writes is undone by its own means.
    """
    if not isinstance(actor, PersonViewer):
        return
    noted = [{**change, "version": version_of(row)} for change, row in changes]
    UndoStep.objects.create(meeting=meeting, user_uid=actor.user_uid, verb=verb, changes=noted, at=clock.now())
    old = _steps(actor, meeting).values_list("pk", flat=True)[KEPT_STEPS:]
    UndoStep.objects.filter(pk__in=list(old)).delete()


def undo_step(*, actor: Viewer, meeting: Meeting) -> UndoStep:
    """Take back the actor's last step on this meeting that is not taken back yet.

    Raises NotPossibleError where there is none, ConflictError where somebody else has changed the same rows since.
    """
    require_keeper(actor, meeting)
    with transaction.atomic():
        require_open(lock_meeting(meeting))
        step = _steps(actor, meeting).filter(undone_at=None).first()
        if step is None:
            raise NotPossibleError(_("There is nothing to undo."))
        for change in step.changes:
            _restore(change)
        step.undone_at = clock.now()
        step.save(update_fields=["undone_at"])
        _renew_checks(actor, meeting, step)
        audit.record(
            actor=actor, verb="undo_step", subject=meeting, cooperation=meeting.cooperation_id, changed=[step.verb]
        )
    return step


def _steps(actor: Viewer, meeting: Meeting) -> models.QuerySet[UndoStep]:
    user_uid = actor.user_uid if isinstance(actor, PersonViewer) else ""
    return UndoStep.objects.filter(meeting=meeting, user_uid=user_uid)


def _name(row: models.Model) -> Change:
    return {"model": row._meta.label_lower, "id": row.pk, "was": version_of(row)}


def version_of(row: models.Model) -> int | None:
    """The row's version where it counts writes (an attachment's counts documents)."""
    return getattr(row, "version", None) if row._meta.label_lower not in UNCHECKED else None


def _value(row: models.Model, name: str) -> Any:
    field = row._meta.get_field(name)
    return getattr(row, field.attname) if isinstance(field, models.Field) else None


def _siblings(row: models.Model) -> models.QuerySet[Any]:
    container = CONTAINERS[row._meta.label_lower]
    return type(row)._default_manager.filter(**{container: getattr(row, container)})


def _restore(change: Change) -> None:
    model = apps.get_model(change["model"])
    values = {name: _field(model, name).to_python(value) for name, value in change["fields"].items()}
    rows = model._default_manager.filter(pk=change["id"])
    if change["version"] is not None:
        rows = rows.filter(version=change["version"])
        values["version"] = models.F("version") + 1
    if not rows.update(**values):
        raise ConflictError(_("Somebody else has changed the same thing since. It cannot be undone."))
    if "after" in change:
        _put_back(model._default_manager.get(pk=change["id"]), change["after"])


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise TypeError(f"{name} is no column of {model.__name__}")
    return field


def _put_back(row: models.Model, after: int | None) -> None:
    rows = _siblings(row)
    order = keys_in_order(rows)
    moved = [row.pk]
    if isinstance(row, AgendaItem):
        moved += [key for key in order if key in set(row.children.values_list("pk", flat=True))]
    order = arranged(order, moved, after)
    if isinstance(row, AgendaItem):
        order = tree_order(order, dict(rows.values_list("pk", "parent")))
    write_order(rows, order)


def _renew_checks(actor: Viewer, meeting: Meeting, undone: UndoStep) -> None:
    """The rows are as they were before the step, but two versions on: let the actor's earlier steps expect that."""
    renewed = {
        (one["model"], one["id"], one["was"]): one["version"] + 1
        for one in undone.changes
        if one["version"] is not None and one["was"] is not None
    }
    for step in _steps(actor, meeting).filter(undone_at=None):
        keys = [(one["model"], one["id"], one["version"]) for one in step.changes]
        if not any(key in renewed for key in keys):
            continue
        for one, key in zip(step.changes, keys, strict=True):
            one["version"] = renewed.get(key, one["version"])
        step.save(update_fields=["changes"])
