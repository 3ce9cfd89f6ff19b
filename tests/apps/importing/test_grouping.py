"""Which documents are one meeting: rules on what is known of each."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.importing import grouping
from rundbord.apps.importing.grouping import Bond, Traits, bond, clusters
from rundbord.apps.importing.likeness import sketch_of
from tests.apps.importing.samples import TEXT

BODY, OTHER = frozenset({1}), frozenset({2})
DAY, NEXT_DAY = date(2021, 11, 25), date(2021, 11, 26)
SKETCH = sketch_of(TEXT)
FOREIGN = sketch_of(" ".join(f"helt andre ord nummer {number}" for number in range(60)))


def _one(key: str = "a", **known: object) -> Traits:
    return Traits(**{"key": key, "bodies": BODY, "day": DAY, "part": "minutes", "sketch": SKETCH, **known})  # type: ignore[arg-type]  # the table's words


def test_body_and_date_are_reason_enough_unless_the_texts_contradict() -> None:
    assert bond(_one(), _one(part="notice", sketch=FOREIGN)) == "sure"
    assert bond(_one(), _one()) == "sure"
    assert bond(_one(), _one(sketch=FOREIGN)) == "unlike"
    assert bond(_one(), _one(part="draft", sketch=FOREIGN)) == "unlike"


def test_another_date_is_another_meeting_however_alike_the_texts_are() -> None:
    assert bond(_one(), _one(day=NEXT_DAY)) == ""


def test_without_a_date_or_a_body_an_alike_text_is_a_doubt_and_never_more() -> None:
    assert bond(_one(), _one(day=None)) == "doubt"
    assert bond(_one(day=None), _one(day=None)) == "doubt"
    assert bond(_one(), _one(bodies=frozenset())) == "doubt"
    assert bond(_one(), _one(bodies=OTHER)) == "doubt"
    assert bond(_one(), _one(day=None, bodies=OTHER)) == ""
    assert bond(_one(), _one(day=None, sketch=FOREIGN)) == ""


def test_what_a_person_said_holds() -> None:
    found = clusters([_one("a", together="x"), _one("b", together="y"), _one("c", alone=True, together="c")])
    assert sorted(one.keys for one in found) == [("a",), ("b",), ("c",)]
    assert not any(one.doubtful for one in found)


def test_a_newcomer_joins_those_who_are_together() -> None:
    found = clusters([_one("new", part="notice"), _one("a", together="m"), _one("m", together="m", sketch=())])
    assert [one.keys for one in found] == [("new", "a", "m")]
    assert found[0].decided == {"a", "m"}


def test_unlike_minutes_are_never_put_together_by_a_notice_that_fits_both() -> None:
    found = clusters([_one("a"), _one("b", sketch=FOREIGN), _one("n", part="notice", sketch=())])
    assert sorted(one.keys for one in found) == [("a", "n"), ("b",)]
    assert {one.keys: one.doubtful for one in found}["b",] == ("a", "n")


def test_two_meetings_on_one_day_make_a_doubt() -> None:
    first, second = _one("m1", together="m1", sketch=()), _one("m2", together="m2", sketch=())
    found = {key: one for one in clusters([_one("new"), first, second]) for key in one.keys}
    assert found["new"].keys == ("new", "m1")
    assert found["new"].doubtful == ("m2",)


TRAITS = st.builds(
    Traits,
    key=st.uuids().map(str),
    bodies=st.sampled_from([BODY, OTHER, frozenset()]),
    day=st.sampled_from([DAY, NEXT_DAY, None]),
    part=st.sampled_from(["minutes", "draft", "notice"]),
    sketch=st.sampled_from([SKETCH[:3], FOREIGN[:3], ()]),
    together=st.sampled_from(["", "", "x", "y"]),
)


@given(st.lists(TRAITS, max_size=12, unique_by=lambda one: one.key))
def test_everyone_stands_in_one_cluster_and_none_holds_two_dates_or_two_decisions(traits: list[Traits]) -> None:
    by_key = {one.key: one for one in traits}
    found = clusters(traits)
    assert sorted(key for one in found for key in one.keys) == sorted(by_key)
    for one in found:
        assert len({by_key[key].together for key in one.decided}) <= 1
        free = [by_key[key] for key in one.keys if key not in one.decided]
        if not one.decided:
            assert len({trait.day for trait in free}) == 1
        if len(one.keys) > 1:
            assert None not in {trait.day for trait in free}
        assert not set(one.doubtful) & set(one.keys)


CROWD = st.lists(st.tuples(st.sampled_from([BODY, OTHER]), st.sampled_from([SKETCH, FOREIGN])), max_size=14)


@given(CROWD)
def test_comparing_with_a_few_finds_the_same_meetings_as_comparing_with_all(
    crowd: list[tuple[frozenset[int], list[int]]],
) -> None:
    traits = [_one(str(at), bodies=bodies, sketch=sketch) for at, (bodies, sketch) in enumerate(crowd)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "FEW", len(traits))
        by_all = clusters(traits)
        patch.setattr(grouping, "FEW", 2)
        by_few = clusters(traits)
    assert [one.keys for one in by_few] == [one.keys for one in by_all]


def test_hundreds_on_one_day_are_compared_with_a_few_and_with_the_meeting_that_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[str] = []

    def counted(one: Traits, other: Traits) -> Bond:
        compared.append(one.key)
        return bond(one, other)

    monkeypatch.setattr(grouping, "bond", counted)
    crowd = [_one(str(number)) for number in range(300)]
    found = clusters([*crowd, _one("m", together="m", sketch=())])
    assert [len(one.keys) for one in found] == [301]
    assert len(compared) <= 2 * grouping.FEW * len(crowd)
