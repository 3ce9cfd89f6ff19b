"""Minutes that come to a meeting that is there: its items, lines and rows stay the same ones, nothing is doubled.

Items are matched by number and title, lines by their words. What somebody wrote or mended by hand stays as it is, and
what the notice had and the minutes lack stays too. Runs inside the caller's transaction; everything is noted in the
ledger.
"""

import re
from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from rundbord.apps.core import clock, richtext
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.importing.comparing import Pair, Title, align, bare_words, match_items
from rundbord.apps.importing.draft import Draft, clock_time
from rundbord.apps.importing.models import Document, Part
from rundbord.apps.importing.rows import Rows
from rundbord.apps.importing.services.attending import join_attendance
from rundbord.apps.importing.services.facets import Facets
from rundbord.apps.importing.services.intakes import Imported, Ledger
from rundbord.apps.importing.services.leaving import leaving
from rundbord.apps.importing.services.writing import write_entries
from rundbord.apps.meetings.models import AgendaItem, ItemKind, ItemNumber, Meeting
from rundbord.apps.meetings.models import State as MeetingState
from rundbord.apps.meetings.positions import tree_order
from rundbord.apps.meetings.services.numbers import printed_number
from rundbord.apps.people.models import Body
from rundbord.apps.record.models import Entry

BEFORE = (MeetingState.PLANNED, MeetingState.CALLED, MeetingState.RUNNING)
PARAGRAPH = re.compile(r"<p>.*?</p>", re.DOTALL)
NUMBER = ("series", "year", "ordinal", "printed")
COMPARED = ("text", "kind", "speaker_written", "person_id", "organization_id")


def _require_open(meeting: Meeting) -> None:
    if meeting.state in {MeetingState.SENT, MeetingState.APPROVED} or meeting.record_public_at:
        raise NotPossibleError(
            _("The meeting's minutes are sent, approved or published. As “The same as another” only the file is kept.")
        )


def told(entry: Entry) -> str:
    """A line as it is compared: the speaker in front of the words."""
    text = richtext.to_plain(entry.text)
    return f"{entry.speaker_written}: {text}" if entry.speaker_written else text


