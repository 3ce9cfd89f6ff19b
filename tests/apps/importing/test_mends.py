"""Mending the parts of a draft: each mend does what it says and loses nothing."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.importing import mends
from rundbord.apps.importing.draft import KINDS, Draft, Heading, Line, Marking, Task
from tests.apps.importing.written_out import letters

SOURCE = "1. Kraft Horten: Et stort utenforskap. Tar imot tips. Eli: Bør på neste møte. Side 1"
DRAFT = Draft(
    parts=(
        Line("l1", "rest", "Side 1"),
        Heading("i2", "1", "Kraft"),
        Line(
            "l3",
            "contribution",
            "Et stort utenforskap. Tar imot tips.",
            label="Horten",
            organization="Horten",
            spans=((9, 53),),
            marks=(Marking("ask", "Tar imot tips."),),
        ),
        Line("l4", "contribution", "Bør på neste møte.", label="Eli", person="Eli", spans=((54, 77),)),
        Heading("i5", "2", "Nett"),
        Line("l6", "prose", "Ingen innspill."),
    ),
    next_key=7,
)


def line(draft: Draft, key: str) -> Line:
    return mends.line_of(draft, key)


def test_a_line_is_split_at_the_empty_line_and_each_part_knows_its_place_in_the_source() -> None:
    split = mends.split_line(DRAFT, "l3", "Et stort utenforskap.\n\nTar imot tips.", SOURCE)
    first, second = line(split, "l3"), line(split, "l7")
    assert (first.text, second.text) == ("Et stort utenforskap.", "Tar imot tips.")
    assert (first.label, second.label, second.organization) == ("Horten", "", "Horten")
    assert SOURCE[second.spans[0][0] : second.spans[0][1]] == "Tar imot tips."
    assert (first.marks, second.marks) == ((), (Marking("ask", "Tar imot tips."),))


def test_without_an_empty_line_there_is_nothing_to_split() -> None:
    with pytest.raises(NotPossibleError):
        mends.split_line(DRAFT, "l3", "Et stort utenforskap. Tar imot tips.", SOURCE)


def test_joining_keeps_the_second_speaker_as_words() -> None:
    joined = mends.join_line(DRAFT, "l4")
    assert line(joined, "l3").text == "Et stort utenforskap. Tar imot tips. Eli: Bør på neste møte."
    assert line(joined, "l3").spans == ((9, 53), (54, 77))
    with pytest.raises(NotPossibleError):
        line(joined, "l4")


def test_the_first_line_of_an_item_has_nothing_to_be_joined_to() -> None:
    with pytest.raises(NotPossibleError):
        mends.join_line(DRAFT, "l6")


def test_a_line_is_set_aside_and_taken_back() -> None:
    aside = mends.set_kind(DRAFT, "l4", "rest")
    assert line(aside, "l4").kind == "rest"
    assert mends.set_kind(aside, "l4", "contribution") == DRAFT


def test_what_stands_before_the_first_item_is_taken_into_an_item_that_is_named() -> None:
    with pytest.raises(NotPossibleError):
        mends.set_kind(DRAFT, "l1", "prose")
    taken = mends.put_under(DRAFT, "l1", "i2")
    assert [part.key for part in taken.parts] == ["i2", "l3", "l4", "l1", "i5", "l6"]
    assert line(taken, "l1").kind == "prose"


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(NotPossibleError):
        mends.set_kind(DRAFT, "l4", "shout")


def test_a_line_without_words_is_refused() -> None:
    with pytest.raises(NotPossibleError):
        mends.edit_line(DRAFT, "l4", text="  ", kind="prose", person="", organization="")


def test_a_line_gets_another_speaker() -> None:
    edited = mends.edit_line(
        DRAFT, "l4", text="Bør på neste møte.", kind="contribution", person="Leif Dahl", organization=""
    )
    assert (line(edited, "l4").person, line(edited, "l4").label) == ("Leif Dahl", "Eli")
    nobody = mends.edit_line(DRAFT, "l4", text="Bør på neste møte.", kind="prose", person="", organization="")
    assert (line(nobody, "l4").speaker, line(nobody, "l4").text) == ("", "Eli: Bør på neste møte.")


def test_a_heading_that_was_none_becomes_a_line_and_back() -> None:
    as_line = mends.heading_to_line(DRAFT, "i5")
    assert line(as_line, "i5").text == "2. Nett"
    assert mends.line_to_heading(as_line, "i5") == DRAFT


def test_lines_move_past_headings_but_not_out_of_all_items() -> None:
    moved = mends.move_part(DRAFT, "l4", 1)
    heading = mends.heading_over(moved, "l4")
    assert heading is not None
    assert heading.title == "Nett"
    with pytest.raises(NotPossibleError):
        mends.move_part(DRAFT, "l3", -1)


def test_marks_go_on_and_off() -> None:
    on = mends.toggle_mark(DRAFT, "l4", "next_time")
    assert line(on, "l4").marks == (Marking("next_time", "Bør på neste møte."),)
    assert mends.toggle_mark(on, "l4", "next_time") == DRAFT


def test_actions_are_added_changed_and_taken_away() -> None:
    added = mends.set_task(DRAFT, "l6", 0, Task("Ring Statnett", "Eli", "2021-12-01"))
    assert line(added, "l6").tasks == (Task("Ring Statnett", "Eli", "2021-12-01"),)
    assert mends.set_task(added, "l6", 0, Task("")) == DRAFT


def test_what_is_gone_is_told() -> None:
    with pytest.raises(NotPossibleError):
        mends.set_kind(DRAFT, "l99", "prose")


KEYS = st.sampled_from(["l1", "l3", "l4", "l6", "i2", "i5", "l7", "l8"])
ACTS = st.one_of(
    st.tuples(st.just("kind"), KEYS, st.sampled_from(KINDS)),
    st.tuples(st.just("join"), KEYS, st.none()),
    st.tuples(st.just("move"), KEYS, st.sampled_from([-2, -1, 1, 2])),
    st.tuples(st.just("under"), KEYS, st.sampled_from(["i2", "i5"])),
    st.tuples(st.just("line"), KEYS, st.none()),
    st.tuples(st.just("heading"), KEYS, st.none()),
    st.tuples(st.just("split"), KEYS, st.none()),
)


def _carried_out(draft: Draft, act: str, key: str, value: object) -> Draft:
    match act:
        case "kind":
            return mends.set_kind(draft, key, str(value))
        case "join":
            return mends.join_line(draft, key)
        case "move":
            return mends.move_part(draft, key, int(str(value)))
        case "under":
            return mends.put_under(draft, key, str(value))
        case "line":
            return mends.heading_to_line(draft, key)
        case "heading":
            return mends.line_to_heading(draft, key)
        case _:
            words = mends.line_of(draft, key).text.split(" ")
            return mends.split_line(draft, key, "\n\n".join(" ".join(one) for one in (words[:1], words[1:])), SOURCE)


def _all_letters(draft: Draft) -> list[str]:
    words = [
        f"{part.number} {part.title}" if isinstance(part, Heading) else f"{part.label} {part.text}"
        for part in draft.parts
    ]
    return sorted(letters(" ".join(words)))


@given(st.lists(ACTS, max_size=12))
def test_no_row_of_mends_loses_a_word(acts: list[tuple[str, str, object]]) -> None:
    draft = DRAFT
    for act in acts:
        try:
            mended = _carried_out(draft, *act)
        except NotPossibleError:
            continue
        assert not Counter(_all_letters(draft)) - Counter(_all_letters(mended)), act
        draft = mended
