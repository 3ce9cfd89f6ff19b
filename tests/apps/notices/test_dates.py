"""A first guess at the next date."""

from datetime import date, time

from rundbord.apps.meetings.models import Meeting
from rundbord.apps.notices.dates import minutes_between, next_day, usual_times
from rundbord.apps.people.models import Body

TODAY = date(2026, 3, 2)  # a Monday


def held(*days: date, **fields: object) -> list[Meeting]:
    return [Meeting(date=day, **fields) for day in days]


def test_a_date_that_the_meetings_named_comes_first() -> None:
    meetings = held(date(2026, 1, 22), date(2025, 11, 6))
    meetings[0].next_dates = ["2026-06-04", "2026-03-26"]
    meetings[1].next_dates = ["2026-01-22"]
    assert next_day(meetings, TODAY) == date(2026, 3, 26)


def test_else_the_usual_gap_on_the_usual_weekday() -> None:
    meetings = held(date(2026, 2, 5), date(2025, 12, 11), date(2025, 10, 16))  # Thursdays, eight weeks apart
    assert next_day(meetings, TODAY) == date(2026, 4, 2)


def test_never_in_the_past_and_not_tomorrow() -> None:
    assert next_day(held(date(2024, 5, 7), date(2024, 4, 2)), TODAY) >= date(2026, 3, 13)
    assert next_day([], TODAY) > TODAY


def test_times_as_last_time_and_the_bodys_usual_length() -> None:
    body = Body(meeting_minutes=150)
    assert usual_times(held(date(2026, 1, 22), start_time=time(12, 30)), body) == (time(12, 30), time(15))
    assert usual_times([], body) == (time(9), time(11, 30))
    assert minutes_between(time(9, 10), time(11)) == 110
