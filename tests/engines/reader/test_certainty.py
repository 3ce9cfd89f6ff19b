"""Confidence means something: what the reader is sure of is nearly always right, and it is often sure."""

from pathlib import Path

import pytest

from rundbord.engines.reader import assemble, read
from rundbord.engines.reader.chances import chance
from rundbord.engines.reader.learnt import CERTAINTY
from rundbord.engines.reader.source import Source
from scripts.training.certainty import Judged, bins, first_looks, held_back, judged
from scripts.training.gold import documents

UNSEEN = Path(__file__).parent / "unseen"


@pytest.fixture(scope="module")
def rows() -> list[tuple[Judged, float]]:
    """All things of the documents by another hand, with how sure the reader is of each."""
    found: list[tuple[Judged, float]] = []
    with pytest.MonkeyPatch.context() as patch:
        # The signs of a list and of a heading are how sure it was before certainty is weighed.
        patch.setattr(assemble, "with_certainty", lambda reading, _text: reading)
        for document in documents([UNSEEN]):
            things = judged(document, read(Source(document.text)))
            found += [(one, chance(CERTAINTY[one.thing], one.signs)) for one in things]
    return found


def test_what_is_sure_is_right(rows: list[tuple[Judged, float]]) -> None:
    sure = [one.right for one, chance_of in rows if chance_of > 0.9]
    assert sum(sure) / len(sure) >= 0.9
    assert len(sure) >= 0.4 * len(rows)


@pytest.mark.parametrize("thing", ["attendance", "items", "contributions", "decisions"])
def test_each_kind_of_thing_that_is_sure_is_right(rows: list[tuple[Judged, float]], thing: str) -> None:
    sure = [one.right for one, chance_of in rows if one.thing == thing and chance_of > 0.9]
    assert len(sure) >= 40
    assert sum(sure) / len(sure) >= 0.9


def test_what_is_sure_is_right_in_families_held_back() -> None:
    """Learnt from first looks at all families but one, and asked of that one."""
    shares = bins([(one.right, sure) for one, sure in held_back(first_looks())])
    (_, doubtful, seldom), (_, count, share) = shares[0], shares[-1]
    assert count >= 300
    assert share >= 0.9
    assert doubtful
    assert seldom < share - 0.2


def test_the_reading_holds_the_confidence_that_was_learnt(rows: list[tuple[Judged, float]]) -> None:
    document = next(iter(documents([UNSEEN])))
    reading = read(Source(document.text))
    told = [row.confidence for row in reading.attendance]
    told += [item.confidence for item in reading.items]
    lines = [line for item in reading.items for line in item.lines]
    told += [line.confidence for kind in ("contribution", "decision") for line in lines if line.kind == kind]
    told += [action.confidence for line in lines for action in line.actions]
    expected = [sure for one, sure in rows if one.family == document.family and one.thing != "header"]
    assert told == pytest.approx(expected[: len(told)], abs=0.006)


def test_all_one_heap_is_never_sure() -> None:
    heap = "\n".join(f"Ola{number} sa at noe må gjøres." for number in range(30))
    reading = read(Source(f"Referat\n1. Åpning\n2. Saker\n3. Alt\n{heap}\n"))
    assert all(item.confidence < 0.9 for item in reading.items)
