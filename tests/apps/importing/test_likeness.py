"""Likeness of texts, by their sketches."""

import re

from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.importing.likeness import KEPT, landmarks, likeness, shingles, sketch_of
from tests.apps.importing.samples import TEXT

WORDS = st.lists(st.sampled_from(["møte", "sak", "vedtak", "Asker", "innspill", "kraft", "nett"]), max_size=400)


def _exact(one: str, other: str) -> float:
    first, second = shingles(one), shingles(other)
    return len(first & second) / len(first | second) if first and second else 0.0


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_the_same_both_ways(one: list[str], other: list[str]) -> None:
    first, second = sketch_of(" ".join(one)), sketch_of(" ".join(other))
    assert 0.0 <= likeness(first, second) == likeness(second, first) <= 1.0


@given(st.text("abÆøå1 .,-–\n\t", max_size=400))
def test_a_text_is_wholly_like_itself_in_any_layout(text: str) -> None:
    spread = re.sub(r"(\W+)", r" \1\n\t", text)
    assert sketch_of(text) == sketch_of(spread)
    assert likeness(sketch_of(text), sketch_of(text)) == (1.0 if shingles(text) else 0.0)


@given(WORDS, WORDS)
def test_short_texts_are_compared_exactly(one: list[str], other: list[str]) -> None:
    first, second = " ".join(one[:60]), " ".join(other[:60])
    assert likeness(sketch_of(first), sketch_of(second)) == _exact(first, second)


def test_long_texts_are_compared_closely() -> None:
    words = [f"ord{number}" for number in range(4000)]
    for changed in (0, 200, 1000, 2000, 4000):
        other = [f"annet{number}" if number < changed else word for number, word in enumerate(words)]
        one, two = " ".join(words), " ".join(other)
        assert abs(likeness(sketch_of(one), sketch_of(two)) - _exact(one, two)) < 0.15
        assert len(sketch_of(two)) == KEPT


def test_texts_that_share_half_share_a_landmark() -> None:
    for seed in range(50):
        words = [f"{seed}x{number}" for number in range(1000)]
        other = [f"annet{number}" if number < 330 else word for number, word in enumerate(words)]
        near = set(landmarks(sketch_of(" ".join(words)))) & set(landmarks(sketch_of(" ".join(other))))
        assert near, seed


def test_a_draft_is_like_its_approved_version_and_unlike_other_minutes() -> None:
    approved = TEXT.replace("Et stort utenforskap", "Et betydelig utenforskap").replace("13:20", "13:30")
    other = "Referat fra møte i rådet\n\n1. Økonomi\n\nRegnskapet ble lagt fram og tatt til orientering.\n"
    assert likeness(sketch_of(TEXT), sketch_of(approved)) > 0.7
    assert likeness(sketch_of(TEXT), sketch_of(other)) < 0.1
