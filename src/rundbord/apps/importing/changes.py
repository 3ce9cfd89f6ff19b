"""What each mend of a reading changed: the words before and after, mend by mend."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rundbord.apps.importing.comparing import Words, compare_words
from rundbord.apps.importing.draft import NEW, UNKNOWN
from rundbord.apps.importing.labels import kind_label, mark_labels
from rundbord.apps.importing.models import Document, MendStep
from rundbord.apps.importing.register import Register
from rundbord.apps.people.models import Person

MOST_SHOWN = 50
NODES = ("facts", "attendee", "heading", "line", "name")
Node = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One place that was mended: what it is, and its words before and after."""

    what: str
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Mended:
    """One mend; `who` is empty where the program did it. `order` tells that something was moved, too."""

    who: str
    changes: list[Change]
    order: bool


def mends_of(document: Document, register: Register) -> list[Mended]:
    """The latest mends, newest first; those that were undone are not among them. Two queries."""
    steps = list(MendStep.objects.filter(document=document)[:MOST_SHOWN])
    people = Person.objects.filter(
        cooperation=document.batch.cooperation, user__uid__in={one.user_uid for one in steps}
    )
    names = dict(people.values_list("user__uid", "name"))
    nodes, found = dict(document.draft.get("nodes", {})), []
    for step in steps:
        before = step.before["changed"]
        changes = [one for key, old in before.items() if (one := _change(old, nodes.get(key), register))]
        found.append(Mended(names.get(step.user_uid, ""), changes, order="orders" in before))
        nodes |= before
    return [one for one in found if one.changes or one.order]


def _change(old: Node | None, new: Node | None, register: Register) -> Change | None:
    """What differs; None for the order and for answered questions, which show in what they changed."""
    kind = _kind(old or new or {})
    if kind not in NODES:
        return None
    before, after = (" · ".join(_told(kind, node, register)) if node else "" for node in (old, new))
    labels = {
        "facts": _("The meeting"),
        "attendee": _("Attendance"),
        "heading": _("Item"),
        "line": _("Line"),
        "name": _("Who a name is"),
    }
    return Change(labels[kind], compare_words(before, after)) if before != after else None


def _kind(node: Node) -> str:
    """What a node of the draft is, by a field that only such nodes have."""
    fields = {"body_uid": "facts", "status": "attendee", "title": "heading", "means": "name", "marks": "line"}
    return next((kind for name, kind in fields.items() if name in node), "")


def _told(kind: str, node: Node, register: Register) -> Iterator[str]:
    """The node in words, part by part."""
    if kind == "name":
        yield f"{node['written']}: {_meant(node, register)}"
        return
    if kind == "facts":
        yield register.bodies.get(node["body_uid"]) or node["body"]
    told = {
        "facts": ("date", "end_date", "start", "end", "place"),
        "attendee": ("name", "organization", "role", "status", "deputy_for", "note"),
        "heading": ("number", "title"),
        "line": ("person", "organization", "text"),
    }[kind]
    yield from (node[name] for name in told if node[name])
    if kind == "line":
        yield kind_label(node["kind"])
        yield from (mark_labels().get(mark["kind"], mark["kind"]) for mark in node["marks"])
        yield from (": ".join(part for part in (task["responsible"], task["text"]) if part) for task in node["tasks"])


def _meant(node: Node, register: Register) -> str:
    uid = node["choice"] or node["found"]
    words = {NEW: _("new in the register"), UNKNOWN: _("the name only"), "": node["means"] or _("nobody has said")}
    return words.get(uid) or register.persons.get(uid) or register.organizations.get(uid) or _("somebody else")
