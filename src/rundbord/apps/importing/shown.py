"""A draft as the page of review shows it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rundbord.apps.importing.draft import NEW, UNKNOWN, Attendee, Draft, Facts, Heading, Line, Name, Part, Spans
from rundbord.apps.importing.labels import kind_label, mark_labels
from rundbord.apps.importing.questions import Question, questions_of
from rundbord.apps.importing.register import Register
from rundbord.apps.importing.rows import speaker_written
from rundbord.apps.people.spelling import fold

_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


@dataclass(frozen=True)
class Meant:
    """A name as written and whom it stands for. `state` is "known", "new" or "unknown"."""

    written: str
    means: str
    state: str

    @property
    def differs(self) -> bool:
        """Does the register (or the rest of the document) call them otherwise? "Asker kommune" is Asker."""
        return bool(self.means) and fold(self.means) not in fold(self.written)


@dataclass(frozen=True)
class Node:
    """Something that can be mended, with its open questions. `seen` is the version that a form sends back."""

    key: str
    seen: int
    questions: tuple[Question, ...] = ()
    has_source: bool = False


@dataclass(frozen=True)
class RowShown:
    """A row of the attendance list."""

    node: Node
    row: Attendee
    person: Meant
    organization: Meant | None


@dataclass(frozen=True)
class PartShown:
    """An item's heading or a line. `front` is the speaker who stands in front of the words, `said_by` one whom the
    words name themselves; `stands_for` is whom either means, where that is not what is printed.
    """

    node: Node
    part: Part
    is_heading: bool
    kind_label: str = ""
    front: str = ""
    said_by: str = ""
    stands_for: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class NameShown:
    """A name that the register lacks."""

    name: Name
    seen: int


@dataclass(frozen=True)
class Piece:
    """A stretch of the source, and the node that was read from it (empty: none). `uncertain`: poorly recognized."""

    text: str
    key: str = ""
    first: bool = False
    uncertain: bool = False


@dataclass(frozen=True)
class ReviewShown:
    """Everything on the page of review."""

    facts: Facts
    facts_node: Node
    body_name: str
    questions: tuple[Question, ...]
    rows: tuple[RowShown, ...]
    parts: tuple[PartShown, ...]
    strangers: tuple[NameShown, ...]
    pieces: tuple[Piece, ...] = field(default=())

    @property
    def first_question(self) -> Question | None:
        """The first place to look at."""
        return self.questions[0] if self.questions else None


def show(draft: Draft, register: Register, text: str, uncertain: Spans = ()) -> ReviewShown:
    """The draft beside its source text, of which some was recognized with little certainty."""
    showing = _Showing(draft, register)
    return ReviewShown(
        facts=draft.facts,
        facts_node=showing.node("facts", draft.facts.spans),
        body_name=register.bodies.get(draft.facts.body_uid, ""),
        questions=tuple(showing.questions),
        rows=tuple(showing.row(row) for row in draft.attendance),
        parts=tuple(showing.part(part) for part in draft.parts),
        strangers=tuple(NameShown(name, draft.version_of(name.key)) for name in strangers(draft)),
        pieces=tuple(pieces(draft, text, uncertain)),
    )


def strangers(draft: Draft) -> list[Name]:
    """Attendees and organizations in the document that the register does not know and nobody has spoken for."""
    full = {row.name for row in draft.attendance} | {row.organization for row in draft.attendance}
    asked = {fold(doubt.text) for doubt in draft.open_doubts}
    return [
        name
        for name in draft.names
        if name.written in full and fold(name.written) not in asked and not (name.found or name.means or name.choice)
    ]


class _Showing:
    """One draft on its way to the page."""

    def __init__(self, draft: Draft, register: Register) -> None:
        self.draft, self.register = draft, register
        self.questions = questions_of(draft)
        self._at: dict[str, list[Question]] = defaultdict(list)
        for question in self.questions:
            self._at[question.node].append(question)

    def node(self, key: str, spans: Spans) -> Node:
        """What every node has."""
        return Node(key, self.draft.version_of(key), tuple(self._at[key]), bool(spans))

    def row(self, row: Attendee) -> RowShown:
        """A row of the attendance list."""
        organization = self.meant("organization", row.organization) if row.organization else None
        return RowShown(self.node(row.key, row.spans), row, self.meant("person", row.name), organization)

    def part(self, part: Part) -> PartShown:
        """A heading or a line."""
        node = self.node(part.key, part.spans)
        if isinstance(part, Heading):
            return PartShown(node, part, is_heading=True)
        front = speaker_written(part)
        return PartShown(
            node,
            part,
            is_heading=False,
            kind_label=kind_label(part.kind),
            front=front,
            said_by="" if front else part.speaker,
            stands_for=self.stands_for(part),
            marks=tuple(mark_labels().get(mark.kind, mark.kind) for mark in part.marks),
        )

    def stands_for(self, line: Line) -> str:
        """Whom the speaker as printed stands for, where that is not what is printed."""
        spoken = (("person", line.person), ("organization", line.organization))
        names = [self.meant(kind, written).means or written for kind, written in spoken if written]
        return ", ".join(name for name in names if fold(name) not in fold(line.speaker))

    def meant(self, kind: str, written: str) -> Meant:
        """Whom a name stands for."""
        name = self.draft.resolved(kind, written)
        if name is None:
            return Meant(written, "", UNKNOWN)
        uid = name.choice or name.found
        if uid == NEW:
            return Meant(written, name.written, NEW)
        known = self.register.of(kind).get(uid, "")
        return Meant(written, known or (name.written if name.written != written else ""), "known" if known else UNKNOWN)


def pieces(draft: Draft, text: str, uncertain: Spans = ()) -> Iterator[Piece]:
    """The source cut wherever something begins or ends; where two overlap, the one that begins last owns the words."""
    begins: dict[int, list[tuple[str, int]]] = defaultdict(list)
    cuts = {len(text) - len(text.lstrip("\n")), len(text)}
    cuts |= {place for span in uncertain for place in span}
    for key, spans in _spans(draft):
        for start, end in spans:
            begins[start].append((key, end))
            cuts |= {min(start, len(text)), min(end, len(text))}
    open_nodes: list[tuple[str, int]] = []
    shown: set[str] = set()
    for start, end in zip(sorted(cuts), sorted(cuts)[1:], strict=False):
        open_nodes = [*(one for one in open_nodes if one[1] > start), *begins[start]]
        key = open_nodes[-1][0] if open_nodes else ""
        words = _EMPTY_LINES.sub("\n\n", text[start:end])
        doubtful = any(low <= start < high for low, high in uncertain)
        yield Piece(words, key, first=bool(key) and key not in shown, uncertain=doubtful)
        shown.add(key)


def _spans(draft: Draft) -> Iterator[tuple[str, Spans]]:
    yield "facts", draft.facts.spans
    rows: tuple[Any, ...] = (*draft.attendance, *draft.parts)
    for row in rows:
        yield row.key, row.spans


def counted(draft: Draft) -> dict[str, int]:
    """How much was read: for the head of the page."""
    lines = [part for part in draft.parts if isinstance(part, Line)]
    return {
        "items": sum(isinstance(part, Heading) for part in draft.parts),
        "lines": sum(line.kind != "rest" for line in lines),
        "aside": sum(line.kind == "rest" for line in lines),
    }
