"""Which spellings are proposed to be one person or organization, and which never are."""

from datetime import date

import pytest

from rundbord.apps.importing.name_groups import Group, find_candidates, gathered, groups_of
from rundbord.apps.importing.name_likeness import persons_alike, places_alike
from rundbord.apps.importing.register import Register


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Øyvind Sætre", "øyvind  sætre", "strong"),
        ("Øyvind Sætre", "Oyvind Saetre", "strong"),
        ("Anne Marie Hansen", "Anne Hansen", "strong"),
        ("Øyvind S.", "Øyvind Sætre", "weak"),
        ("Ø. Sætre", "Øyvind Sætre", "weak"),
        ("Øyvind Sætrc", "Øyvind Sætre", "weak"),
        ("Øyvind", "Øyvind Sætre", "weak"),
        ("Sætre", "Øyvind Sætre", "weak"),
        ("Ø. S.", "Øyvind Sætre", ""),
        ("Øystein Sætre", "Øyvind Sætre", ""),
        ("Anne Marie Hansen", "Anne Lise Hansen", ""),
        ("Jon Bø", "Jan Bø", ""),
        ("Eli Berg", "Eli Moe", ""),
        ("", "Eli Moe", ""),
    ],
)
def test_persons_are_alike_by_given_name_and_surname(one: str, other: str, how: str) -> None:
    assert persons_alike(one, other) == persons_alike(other, one) == how


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Asker kommune", "Asker", "strong"),
        ("Voss herad", "VOSS", "strong"),
        ("Lillestrøm", "Lillestrom kommune", "strong"),
        ("Lilestrøm", "Lillestrøm", "weak"),
        ("Horten", "Moss", ""),
        ("Vestfold", "Vestfold og Telemark", ""),
    ],
)
def test_organizations_are_alike_but_for_their_kind(one: str, other: str, how: str) -> None:
    assert places_alike(one, other) == places_alike(other, one) == how


def _names(*written: str, place: str = "", kind: str = "person", proposal: str = "") -> list[dict[str, str]]:
    return [
        {
            "kind": kind, "key": f"{kind}:{one.casefold()}", "written": one, "place": place,
            "quote": f"{one} sa noe.", "proposal": proposal, "likely": "",
        }
        for one in written
    ]  # fmt: skip


def _groups(*rows: list[dict[str, str]], register: Register | None = None) -> list[Group]:
    dated = [(f"d{number}", date(2020, 1, 1), names) for number, names in enumerate(rows)]
    groups = groups_of(gathered(dated))
    find_candidates(groups, register or Register())
    return groups


def _written(groups: list[Group]) -> list[list[str]]:
    return [[one.written for one in group.spellings] for group in groups]


def test_three_spellings_in_several_documents_are_proposed_as_one_person() -> None:
    groups = _groups(_names("Øyvind Sætre"), _names("Øyvind S."), _names("Ø. Sætre"), _names("Øyvind Sætre"))
    assert _written(groups) == [["Øyvind Sætre", "Øyvind S.", "Ø. Sætre"]]
    assert (groups[0].best.written, groups[0].documents) == ("Øyvind Sætre", 4)
    assert groups[0].best.quote == "Øyvind Sætre sa noe."


def test_a_short_name_that_may_mean_two_joins_neither() -> None:
    groups = _groups(_names("Øyvind Sætre", "Øystein Sætre", "Ø. Sætre"))
    assert sorted(_written(groups)) == [["Ø. Sætre"], ["Øystein Sætre"], ["Øyvind Sætre"]]


def test_the_same_place_at_the_same_time_tells_two_apart() -> None:
    asker, moss = _names("Øyvind Sætre", place="Asker kommune"), _names("Øystein Sætre", place="Moss")
    groups = _groups(asker, moss, _names("Ø. Sætre", place="Asker"))
    assert ["Øyvind Sætre", "Ø. Sætre"] in _written(groups)


def test_a_slip_between_two_places_is_no_slip() -> None:
    assert len(_groups(_names("Anne Hansen", place="Asker"), _names("Anna Hansen", place="Moss"))) == 2
    assert len(_groups(_names("Anne Hansen", place="Asker"), _names("Anna Hansen", place="Asker kommune"))) == 1


def test_a_first_name_that_the_document_explains_stands_alone_with_its_proposal() -> None:
    groups = _groups(_names("Eli", proposal="Eli Strand Berg"), _names("Eli Strand Berg"))
    assert _written(groups) == [["Eli"], ["Eli Strand Berg"]]
    assert groups[0].proposals == ["Eli Strand Berg"]
    assert not groups[0].plainly_new


def test_those_of_the_register_who_are_called_alike_are_candidates() -> None:
    register = Register(persons={"u1": "Øyvind Sætre", "u2": "Eli Moe"}, organizations={"u3": "Asker"})
    groups = _groups(_names("Ø. Sætre"), _names("Asker kommune", kind="organization"), register=register)
    assert [group.candidates for group in groups] == [{"u1": "Øyvind Sætre"}, {"u3": "Asker"}]


def test_only_a_whole_name_that_is_like_no_other_is_plainly_new() -> None:
    groups = _groups(
        _names("Eli Moe", "Kari", "Per Ås", "P. Ås", "Amund og Åsne", "alle i gruppa"),
        _names("Moss", kind="organization"),
    )
    assert {group.best.written for group in groups if group.plainly_new} == {"Eli Moe", "Moss"}


def test_bodies_come_first_and_the_most_frequent_before_the_others() -> None:
    groups = _groups(_names("Eli Moe", "Kari Ås"), _names("Kari Ås"), _names("Styret", kind="body"))
    assert [group.best.written for group in groups] == ["Styret", "Kari Ås", "Eli Moe"]
