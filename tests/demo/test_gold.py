"""The gold readings of the demo's documents: the form holds, and every string stands in its master."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rundbord.demo.cast import BODIES, PEOPLE
from rundbord.demo.formats import MASTERS, PLANS, master

GOLD = Path(__file__).parents[1] / "engines" / "reader" / "gold"
NAMES = [plan.name for plan in PLANS]
FIELDS = {
    "kind", "language", "cooperation", "body", "date", "start", "end", "place",
    "attendance", "items", "next_meetings", "links", "remainder", "marks",
}  # fmt: skip


def gold(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return read


def words(text: str) -> list[str]:
    joined = re.sub(r"-\n\s*(?=[a-zæøå])", "", unicodedata.normalize("NFKC", text))
    return re.findall(r"\w+", joined.casefold())


def texts(value: object) -> Iterator[str]:
    """Every text of a reading but the dates and the codes of its form."""
    match value:
        case str():
            yield value
        case list():
            for part in value:
                yield from texts(part)
        case dict():
            for key, part in value.items():
                if key not in {
                    "due",
                    "status",
                    "category",
                    "kind",
                    "language",
                    "date",
                    "start",
                    "end",
                    "next_meetings",
                }:
                    yield from texts(part)


def test_every_document_has_gold_and_gold_its_document() -> None:
    assert sorted(path.stem for path in GOLD.glob("*.json")) == sorted(path.stem for path in MASTERS.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_the_form_holds(name: str) -> None:
    reading = gold(name)
    assert set(reading) == FIELDS
    assert reading["date"] == name[-10:]
    assert reading["kind"] == ("notice" if name.startswith("innkalling") else "minutes")
    assert all(row["text"] for item in reading["items"] for row in (*item["contributions"], *item["actions"]))
    people = [row["name"] for row in reading["attendance"]]
    assert len(people) == len(set(people))


@pytest.mark.parametrize("name", NAMES)
def test_gold_holds_the_words_of_its_document_and_no_others(name: str) -> None:
    source = Counter(words(master(name)))
    read = Counter(word for text in texts(gold(name)) for word in words(text))
    assert set(read) - set(source) == set()
    lost = sum((source - read).values()) / source.total()
    assert lost < 0.03


def test_the_seed_of_each_thread_is_there() -> None:
    """What the product is about must stand in the sample: promises without owner, deputies, closed and postponed."""
    readings = [gold(name) for name in NAMES]
    actions = [row for reading in readings for item in reading["items"] for row in item["actions"]]
    decisions = [text for reading in readings for item in reading["items"] for text in item["decisions"]]
    rows = [row for reading in readings for row in reading["attendance"]]
    assert sum(row["responsible"] is None for row in actions) >= 3
    assert sum(row["due"] is not None for row in actions) >= 40
    assert any("Unntatt offentlighet" in text for text in decisions)
    assert sum("utsett" in text.casefold() or "utsatt" in text.casefold() for text in decisions) >= 5
    assert sum(row["category"] == "deputy" for row in rows) >= 10
    assert sum(row["status"] == "absent" for row in rows) >= 30


def test_most_of_those_who_met_are_of_the_cast() -> None:
    cast = {person.name for person in PEOPLE}
    named = [row["name"] for name in NAMES for row in gold(name)["attendance"] if " " in row["name"]]
    assert sum(name in cast for name in named) / len(named) > 0.85


def test_all_bodies_and_both_languages_are_there() -> None:
    assert {gold(name)["language"] for name in NAMES} == {body.language for body in BODIES} == {"nb", "nn"}
    assert all(any(body.key[:5] in name for name in NAMES) for body in BODIES)
