"""What one acceptance writes, kept so that it can be taken back exactly."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _

from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.files.models import Attachment
from rundbord.apps.importing.models import Document, Intake
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.record.models import Action, Entry, Mark, Vote

Key = tuple[str, int]
ITEM, ENTRY, ACTION, MARK = "meetings.agendaitem", "record.entry", "record.action", "record.mark"
ATTENDANCE, NUMBER, MEETING = "meetings.attendance", "meetings.itemnumber", "meetings.meeting"
FILE = "files.attachment"


class Ledger:
    """The rows that an acceptance makes and changes, noted as they are written."""

    def __init__(self) -> None:
        self.made: dict[str, list[int]] = defaultdict(list)
        self.changed: list[dict[str, Any]] = []
        self.missing: list[str] = []
        self.kept = 0

    def add(self, *rows: models.Model) -> None:
        """These rows are new."""
        for row in rows:
            self.made[row._meta.label_lower].append(row.pk)

    def change(self, row: Any, **fields: Any) -> None:
        """Write the fields of a row that still is as it was read; raises ConflictError where it is not."""
        before = {name: getattr(row, row._meta.get_field(name).attname) for name in fields}
        rows = type(row)._default_manager.filter(pk=row.pk, version=row.version)
        if not rows.update(version=F("version") + 1, **fields):
            raise ConflictError(_("Somebody changed the meeting meanwhile. Load the page again."))
        self.changed.append(_noted(row, before, row.version, row.version + 1))
        for name, value in fields.items():
            setattr(row, name, value)
        row.version += 1

    def put(self, row: Any, **fields: Any) -> None:
        """Write the fields of a row that has no version."""
        self.changed.append(_noted(row, {name: getattr(row, name) for name in fields}, None, None))
        type(row)._default_manager.filter(pk=row.pk).update(**fields)

    def place(self, rows: Sequence[Any]) -> None:
        """Let the rows stand in this order. Order alone is no change of a row."""
        moved = []
        for position, row in enumerate(rows, start=1):
            if row.position != position:
                self.changed.append(_noted(row, {"position": row.position}, None, None))
                row.position = position
                moved.append(row)
        if moved:
            type(moved[0])._default_manager.bulk_update(moved, ["position"], batch_size=200)

    def keep(self, document: Document, meeting: Meeting, *, record: bool) -> Intake:
        """Keep what was noted."""
        return Intake.objects.create(
            document=document,
            meeting_uid=meeting.uid,
            record=record,
            made=dict(self.made),
            changed=self.changed,
            missing=self.missing,
            kept=self.kept,
            at=clock.now(),
        )


def _noted(row: models.Model, before: dict[str, Any], was: int | None, version: int | None) -> dict[str, Any]:
    return {"model": row._meta.label_lower, "id": row.pk, "fields": before, "was": was, "version": version}


class Imported:
    """What the acceptances of a meeting's documents wrote, so that work by hand can be told from it."""

    def __init__(self, meeting: Meeting) -> None:
        self.intakes = list(active_intakes(meeting.uid))
        self._made = {(label, pk) for intake in self.intakes for label, pks in intake.made.items() for pk in pks}
        self._versions: dict[Key, int] = {
            (change["model"], change["id"]): change["version"]
            for intake in self.intakes
            for change in intake.changed
            if change["version"] is not None
        }

    def made(self, row: models.Model) -> bool:
        """Did an acceptance make the row?"""
        return (row._meta.label_lower, row.pk) in self._made

    def made_by_minutes(self, row: models.Model) -> bool:
        """Did minutes make the row, and no notice?"""
        made = [one for one in self.intakes if row.pk in one.made.get(row._meta.label_lower, [])]
        return bool(made) and all(one.document.kind == "minutes" for one in made)

    def touched(self, row: Any) -> bool:
        """Has somebody changed the row by hand?"""
        return bool(row.version != self._versions.get((row._meta.label_lower, row.pk), 0))

    def any_touched(self, rows: models.QuerySet[Any]) -> bool:
        """The same of any of these rows, in one query."""
        label = rows.model._meta.label_lower
        written = rows.filter(version__gt=0).values_list("pk", "version")
        return any(version != self._versions.get((label, pk), 0) for pk, version in written)


def active_intakes(meeting_uid: str) -> models.QuerySet[Intake]:
    """What was taken in to the meeting and not taken back, oldest first."""
    rows = Intake.objects.filter(meeting_uid=meeting_uid, undone_at=None).select_related("document__batch")
    return rows.defer("document__text", "document__draft", "document__hints", "document__names").order_by("pk")


def take_back(intake: Intake, reason: str) -> None:
    """Undo what the intake wrote on its meeting, inside the caller's transaction; persons and names are left.

    Call `require_no_work_on` before.
    """
    for change in reversed(intake.changed):
        _restore(change)
    gone = {"withdrawn_at": clock.now(), "withdrawn_reason": reason}
    for label in (MARK, ACTION, ENTRY, ITEM, ATTENDANCE, FILE):
        _model(label).filter(pk__in=intake.made.get(label, []), withdrawn_at=None).update(**gone)
    _model(NUMBER).filter(pk__in=intake.made.get(NUMBER, [])).delete()


def require_no_work_on(intake: Intake, imported: Imported) -> None:
    """Raise NotPossibleError where somebody has worked since on what the intake wrote: nothing of theirs is lost."""
    changed: dict[str, list[int]] = defaultdict(list)
    for change in intake.changed:
        if change["version"] is not None:
            changed[change["model"]].append(change["id"])
    for label in (MEETING, ITEM, ENTRY, ACTION, MARK, ATTENDANCE):
        wanted = {*changed.get(label, []), *intake.made.get(label, [])}
        if imported.any_touched(_model(label).filter(pk__in=wanted)):
            raise NotPossibleError(worked_on())
    if any(not imported.made(row) for rows in _hanging_on(intake.made) for row in rows):
        raise NotPossibleError(worked_on())


def _hanging_on(made: dict[str, list[int]]) -> Iterator[models.QuerySet[Any]]:
    """What stands under rows that the intake made."""
    items, entries = made.get(ITEM, []), made.get(ENTRY, [])
    uids = AgendaItem.objects.filter(pk__in=items).values_list("uid", flat=True)
    yield Entry.objects.filter(item__in=items, withdrawn_at=None)
    yield Action.objects.filter(entry__in=entries, withdrawn_at=None)
    yield Mark.objects.filter(entry__in=entries, withdrawn_at=None)
    yield Vote.objects.filter(entry__in=entries)
    yield Attachment.objects.filter(owner_kind="agendaitem", owner_uid__in=list(uids), withdrawn_at=None)


def _model(label: str) -> models.QuerySet[Any]:
    rows: models.QuerySet[Any] = apps.get_model(label)._default_manager.all()
    return rows


def _restore(change: dict[str, Any]) -> None:
    """The row as it was, its version too: whoever read it before reads the same now."""
    rows = _model(change["model"]).filter(pk=change["id"])
    fields = {name: _column(rows.model, name).to_python(value) for name, value in change["fields"].items()}
    if change["version"] is not None:
        rows, fields = rows.filter(version=change["version"]), {**fields, "version": change["was"]}
    if not rows.update(**fields):
        raise NotPossibleError(worked_on())


def _column(model: type[models.Model], name: str) -> Any:
    field = model._meta.get_field(name)
    return field.target_field if isinstance(field, models.ForeignKey) else field


def worked_on() -> str:
    """Why something is not taken back."""
    return _("Somebody has worked on the meeting since it was accepted. Mend it there, or withdraw the whole meeting.")
