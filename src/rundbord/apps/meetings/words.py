"""When and where a meeting is, and where it is in its life, in words."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from django.utils.dateformat import format as date_format
from django.utils.dateformat import time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rundbord.apps.meetings.models import Form, Meeting, State
from rundbord.apps.meetings.shown import MeetingView

ORDER = (State.PLANNED, State.CALLED, State.RUNNING, State.HELD, State.SENT)


class Dated(Protocol):
    """A meeting, or what is shown of one. Dates are local, times wall times."""

    @property
    def date(self) -> dt.date | None: ...
    @property
    def end_date(self) -> dt.date | None: ...
    @property
    def start_time(self) -> dt.time | None: ...
    @property
    def end_time(self) -> dt.time | None: ...


@dataclass(frozen=True)
class Step:
    """A step of a meeting's life: is it taken, is the meeting there now?"""

    label: str
    taken: bool
    here: bool


def day_of(meeting: Dated) -> str:
    """ "torsdag 10. mars 2022", from the first to the last day, or that the date is unknown."""
    if meeting.date is None:
        return _("Date unknown")
    first = long_day(meeting.date)
    if meeting.end_date is None or meeting.end_date == meeting.date:
        return first
    return _("%(first)s to %(last)s") % {"first": first, "last": long_day(meeting.end_date)}


def named_by_day(meeting: Meeting) -> str:
    """A meeting among others of the same body: its day, with its title where it has one of its own."""
    return f"{meeting.title}, {day_of(meeting)}" if meeting.title else day_of(meeting)


def when(meeting: Dated) -> str:
    """The day with the time: "torsdag 10. mars 2022 kl. 13.00–15.00"."""
    day = day_of(meeting)
    if meeting.start_time is None:
        return day
    hours = clock_time(meeting.start_time)
    if meeting.end_time is not None:
        hours = f"{hours}–{clock_time(meeting.end_time)}"
    return _("%(day)s at %(hours)s") % {"day": day, "hours": hours}


def long_day(day: dt.date) -> str:
    """A date with its weekday, as people write it."""
    return date_format(day, pgettext("date format with weekday", "l j F Y"))


def short_day(day: dt.date) -> str:
    """A date without weekday."""
    return date_format(day, pgettext("date format", "j F Y"))


def clock_time(at: dt.time) -> str:
    """A wall time."""
    return time_format(at, pgettext("time format", "H:i"))


def where(meeting: MeetingView) -> str:
    """The place; of a digital meeting without one, that it is digital."""
    if meeting.place:
        return meeting.place
    return "" if meeting.form == Form.PHYSICAL else str(Form(meeting.form).label)


def steps(meeting: MeetingView) -> list[Step]:
    """The line of steps on top of the workspace. Publication is an act of its own, whenever it happens."""
    labels = {
        State.PLANNED: _("Planned"),
        State.CALLED: _("Called"),
        State.RUNNING: pgettext("meeting", "Running"),
        State.HELD: _("Minutes being written"),
        State.SENT: _("Out for correction"),
    }
    approved = meeting.state == State.APPROVED
    reached = len(ORDER) if approved else ORDER.index(State(meeting.state))
    line = [Step(labels[state], place <= reached, place == reached) for place, state in enumerate(ORDER)]
    published = Step(_("Published"), meeting.record_public_at is not None, here=False)
    return [*line, published, Step(_("Approved"), approved, approved)]
