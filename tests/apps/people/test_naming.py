"""Whom or what a written name may mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.people.models import Alias, OrganizationKind, OrganizationName, Participation
from rundbord.apps.people.naming import directory, find_by_name
from rundbord.apps.people.services.norway import load_norway
from rundbord.apps.people.services.persons import remember_alias
from rundbord.apps.people.spelling import bare, distance, fold
from tests import factories
from tests.cast import Cast

words = st.text(alphabet="abcæø", max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("asker", "aker", 1), ("satvedt", "satvedt", 0), ("horten", "hrotne", 2), ("moss", "molde", 3), ("", "ab", 2)],
)
def test_distance_counts_slips(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 3) == slips


@given(words, words, st.integers(0, 3))
def test_distance_is_symmetric_and_bounded(one: str, other: str, limit: int) -> None:
    assert distance(one, other, limit) == distance(other, one, limit) <= limit + 1
    assert (distance(one, other, limit) == 0) == (one == other)


def test_spellings_are_folded() -> None:
    assert fold("  Eli   BERG ") == "eli berg"
    assert bare("Sâtvedt, Å-se  Ø.") == "satvedt a se o"


@pytest.mark.parametrize(
    ("written", "name", "how"),
    [
        ("eli  BERG", "Eli Berg", "exact"),
        ("Eli", "Eli Berg", "first_name"),
        ("E. Berg", "Eli Berg", "initials"),
        ("EB", "Eli Berg", "initials"),
        ("Berg", "Eli Berg", "surname"),
        ("Eli Bergg", "Eli Berg", "spelling"),
        ("Kari Anne Sâtvedt", "Kari Anne Såtvedt", "exact"),
        ("Kari Såtvedt", "Kari Anne Såtvedt", "name_parts"),
        ("Kari Anne", "Kari Anne Såtvedt", "first_name"),
    ],
)
def test_a_person_is_found_by_what_people_write(cast: Cast, written: str, name: str, how: str) -> None:
    for one in ("Eli Berg", "Kari Anne Såtvedt", "Ola Nordby"):
        factories.make_person(cast.cooperation, one)
    found = find_by_name(cast.cooperation, written)
    assert [(one.means.name, one.how) for one in found][:1] == [(name, how)]


@pytest.mark.parametrize("written", ["", "  ", "Tid", "xyz", "EU", "."])
def test_what_is_no_name_finds_nobody(cast: Cast, written: str) -> None:
    assert find_by_name(cast.cooperation, written) == []


def test_several_of_one_first_name_are_all_told(cast: Cast) -> None:
    for one in ("Eli Berg", "Eli Dahl"):
        factories.make_person(cast.cooperation, one)
    assert [one.means.name for one in find_by_name(cast.cooperation, "Eli")] == ["Eli Berg", "Eli Dahl"]


def test_persons_of_another_cooperation_are_never_proposed(cast: Cast) -> None:
    assert find_by_name(cast.cooperation, cast.stranger.name) == []


def test_a_remembered_spelling_comes_first(cast: Cast) -> None:
    dahl = factories.make_person(cast.cooperation, "Eli Dahl")
    factories.make_person(cast.cooperation, "Eli Berg")
    actor = cast.viewer("secretary")
    for _again in range(2):
        remember_alias(actor=actor, cooperation=cast.cooperation, written=" Eli  ", means=dahl)
    found = find_by_name(cast.cooperation, "ELI")
    assert [(one.means.name, one.how) for one in found][:1] == [("Eli Dahl", "alias")]
    assert Alias.objects.count() == 1


def test_only_those_who_keep_the_register_remember_spellings(cast: Cast) -> None:
    for who in ("member", "chair", "former", "stranger"):
        with pytest.raises(NotAllowedError):
            remember_alias(actor=cast.viewer(who), cooperation=cast.cooperation, written="X", means=cast.member)
    with pytest.raises(NotAllowedError):
        remember_alias(actor=cast.viewer("secretary"), cooperation=cast.cooperation, written="X", means=cast.stranger)


def test_a_merged_person_is_proposed_as_the_one_that_was_kept(cast: Cast) -> None:
    kept = factories.make_person(cast.cooperation, "Marit H. Solheim")
    cast.member.merged_into = kept
    cast.member.save()
    assert [one.means for one in find_by_name(cast.cooperation, "Marit Solheim")] == [kept]


def test_organizations_are_found_by_any_name(cast: Cast) -> None:
    load_norway(actor=System("test"))
    region = factories.make_organization("Vestfoldkommuner", OrganizationKind.REGION)
    OrganizationName.objects.create(organization=region, name="Vestfoldkommuner")
    Participation.objects.create(cooperation=cast.cooperation, organization=region)
    known = directory(cast.cooperation, date(2026, 1, 1))
    for written, name, how in (
        ("Lillestrøm", "Lillestrøm", "exact"),
        ("LILLESTRØM KOMMUNE", "Lillestrøm", "exact"),
        ("Lillestrom", "Lillestrøm", "exact"),
        ("Skedsmo", "Skedsmo", "exact"),
        ("Vestfoldkommuner", "Vestfoldkommuner", "exact"),
        ("Lillestøm", "Lillestrøm", "spelling"),
    ):
        found = known.organizations(written)
        assert (found[0].means.name, found[0].how) == (name, how), written
    assert "Asker" in [one.means.name for one in known.organizations("Aker")]
    assert known.organizations("Utopia kommune") == []


def test_bodies_are_found_by_part_of_their_name(cast: Cast) -> None:
    known = directory(cast.cooperation)
    assert [one.means for one in known.bodies("FAGGRUPPE FOR NÆRING")] == [cast.body]
    assert [one.means for one in known.bodies("næring")] == [cast.body]
    assert [one.means for one in known.bodies("Referat fra faggruppe for næring")] == [cast.body]
