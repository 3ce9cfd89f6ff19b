"""The form of the part that is open for mending: its values from the draft, or as they were sent."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from rundbord.apps.importing.draft import KINDS, MARKS, NEW, UNKNOWN, Attendee, Draft, Heading, Line
from rundbord.apps.importing.labels import kind_labels, mark_labels
from rundbord.apps.importing.mends import heading_over
from rundbord.apps.importing.register import Register
from rundbord.apps.meetings.models import Attendance

Choice = tuple[str, str, bool]
"""Value, words, chosen."""


@dataclass(frozen=True)
class Editor:
    """The open form. `kind` is "facts", "row", "heading" or "line"; `values` fill its plain fields."""

    key: str
    kind: str
    seen: int
    values: dict[str, str]
    choices: dict[str, list[Choice]] = field(default_factory=dict)
    tasks: list[dict[str, str]] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    is_first: bool = False


def editor_of(draft: Draft, register: Register, key: str, posted: QueryDict | None) -> Editor | None:
    """The form for the node of this key, None where there is no such node."""
    seen = draft.version_of(key)
    if key == "facts":
        return Editor(key, "facts", seen, _sent(_facts_values(draft), posted), _facts_choices(draft, register))
    for row in draft.attendance:
        if row.key == key:
            return Editor(key, "row", seen, _sent(_row_values(row), posted), _row_choices(draft, register, row))
    for part in draft.parts:
        if part.key == key and isinstance(part, Heading):
            values = {"number": part.number, "title": part.title}
            return Editor(key, "heading", seen, _sent(values, posted), is_first=not _items_before(draft, key))
        if part.key == key and isinstance(part, Line):
            return _line_editor(draft, register, part, posted)
    return None


def _sent(values: dict[str, str], posted: QueryDict | None) -> dict[str, str]:
    """The values, with what was sent on top: after a refusal nothing that was typed is lost."""
    return {name: posted.get(name, value) if posted else value for name, value in values.items()}


def _items_before(draft: Draft, key: str) -> bool:
    first = next((part.key for part in draft.parts if isinstance(part, Heading)), "")
    return first != key


def _facts_values(draft: Draft) -> dict[str, str]:
    facts = draft.facts
    return {name: getattr(facts, name) for name in ("date", "end_date", "start", "end", "place")}


def _facts_choices(draft: Draft, register: Register) -> dict[str, list[Choice]]:
    return {"body_uid": _options([("", _("Choose a body")), *register.bodies.items()], draft.facts.body_uid)}


def _row_values(row: Attendee) -> dict[str, str]:
    return {name: getattr(row, name) for name in ("name", "organization", "role", "deputy_for", "note")}


def _row_choices(draft: Draft, register: Register, row: Attendee) -> dict[str, list[Choice]]:
    statuses = [("present", _("Present")), ("absent", _("Absent"))]
    return {
        "status": _options(statuses, row.status),
        "category": _options([(value, str(label)) for value, label in Attendance.Category.choices], row.category),
        "person_choice": _who(draft, register, "person", row.name),
        "organization_choice": _who(draft, register, "organization", row.organization) if row.organization else [],
    }


def _who(draft: Draft, register: Register, kind: str, written: str) -> list[Choice]:
    """Whom a name may mean: unknown, new, or somebody in the register."""
    name = draft.name(kind, written)
    chosen = (name.choice or name.found or UNKNOWN) if name else UNKNOWN
    first = [
        (UNKNOWN, _("Unknown: keep the name only")),
        (NEW, _("New person") if kind == "person" else _("New organization")),
    ]
    return _options([*first, *register.of(kind).items()], chosen)


def _line_editor(draft: Draft, register: Register, line: Line, posted: QueryDict | None) -> Editor:
    over = heading_over(draft, line.key)
    headings = [part for part in draft.parts if isinstance(part, Heading)]
    items = [(part.key, f"{part.number} {part.title}".strip()) for part in headings]
    marked = posted.getlist("mark") if posted else [mark.kind for mark in line.marks]
    kind = posted.get("kind", line.kind) if posted else line.kind
    under = posted.get("under", "") if posted else (over.key if over else "")
    values = {"text": line.text, "person": line.person, "organization": line.organization, "label": line.label}
    return Editor(
        line.key,
        "line",
        draft.version_of(line.key),
        _sent(values, posted),
        {
            "kind": _options([(one, kind_labels()[one]) for one in KINDS], kind),
            "under": _options([] if over else [("", _("No item"))], under) + _options(items, under),
            "mark": [(one, mark_labels()[one], one in marked) for one in MARKS],
        },
        tasks=_tasks(line, posted),
        names=_names(draft, register),
    )


def _tasks(line: Line, posted: QueryDict | None) -> list[dict[str, str]]:
    """The line's actions and one empty row for another."""
    if posted and "task_text" in posted:
        fields: Iterable[Any] = zip(
            *(posted.getlist(name) for name in ("task_text", "task_responsible", "task_due")), strict=False
        )
        return [{"text": text, "responsible": who, "due": due} for text, who, due in fields]
    held = [{"text": task.text, "responsible": task.responsible, "due": task.due} for task in line.tasks]
    return [*held, {"text": "", "responsible": "", "due": ""}]


def _names(draft: Draft, register: Register) -> dict[str, list[str]]:
    """Names to choose speakers from: those in the document first, then the register's persons."""
    present = [row.name for row in draft.attendance]
    places = [name.written for name in draft.names if name.kind == "organization"]
    return {
        "person": list(dict.fromkeys([*present, *register.persons.values()])),
        "organization": list(dict.fromkeys(places)),
    }


def _options(pairs: Iterable[tuple[str, str]], chosen: str) -> list[Choice]:
    return [(value, words, value == chosen) for value, words in pairs]
