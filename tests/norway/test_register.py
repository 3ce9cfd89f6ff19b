"""The register of Norway, asked for what is known of single places."""

from datetime import date

import pytest

from rundbord.norway import register
from rundbord.norway.units import Unit

LAST_OF_2019 = date(2019, 12, 31)
FIRST_OF_2020 = date(2020, 1, 1)
LAST_OF_2023 = date(2023, 12, 31)
FIRST_OF_2024 = date(2024, 1, 1)


def _one(name: str, on: date) -> Unit:
    (unit,) = register.by_name(name, on)
    return unit


def _names(units: tuple[Unit, ...], on: date) -> list[str]:
    return [unit.name(on) for unit in units]


@pytest.mark.parametrize(
    ("on", "code", "county"),
    [
        (LAST_OF_2019, "0220", "Akershus"),
        (FIRST_OF_2020, "3025", "Viken"),
        (LAST_OF_2023, "3025", "Viken"),
        (FIRST_OF_2024, "3203", "Akershus"),
    ],
)
def test_asker_goes_on_under_new_numbers(on: date, code: str, county: str) -> None:
    asker = _one("Asker", on)
    assert asker.key == "asker-0220"
    assert asker.code(on) == code
    assert register.by_code(code, on) == asker
    lies_in = register.county_of(asker, on)
    assert lies_in is not None
    assert lies_in.name(on) == county


def test_asker_took_in_royken_and_hurum() -> None:
    asker = _one("Asker", FIRST_OF_2020)
    assert _names(register.predecessors(asker, LAST_OF_2019), LAST_OF_2019) == ["Asker", "Røyken", "Hurum"]
    assert register.successors(_one("Hurum", LAST_OF_2019), FIRST_OF_2024) == (asker,)
    assert register.by_name("Hurum", FIRST_OF_2020) == ()


def test_skedsmo_fet_and_sorum_became_lillestrom() -> None:
    assert register.by_name("Lillestrøm", LAST_OF_2019) == ()
    lillestrom = _one("Lillestrøm", FIRST_OF_2020)
    assert (lillestrom.code(LAST_OF_2023), lillestrom.code(FIRST_OF_2024)) == ("3030", "3205")
    before = register.predecessors(lillestrom, LAST_OF_2019)
    assert _names(before, LAST_OF_2019) == ["Sørum", "Fet", "Skedsmo"]
    assert [unit.code(LAST_OF_2019) for unit in before] == ["0226", "0227", "0231"]
    for unit in before:
        assert register.successors(unit, LAST_OF_2019) == (unit,)
        assert register.successors(unit, FIRST_OF_2020) == (lillestrom,)
        assert register.successors(unit, FIRST_OF_2024) == (lillestrom,)


def test_alesund_took_in_haram_and_gave_it_back() -> None:
    alesund, old_haram = _one("Ålesund", LAST_OF_2019), _one("Haram", LAST_OF_2019)
    assert [alesund.code(on) for on in (LAST_OF_2019, FIRST_OF_2020, FIRST_OF_2024)] == ["1504", "1507", "1508"]
    assert register.by_name("Haram", LAST_OF_2023) == ()
    new_haram = _one("Haram", FIRST_OF_2024)
    assert new_haram.code(FIRST_OF_2024) == "1580"
    assert new_haram != old_haram
    assert register.successors(old_haram, LAST_OF_2023) == (alesund,)
    assert register.successors(old_haram, FIRST_OF_2024) == (new_haram,)
    assert register.successors(alesund, FIRST_OF_2024) == (alesund, new_haram)
    assert register.predecessors(new_haram, LAST_OF_2023) == (alesund,)
    assert register.predecessors(new_haram, LAST_OF_2019) == (old_haram,)
    assert len(register.predecessors(alesund, LAST_OF_2019)) == 5


