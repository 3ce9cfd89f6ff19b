"""The forms in which the record leaves this app: frozen, already cut to what one viewer may see."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from rundbord.apps.meetings.shown import ItemView, MeetingView, Named


@dataclass(frozen=True)
class ActionView:
    """Who does what by when. `due` is a local date; without person, organization and written name it has no owner."""

    uid: str
    key: int
    text: str
    responsible: str
    person: Named | None
    organization: Named | None
    due: dt.date | None
    state: str
    state_label: str
    version: int

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class MarkView:
    """An ask, an offer or a wish for the next meeting. `kind` is a record.MarkKind."""

    uid: str
    kind: str
    kind_label: str
    quote: str
    settled: bool
    version: int


@dataclass(frozen=True)
class VoteView:
    """How a decision was voted on; counts are None where only words are known."""

    votes_for: int | None
    votes_against: int | None
    votes_blank: int | None
    text: str


@dataclass(frozen=True)
class EntryView:
    """A line of the record. `text` is rich text without speaker label; `speaker` is as written.

    Of a closed entry only its place and legal basis are told: text, speaker and facets are empty.
    """

    uid: str
    key: int
    kind: str
    text: str = ""
    language: str = ""
    speaker: str = ""
    person: Named | None = None
    organization: Named | None = None
    closed: bool = False
    exempt: bool = False
    legal_basis: str = ""
    withdrawn: bool = False
    version: int = 0
    vote: VoteView | None = None
    actions: tuple[ActionView, ...] = ()
    marks: tuple[MarkView, ...] = ()

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def has_more(self) -> bool:
        """Is there anything to tell of the line beside speaker and text?"""
        return bool(self.exempt or self.vote or self.actions or self.marks)


@dataclass(frozen=True)
class Section:
    """An item of the meeting and what was said and decided under it."""

    item: ItemView
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class RecordView:
    """A meeting with its record. `readable` is false where the viewer may read the agenda only."""

    meeting: MeetingView
    sections: tuple[Section, ...]
    readable: bool

    def entries(self) -> Iterator[EntryView]:
        """All lines in order."""
        return (entry for section in self.sections for entry in section.entries)

    def actions(self) -> list[ActionView]:
        """All actions in the order in which they were said."""
        return [action for entry in self.entries() for action in entry.actions]
