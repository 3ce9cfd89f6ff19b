"""What the page for the whole minutes shows: the table, and each item with its lines and the writer's own note."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.core import clock
from rundbord.apps.core.uid import new_uid
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.shown import AttendanceView, ItemView, MeetingView
from rundbord.apps.people.models import Membership
from rundbord.apps.record.models import Entry
from rundbord.apps.writing.models import Note
from rundbord.apps.writing.plain import Shown, plain_of, seen_of
from rundbord.apps.writing.services import field_markup


@dataclass(frozen=True)
class Field:
    """An item with what stands in its field; `seen` and `token` come back with what the writer makes of it."""

    item: ItemView
    text: str
    seen: str
    token: str
    note: str
    note_version: int


@dataclass(frozen=True)
class Row:
    """Somebody on the list, with those who may come instead."""

    person: AttendanceView
    deputies: tuple[Membership, ...]


def fields_of(shown: MeetingView, viewer: Viewer) -> list[Field]:
    """The items that the viewer may write in, in order. Two queries."""
    items = [item for item in shown.items if not item.closed and not item.withdrawn]
    keys = [item.key for item in items]
    lines: dict[int, list[Shown]] = defaultdict(list)
    for entry in entries_of(keys):
        lines[entry.item_id].append(Shown(entry.uid, entry.version, plain_of(field_markup(entry, shown.language))))
    mine = viewer.user_uid if isinstance(viewer, PersonViewer) else ""
    notes = {note.item_id: note for note in Note.objects.filter(item__in=keys, user_uid=mine)}
    return [_field(item, lines[item.key], notes.get(item.key)) for item in items]


def _field(item: ItemView, lines: list[Shown], note: Note | None) -> Field:
    return Field(
        item=item,
        text="\n\n".join(line.words for line in lines),
        seen=seen_of(lines),
        token=new_uid(),
        note=note.text if note else "",
        note_version=note.version if note else 0,
    )


def entries_of(items: Iterable[int]) -> Iterable[Entry]:
    """The lines of these items (integer keys), in order."""
    found = Entry.objects.filter(item__in=list(items), withdrawn_at=None)
    return found.select_related("person", "organization").order_by("position", "pk")


def rows_of(shown: MeetingView, meeting: Meeting) -> list[Row]:
    """The attendance list with the deputies of each seat on that date. One query."""
    seats = [row.seat for row in shown.attendance if row.seat]
    ranked = Membership.objects.on(meeting.date or clock.today()).filter(seat__in=seats, rank__gt=0)
    deputies: dict[int, list[Membership]] = defaultdict(list)
    for membership in ranked.select_related("person").order_by("rank", "pk"):
        deputies[membership.seat_id].append(membership)
    listed = {row.person.uid for row in shown.attendance if row.person}
    return [
        Row(row, tuple(one for one in deputies.get(row.seat or 0, ()) if one.person.uid not in listed))
        for row in shown.attendance
    ]
