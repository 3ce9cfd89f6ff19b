"""Actions and marks of lines that meet: those that are there stay, new ones come to them."""

from collections import defaultdict
from typing import Any

from rundbord.apps.importing.comparing import ALIKE_LINE, alikeness, bare_words
from rundbord.apps.importing.rows import Rows
from rundbord.apps.importing.services.intakes import Imported, Ledger
from rundbord.apps.record.models import Action, Entry, Mark, Vote

SAID = ("text", "responsible_written", "person_id", "organization_id", "due")


class Facets:
    """The actions and marks of a meeting's lines, and those of the lines that come. Three queries."""

    def __init__(self, lines: dict[int, list[Entry]], rows: Rows, imported: Imported, ledger: Ledger) -> None:
        keys = [entry.pk for entries in lines.values() for entry in entries]
        self.imported, self.ledger = imported, ledger
        self.actions: dict[int, list[Action]] = defaultdict(list)
        self.marks: dict[int, list[Mark]] = defaultdict(list)
        for action in Action.objects.filter(entry__in=keys, withdrawn_at=None):
            self.actions[action.entry_id].append(action)
        for mark in Mark.objects.filter(entry__in=keys, withdrawn_at=None):
            self.marks[mark.entry_id].append(mark)
        self.voted = set(Vote.objects.filter(entry__in=keys).values_list("entry", flat=True))
        self.new_actions, self.new_marks = rows.actions, rows.marks
        self._come: list[Action | Mark] = []

    def join(self, held: Entry, line: Entry) -> None:
        """Bring what the new line asks and promises to the line that is there."""
        left = list(self.actions[held.pk])
        for action in [one for one in self.new_actions if one.entry is line]:
            same = next((one for one in left if alikeness(one.text, action.text) >= ALIKE_LINE), None)
            if same is None:
                self._take(action, held)
                continue
            left.remove(same)
            self._mend(same, action)
        known = {(one.kind, bare_words(one.quote)) for one in self.marks[held.pk]}
        for mark in [one for one in self.new_marks if one.entry is line]:
            if (mark.kind, bare_words(mark.quote)) not in known:
                self._take(mark, held)

    def keep_new(self, rows: Rows) -> None:
        """Leave in `rows` the facets of new lines and those that came to lines that are there."""
        fresh = {id(entry) for entry in rows.entries} | {id(facet) for facet in self._come}
        rows.actions = [one for one in self.new_actions if id(one) in fresh or id(one.entry) in fresh]
        rows.marks = [one for one in self.new_marks if id(one) in fresh or id(one.entry) in fresh]

    def worked_on(self, entry: Entry) -> bool:
        """Has somebody settled, mended or voted on something that hangs on the line?"""
        facets: list[Action | Mark] = [*self.actions[entry.pk], *self.marks[entry.pk]]
        return entry.pk in self.voted or any(self.imported.touched(one) for one in facets)

    def withdraw(self, entry: Entry, gone: dict[str, Any]) -> None:
        """Withdraw what hangs on the line."""
        facets: list[Action | Mark] = [*self.actions[entry.pk], *self.marks[entry.pk]]
        for one in facets:
            self.ledger.change(one, **gone)

    def _take(self, facet: Action | Mark, held: Entry) -> None:
        facet.entry = held
        self._come.append(facet)

    def _mend(self, held: Action, action: Action) -> None:
        if self.imported.touched(held) or held.state != Action.State.OPEN:
            return
        changed = {name: getattr(action, name) for name in SAID if getattr(action, name) != getattr(held, name)}
        if changed:
            self.ledger.change(held, **changed)
