"""The form of the part that is open for mending: its values from the draft, or as they were sent.

The forms draw the fields; what was sent is understood by importing.edits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.core.forms.widgets import DateInput, TimeInput
from rundbord.apps.importing.draft import KINDS, MARKS, NEW, UNKNOWN, Attendee, Draft, Heading, Line
from rundbord.apps.importing.labels import kind_labels, mark_labels
from rundbord.apps.importing.mends import heading_over
from rundbord.apps.importing.register import Register
from rundbord.apps.meetings.models import Attendance

Pairs = Sequence[tuple[str, str]]
KNOWN_PERSONS = {"list": "known-persons", "autocomplete": "off"}
KNOWN_PLACES = {"list": "known-organizations", "autocomplete": "off"}


class MendForm(DesignForm):
    """Small fields, filled with what the draft says; `choices` are those of its drop-downs and boxes, by name."""

    def __init__(self, values: dict[str, Any], choices: dict[str, Pairs] | None = None, auto_id: str = "id_%s") -> None:
        super().__init__(initial=values, auto_id=auto_id)
        for one in self.fields.values():
            one.required = False
            one.widget.attrs["data-size"] = "sm"
        for name, pairs in (choices or {}).items():
            self.fields[name].choices = pairs  # type: ignore[attr-defined]  # only drop-downs and boxes are named


class FactsForm(MendForm):
    """The meeting."""

    body_uid = forms.ChoiceField(label=gettext_lazy("Body"))
    date = forms.CharField(label=gettext_lazy("Date"), widget=DateInput)
    end_date = forms.CharField(label=gettext_lazy("Last day, if several"), widget=DateInput)
    start = forms.CharField(label=gettext_lazy("From o’clock"), widget=TimeInput)
    end = forms.CharField(label=gettext_lazy("To o’clock"), widget=TimeInput)
    place = forms.CharField(label=gettext_lazy("Place"))


class RowForm(MendForm):
    """Somebody in the attendance list."""

    name = forms.CharField(label=gettext_lazy("Name as written"))
    person_choice = forms.ChoiceField(label=gettext_lazy("In the register"))
    organization = forms.CharField(label=gettext_lazy("Sits for, as written"))
    organization_choice = forms.ChoiceField(label=gettext_lazy("Organization in the register"))
    status = forms.ChoiceField(label=gettext_lazy("Present or absent"))
    category = forms.ChoiceField(label=gettext_lazy("Came as"))
    deputy_for = forms.CharField(label=gettext_lazy("Deputy for"))
    role = forms.CharField(label=gettext_lazy("Role"))
    note = forms.CharField(label=gettext_lazy("Note"))


class HeadingForm(MendForm):
    """An item's heading."""

    number = forms.CharField(label=gettext_lazy("Number as printed"))
    title = forms.CharField(label=gettext_lazy("Title"))


class LineForm(MendForm):
    """A line under an item."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("To split it, put an empty line where the new line begins and press “Split”."),
        widget=forms.Textarea(attrs={"rows": 5, "data-autofocus": True}),
    )
    person = forms.CharField(label=gettext_lazy("Person who said it"), widget=forms.TextInput(attrs=KNOWN_PERSONS))
    organization = forms.CharField(
        label=gettext_lazy("Organization that said it"), widget=forms.TextInput(attrs=KNOWN_PLACES)
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind of line"))
    under = forms.ChoiceField(label=gettext_lazy("Under item"))
    mark = forms.MultipleChoiceField(label=gettext_lazy("Marks"), widget=forms.CheckboxSelectMultiple)


class TaskForm(MendForm):
    """One of the line's actions; a line has several, with fields of the same names."""

    task_text = forms.CharField(label=gettext_lazy("What is to be done"))
    task_responsible = forms.CharField(label=gettext_lazy("By whom"), widget=forms.TextInput(attrs=KNOWN_PERSONS))
    task_due = forms.CharField(label=gettext_lazy("By when"), widget=DateInput)


@dataclass(frozen=True)
class Editor:
    """The open form. `kind` is "facts", "row", "heading" or "line"."""

    key: str
    kind: str
    seen: int
    form: MendForm
    tasks: list[TaskForm] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    is_first: bool = False


