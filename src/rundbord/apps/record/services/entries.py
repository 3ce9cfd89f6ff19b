"""Writing the lines of the record."""

from collections.abc import Iterable
from typing import Any, TypedDict, Unpack

from django.db.models import Max
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock, richtext
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.jobs import effects
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.positions import arranged, keys_in_order, write_order
from rundbord.apps.meetings.rules import require_item_keeper
from rundbord.apps.meetings.services.act import Act, act
from rundbord.apps.meetings.services.items import require_basis
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.meetings.services.undo import addition, before, before_move
from rundbord.apps.people.models import Organization, Person
from rundbord.apps.record.events import EntriesChanged
from rundbord.apps.record.models import Entry, EntryKind


class EntryFields(TypedDict, total=False):
    """What may be written on a line beside its text. `source_start` and `source_end` count characters."""

    kind: str
    language: str
    speaker_written: str
    person: Person | None
    organization: Organization | None
    access: str
    law: str
    paragraph: str
    source_start: int | None
    source_end: int | None


class EntryChanges(EntryFields, total=False):
    """What may be changed on a line."""

    text: str


class NewEntry(EntryFields):
    """A line to be written, with its text."""

    text: str


def add_entry(
    *,
    actor: Viewer,
    item: AgendaItem,
    text: str,
    after: Entry | None = None,
    client_key: str = "",
    **fields: Unpack[EntryFields],
) -> Entry:
    """A new line under the item, at the end or behind `after`. `text` is rich text and is cleaned.

    A line sent twice with the same `client_key` is one line: the second call returns the first one's.
    Raises NotPossibleError where the text is empty or something belongs to another cooperation.
    """
    with act(actor=actor, meeting=item.meeting, item=item, verb="entry_add") as done:
        if client_key and (sent := _sent_before(item.meeting, client_key)):
            done.nothing()
            return sent
        entry = _new(item, {**fields, "text": text, "client_key": client_key[:40]}, last_position(item) + 1)
        entry.save()
        if after is not None:
            place(entry, after)
        note_added(done, entry)
    return entry


def add_entries(*, actor: Viewer, item: AgendaItem, entries: Iterable[NewEntry]) -> list[Entry]:
    """Many lines at once at the end of the item's record, with one trace in the history. Raises as `add_entry`."""
    with act(actor=actor, meeting=item.meeting, item=item, verb="entry_add_many") as done:
        first = last_position(item) + 1
        made = [_new(item, fields, position) for position, fields in enumerate(entries, start=first)]
        Entry.objects.bulk_create(made)
        done.about(item, ["entries"])
        for entry in made:
            done.undone_by(addition(entry), entry)
        tell(item.meeting, *made)
    return made


def edit_entry(*, actor: Viewer, entry: Entry, version: int, **changes: Unpack[EntryChanges]) -> Entry:
    """Change a line; `version` is the one that the actor saw. Raises as `add_entry`, and ConflictError."""
    with act(actor=actor, meeting=entry.item.meeting, item=entry.item, verb="entry_edit") as done:
        values = checked(entry.item.meeting, changes, entry)
        write(done, entry, version, **values)
    return entry


def set_entry_kind(*, actor: Viewer, entry: Entry, version: int, kind: str) -> Entry:
    """Make a line a decision, a contribution, a proposal or plain text; it stays the same line."""
    return edit_entry(actor=actor, entry=entry, version=version, kind=EntryKind(kind))


def move_entry(
    *, actor: Viewer, entry: Entry, version: int, after: Entry | None, item: AgendaItem | None = None
) -> Entry:
    """Put a line behind another one of `item` (its own where not given), or first there.

    Raises NotPossibleError where `after` stands elsewhere or the item belongs to another meeting.
    """
    target = item or entry.item
    if target.meeting_id != entry.item.meeting_id or (after is not None and after.item_id != target.pk):
        raise NotPossibleError(_("The line can only be moved within its own meeting."))
    require_item_keeper(actor, target)
    with act(actor=actor, meeting=entry.item.meeting, item=entry.item, verb="entry_move") as done:
        kept = before_move(entry, "item")
        save_version(entry, version, item=target, **_free_key(entry, target))
        place(entry, after)
        done.about(entry, ["position"])
        done.undone_by(kept, entry)
        tell(target.meeting, entry)
    return entry


