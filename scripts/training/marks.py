"""Training of the marks: the tells of each sentence beside the marks that gold has."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rundbord.engines.reader import read
from rundbord.engines.reader.body import weigh
from rundbord.engines.reader.body_weights import UnitKind
from rundbord.engines.reader.chances import chance
from rundbord.engines.reader.marks import LEAST, MARK_KINDS, MARKED
from rundbord.engines.reader.reading import MarkKind
from rundbord.engines.reader.source import Source
from rundbord.engines.reader.tells import tells_of
from rundbord.engines.reader.unit import Unit
from scripts.training.gold import Document
from scripts.training.marked import Marked
from scripts.training.sparse import fitted
from tests.engines.reader.scorer import Tally, words

Table = dict[MarkKind, dict[str, float]]
FOLDS = 10


@dataclass(frozen=True)
class Sentence:
    """The tells of a sentence and the marks that gold gives it; "unsure" ones are left out."""

    family: str
    tells: tuple[str, ...]
    marks: frozenset[str]


def sentences_of(documents: Iterable[Document], others: Iterable[Marked]) -> list[Sentence]:
    """The sentences of all documents whose gold has marks, and of the marked ones, that gold is sure of."""
    found = [one for document in documents if "marks" in document.gold for one in _by_words(document)]
    found += [one for other in others for one in _by_place(other)]
    return [one for one in found if "unsure" not in one.marks]


def _by_words(document: Document) -> Iterator[Sentence]:
    for unit, kind in _units(document.text):
        marks = frozenset(one["kind"] for one in document.gold["marks"] if _same(one["text"], unit.text))
        yield Sentence(document.family, tuple(tells_of(unit, MARKED[kind]).names()), marks)


def _by_place(document: Marked) -> Iterator[Sentence]:
    for unit, kind in _units(document.text):
        span = unit.line.whole(unit.words, unit.end)[1]
        marks = frozenset(mark for end, mark in document.marks if span.start < end <= span.end)
        yield Sentence(document.family, tuple(tells_of(unit, MARKED[kind]).names()), marks)


def _units(text: str) -> list[tuple[Unit, UnitKind]]:
    """The sentences that may have marks, with the kind that each is read as."""
    heard: list[tuple[Unit, UnitKind]] = []

    def listening(units: Sequence[Unit], steps: Sequence[int]) -> tuple[list[UnitKind], list[float]]:
        kinds, sure = weigh(units, steps)
        heard.extend(zip(units, kinds, strict=True))
        return kinds, sure

    read(Source(text), by=listening)
    return [(unit, kind) for unit, kind in heard if kind in MARKED]


def _same(gold: str, text: str) -> bool:
    """True where nearly all words of the shorter one stand in the longer, and neither is much longer."""
    one, two = Counter(words(gold)), Counter(words(text))
    short, long = sorted((one.total(), two.total()))
    return short > 1 and (one & two).total() >= 0.75 * short and long - short <= max(6, 0.6 * one.total())


def trained(sentences: Sequence[Sentence]) -> Table:
    """The weights of the tells for each kind of mark."""
    return {kind: fitted([(one.tells, kind in one.marks) for one in sentences]) for kind in MARK_KINDS}


def held_back(sentences: Sequence[Sentence]) -> dict[MarkKind, Tally]:
    """How the marks of each family are found by weights that were learnt from other families."""
    families = sorted({one.family for one in sentences})
    fold = {family: index % FOLDS for index, family in enumerate(families)}
    found: dict[MarkKind, Tally] = {kind: Tally() for kind in MARK_KINDS}
    for held in range(FOLDS):
        table = trained([one for one in sentences if fold[one.family] != held])
        for one in sentences:
            if fold[one.family] == held:
                _count(found, table, one)
    return found


def _count(found: dict[MarkKind, Tally], table: Table, one: Sentence) -> None:
    for kind, tally in found.items():
        sure = chance(table[kind], one.tells) > LEAST and ("is decision" not in one.tells or kind == "next_time")
        tally.gold += kind in one.marks
        tally.found += sure
        tally.right += sure and kind in one.marks


def written(table: Table) -> str:
    """The weights as a table: a tell on each line, and what it says for each kind of mark."""
    rows = ["\t".join(("tell", *MARK_KINDS))]
    for tell in sorted({tell for weights in table.values() for tell in weights}):
        values = [table[kind].get(tell, 0.0) for kind in MARK_KINDS]
        if any(abs(value) >= 0.01 for value in values):
            rows.append("\t".join((tell, *(f"{value:.2f}" for value in values))))
    return "\n".join(rows) + "\n"
