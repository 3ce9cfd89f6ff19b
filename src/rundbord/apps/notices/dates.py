"""A first guess at when the next meeting is, for a person to change."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from itertools import pairwise
from statistics import median

from rundbord.apps.meetings.models import Meeting
from rundbord.apps.people.models import Body

USUAL_GAP = 42  # days between meetings of a body whose habits are not known yet
USUAL_START = time(9)
LOOKED_AT = 7


def next_day(held: Sequence[Meeting], today: date) -> date:
    """The next date that the meetings themselves named; else the usual gap after the last one, on its weekday.

    `held` is newest first; the day found is after `today`.
    """
    named = (date.fromisoformat(one) for meeting in held[:LOOKED_AT] for one in meeting.next_dates)
    coming = min((day for day in named if day > today), default=None)
    return coming or _expected_day(held, today)


def _expected_day(held: Sequence[Meeting], today: date) -> date:
    days = [meeting.date for meeting in held[:LOOKED_AT] if meeting.date]
    if not days:
        return _weekday_after(today + timedelta(days=USUAL_GAP), 3)
    gaps = [(later - earlier).days for later, earlier in pairwise(days)]
    gap = round(median(gaps)) if gaps else USUAL_GAP
    expected = max(days[0] + timedelta(days=gap), today + timedelta(days=14))
    return _weekday_after(expected - timedelta(days=3), days[0].weekday())


def usual_times(held: Sequence[Meeting], body: Body) -> tuple[time, time]:
    """Start (as last time) and end (by the body's usual length), wall times."""
    last = next((meeting for meeting in held if meeting.start_time), None)
    start = last.start_time if last and last.start_time else USUAL_START
    minutes = min(start.hour * 60 + start.minute + body.meeting_minutes, 24 * 60 - 1)
    return start, time(minutes // 60, minutes % 60)


def _weekday_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def minutes_between(start: time, end: time) -> int:
    """Minutes from one wall time to a later one of the same day."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute
