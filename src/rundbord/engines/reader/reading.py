"""What the reader found in a document, before a person accepts it.

A reading is one ordered line through the document: each item holds its lines in the source's order, and whatever
belongs to no item, attendance row or header field stands in `remainder`. Nothing in a document vanishes.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

DocumentKind = Literal["minutes", "notice"]
Language = Literal["nb", "nn"]
Status = Literal["present", "absent"]
Category = Literal["member", "deputy", "observer", "secretariat", "guest"]
LineKind = Literal["prose", "proposal", "contribution", "decision"]
MarkKind = Literal["ask", "offer", "next_time", "promise"]
DoubtKind = Literal["speaker", "kind", "spelling", "employer", "number", "date", "attendance"]


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` (exclusive) of the source's text."""

    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """A header field as written, with the value it was read as."""

    value: str
    span: Span
    confidence: float


@dataclass(frozen=True)
class Attendance:
    """One person of the attendance list; `organization` is whom the person sits for. Names stay as written."""

    name: str
    organization: str | None
    role: str | None
    status: Status
    category: Category
    deputy_for: str | None
    note: str | None
    spans: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True)
class Action:
    """What somebody is to do after the meeting. `due` is a local date; `responsible` is as written."""

    text: str
    responsible: str | None
    due: dt.date | None
    confidence: float = 0.5


@dataclass(frozen=True)
class Mark:
    """An ask, an offer, something wanted next time or a promise, with the words that show it."""

    kind: MarkKind
    span: Span
    confidence: float


@dataclass(frozen=True)
class Line:
    """A line of an item, in the source's order.

    `text` is without bullet and speaker label; `label` is that label as written, or None. `person` and
    `organization` are the speaker as written, each possibly unknown. `signs` are what `confidence` rests on.
    """

    kind: LineKind
    text: str
    spans: tuple[Span, ...]
    confidence: float
    label: str | None = None
    person: str | None = None
    organization: str | None = None
    actions: tuple[Action, ...] = ()
    marks: tuple[Mark, ...] = ()
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """An agenda item. `number` as printed without "Sak" and closing punctuation; `depth` 1 for a printed sub-number."""

    number: str | None
    title: str
    spans: tuple[Span, ...]
    confidence: float
    lines: tuple[Line, ...] = ()
    depth: int = 0


@dataclass(frozen=True)
class Rest:
    """Text that belongs to no field; `item` is the index of the item it stands under, or None before the first."""

    text: str
    span: Span
    item: int | None


@dataclass(frozen=True)
class Doubt:
    """A place to look at: what is doubtful, and what the reader proposes instead (None: only look)."""

    kind: DoubtKind
    span: Span
    text: str
    proposal: str | None


@dataclass(frozen=True)
class Reading:
    """A whole document as read. Times are local wall times of the meeting; dates are local.

    `parted` are the words that the page parts at a line's end and the reading holds whole, as the page has them.
    """

    kind: DocumentKind
    language: Language
    cooperation: Found | None
    body: Found | None
    date: dt.date | None
    start: dt.time | None
    end: dt.time | None
    place: Found | None
    attendance: tuple[Attendance, ...]
    items: tuple[Item, ...]
    next_meetings: tuple[dt.date, ...]
    links: tuple[str, ...]
    remainder: tuple[Rest, ...]
    doubts: tuple[Doubt, ...]
    end_date: dt.date | None = None
    date_span: Span | None = None
    parted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What the register already knows, so that a reading can be checked against it. All names as written there."""

    persons: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
