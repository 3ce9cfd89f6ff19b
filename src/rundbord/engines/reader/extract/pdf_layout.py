"""Words with places on a page, ordered into lines as a person reads them."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

_SAME_LINE = 0.5
_CLEAR_GAP = 1.2
"""Of a line's height: a gap so wide parts two cells."""
_ALIGNED_GAP = 0.55
"""Of a line's height: a gap so wide parts two cells if a clear gap near it ends at the same place."""
_ALIGNED = 2.0
_NEARBY = 4
_LABEL = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zA-Z][.)]|[ivx]{1,5}[.)]|[-–—•·▪■◦●○□➢►‣\uf020-\uf0ff])$")


@dataclass(frozen=True)
class Word:
    """A word and its box in points, to the right and down."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float = 0.0
    """Of its letters, in points."""
    confidence: float | None = None
    """How sure text recognition was of it, 0 to 100; None where the file tells it."""

    @property
    def height(self) -> float:
        """The height of the box, never 0."""
        return max(self.bottom - self.top, 1.0)

    def overlap(self, other: "Word") -> float:
        """The shared part of the lower box's height, at most 1."""
        return (min(self.bottom, other.bottom) - max(self.top, other.top)) / min(self.height, other.height)


@dataclass(frozen=True)
class Line:
    """Words on one line in their order, grouped into cells where clear gaps part them."""

    cells: tuple[tuple[Word, ...], ...]
    ruled: bool = False

    @property
    def words(self) -> list[Word]:
        """All words."""
        return [word for cell in self.cells for word in cell]

    @property
    def confidence(self) -> int | None:
        """How sure text recognition was of it on average, 0 to 100; None where it recognized nothing of it."""
        known = [word.confidence for word in self.words if word.confidence is not None]
        return round(fmean(known)) if known else None

    @property
    def text(self) -> str:
        """The cells parted by tabs; a list's label and its text are no two cells."""
        cells = [" ".join(word.text for word in cell) for cell in self.cells]
        if len(cells) == 2 and _LABEL.match(cells[0]):
            return " ".join(cells)
        return "\t".join(cells)

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """The height of most of its words."""
        return median(word.height for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its words' letters."""
        return median(word.size for word in self.words)


def rows_of(words: list[Word]) -> list[Line]:
    """The lines of a page or a cell from top to bottom, whatever columns they cross."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.left)):
        if rows and _anchor(rows[-1]).overlap(word) > _SAME_LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word.left)
    return _cells_apart(rows)


def _anchor(row: list[Word]) -> Word:
    """The word that stands for its row: the tallest, so that a raised figure does not open a row of its own."""
    return max(row, key=lambda word: word.height)


def _cells_apart(rows: list[list[Word]]) -> list[Line]:
    clear = [_gap_ends(row, _CLEAR_GAP) for row in rows]
    lines = []
    for index, row in enumerate(rows):
        nearby = [place for places in clear[max(index - _NEARBY, 0) : index + _NEARBY + 1] for place in places]
        lines.append(line_of(row, nearby))
    return lines


def _gap_ends(row: list[Word], least: float) -> list[float]:
    return [after.left for before, after in pairwise(row) if _gap(before, after) > least]


def _gap(before: Word, after: Word) -> float:
    return (after.left - before.right) / min(before.height, after.height)


def line_of(row: list[Word], nearby: list[float]) -> Line:
    """Words beside each other as cells; `nearby` is where cells begin on lines above and below."""
    cells = [[row[0]]]
    for before, after in pairwise(row):
        gap = _gap(before, after)
        aligned = gap > _ALIGNED_GAP and any(abs(place - after.left) < _ALIGNED for place in nearby)
        if gap > _CLEAR_GAP or aligned:
            cells.append([])
        cells[-1].append(after)
    return Line(tuple(tuple(cell) for cell in cells))
