"""What must hold of the whole register, whichever place one asks for."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.norway import register
from rundbord.norway.units import Unit

LAST_OF_2019 = date(2019, 12, 31)
FIRST_OF_2020 = date(2020, 1, 1)
LAST_OF_2023 = date(2023, 12, 31)
FIRST_OF_2024 = date(2024, 1, 1)

DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2030, 1, 1))
UNITS = st.sampled_from([*register.municipalities(LAST_OF_2019), *register.municipalities(FIRST_OF_2024)])


@pytest.mark.parametrize(
    ("on", "municipalities", "counties"),
    [
        (date(2017, 1, 1), 426, 19),
        (date(2018, 1, 1), 422, 18),
        (date(2019, 1, 1), 422, 18),
        (LAST_OF_2019, 422, 18),
        (FIRST_OF_2020, 356, 11),
        (LAST_OF_2023, 356, 11),
        (FIRST_OF_2024, 357, 15),
    ],
)
def test_counts(on: date, municipalities: int, counties: int) -> None:
    assert len(register.municipalities(on)) == municipalities
    assert len(register.counties(on)) == counties


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (
            LAST_OF_2023,
            {
                "03": 1,
                "11": 23,
                "15": 26,
                "18": 41,
                "30": 51,
                "34": 46,
                "38": 23,
                "42": 25,
                "46": 43,
                "50": 38,
                "54": 39,
            },
        ),
        (
            FIRST_OF_2024,
            {"03": 1, "11": 23, "15": 27, "18": 41, "31": 12, "32": 21, "33": 18, "34": 46, "39": 6, "40": 17}
            | {"42": 25, "46": 43, "50": 38, "55": 21, "56": 18},
        ),
    ],
)
def test_counts_by_county(on: date, expected: dict[str, int]) -> None:
    counted = Counter(county.code(on) for one in register.municipalities(on) if (county := register.county_of(one, on)))
    assert counted == expected


def test_a_municipality_s_number_begins_with_its_county_s() -> None:
    rows = csv.DictReader((files("rundbord.norway") / "data" / "municipalities.csv").read_text("utf-8").splitlines())
    assert all(row["county"] == row["code"][:2] and len(row["code"]) == 4 for row in rows)


def test_a_number_has_one_bearer_ever() -> None:
    everyone = {unit.key: unit for on in _days_of_change() for unit in register.municipalities(on)}
    bearers = Counter(row.code for unit in everyone.values() for row in unit.codes)
    assert {code for code, count in bearers.items() if count > 1} == set()


def test_lives_have_no_gaps() -> None:
    for on in _days_of_change():
        for unit in (*register.municipalities(on), *register.counties(on)):
            for earlier, later in zip(unit.codes, unit.codes[1:], strict=False):
                assert earlier.until == later.start


@pytest.mark.parametrize(
    ("before", "after", "several"),
    [
        (LAST_OF_2019, FIRST_OF_2020, {"Snillfjord", "Tysfjord"}),
        (LAST_OF_2023, FIRST_OF_2024, {"Ålesund"}),
    ],
)
def test_everyone_has_exactly_one_successor_but_the_split(before: date, after: date, several: set[str]) -> None:
    found = {unit: register.successors(unit, after) for unit in register.municipalities(before)}
    assert {unit.name(before) for unit, after in found.items() if len(after) != 1} == several
    assert {one for after in found.values() for one in after} == set(register.municipalities(after))


def test_the_reform_made_47_of_119() -> None:
    """The reform of 2014-2020 as the government counted it: 428 municipalities became 356.

    Three went into Sandefjord the day the register begins; Holmestrand took part twice.
    """
    reform = [event for event in register.successions() if event.on <= FIRST_OF_2020 and _municipal(event.before)]
    made = {(event.on, key) for event in reform if event.kind in ("merged", "split") for key in event.after}
    went_in = {key for event in reform if any((event.on, key) in made for key in event.after) for key in event.before}
    assert (len(went_in) + 3, len({key for _, key in made}) + 1) == (119, 47)


def test_each_event_ends_and_begins_what_it_names() -> None:
    for event in register.successions():
        eve = event.on - timedelta(days=1)
        if event.kind != "restored":
            assert all(register.unit(key).exists(eve) for key in event.before), event
        assert all(register.unit(key).exists(event.on) for key in event.after), event


def test_every_end_and_every_change_of_number_has_its_event() -> None:
    told = {(event.on, key) for event in register.successions() for key in event.before}
    for on in _days_of_change():
        for unit in (*register.municipalities(on - timedelta(days=1)), *register.counties(on - timedelta(days=1))):
            changed = not unit.exists(on) or unit.code(on) != unit.code(on - timedelta(days=1))
            assert not changed or (on, unit.key) in told, (on, unit.key)


@given(UNITS, DAYS, DAYS)
def test_predecessors_and_successors_live_on_the_day(unit: Unit, earlier: date, later: date) -> None:
    assert all(one.exists(later) for one in register.successors(unit, later))
    assert all(one.exists(earlier) for one in register.predecessors(unit, earlier))
    if unit.exists(later):
        assert unit in register.successors(unit, later)
        assert unit in register.predecessors(unit, later)


@given(UNITS, DAYS)
def test_whoever_lives_is_found_by_name_and_number(unit: Unit, on: date) -> None:
    if not unit.exists(on):
        return
    assert register.by_code(unit.code(on), on) == unit
    assert unit in register.by_name(f"  {unit.name(on).upper()} kommune", on)


@given(st.text(max_size=30), DAYS)
def test_any_text_may_be_asked_for(name: str, on: date) -> None:
    assert all(unit.exists(on) for unit in register.by_name(name, on))


def _days_of_change() -> Iterator[date]:
    yield from sorted({event.on for event in register.successions()})


def _municipal(keys: tuple[str, ...]) -> bool:
    return register.unit(keys[0]).kind == "municipality"


def test_events_of_one_day_happen_together() -> None:
    """On 1 January 2020 Hamarøy got a new number and half of Tysfjord."""
    hamaroy, tysfjord = register.unit("hamaroy-1849"), register.unit("tysfjord-1850")
    assert set(register.predecessors(hamaroy, date(2019, 12, 31))) == {hamaroy, tysfjord}
    assert hamaroy in register.successors(tysfjord, date(2020, 1, 1))
