"""Training of the marks: the tells of each sentence beside the marks that gold has."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rundbord.engines.reader import read
from rundbord.engines.reader.body import weigh
from rundbord.engines.reader.body_weights import UnitKind
from rundbord.engines.reader.chances import chance
from rundbord.engines.reader.marks import LEAST, MARKED
from rundbord.engines.reader.reading import MarkKind
from rundbord.engines.reader.source import Source
from rundbord.engines.reader.tells import tells_of
from rundbord.engines.reader.unit import Unit
from scripts.training.gold import Document
from scripts.training.logistic import fitted
from scripts.training.priors import MARKS
from tests.engines.reader.scorer import Tally, words

Table = dict[MarkKind, dict[str, float]]


@dataclass(frozen=True)
class Sentence:
    """The tells of a sentence and the marks that gold gives it; "unsure" ones are left out of training."""

    family: str
    tells: tuple[str, ...]
    marks: frozenset[str]


def sentences_of(documents: Iterable[Document]) -> list[Sentence]:
    """The sentences of all documents whose gold has marks."""
    return [one for document in documents if "marks" in document.gold for one in _sentences(document)]


def _sentences(document: Document) -> Iterator[Sentence]:
    heard: list[tuple[Unit, UnitKind]] = []

    def listening(units: Sequence[Unit], steps: Sequence[int]) -> tuple[list[UnitKind], list[float]]:
        kinds, sure = weigh(units, steps)
        heard.extend(zip(units, kinds, strict=True))
        return kinds, sure

    read(Source(document.text), by=listening)
    for unit, kind in heard:
        if kind in MARKED:
            marks = frozenset(one["kind"] for one in document.gold["marks"] if _same(one["text"], unit.text))
            yield Sentence(document.family, tuple(tells_of(unit, MARKED[kind])), marks)


def _same(gold: str, text: str) -> bool:
    """True where nearly all words of the shorter one stand in the longer, and neither is much longer."""
    one, two = Counter(words(gold)), Counter(words(text))
    short, long = sorted((one.total(), two.total()))
    return short > 1 and (one & two).total() >= 0.75 * short and long - short <= max(6, 0.6 * one.total())


def trained(sentences: Sequence[Sentence]) -> Table:
    """The weights of all tells for each kind of mark."""
    sure = [one for one in sentences if "unsure" not in one.marks]
    return {kind: fitted([(one.tells, kind in one.marks) for one in sure], MARKS[kind]) for kind in MARKS}


def held_back(sentences: Sequence[Sentence]) -> dict[MarkKind, Tally]:
    """How the marks of each family are found by weights that were learnt from the others."""
    found: dict[MarkKind, Tally] = {kind: Tally() for kind in MARKS}
    for family in sorted({one.family for one in sentences}):
        table = trained([one for one in sentences if one.family != family])
        for one in sentences:
            if one.family == family and "unsure" not in one.marks:
                _count(found, table, one)
    return found


def _count(found: dict[MarkKind, Tally], table: Table, one: Sentence) -> None:
    for kind, tally in found.items():
        told = chance(table[kind], one.tells) > LEAST
        tally.gold += kind in one.marks
        tally.found += told
        tally.right += told and kind in one.marks
