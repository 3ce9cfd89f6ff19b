"""Rows of lists of meetings."""

from collections.abc import Iterable
from dataclasses import dataclass

from rundbord.apps.core import registry
from rundbord.apps.meetings.models import Meeting


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in a list: where it is read, and what is told of it."""

    meeting: Meeting
    address: str
    title: str


def listed(meetings: Iterable[Meeting]) -> list[MeetingRow]:
    """Rows of meetings whose cooperation and bodies are at hand."""
    kind = registry.kind("meeting")
    return [MeetingRow(meeting, kind.address(meeting) if kind else "", title_of(meeting)) for meeting in meetings]


def title_of(meeting: Meeting) -> str:
    """The meeting's own title, else the names of its bodies."""
    return meeting.title or " + ".join(body.name for body in meeting.held_by)
