"""Tables with ruled cells: which cell each word of a page stands in."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from rundbord.engines.reader.extract.pdf_layout import Word

_NEAR = 2.5
_THIN = 3.0
_SHORTEST = 6.0


@dataclass(frozen=True)
class Rule:
    """A drawn line, in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it lies."""
        return self.bottom - self.top <= _THIN and self.right - self.left >= _SHORTEST

    @property
    def upright(self) -> bool:
        """Whether it stands."""
        return self.right - self.left <= _THIN and self.bottom - self.top >= _SHORTEST


@dataclass(frozen=True)
class Box:
    """A cell's edges."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Whether the two cells share an edge or a corner, or overlap."""
        return (
            self.left - _NEAR <= other.right
            and other.left - _NEAR <= self.right
            and self.top - _NEAR <= other.bottom
            and other.top - _NEAR <= self.bottom
        )


class Grid:
    """The ruled lines of a page, to ask for the cell around a point."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        rules = list(rules)
        self._upright = sorted(_joined((rule.left, rule.top, rule.bottom) for rule in rules if rule.upright))
        self._level = sorted(_joined((rule.top, rule.left, rule.right) for rule in rules if rule.level))

    def __bool__(self) -> bool:
        return len(self._upright) > 1 and len(self._level) > 1

    def cell(self, word: Word) -> Box | None:
        """The cell around a word; None if lines do not close it in on all four sides."""
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        sides = (*_around(self._upright, x, y), *_around(self._level, y, x))
        left, right, top, bottom = sides
        if left is None or right is None or top is None or bottom is None:
            return None
        return Box(left, top, right, bottom)

    def columns(self, row: Box) -> list[float]:
        """Where the cells of a row begin, empty ones too."""
        middle = (row.top + row.bottom) / 2
        passing = (at for at, start, end in self._upright if start <= middle <= end)
        return _edges(at for at in passing if row.left - _NEAR <= at < row.right - _NEAR)


_Stretch = tuple[float, float, float]
"""A line's place across its direction, and where it starts and ends along it."""


def _joined(lines: Iterable[_Stretch]) -> list[_Stretch]:
    """Lines drawn in pieces, cell by cell, as whole lines."""
    whole: list[_Stretch] = []
    for place, start, end in sorted((round(place), start, end) for place, start, end in lines):
        for index in range(len(whole) - 1, -1, -1):
            at, first, last = whole[index]
            if place - at > _NEAR:
                break
            if start <= last + _NEAR and first <= end + _NEAR:
                whole[index] = (at, min(first, start), max(last, end))
                break
        else:
            whole.append((place, start, end))
            continue
        if place - at > _NEAR:
            whole.append((place, start, end))
    return whole


def _around(lines: list[_Stretch], place: float, along: float) -> tuple[float | None, float | None]:
    """The nearest line on either side of a point that passes it."""
    middle = bisect_right(lines, place, key=lambda line: line[0])
    before = (at for at, start, end in reversed(lines[:middle]) if start - _NEAR <= along <= end + _NEAR)
    after = (at for at, start, end in lines[middle:] if start - _NEAR <= along <= end + _NEAR)
    return next(before, None), next(after, None)


@dataclass(frozen=True)
class RuledTable:
    """A table's upper and lower edge, and its rows of cells; an empty cell is None."""

    top: float
    bottom: float
    rows: tuple[tuple["tuple[Box, list[Word]] | None", ...], ...]


def ruled_tables(words: Iterable[Word], grid: Grid) -> tuple[list[RuledTable], list[Word]]:
    """The tables of at least two columns, and the words that stand in none."""
    cells: dict[Box, list[Word]] = {}
    free: list[Word] = []
    for word in words:
        box = grid.cell(word) if grid else None
        (free if box is None else cells.setdefault(box, [])).append(word)
    tables = []
    for group in _touching(list(cells)):
        if len(_edges(box.left for box in group)) == 1:
            free += (word for box in group for word in cells[box])
        else:
            tables.append(_table({box: cells[box] for box in group}, grid))
    return tables, free


def _touching(boxes: list[Box]) -> list[list[Box]]:
    """Cells grouped into tables."""
    groups: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: box.top):
        near: list[list[Box]] = []
        far: list[list[Box]] = []
        for group in groups:
            (near if any(box.touches(other) for other in group) else far).append(group)
        groups = [*far, [box, *(other for group in near for other in group)]]
    return groups


def _edges(places: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _table(cells: dict[Box, list[Word]], grid: Grid) -> RuledTable:
    left, right = min(box.left for box in cells), max(box.right for box in cells)
    tops = _edges(box.top for box in cells)
    rows = []
    for top in tops:
        row = {box: words for box, words in cells.items() if abs(box.top - top) <= _NEAR}
        edge = Box(left, top, right, min(box.bottom for box in row))
        rows.append(_row(row, grid.columns(edge)))
    return RuledTable(tops[0], max(box.bottom for box in cells), tuple(rows))


def _row(cells: dict[Box, list[Word]], columns: list[float]) -> tuple["tuple[Box, list[Word]] | None", ...]:
    placed: list[tuple[Box, list[Word]] | None] = [None] * len(columns)
    for box, words in sorted(cells.items(), key=lambda cell: cell[0].left):
        column = max(bisect_right(columns, box.left + _NEAR) - 1, 0)
        held = placed[column]
        placed[column] = (box, words if held is None else held[1] + words)
    return tuple(placed)
