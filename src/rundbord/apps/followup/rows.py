"""Rows of the registers: what was promised or decided, and where it was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rundbord.apps.followup import queries
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.record.kinds import entry_address
from rundbord.apps.record.models import Action, Entry


@dataclass(frozen=True)
class Place:
    """Where something was said: its address, the bodies, the day and the item's number as printed."""

    address: str
    bodies: str
    day: date | None
    number: str
    title: str


@dataclass(frozen=True)
class ActionRow:
    """An action and where it was said. `asked` and `answered` count organizations."""

    action: Action
    owner: str
    place: Place
    overdue: bool
    asked: int
    answered: int


@dataclass(frozen=True)
class DecisionRow:
    """A decision and where it was made."""

    entry: Entry
    vote: str
    place: Place


def action_rows(actions: Iterable[Action]) -> list[ActionRow]:
    """Rows of what `queries.actions` found; the meetings have their cooperation at hand."""
    return [
        ActionRow(
            action=one,
            owner=owner_of(one),
            place=place_of(one.entry),
            overdue=one.urgency == queries.OVERDUE,  # type: ignore[attr-defined]  # annotated by the query
            asked=one.asked,  # type: ignore[attr-defined]  # annotated by the query
            answered=one.answered,  # type: ignore[attr-defined]  # annotated by the query
        )
        for one in actions
    ]


def decision_rows(entries: Iterable[Entry]) -> list[DecisionRow]:
    """Rows of what `queries.decisions` found."""
    return [DecisionRow(one, _vote(one), place_of(one)) for one in entries]


def owner_of(action: Action) -> str:
    """Who is to do it, as written; empty where nobody is."""
    return action.responsible_written or str(action.person or action.organization or "")


def place_of(entry: Entry) -> Place:
    """Where the line stands."""
    item, meeting = entry.item, entry.item.meeting
    return Place(entry_address(entry), _bodies(meeting), meeting.date, _number(item), item.title)


def _bodies(meeting: Meeting) -> str:
    return " + ".join(row.body.name for row in meeting.meeting_bodies.all())


def _number(item: AgendaItem) -> str:
    return next((row.printed for row in item.numbers.all()), "")


def _vote(entry: Entry) -> str:
    vote = getattr(entry, "vote", None)
    return str(vote) if vote else ""
