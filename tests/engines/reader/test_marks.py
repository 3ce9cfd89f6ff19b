"""Asks, offers, what is wanted next time and promises, against gold with marks."""

import json
from collections import Counter
from pathlib import Path

import pytest

from rundbord.engines.reader import read
from rundbord.engines.reader.source import Source
from scripts.training.marked import Marked, marked
from tests.engines.reader.samples import NETWORK
from tests.engines.reader.scorer import Tally, words

FOLDER = Path(__file__).parent
DOCUMENTS = Path(__file__).parents[3] / "src/rundbord/demo/documents"
Marks = list[tuple[str, str]]


def marks_of(text: str) -> Marks:
    reading = read(Source(text))
    lines = [line for item in reading.items for line in item.lines]
    return [(mark.kind, text[mark.span.start : mark.span.end]) for line in lines for mark in line.marks]


def like(gold: str, found: str) -> bool:
    one, two = Counter(words(gold)), Counter(words(found))
    return (one & two).total() >= 0.7 * min(one.total(), two.total())


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    total: dict[str, Tally] = {}
    for path in sorted(FOLDER.glob("*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8")).get("marks")
        if gold is None:
            continue
        beside = path.with_suffix(".txt")
        text = (beside if beside.exists() else DOCUMENTS / beside.name).read_text(encoding="utf-8")
        count(total, [(one["kind"], one["text"]) for one in gold], marks_of(text))
    return total


def count(total: dict[str, Tally], gold: Marks, found: Marks) -> None:
    """Pair each mark found with one of its kind in gold; what gold is unsure of counts neither way."""
    unsure = [text for kind, text in gold if kind == "unsure"]
    left = [one for one in gold if one[0] != "unsure"]
    for kind, _ in left:
        total.setdefault(kind, Tally()).gold += 1
    for kind, text in found:
        pair = next((one for one in left if one[0] == kind and like(one[1], text)), None)
        if pair:
            left.remove(pair)
            total.setdefault(kind, Tally()).right += 1
        if pair or not any(like(one, text) for one in unsure):
            total.setdefault(kind, Tally()).found += 1


@pytest.mark.parametrize("kind", ["ask", "offer", "next_time", "promise"])
def test_marks_are_found_and_few_are_wrong(tallies: dict[str, Tally], kind: str) -> None:
    tally = tallies[kind]
    assert tally.gold >= 15, "too little gold to tell"
    assert tally.right / tally.found >= 0.8, tally
    assert tally.right / tally.gold >= 0.8, tally


def test_a_round_holds_an_ask_an_offer_and_a_wish() -> None:
    assert {kind for kind, _ in marks_of(NETWORK)} >= {"ask", "offer", "next_time"}


def test_what_is_offered_to_outsiders_is_no_offer() -> None:
    item = "1. Runde\n\nAsker: Kommunen tilbyr gratis rådgiving til innbyggerne hver onsdag.\n"
    assert marks_of(f"Referat\n\nTil stede: Tuva Hansen, Asker\n\n{item}\n2. Eventuelt\n\nIngen saker.\n") == []


@pytest.fixture(scope="module")
def by_place() -> dict[str, Tally]:
    """Of minutes in forty-four styles, in which each sentence with a mark tells it."""
    total: dict[str, Tally] = {kind: Tally() for kind in ("ask", "offer", "next_time", "promise")}
    for document in marked():
        _count_by_place(total, document)
    return total


def _count_by_place(total: dict[str, Tally], document: Marked) -> None:
    lines = [line for item in read(Source(document.text)).items for line in item.lines]
    found = [(mark.kind, mark.span) for line in lines for mark in line.marks]
    told = {kind: [end for end, other in document.marks if other == kind] for kind in (*total, "unsure")}
    for kind, tally in total.items():
        spans = [span for other, span in found if other == kind]
        tally.gold += len(told[kind])
        tally.right += sum(any(span.start < end <= span.end for span in spans) for end in told[kind])
        tally.found += sum(not any(span.start < end <= span.end for end in told["unsure"]) for span in spans)


@pytest.mark.parametrize("kind", ["ask", "offer", "next_time", "promise"])
def test_marks_of_sentences_in_many_styles(by_place: dict[str, Tally], kind: str) -> None:
    tally = by_place[kind]
    assert tally.gold >= 160, "too little gold to tell"
    assert tally.right / tally.found >= 0.85, tally
    assert tally.right / tally.gold >= 0.85, tally
