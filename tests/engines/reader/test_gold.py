"""The reader on the project's own documents, against what a careful person read out of them."""

import json
from pathlib import Path

import pytest

from rundbord.engines.reader import as_json, read
from rundbord.engines.reader.source import Source
from tests.engines.reader.scorer import Score, score

GOLD = Path(__file__).parent / "gold"
DOCUMENTS = Path(__file__).parents[3] / "src/rundbord/demo/documents"
LEAST = {
    "header": 0.93,
    "attendance": 0.93,
    "items": 0.97,
    "contributions": 0.93,
    "decisions": 0.87,
    "actions": 0.85,
}


@pytest.fixture(scope="module")
def scored() -> Score:
    total = Score()
    for path in sorted(GOLD.glob("*.json")):
        text = (DOCUMENTS / f"{path.stem}.txt").read_text(encoding="utf-8")
        gold = json.loads(path.read_text(encoding="utf-8"))
        score(total, gold, as_json(read(Source(text))), text)
    return total


def test_twenty_documents_have_gold() -> None:
    assert len(list(GOLD.glob("*.json"))) >= 20


@pytest.mark.parametrize("field", sorted(LEAST))
def test_field_reaches_its_threshold(scored: Score, field: str) -> None:
    tally = scored.fields[field]
    assert tally.f1 >= LEAST[field], f"{field}: {tally}"


def test_mean_reaches_its_threshold(scored: Score) -> None:
    assert scored.mean >= 0.93


def test_no_word_is_lost(scored: Score) -> None:
    assert scored.coverage >= 0.9999


def test_scorer_tells_a_worse_reading(scored: Score) -> None:
    path = min(GOLD.glob("naering*.json"))
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (DOCUMENTS / f"{path.stem}.txt").read_text(encoding="utf-8")
    perfect, empty = Score(), Score()
    score(perfect, gold, gold, text)
    score(empty, gold, as_json(read(Source(""))), text)
    assert perfect.mean == 1.0
    assert empty.mean < 0.5