class Joining:
    """One draft on its way into one meeting. `part` is what the document is to it."""

    def __init__(
        self, document: Document, draft: Draft, rows: Rows, meeting: Meeting, body: Body, ledger: Ledger, *, part: Part
    ) -> None:
        self.document, self.draft, self.rows = document, draft, rows
        self.meeting, self.body, self.ledger = meeting, body, ledger
        self.imported = Imported(meeting)
        self.is_notice = draft.facts.kind == "notice"
        self.revises = self.is_notice and part == Part.REVISED
        self.before = list(meeting.items.filter(withdrawn_at=None).order_by("position", "pk"))
        self.numbers = {one.item_id: one for one in ItemNumber.objects.filter(item__in=self.before, body=body)}
        self.lines = _lines(self.before)
        self.is_item: dict[int, AgendaItem] = {}
        self.fresh_lines: list[Entry] = []
        self.gone: list[Entry] = []

    def run(self) -> None:
        """Facts, agenda, attendance, record.

        Raises NotPossibleError where the meeting's minutes are sent, approved or published, ConflictError where
        somebody changed the meeting meanwhile.
        """
        _require_open(self.meeting)
        self._join_facts()
        self._join_items()
        join_attendance(self.rows, self.meeting, self.imported, self.ledger, is_notice=self.is_notice)
        if not self.is_notice:
            self._join_lines()
        self._withdraw_items()

    def _join_facts(self) -> None:
        facts = self.draft.facts
        own: dict[str, Any] = {
            "start_time": clock_time(facts.start),
            "end_time": clock_time(facts.end),
            "place": facts.place[:300],
        }
        takes = self._overrides(self.meeting)
        fields = {name: value for name, value in own.items() if value and (takes or not getattr(self.meeting, name))}
        if not self.is_notice:
            fields["batch_uid"] = self.meeting.batch_uid or self.document.batch.uid
            fields["next_dates"] = list(facts.next_meetings) or self.meeting.next_dates
            fields["state"] = MeetingState.HELD if self.meeting.state in BEFORE else self.meeting.state
        changed = {name: value for name, value in fields.items() if value != getattr(self.meeting, name)}
        start, end = (changed.get(name, getattr(self.meeting, name)) for name in ("start_time", "end_time"))
        if start and end and end <= start:
            changed = {name: value for name, value in changed.items() if name not in {"start_time", "end_time"}}
        if changed:
            self.ledger.change(self.meeting, **changed)

    def _overrides(self, row: Meeting | AgendaItem) -> bool:
        """Do the document's words hold over what stands there? A notice's never do, but for a revised one's."""
        by_import = self.imported.made(row) and not self.imported.touched(row)
        return by_import and (self.revises or not self.is_notice)

    def _join_items(self) -> None:
        old = [Title(self._printed(item), item.title) for item in self.before]
        printed = {id(item): number for item, number in self.rows.printed}
        new = [Title(printed.get(id(item), ""), item.title) for item in self.rows.items]
        matched = match_items(old, new)
        for at, item in enumerate(self.rows.items):
            if at in matched:
                self.is_item[id(item)] = self.before[matched[at]]
                self._mend_item(self.before[matched[at]], item, printed.get(id(item), ""))
        self._add_items(printed)
        self._arrange({self.before[at].pk for at in matched.values()})

    def _printed(self, item: AgendaItem) -> str:
        number = self.numbers.get(item.pk)
        return number.printed if number else ""

    def _mend_item(self, held: AgendaItem, item: AgendaItem, printed: str) -> None:
        """What the item lacked; of an imported one also its title, as the newer document has it."""
        fields: dict[str, Any] = {}
        if not self.imported.touched(held):
            if self._overrides(held):
                fields["title"] = item.title
            if held.kind == ItemKind.DISCUSSION:
                fields["kind"] = item.kind
            for name in ("case_text", "proposed_decision"):
                fields[name] = self._told(held, name, item)
        changed = {name: value for name, value in fields.items() if value != getattr(held, name)}
        if changed:
            self.ledger.change(held, **changed)
        if printed:
            self._number(held, printed)

    def _number(self, held: AgendaItem, printed: str) -> None:
        """The printed number where the item had none; a revised notice's in place of an earlier notice's."""
        number = printed_number(held, self.body, printed)
        before = self.numbers.get(held.pk)
        if before is None:
            number.save()
            self.ledger.add(number)
        elif self.revises and before.imported and before.printed != number.printed:
            self.ledger.put(
                before, **{name: getattr(number, name) for name in ("series", "year", "ordinal", "printed")}
            )

    def _told(self, held: AgendaItem, name: str, item: AgendaItem) -> str:
        """What is told of the item: of an imported agenda's words the paragraphs that the minutes do not have too, as
        those stand in the record now; a revised notice's words instead of an earlier notice's."""
        text, new = getattr(held, name), getattr(item, name)
        if not text or (self.revises and new and self._overrides(held)):
            return str(new)
        if not self.imported.made(held):
            return str(text)
        said = {bare_words(told(entry)) for entry in self.rows.entries if entry.item is item}
        return "".join(part for part in PARAGRAPH.findall(text) if bare_words(richtext.to_plain(part)) not in said)

    def _add_items(self, printed: dict[int, str]) -> None:
        """New items, tops first, with their numbers."""
        fresh = [item for item in self.rows.items if id(item) not in self.is_item]
        tops = [item for item in fresh if id(item) not in self.rows.tops]
        AgendaItem.objects.bulk_create(tops)
        under = [item for item in fresh if id(item) in self.rows.tops]
        for item in under:
            top = self.rows.tops[id(item)]
            top = self.is_item.get(id(top), top)
            item.parent = top.parent or top
        AgendaItem.objects.bulk_create(under)
        self.ledger.add(*fresh)
        numbers = [printed_number(item, self.body, printed[id(item)]) for item in fresh if id(item) in printed]
        self.ledger.add(*ItemNumber.objects.bulk_create(numbers))

    def _arrange(self, named: set[int]) -> None:
        """The agenda in the document's order; what it lacks stays behind what stood before it."""
        order = [self.is_item.get(id(item), item) for item in self.rows.items]
        for at, item in enumerate(self.before):
            if item.pk in named:
                continue
            earlier = [order.index(one) for one in self.before[:at] if one in order]
            order.insert(max(earlier, default=-1) + 1, item)
            self.ledger.missing.append(item.uid)
        rows = {item.pk: item for item in order}
        parents = {item.pk: item.parent_id if item.parent_id in rows else None for item in order}
        self.ledger.place([rows[key] for key in tree_order(list(rows), parents)])

    def _join_lines(self) -> None:
        """Lines item by item; one that only moved to another item stays the same line."""
        self.facets = Facets(self.lines, self.rows, self.imported, self.ledger)
        new: dict[int, list[Entry]] = defaultdict(list)
        for entry in self.rows.entries:
            entry.item = self.is_item.get(id(entry.item), entry.item)
            new[entry.item.pk].append(entry)
        orders: dict[int, list[Entry]] = {}
        for key in {*new, *self.lines}:
            old = self.lines.get(key, [])
            pairs = align([told(entry) for entry in old], [told(entry) for entry in new[key]])
            orders[key] = [self._joined(old, new[key], pair) for pair in pairs]
        moved = self._moved()
        self._withdraw_gone(moved)
        self.rows.entries = [entry for entry in self.fresh_lines if id(entry) not in moved]
        self.facets.keep_new(self.rows)
        write_entries(self.rows, self.ledger)
        left = {entry.pk for entry in self.gone if entry.withdrawn_at} | {entry.pk for entry in moved.values()}
        for key, order in orders.items():
            stays = [entry for entry in order if entry.pk not in left]
            self.ledger.place([one for one in (moved.get(id(entry), entry) for entry in stays) if one.item_id == key])

    def _joined(self, old: list[Entry], new: list[Entry], pair: Pair) -> Entry:
        """The line that stands there from now on."""
        i, j = pair
        if i is not None and j is not None:
            self._mend_line(old[i], new[j])
            return old[i]
        if i is not None:
            self.gone.append(old[i])
            return old[i]
        line = new[j or 0]
        self.fresh_lines.append(line)
        return line

    def _mend_line(self, held: Entry, line: Entry, **more: Any) -> None:
        """Bring in what differs, unless somebody has mended the line by hand."""
        changed = {name: getattr(line, name) for name in COMPARED if getattr(line, name) != getattr(held, name)}
        if self._by_hand(held):
            self.ledger.kept += bool(changed)
        elif changed or more:
            places = {"source_start": line.source_start, "source_end": line.source_end}
            self.ledger.change(held, **changed, **places, **more)
        self.facets.join(held, line)

    def _by_hand(self, entry: Entry) -> bool:
        """Did somebody write or mend the line? One that an import of earlier days brought has its place in a source."""
        brought = self.imported.made(entry) or (entry.source_start is not None and not entry.client_key)
        return not brought or self.imported.touched(entry)

    def _moved(self) -> dict[int, Entry]:
        """New lines (by identity) that stood word for word under another item, with the line that they are."""
        left = {bare_words(told(entry)): entry for entry in self.gone if not self._by_hand(entry)}
        moved: dict[int, Entry] = {}
        for line in self.fresh_lines:
            held = left.pop(bare_words(told(line)), None)
            if held is not None:
                self._mend_line(held, line, item=line.item)
                moved[id(line)] = held
        return moved

    def _withdraw_gone(self, moved: dict[int, Entry]) -> None:
        """Lines that the newer minutes lack, unless somebody has worked on them."""
        stays = {entry.pk for entry in moved.values()}
        self.gone = [entry for entry in self.gone if entry.pk not in stays]
        for entry in self.gone:
            if self._by_hand(entry) or self.facets.worked_on(entry):
                self.ledger.kept += self.imported.made(entry)
                continue
            self.facets.withdraw(entry, _gone())
            self.ledger.change(entry, **_gone())

    def _withdraw_items(self) -> None:
        missing = [one for one in self.before if one.uid in self.ledger.missing]
        gone = _gone(_("Not in the revised notice")) if self.revises else _gone()
        for item in (
            leaving(missing, self.imported, is_notice=self.is_notice) if self.revises or not self.is_notice else []
        ):
            self.ledger.change(item, **gone)
            self.ledger.missing.remove(item.uid)


def _gone(reason: str = "") -> dict[str, Any]:
    return {"withdrawn_at": clock.now(), "withdrawn_reason": reason or _("Not in the newer minutes")}


def _lines(items: list[AgendaItem]) -> dict[int, list[Entry]]:
    """Lines by item (integer key), in order; one query."""
    by_item: dict[int, list[Entry]] = defaultdict(list)
    for entry in Entry.objects.filter(item__in=items, withdrawn_at=None).order_by("position", "pk"):
        by_item[entry.item_id].append(entry)
    return by_item
