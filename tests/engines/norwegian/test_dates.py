"""Dates and times as Norwegian minutes write them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.engines.norwegian.dates import find_dates, find_times, month_end

MONTHS = "januar februar mars april mai juni juli august september oktober november desember"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Torsdag 25. november 2021", date(2021, 11, 25)),
        ("25.11.2021", date(2021, 11, 25)),
        ("9.2.23", date(2023, 2, 9)),
        ("innen 9. des.", date(2020, 12, 9)),
        ("031023 kl. 0915", date(2023, 10, 3)),
        ("2024-08-06", date(2024, 8, 6)),
        ("tysdag 18. oktober", date(2020, 10, 18)),
        ("År 2023, den 14. november", date(2023, 11, 14)),
    ],
)
def test_one_date(text: str, expected: date) -> None:
    assert [one.value for one in find_dates(text, 2020)] == [expected]


def test_a_list_of_dates_takes_the_year_at_its_end() -> None:
    found = find_dates("5. mai, 16. juni og 8. september 2023", 2020)
    assert [one.value for one in found] == [date(2023, 5, 5), date(2023, 6, 16), date(2023, 9, 8)]


def test_a_range_of_days_has_a_last_day() -> None:
    assert find_dates("1-2 september 2021")[0].last == date(2021, 9, 2)


@pytest.mark.parametrize(
    "text", ["6,8 mill. kroner", "sak 31/24", "31. februar 2024", "kl. 10.15", "640 av 2 100 anlegg"]
)
def test_no_date(text: str) -> None:
    assert find_dates(text, 2024) == []


def test_a_date_without_any_year_is_left_out() -> None:
    assert find_dates("25. november") == []


def test_end_of_a_named_month() -> None:
    assert month_end("innen utgangen av mars 2023") == date(2023, 3, 31)
    assert month_end("innen utgangen av februar", 2024) == date(2024, 2, 29)
    assert month_end("innen mars", 2024) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("kl. 09.00 - 13.40", time(9), time(13, 40)),
        ("kl 1200 – 1500", time(12), time(15)),
        ("Kl. 1230-15 Teams", time(12, 30), time(15)),
        ("Tid: 09-11.30", time(9), time(11, 30)),
        ("0915-10", time(9, 15), time(10)),
        ("fra kl 0930", time(9, 30), None),
        ("Teams kl. 10", time(10), None),
    ],
)
def test_times(text: str, first: time, last: time | None) -> None:
    found = find_times(text)
    assert found
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize("text", ["sak 3-6", "side 2 av 4", "10 000 kroner", ""])
def test_no_times(text: str) -> None:
    assert find_times(text) is None


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    month = MONTHS.split()[day.month - 1]
    for text in (f"{day.day}. {month} {day.year}", f"{day:%d.%m.%Y}", day.isoformat()):
        assert [one.value for one in find_dates(text)] == [day]


@given(st.text(max_size=80))
def test_any_text_is_taken(text: str) -> None:
    for one in find_dates(text, 2024):
        assert 0 <= one.start < one.end <= len(text)
    find_times(text)
    month_end(text, 2024)
