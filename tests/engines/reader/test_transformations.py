"""The reader on minutes that were changed in the ways real ones differ, against the same gold.

Each transformation meets every fourth document, the next one the documents after those.
"""

import json
from pathlib import Path

import pytest

from rundbord.engines.reader import as_json, read
from rundbord.engines.reader.source import Source
from tests.engines.reader import transformations
from tests.engines.reader.scorer import Score, score
from tests.engines.reader.transformations.shared import Gold, Transformation

HERE = Path(__file__).parent
DOCUMENTS = Path(__file__).parents[3] / "src/rundbord/demo/documents"
SHARE = 4
LEAST = 0.94
LEAST_OF_ONE = 0.87


def corpus() -> list[tuple[str, Gold]]:
    """All texts with gold: our own and those by another hand."""
    own = [(DOCUMENTS / f"{path.stem}.txt", path) for path in sorted((HERE / "gold").glob("*.json"))]
    others = [(path.with_suffix(".txt"), path) for path in sorted((HERE / "unseen").glob("*.json"))]
    return [
        (text.read_text(encoding="utf-8"), json.loads(gold.read_text(encoding="utf-8"))) for text, gold in own + others
    ]


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    documents = corpus()
    found: dict[str, Score] = {}
    for number, transform in enumerate(transformations.ALL):
        total = found.setdefault(transform.__name__, Score())
        for text, gold in documents[number % SHARE :: SHARE]:
            changed, changed_gold = transform(text, transformations.copied(gold))
            score(total, changed_gold, as_json(read(Source(changed))), changed)
    return found


@pytest.mark.parametrize("transform", transformations.ALL, ids=lambda one: one.__name__)
def test_each_transformation_changes_something(transform: Transformation) -> None:
    assert any(transform(text, transformations.copied(gold))[0] != text for text, gold in corpus())


def test_the_mean_over_all_transformations_holds(scores: dict[str, Score]) -> None:
    means = {name: round(one.mean, 3) for name, one in scores.items()}
    assert sum(means.values()) / len(means) >= LEAST, means


def test_no_transformation_breaks_the_reading(scores: dict[str, Score]) -> None:
    means = {name: round(one.mean, 3) for name, one in scores.items()}
    assert min(means.values()) >= LEAST_OF_ONE, means


def test_no_transformation_loses_a_word(scores: dict[str, Score]) -> None:
    assert min(one.coverage for one in scores.values()) >= 0.999
