"""Documents with gold, and the kinds that their sentences may have according to it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rundbord.engines.reader import read
from rundbord.engines.reader.body import Weigh, weigh
from rundbord.engines.reader.body_weights import KINDS, UnitKind
from rundbord.engines.reader.source import Source
from rundbord.engines.reader.unit import Unit
from tests.engines.reader.scorer import agreement, words

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "src/rundbord/demo/documents"
OWN = tuple(ROOT / "tests/engines/reader" / name for name in ("gold", "unseen"))

_PROSE: frozenset[UnitKind] = frozenset({"text", "papers", "proposal", "vote"})
ANY: frozenset[UnitKind] = frozenset(KINDS)

Row = dict[str, Any]
Allowed = frozenset[UnitKind]


@dataclass(frozen=True)
class Document:
    """A text with what a careful person read out of it; documents of one family are written in one style."""

    name: str
    family: str
    text: str
    gold: Row


@dataclass(frozen=True)
class Sample:
    """The sentences of an item: their features, by which table each is entered, and the kinds that gold allows."""

    features: tuple[dict[str, float], ...]
    steps: tuple[int, ...]
    allowed: tuple[Allowed, ...]


def documents(folders: Iterable[Path]) -> Iterator[Document]:
    """The documents of the folders; a text stands beside its gold or among the demo's documents."""
    for folder in folders:
        families = _families(folder)
        for path in sorted(folder.glob("*.json")):
            beside = path.with_suffix(".txt")
            text = beside if beside.exists() else DOCUMENTS / beside.name
            if text.exists():
                gold = json.loads(path.read_text(encoding="utf-8"))
                family = next((name for start, name in families if path.stem.startswith(start)), path.stem)
                yield Document(path.stem, family, text.read_text(encoding="utf-8"), gold)


def _families(folder: Path) -> list[tuple[str, str]]:
    """`families.txt`: the beginning of a document's name and its family, one a line; else each is its own."""
    table = folder / "families.txt"
    rows = table.read_text(encoding="utf-8").splitlines() if table.exists() else []
    return [(row.split()[0], row.split()[1]) for row in rows if row.strip()]


def samples_of(document: Document, by: Weigh = weigh) -> list[Sample]:
    """One sample for each item that gold has too."""
    heard: list[tuple[Sequence[Unit], Sequence[int]]] = []

    def listening(units: Sequence[Unit], steps: Sequence[int]) -> tuple[list[UnitKind], list[float]]:
        heard.append((list(units), list(steps)))
        return by(units, steps)

    reading = read(Source(document.text), by=listening)
    samples = []
    for item, (units, steps) in zip(reading.items, heard, strict=False):
        gold = _gold_item(document.gold, item.number, item.title)
        if gold and units:
            told = _Told(gold)
            allowed = tuple(told.allowed(unit.text) for unit in units)
            samples.append(Sample(tuple(dict(unit.features) for unit in units), tuple(steps[: len(units)]), allowed))
    return samples


def _gold_item(gold: Row, number: str | None, title: str) -> Row | None:
    for item in gold["items"]:
        if agreement(item["title"], title) >= 0.8 and (not item["number"] or words(item["number"]) == words(number)):
            return dict(item)
    return None


class _Told:
    """What gold tells about an item, ready for finding sentences in it."""

    def __init__(self, item: Row) -> None:
        decisions: list[Row] = [{"text": one} for one in item["decisions"]]
        self._fields: tuple[tuple[Allowed, list[str]], ...] = (
            (frozenset({"decision"}), _joined(decisions)),
            (frozenset({"speech"}), _joined(item["contributions"])),
            (frozenset({"action"}), _joined(item["actions"])),
            (_PROSE, _joined([{"text": item["text"]}])),
        )

    def allowed(self, text: str) -> Allowed:
        """The kinds of the fields in which the sentence stands; all where it stands in none."""
        sought = _padded(text)
        if not sought.strip():
            return ANY
        whole = [kinds for kinds, texts in self._fields if sought in texts]
        part = [kinds for kinds, texts in self._fields if any(sought in one for one in texts)]
        found = part if len(sought.split()) > 3 else whole or part
        if not found:
            return ANY
        said = [kinds for kinds in found if kinds != frozenset({"action"})] or found
        return frozenset[UnitKind]().union(*said)


def _joined(rows: Iterable[Row]) -> list[str]:
    return [_padded(row["text"]) for row in rows]


def _padded(text: str) -> str:
    return f" {' '.join(words(text))} "