def editor_of(draft: Draft, register: Register, key: str, posted: QueryDict | None) -> Editor | None:
    """The form for the node of this key, None where there is no such node."""
    seen = draft.version_of(key)
    if key == "facts":
        return Editor(key, "facts", seen, _facts_form(draft, register, posted))
    for row in draft.attendance:
        if row.key == key:
            return Editor(key, "row", seen, _row_form(draft, register, row, posted))
    for part in draft.parts:
        if part.key == key and isinstance(part, Heading):
            heading = HeadingForm(_values(part, HeadingForm, posted))
            return Editor(key, "heading", seen, heading, is_first=not _items_before(draft, key))
        if part.key == key and isinstance(part, Line):
            line = _line_form(draft, part, posted)
            return Editor(key, "line", seen, line, tasks=_tasks(part, posted), names=_names(draft, register))
    return None


def _values(node: object, form: type[MendForm], posted: QueryDict | None, **more: Any) -> dict[str, Any]:
    """The node's values, with what was sent on top: after a refusal nothing that was typed is lost."""
    held = {name: more.get(name, getattr(node, name, "")) for name in form.base_fields}
    return {name: posted.get(name, value) if posted else value for name, value in held.items()}


def _items_before(draft: Draft, key: str) -> bool:
    first = next((part.key for part in draft.parts if isinstance(part, Heading)), "")
    return first != key


def _facts_form(draft: Draft, register: Register, posted: QueryDict | None) -> FactsForm:
    held = [("", _("Choose a body")), *register.bodies.items()]
    return FactsForm(_values(draft.facts, FactsForm, posted), choices={"body_uid": held})


def _row_form(draft: Draft, register: Register, row: Attendee, posted: QueryDict | None) -> RowForm:
    """Without an organization nobody is asked which one it is."""
    choices: dict[str, Pairs] = {
        "status": [("present", _("Present")), ("absent", _("Absent"))],
        "category": [(value, str(label)) for value, label in Attendance.Category.choices],
        "person_choice": _who(register, "person"),
        "organization_choice": _who(register, "organization"),
    }
    means = {
        "person_choice": _meant(draft, "person", row.name),
        "organization_choice": _meant(draft, "organization", row.organization),
    }
    form = RowForm(_values(row, RowForm, posted, **means), choices=choices)
    if not row.organization:
        del form.fields["organization_choice"]
    return form


def _who(register: Register, kind: str) -> Pairs:
    """Whom a name may mean: unknown, new, or somebody in the register."""
    new = _("New person") if kind == "person" else _("New organization")
    return [(UNKNOWN, _("Unknown: keep the name only")), (NEW, new), *register.of(kind).items()]


def _meant(draft: Draft, kind: str, written: str) -> str:
    name = draft.name(kind, written)
    return (name.choice or name.found or UNKNOWN) if name else UNKNOWN


def _line_form(draft: Draft, line: Line, posted: QueryDict | None) -> LineForm:
    over = heading_over(draft, line.key)
    headings = [part for part in draft.parts if isinstance(part, Heading)]
    items = [(part.key, f"{part.number} {part.title}".strip()) for part in headings]
    choices: dict[str, Pairs] = {
        "kind": [(one, kind_labels()[one]) for one in KINDS],
        "under": [*([] if over else [("", _("No item"))]), *items],
        "mark": [(one, mark_labels()[one]) for one in MARKS],
    }
    values = _values(line, LineForm, posted, under=over.key if over else "")
    marked = posted.getlist("mark") if posted else [mark.kind for mark in line.marks]
    return LineForm({**values, "mark": marked}, choices=choices)


def _tasks(line: Line, posted: QueryDict | None) -> list[TaskForm]:
    """The line's actions and one empty row for another."""
    rows: Iterable[tuple[str, ...]] = [*((task.text, task.responsible, task.due) for task in line.tasks), ("", "", "")]
    if posted and "task_text" in posted:
        rows = zip(*(posted.getlist(name) for name in TaskForm.base_fields), strict=False)
    return [
        TaskForm(dict(zip(TaskForm.base_fields, row, strict=True)), auto_id=f"id_%s_{number}")
        for number, row in enumerate(rows, start=1)
    ]


def _names(draft: Draft, register: Register) -> dict[str, list[str]]:
    """Names to choose speakers from: those in the document first, then the register's persons."""
    present = [row.name for row in draft.attendance]
    places = [name.written for name in draft.names if name.kind == "organization"]
    return {
        "person": list(dict.fromkeys([*present, *register.persons.values()])),
        "organization": list(dict.fromkeys(places)),
    }
