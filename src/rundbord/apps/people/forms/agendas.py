"""The standing agenda as a form: a line each, in the order of their numbers."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rundbord.apps.people.forms.base import VersionedForm
from rundbord.apps.people.models import Body
from rundbord.apps.people.services.bodies import AgendaLine

SPARE = 3
AT_MOST = 60

# Kinds of items as meetings.ItemKind names them; that app lies higher up (a test holds the two together).
ITEM_KINDS = [
    ("approve_notice", _("Approval of notice and agenda")),
    ("approve_minutes", _("Approval of minutes")),
    ("briefing", pgettext_lazy("kind of item", "Briefing")),
    ("discussion", pgettext_lazy("kind of item", "Discussion")),
    ("decision", pgettext_lazy("kind of item", "Decision")),
    ("round_table", _("Round the table")),
    ("any_other", _("Any other business")),
    ("break", pgettext_lazy("kind of item", "Break")),
]


@dataclass(frozen=True)
class AgendaRow:
    """The fields of one line."""

    number: int
    title: BoundField
    kind: BoundField
    minutes: BoundField
    position: BoundField

    @property
    def fields(self) -> tuple[BoundField, ...]:
        """In the order that they stand in."""
        return self.position, self.title, self.kind, self.minutes


class AgendaForm(VersionedForm):
    """Lines of title, kind, minutes and place; a line without a title is left out."""

    count = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=AT_MOST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows_shown = self._count()
        for number in range(self.rows_shown):
            self._add_line(number)

    def _count(self) -> int:
        if not self.is_bound:
            return int(self.initial.get("count", SPARE))
        written = str(self.data.get("count", "0"))
        held = int(written) if written.isdigit() else 0
        return min(AT_MOST, held + (SPARE if "more" in self.data else 0))

    def _add_line(self, number: int) -> None:
        self.fields[f"title_{number}"] = forms.CharField(label=_("Title"), max_length=300, required=False)
        self.fields[f"kind_{number}"] = forms.ChoiceField(label=_("Kind"), choices=ITEM_KINDS, initial="discussion")
        self.fields[f"minutes_{number}"] = forms.IntegerField(
            label=pgettext_lazy("duration", "Minutes"), min_value=0, max_value=1440, required=False
        )
        self.fields[f"position_{number}"] = forms.IntegerField(label=_("No."), initial=number + 1)

    @classmethod
    def of(cls, body: Body) -> "AgendaForm":
        """The form filled with the body's standing agenda, and some empty lines."""
        items = list(body.standing_items.all())
        initial: dict[str, Any] = {"seen": body.version, "count": len(items) + SPARE}
        for number, item in enumerate(items):
            initial |= {
                f"title_{number}": item.title,
                f"kind_{number}": item.kind,
                f"minutes_{number}": item.planned_minutes,
            }
        return cls(initial=initial)

    @property
    def lines(self) -> list[AgendaRow]:
        """The fields, a line each."""
        return [
            AgendaRow(number + 1, *(self[f"{name}_{number}"] for name in ("title", "kind", "minutes", "position")))
            for number in range(self.rows_shown)
        ]

    @property
    def agenda_lines(self) -> list[AgendaLine]:
        """The cleaned lines in order of their places."""
        data, numbers = self.cleaned_data, range(self.rows_shown)
        ordered = sorted(numbers, key=lambda number: (data[f"position_{number}"], number))
        return [
            AgendaLine(data[f"title_{number}"], data[f"kind_{number}"], data[f"minutes_{number}"]) for number in ordered
        ]
