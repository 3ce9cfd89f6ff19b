"""Writing all lines of an item in one go, by several writers: nobody's words are lost and none come twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock
from rundbord.apps.meetings.models import AgendaItem
from rundbord.apps.meetings.positions import arranged, keys_in_order, write_order
from rundbord.apps.meetings.services.act import Act, act
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.meetings.services.undo import Change, addition, before
from rundbord.apps.record.models import Entry
from rundbord.apps.record.services.entries import EntryChanges, checked, tell


@dataclass(frozen=True)
class Line:
    """A line as a writer has it: of an entry that the writer saw (`uid`, `version`), or a new one (`key`).

    `changes` are None where the writer changed nothing. `key` is the client key that makes a line sent twice one line.
    """

    uid: str = ""
    version: int = -1
    key: str = ""
    changes: EntryChanges | None = None


@dataclass
class Saved:
    """What became of it: the lines that somebody else had changed meanwhile were not written."""

    refused: list[Line] = field(default_factory=list)
    changed: bool = False


def save_lines(
    *, actor: Viewer, item: AgendaItem, lines: Sequence[Line], gone: Sequence[Line] = (), rearranged: bool = False
) -> Saved:
    """Write the lines of one item as one act: change, add, withdraw, and order them where the writer moved some.

    A change of a line that somebody else has changed since is refused, the rest is written. What was sent before is
    not written again. A changed line that somebody else withdrew comes back; a line that somebody else changed is not
    withdrawn. Lines that the writer has not seen stay where they stand. Raises NotPossibleError as `add_entry`.
    """
    with act(actor=actor, meeting=item.meeting, item=item, verb="lines_save") as done:
        saving = _Saving(item)
        placed = [(line, saving.write(line)) for line in lines]
        for line in gone:
            saving.withdraw(line)
        saving.order([entry.pk for _line, entry in placed if entry is not None], rearranged=rearranged)
        saving.finish(done)
    return saving.saved


class _Saving:
    """One save under way. The meeting is locked."""

    def __init__(self, item: AgendaItem) -> None:
        self._item = item
        self._rows = Entry.objects.filter(item=item)
        entries = list(self._rows)
        self._by_uid = {entry.uid: entry for entry in entries}
        self._by_key = {entry.client_key: entry for entry in entries if entry.client_key}
        self._order = keys_in_order(self._rows)
        self._changes: dict[int, tuple[Change, Entry]] = {}
        self._new: list[int] = []
        self.saved = Saved()

    def write(self, line: Line) -> Entry | None:
        entry = self._by_uid.get(line.uid) or self._by_key.get(line.key)
        if entry is None:
            return self._add(line) if line.changes is not None else None
        if line.changes is not None:
            self._edit(entry, line, checked(self._item.meeting, line.changes, entry))
        return entry

    def _add(self, line: Line) -> Entry:
        values = checked(self._item.meeting, line.changes or {})
        entry = Entry(item=self._item, client_key=line.key[:40], created_at=clock.now(), **values)
        entry.save()
        self._by_uid[entry.uid] = entry
        if entry.client_key:
            self._by_key[entry.client_key] = entry
        self._new.append(entry.pk)
        self._changes[entry.pk] = (addition(entry), entry)
        return entry

    def _edit(self, entry: Entry, line: Line, values: Mapping[str, Any]) -> None:
        seen = line.version if line.uid else 0
        if _has(entry, values) and (entry.withdrawn_at is None or entry.version != seen):
            return
        if entry.version != seen and entry.withdrawn_at is None:
            self.saved.refused.append(line)
            return
        back = {"withdrawn_at": None, "withdrawn_reason": ""} if entry.withdrawn_at else {}
        self._save(entry, {**values, **back})

    def withdraw(self, line: Line) -> None:
        entry = self._by_uid.get(line.uid) or self._by_key.get(line.key)
        if entry is None or entry.withdrawn_at is not None or (line.uid and entry.version != line.version):
            return
        self._save(entry, {"withdrawn_at": clock.now(), "withdrawn_reason": ""})

    def _save(self, entry: Entry, values: dict[str, Any]) -> None:
        kept = before(entry, *values)
        save_version(entry, entry.version, **values)
        self._changes[entry.pk] = (kept, entry)

    def order(self, wanted: list[int], *, rearranged: bool) -> None:
        """Put new lines behind the line that the writer has before them, or all as the writer has them."""
        order = [*self._order, *self._new]
        for before_it, key in zip([None, *wanted], wanted, strict=False):
            if rearranged or key in self._new:
                order = arranged(order, [key], before_it)
        if rearranged:
            self._remember_order(order)
        if order != self._order:
            write_order(self._rows, order)

    def _remember_order(self, order: list[int]) -> None:
        """So that undoing puts each line behind the one that it stood behind, the first ones first."""
        if [key for key in order if key not in self._new] == self._order:
            return
        entries = {entry.pk: entry for entry in self._by_uid.values()}
        kept: dict[int, tuple[Change, Entry]] = {}
        for before_it, key in zip([None, *self._order], self._order, strict=False):
            change, entry = self._changes.pop(key) if key in self._changes else (before(entries[key]), entries[key])
            kept[key] = ({**change, "after": before_it}, entry)
        self._changes = {**kept, **self._changes}

    def finish(self, done: Act) -> None:
        """Leave the traces of a write, or none where nothing was to be written."""
        self.saved.changed = bool(self._changes)
        if not self._changes:
            done.nothing()
            return
        done.about(self._item, ["entries"])
        for change, entry in self._changes.values():
            done.undone_by(change, entry)
        tell(self._item.meeting, *(entry for _change, entry in self._changes.values()))


def _has(entry: Entry, values: Mapping[str, Any]) -> bool:
    return all(getattr(entry, name) == value for name, value in values.items())
