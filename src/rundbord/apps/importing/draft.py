"""A reading as it is being mended: one ordered line of parts, each with a key that stays.

An item's heading, its lines and the text that belongs to no field all stand in one order. A line belongs to the
heading before it. Setting a line aside only changes its kind to "rest", so nothing ever vanishes.
"""

from dataclasses import asdict, dataclass, field, replace
from datetime import date, time
from typing import Any, Literal

from rundbord.apps.people.spelling import fold

Spans = tuple[tuple[int, int], ...]
PartKind = Literal["prose", "proposal", "contribution", "decision", "rest"]
KINDS: tuple[PartKind, ...] = ("prose", "proposal", "contribution", "decision", "rest")
MARKS = ("ask", "offer", "next_time", "promise")
NEW, UNKNOWN = "new", "unknown"


@dataclass(frozen=True)
class Facts:
    """The meeting. `body` and `cooperation` are as written; `body_uid` is the body that a person or the register chose,
    `likely_body` the uid of the one that is only likely.

    Dates are local ISO dates ("2021-11-25") and wall times ("13:00"), empty where unknown.
    """

    kind: str = "minutes"
    language: str = "nb"
    cooperation: str = ""
    body: str = ""
    body_uid: str = ""
    likely_body: str = ""
    date: str = ""
    end_date: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    next_meetings: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    spans: Spans = ()


@dataclass(frozen=True)
class Attendee:
    """A row of the attendance list; `employer` is where the row says that the person is going."""

    key: str
    name: str
    organization: str = ""
    role: str = ""
    status: str = "present"
    category: str = "member"
    deputy_for: str = ""
    note: str = ""
    employer: str = ""
    spans: Spans = ()


@dataclass(frozen=True)
class Heading:
    """An agenda item's number and title; `depth` is 1 for a printed sub-number."""

    key: str
    number: str
    title: str
    depth: int = 0
    spans: Spans = ()


@dataclass(frozen=True)
class Task:
    """What somebody is to do; `due` is a local ISO date or empty."""

    text: str
    responsible: str = ""
    due: str = ""


@dataclass(frozen=True)
class Marking:
    """An ask, offer, wish for next time or promise, with the words that say it."""

    kind: str
    quote: str


@dataclass(frozen=True)
class Line:
    """A line under the heading before it. `label` is the speaker as printed in front; `person` and `organization`
    are the speaker as written or as the reviewer says."""

    key: str
    kind: PartKind
    text: str
    label: str = ""
    person: str = ""
    organization: str = ""
    spans: Spans = ()
    tasks: tuple[Task, ...] = ()
    marks: tuple[Marking, ...] = ()

    @property
    def speaker(self) -> str:
        """The speaker as written."""
        return self.label or self.person or self.organization


Part = Heading | Line


@dataclass(frozen=True)
class Name:
    """A name as written in this document, and whom it means.

    `kind` is "person" or "organization". `means` is another name of this document ("Eli" means "Eli Berg"), `found`
    the uid that the register knows for certain, `likely` the uid of somebody whose name (`alike`) is spelled nearly
    the same, `choice` what the reviewer said: a uid, "new", "unknown" or nothing.
    """

    key: str
    kind: str
    written: str
    means: str = ""
    found: str = ""
    likely: str = ""
    alike: str = ""
    choice: str = ""


@dataclass(frozen=True)
class Doubt:
    """A place to look at, on the node of this key. `answer` is empty until a person answered ("yes", "no")."""

    key: str
    kind: str
    node: str
    text: str
    proposal: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Draft:
    """The whole reading. `versions` tells at which version of the document a node was last mended."""

    facts: Facts = Facts()
    attendance: tuple[Attendee, ...] = ()
    parts: tuple[Part, ...] = ()
    names: tuple[Name, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    versions: dict[str, int] = field(default_factory=dict)
    next_key: int = 1

    @property
    def open_doubts(self) -> list[Doubt]:
        """Places that nobody has answered."""
        return [doubt for doubt in self.doubts if not doubt.answer]

    def name(self, kind: str, written: str) -> Name | None:
        """What the document knows about a name as written."""
        key = name_key(kind, written)
        return next((name for name in self.names if name.key == key), None)

    def resolved(self, kind: str, written: str) -> Name | None:
        """The name at the end of "means": whom the name as written stands for."""
        seen: set[str] = set()
        found = self.name(kind, written)
        while found and found.means and found.key not in seen:
            seen.add(found.key)
            following = self.name(kind, found.means)
            if following is None:
                break
            found = following
        return found

    def version_of(self, key: str) -> int:
        """At which version of the document the node was last mended, 0 if never."""
        return self.versions.get(key, 0)


def name_key(kind: str, written: str) -> str:
    """The key of a name of this kind."""
    return f"{kind}:{fold(written)}"


def day(written: str) -> date | None:
    """The date of an ISO date, None for an empty one."""
    return date.fromisoformat(written) if written else None


def clock_time(written: str) -> time | None:
    """The wall time of "13:00", None for an empty one."""
    return time.fromisoformat(written) if written else None


def replaced(draft: Draft, part: Part) -> Draft:
    """The draft with the part of the same key in its place."""
    return replace(draft, parts=tuple(part if one.key == part.key else one for one in draft.parts))


def to_json(draft: Draft) -> dict[str, Any]:
    """The draft as nodes by key, with the orders beside: two of these differ only where something was mended."""
    nodes: dict[str, Any] = {"facts": asdict(draft.facts)}
    for row in (*draft.attendance, *draft.parts, *draft.names, *draft.doubts):
        nodes[row.key] = asdict(row)
    orders = {
        "attendance": [row.key for row in draft.attendance],
        "parts": [row.key for row in draft.parts],
        "names": [row.key for row in draft.names],
        "doubts": [row.key for row in draft.doubts],
    }
    return {"nodes": nodes, "orders": orders, "versions": draft.versions, "next_key": draft.next_key}


def from_json(kept: dict[str, Any]) -> Draft:
    """The draft that `to_json` wrote."""
    nodes, orders = kept["nodes"], kept["orders"]
    return Draft(
        facts=_facts(nodes["facts"]),
        attendance=tuple(_attendee(nodes[key]) for key in orders["attendance"]),
        parts=tuple(_part(nodes[key]) for key in orders["parts"]),
        names=tuple(Name(**nodes[key]) for key in orders["names"]),
        doubts=tuple(Doubt(**nodes[key]) for key in orders["doubts"]),
        versions=kept["versions"],
        next_key=kept["next_key"],
    )


def _spans(kept: list[list[int]]) -> Spans:
    return tuple((start, end) for start, end in kept)


def _facts(node: dict[str, Any]) -> Facts:
    lists = {"next_meetings": tuple(node["next_meetings"]), "links": tuple(node["links"])}
    return Facts(**{**node, **lists, "spans": _spans(node["spans"])})


def _attendee(node: dict[str, Any]) -> Attendee:
    return Attendee(**{**node, "spans": _spans(node["spans"])})


def _part(node: dict[str, Any]) -> Part:
    if "title" in node:
        return Heading(**{**node, "spans": _spans(node["spans"])})
    facets = {
        "tasks": tuple(Task(**task) for task in node["tasks"]),
        "marks": tuple(Marking(**mark) for mark in node["marks"]),
    }
    return Line(**{**node, **facets, "spans": _spans(node["spans"])})