def step_entry(*, actor: Viewer, entry: Entry, version: int, steps: int) -> Entry:
    """Move a line up (negative) or down among the lines of its item. At the edge nothing happens."""
    siblings = list(Entry.objects.filter(item=entry.item_id, withdrawn_at=None).order_by("position", "pk"))
    place_now = next((at for at, one in enumerate(siblings) if one.pk == entry.pk), None)
    if place_now is None:
        raise NotPossibleError(_("This line is withdrawn. Put it back before you move it."))
    wanted = max(0, min(len(siblings) - 1, place_now + steps))
    if wanted == place_now:
        return entry
    rest = [one for one in siblings if one.pk != entry.pk]
    return move_entry(actor=actor, entry=entry, version=version, after=rest[wanted - 1] if wanted else None)


def withdraw_entry(*, actor: Viewer, entry: Entry, version: int, reason: str = "") -> Entry:
    """Take a line out of the record; it is kept and can be put back."""
    with act(actor=actor, meeting=entry.item.meeting, item=entry.item, verb="entry_withdraw") as done:
        write(done, entry, version, withdrawn_at=clock.now(), withdrawn_reason=reason[:200])
    return entry


def restore_entry(*, actor: Viewer, entry: Entry, version: int) -> Entry:
    """Put a withdrawn line back."""
    with act(actor=actor, meeting=entry.item.meeting, item=entry.item, verb="entry_restore") as done:
        write(done, entry, version, withdrawn_at=None, withdrawn_reason="")
    return entry


def write(done: Act, entry: Entry, version: int, **values: Any) -> None:
    """Store these values of a line with all that belongs to a write."""
    kept = before(entry, *values)
    save_version(entry, version, **values)
    done.about(entry, values)
    done.undone_by(kept, entry)
    tell(entry.item.meeting, entry)


def note_added(done: Act, entry: Entry) -> None:
    """All that belongs to a line that was just made."""
    done.about(entry)
    done.undone_by(addition(entry), entry)
    tell(entry.item.meeting, entry)


def place(entry: Entry, after: Entry | None) -> None:
    """Put a line behind another one of its item, or first."""
    rows = Entry.objects.filter(item=entry.item_id)
    write_order(rows, arranged(keys_in_order(rows), [entry.pk], after.pk if after else None))


def last_position(item: AgendaItem) -> int:
    """The position of the item's last line, withdrawn ones too; 0 where there is none."""
    highest: int | None = Entry.objects.filter(item=item).aggregate(highest=Max("position"))["highest"]
    return highest or 0


def tell(meeting: Meeting, *entries: Entry) -> None:
    """Let higher apps follow (search, minutes)."""
    effects.publish(EntriesChanged(meeting_uid=meeting.uid, entry_uids=tuple(entry.uid for entry in entries)))


def _sent_before(meeting: Meeting, client_key: str) -> Entry | None:
    return Entry.objects.filter(item__meeting=meeting, client_key=client_key[:40]).first()


def _free_key(entry: Entry, target: AgendaItem) -> dict[str, str]:
    """A line's client key is its own within an item: give it up where the other item has the same."""
    taken = entry.client_key and Entry.objects.filter(item=target, client_key=entry.client_key).exclude(pk=entry.pk)
    return {"client_key": ""} if taken else {}


def _new(item: AgendaItem, fields: Any, position: int) -> Entry:
    return Entry(item=item, position=position, created_at=clock.now(), **checked(item.meeting, fields))


def checked(meeting: Meeting, fields: Any, entry: Entry | None = None) -> dict[str, Any]:
    """The fields as they are stored on a new line, or on `entry`. Raises as `add_entry`."""
    values: dict[str, Any] = dict(fields)
    if "text" in values:
        values["text"] = clean_text(values["text"])
    person = values.get("person")
    if person is not None and person.cooperation_id != meeting.cooperation_id:
        raise NotPossibleError(_("This person belongs to another cooperation."))
    require_basis(values, entry, imported=bool(meeting.batch_uid))
    return values


def clean_text(text: str) -> str:
    """Rich text with at least one word; raises NotPossibleError where nothing is left."""
    cleaned = richtext.clean(text)
    if not richtext.to_plain(cleaned):
        raise NotPossibleError(_("A line needs a text."))
    return cleaned
