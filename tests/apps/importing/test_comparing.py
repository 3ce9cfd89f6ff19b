"""Two versions beside each other: items, lines, words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.importing.comparing import Title, align, bare_words, compare_words, match_items, moved_items

LINES = st.lists(
    st.sampled_from(["", "Godkjent", "Asker har en veiviser", "Asker har to veivisere", "Nei takk"]), max_size=9
)
TEXTS = st.text("ab øå\n.,", max_size=60)


@given(LINES, LINES)
def test_every_line_of_both_stands_once_and_in_order(old: list[str], new: list[str]) -> None:
    pairs = align(old, new)
    assert [i for i, _j in pairs if i is not None] == list(range(len(old)))
    assert [j for _i, j in pairs if j is not None] == list(range(len(new)))
    assert all(pair != (None, None) for pair in pairs)


@given(LINES)
def test_the_same_lines_are_the_same_lines(lines: list[str]) -> None:
    assert align(lines, lines) == [(at, at) for at in range(len(lines))]


@given(TEXTS, TEXTS)
def test_the_words_of_both_stand_in_the_comparison(old: str, new: str) -> None:
    words = compare_words(old, new)
    assert "".join(one.text for one in words if one.change != "removed") == new
    assert bare_words("".join(f"{one.text} " for one in words if one.change != "added")) == bare_words(
        "".join(f"{word} " for word in old.split())
    )


def test_a_changed_line_is_the_same_line_and_shows_its_words() -> None:
    old = ["Asker: Har laget en veiviser.", "Horten: Ønsker tips."]
    new = ["Bærum: Ny linje.", "Asker: Har laget en god veiviser som kan deles.", "Horten: Ønsker tips."]
    assert align(old, new) == [(None, 0), (0, 1), (1, 2)]
    words = compare_words(old[0], new[1])
    assert [one.text.strip() for one in words if one.change == "added"] == ["god veiviser som kan deles."]
    assert [one.text.strip() for one in words if one.change == "removed"] == ["veiviser."]


def test_long_versions_are_compared_in_bounded_time() -> None:
    old = [f"Linje nummer {number} om kraft og nett i kommunene" for number in range(400)]
    assert len(align(old, [f"Helt {line}" for line in old])) == 400
    long = " ".join(f"ord{number}" for number in range(5000))
    assert [one.change for one in compare_words(long, f"{long} til")] == ["removed", "added"]


def test_items_are_matched_by_number_and_title() -> None:
    old = [Title("1", "Godkjenning av innkalling"), Title("2", "Kraft og nett"), Title("3", "Eventuelt")]
    new = [Title("1", "Godkjenning av innkalling og dagsorden"), Title("2", "Økonomi"),
           Title("3", "Kraft og nett"), Title("4", "Eventuelt")]  # fmt: skip
    assert match_items(old, new) == {0: 0, 2: 1, 3: 2}


def test_a_number_of_a_years_series_is_the_item_whatever_its_title_is() -> None:
    assert match_items([Title("14/21", "Strategi")], [Title("14/21", "Helt nytt navn")]) == {0: 0}
    assert match_items([Title("2", "Strategi")], [Title("2", "Helt nytt navn")]) == {}


def test_items_of_one_title_are_matched_in_order() -> None:
    same = [Title("", "Orientering"), Title("", "Orientering")]
    assert match_items(same, same) == {0: 0, 1: 1}


@pytest.mark.parametrize(
    ("matched", "moved"),
    [
        ({}, set()),
        ({0: 0, 1: 1, 2: 2}, set()),
        ({0: 2, 1: 0, 2: 1}, {0}),
        ({0: 0, 1: 2, 2: 3, 3: 1}, {3}),
        ({1: 0, 2: 1, 5: 4}, set()),
    ],
)
def test_an_item_that_changed_its_place_is_moved_and_not_those_that_it_passed(
    matched: dict[int, int], moved: set[int]
) -> None:
    assert moved_items(matched) == moved
