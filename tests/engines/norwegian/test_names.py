"""What looks like a person or an organization, which language, how far two spellings lie apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.engines.norwegian.language import written_in
from rundbord.engines.norwegian.names import is_organization, is_person
from rundbord.engines.norwegian.places import is_place
from rundbord.engines.norwegian.spelling import distance


@pytest.mark.parametrize(
    "name", ["Åse Kari Ødegården", "T. M. Skjeltorp", "Per Chr. Løken", "Dr. Samuel Okafor", "Tor-Arne"]
)
def test_persons(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize("name", ["Asker", "Nore og Uvdal", "Viken fylkeskommune", "Statens vegvesen", "ordfører", ""])
def test_no_persons(name: str) -> None:
    assert not is_person(name)


@pytest.mark.parametrize("name", ["Horten", "Drammensregionen", "NVE", "Hardanger og Voss museum", "Nordre Follo"])
def test_organizations(name: str) -> None:
    assert is_organization(name)


@pytest.mark.parametrize("name", ["Anne Solheim", "Godkjenning", "Spørsmål"])
def test_no_organizations(name: str) -> None:
    assert not is_organization(name)


def test_places_of_today_and_earlier() -> None:
    assert is_place("Lillestrøm")
    assert is_place("Skedsmo")
    assert not is_place("Sikkerhet")


def test_language() -> None:
    assert written_in("Saka vart utsett, fordi kommunane ikkje har svart.") == "nn"
    assert written_in("Saken ble utsatt, fordi kommunene ikke har svart.") == "nb"
    assert written_in("") == "nb"


def test_distance_counts_edits() -> None:
    assert distance("sâtvedt", "sætvedt", 2) == 1
    assert distance("aker", "asker", 2) == 1
    assert distance("asker", "aksre", 2) == 2
    assert distance("horten", "kongsberg", 2) == 3


@given(st.text(max_size=12), st.text(max_size=12))
def test_distance_is_the_same_both_ways(left: str, right: str) -> None:
    assert distance(left, right, 3) == distance(right, left, 3)
    assert (distance(left, right, 3) == 0) == (left == right)
