"""Norway's register in the database, asked on several dates."""

from datetime import date

import pytest

from rundbord.apps.accounts.viewer import Anonymous, System
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.people.models import (
    Organization,
    OrganizationCode,
    OrganizationKind,
    OrganizationName,
    Part,
    Succession,
    SuccessionLink,
)
from rundbord.apps.people.queries import history
from rundbord.apps.people.services.norway import load_norway
from rundbord.norway import register
from tests.cast import Cast

SETUP = System("setup")
LAST_OF_2019, FIRST_OF_2020 = date(2019, 12, 31), date(2020, 1, 1)
LAST_OF_2023, FIRST_OF_2024 = date(2023, 12, 31), date(2024, 1, 1)


@pytest.fixture
def norway(db: None) -> int:
    return load_norway(actor=SETUP)


def _one(name: str, day: date, kind: str = OrganizationKind.MUNICIPALITY) -> Organization:
    return history.named(name, day).get(kind=kind)


def _names(keys: set[int], day: date) -> list[str]:
    rows = Organization.objects.filter(pk__in=keys).prefetch_related("names")
    return sorted(row.name_on(day) for row in rows)


@pytest.mark.parametrize(
    ("day", "number", "county"),
    [
        (LAST_OF_2019, "0220", "Akershus"),
        (FIRST_OF_2020, "3025", "Viken"),
        (LAST_OF_2023, "3025", "Viken"),
        (FIRST_OF_2024, "3203", "Akershus"),
    ],
)
def test_asker_goes_on_under_new_numbers(norway: int, day: date, number: str, county: str) -> None:
    asker = _one("Asker", day)
    assert history.numbered(number, day) == asker
    lies_in = history.county_of(asker, day)
    assert lies_in is not None
    assert lies_in.name_on(day) == county


def test_skedsmo_fet_and_sorum_became_lillestrom(norway: int) -> None:
    assert not history.named("Lillestrøm", LAST_OF_2019).exists()
    for name in ("Skedsmo", "Fet", "Sørum"):
        before = _one(name, LAST_OF_2019)
        assert history.successors(before, LAST_OF_2019) == {before.pk}
        assert _names(history.successors(before, FIRST_OF_2020), FIRST_OF_2020) == ["Lillestrøm"]
        assert not history.named(name, FIRST_OF_2020).exists()


def test_alesund_took_in_haram_and_gave_it_back(norway: int) -> None:
    haram = _one("Haram", LAST_OF_2019)
    assert _names(history.successors(haram, LAST_OF_2023), LAST_OF_2023) == ["Ålesund"]
    assert history.successors(haram, FIRST_OF_2024) == {_one("Haram", FIRST_OF_2024).pk}
    alesund = _one("Ålesund", FIRST_OF_2020)
    assert _names(history.successors(alesund, FIRST_OF_2024), FIRST_OF_2024) == ["Haram", "Ålesund"]
    numbers = [history.numbered(code, day) for code, day in (("1504", LAST_OF_2019), ("1508", FIRST_OF_2024))]
    assert numbers == [alesund, alesund]


def test_viken_lived_four_years(norway: int) -> None:
    viken = _one("Viken", FIRST_OF_2020, OrganizationKind.COUNTY)
    assert viken in history.existing(OrganizationKind.COUNTY, LAST_OF_2023)
    assert viken not in history.existing(OrganizationKind.COUNTY, FIRST_OF_2024)
    after = _names(history.successors(viken, FIRST_OF_2024), FIRST_OF_2024)
    assert after == ["Akershus", "Buskerud", "Østfold"]


def test_the_database_agrees_with_the_register_on_every_municipality(norway: int) -> None:
    for day, count in ((LAST_OF_2019, 422), (FIRST_OF_2020, 356), (FIRST_OF_2024, 357)):
        existing = history.existing(OrganizationKind.MUNICIPALITY, day).prefetch_related("names")
        assert existing.count() == count
        assert {row.register_key: row.name_on(day) for row in existing} == {
            unit.key: unit.name(day) for unit in register.municipalities(day)
        }


def _everything() -> list[list[object]]:
    tables = (Organization, OrganizationName, OrganizationCode, Part, Succession, SuccessionLink)
    return [list(table.objects.order_by("pk").values_list()) for table in tables]


def test_loading_again_changes_nothing(norway: int) -> None:
    assert norway == Organization.objects.count() > 450
    before = _everything()
    assert load_norway(actor=SETUP) == 0
    assert _everything() == before


def test_loading_mends_what_drifted(norway: int) -> None:
    before = OrganizationName.objects.count()
    Organization.objects.filter(register_key="asker-0220").update(name="Gamle Asker")
    OrganizationName.objects.filter(name="Viken").delete()
    load_norway(actor=SETUP)
    assert Organization.objects.get(register_key="asker-0220").name == "Asker"
    assert OrganizationName.objects.count() == before


@pytest.mark.parametrize("who", ["member", "secretary"])
def test_only_the_operator_loads_it(cast: Cast, who: str) -> None:
    for viewer in (cast.viewer(who), Anonymous()):
        with pytest.raises(NotAllowedError):
            load_norway(actor=viewer)
