"""The demo's meetings many times over: copies of every row that hangs on a meeting, written in bulk."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Model

from rundbord.apps.core.uid import new_uid
from rundbord.apps.files.models import Attachment
from rundbord.apps.meetings.models import AgendaItem, Attendance, ItemNumber, Meeting, MeetingBody
from rundbord.apps.minutes.models import MinutesVersion
from rundbord.apps.record.models import Action, Entry, Mark, Vote

DAYS_APART = 9
CHUNK = 500
Copies = dict[tuple[type[Model], int], Any]
Layer = tuple[list[Any], tuple[str, ...]]


def grow(times: int) -> int:
    """Make every meeting `times` as many, each copy some days older than the one before; returns how many there are."""
    layers = _layers()
    papers = list(Attachment.objects.filter(owner_kind="meeting"))
    originals = dict(Meeting.objects.values_list("pk", "uid"))
    for number in range(1, times):
        copies: Copies = {}
        with transaction.atomic():
            for rows, keys in layers:
                made = [_copy(row, keys, copies, number) for row in rows]
                _save(made)
                copies |= {(type(row), row.pk): copy for row, copy in zip(rows, made, strict=True)}
            _copy_papers(papers, originals, copies)
    return Meeting.objects.count()


def _layers() -> list[Layer]:
    """The rows to copy with the keys that point at copied rows; those that they point at come first."""
    items = list(AgendaItem.objects.all())
    return [
        (list(Meeting.objects.all()), ()),
        (list(MeetingBody.objects.all()), ("meeting",)),
        ([item for item in items if item.parent_id is None], ("meeting", "approves")),
        ([item for item in items if item.parent_id is not None], ("meeting", "approves", "parent")),
        (list(ItemNumber.objects.all()), ("item",)),
        (list(Attendance.objects.all()), ("meeting",)),
        (list(Entry.objects.all()), ("item",)),
        *[(list(model._default_manager.all()), ("entry",)) for model in (Action, Vote, Mark)],
        (list(MinutesVersion.objects.all()), ("meeting",)),
    ]


def _copy(row: Any, keys: tuple[str, ...], copies: Copies, number: int) -> Any:
    """The row anew, pointing at copies."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    values["id"] = None
    if "uid" in values:
        values["uid"] = new_uid()
    for key in keys:
        field = row._meta.get_field(key)
        if values[field.attname] is not None:
            values[field.attname] = copies[field.related_model, values[field.attname]].pk
    if isinstance(row, Meeting) and row.date:
        values["date"] = row.date - timedelta(days=DAYS_APART * number)
    if isinstance(row, ItemNumber):
        values["imported"] = True  # given numbers are never used again
    return type(row)(**values)


def _save(rows: list[Any]) -> None:
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=CHUNK)


def _copy_papers(papers: list[Attachment], originals: dict[int, str], copies: Copies) -> None:
    """The files of meetings; the bytes are shared."""
    owners = {originals[key]: copy.uid for (model, key), copy in copies.items() if model is Meeting}
    made = [_copy(paper, (), copies, 0) for paper in papers]
    for paper in made:
        paper.owner_uid = owners[paper.owner_uid]
    _save(made)
