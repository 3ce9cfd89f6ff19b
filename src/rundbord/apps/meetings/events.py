"""What happened to meetings, for the effects of higher apps (jobs.effects). Uids of meetings."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MeetingChanged:
    """A meeting, its agenda, attendance or access changed: what is made from it may be stale. `verb` is the service."""

    meeting_uid: str
    verb: str