def test_viken_lived_four_years() -> None:
    assert register.by_name("Viken", LAST_OF_2019) == ()
    viken = _one("Viken", FIRST_OF_2020)
    assert (viken.start, viken.until) == (FIRST_OF_2020, FIRST_OF_2024)
    assert register.by_name("Viken", FIRST_OF_2024) == ()
    assert _names(register.predecessors(viken, LAST_OF_2019), LAST_OF_2019) == ["Østfold", "Akershus", "Buskerud"]
    assert _names(register.successors(viken, FIRST_OF_2024), FIRST_OF_2024) == ["Østfold", "Akershus", "Buskerud"]
    old, new = _one("Østfold", LAST_OF_2019), _one("Østfold", FIRST_OF_2024)
    assert old != new
    assert register.successors(old, LAST_OF_2023) == (viken,)
    assert register.successors(old, FIRST_OF_2024) == (new,)


def test_a_renamed_municipality_is_the_same() -> None:
    nes = register.by_code("0616", LAST_OF_2019)
    assert nes is not None
    assert (nes.name(LAST_OF_2019), nes.name(FIRST_OF_2020)) == ("Nes", "Nesbyen")
    assert register.by_name("Nesbyen", FIRST_OF_2020) == (nes,)
    assert register.by_name("Nesbyen", LAST_OF_2019) == ()


def test_a_split_municipality_has_several_successors() -> None:
    after = register.successors(_one("Snillfjord", LAST_OF_2019), FIRST_OF_2020)
    assert _names(after, FIRST_OF_2020) == ["Heim", "Hitra", "Orkland"]


def test_rindal_changed_county_a_year_early() -> None:
    assert register.by_code("1567", date(2018, 12, 31)) == register.by_code("5061", date(2019, 1, 1))
    assert register.by_code("1567", date(2019, 1, 1)) is None


@pytest.mark.parametrize(
    "written",
    ["våler (østfold)", "Våler i Østfold", "VÅLER  kommune i Østfold", "Våler (Viken)", "Våler i Østfold fylke"],
)
def test_namesakes_are_told_apart_by_county(written: str) -> None:
    assert [unit.code(LAST_OF_2023) for unit in register.by_name("Våler", LAST_OF_2023)] == ["3018", "3419"]
    assert [unit.code(LAST_OF_2023) for unit in register.by_name(written, LAST_OF_2023)] == ["3018"]


def test_a_name_without_bearer_finds_nothing() -> None:
    for name in ("Asker i Finnmark", "Utopia", "Utopia (Østfold)", "", "kommune", " - "):
        assert register.by_name(name, FIRST_OF_2024) == ()


def test_oslo_is_both() -> None:
    assert {unit.kind for unit in register.by_name("Oslo", FIRST_OF_2024)} == {"county", "municipality"}
    assert _one("Oslo kommune", FIRST_OF_2024).code(FIRST_OF_2024) == "0301"
    assert _one("Oslo fylkeskommune", FIRST_OF_2024).code(FIRST_OF_2024) == "03"
    assert [unit.kind for unit in register.by_name("Oslo", FIRST_OF_2024, "municipality")] == ["municipality"]


@pytest.mark.parametrize(
    "written",
    ["Kautokeino", "Guovdageaidnu", "Guovdageaidnu - Kautokeino", "Kautokeino – Guovdageaidnu kommune"],
)
def test_every_official_language_is_understood(written: str) -> None:
    assert _one(written, FIRST_OF_2024).code(FIRST_OF_2024) == "5612"
    assert register.by_name("Guovdageaidnu - Karasjok", FIRST_OF_2024) == ()


def test_a_unit_has_no_name_where_it_did_not_exist() -> None:
    skedsmo = _one("Skedsmo herad", LAST_OF_2019)
    assert not skedsmo.exists(FIRST_OF_2020)
    assert register.county_of(skedsmo, FIRST_OF_2020) is None
    assert register.predecessors(skedsmo, FIRST_OF_2024) == ()
    with pytest.raises(LookupError, match="skedsmo-0231 did not exist on 2020-01-01"):
        skedsmo.name(FIRST_OF_2020)
    with pytest.raises(LookupError):
        skedsmo.code(FIRST_OF_2020)
