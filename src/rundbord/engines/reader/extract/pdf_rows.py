"""Rows of tables without drawn lines: what wraps within a cell goes on in that cell."""

from collections.abc import Sequence

from rundbord.engines.reader.extract.pdf_layout import Line, Word

_ALIGNED = 3.0
_SLACK = 12.0
"""Points: how far from the next column a full cell may end."""
_NEAR = 0.8
"""Of a line's height: the lines of a cell are no farther apart."""


def rows_joined(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those that only go on in cells of the row above joined to it.

    A list of names beside its label is left as it is: there a name ends long before the column does.
    """
    edge = max((word.right for line in lines for word in line.words), default=0.0)
    joined: list[Line] = []
    for line in lines:
        places = _places(joined[-1], line) if joined else []
        if places and _full(joined[-1], line, places, edge):
            joined[-1] = _with(joined[-1], line, places)
        else:
            joined.append(line)
    return joined


def _places(row: Line, line: Line) -> list[int]:
    """Below which cells of a row the cells of a line stand; none where one stands elsewhere or below the first."""
    if len(row.cells) < 2 or not 0 <= line.top - row.bottom < _NEAR * line.height:
        return []
    starts = [cell[0].left for cell in row.cells]
    places = [
        next((place for place, start in enumerate(starts) if abs(start - cell[0].left) < _ALIGNED), 0)
        for cell in line.cells
    ]
    return places if all(places) else []


def _full(row: Line, line: Line, places: list[int], edge: float) -> bool:
    """Whether the first word of one of the line's cells would not have fitted into the cell above."""
    for place, cell in zip(places, line.cells, strict=True):
        last = max(row.cells[place], key=lambda word: (word.bottom, word.right))
        end = row.cells[place + 1][0].left if place + 1 < len(row.cells) else edge
        if last.right + cell[0].right - cell[0].left > end - _SLACK:
            return True
    return False


def _with(row: Line, line: Line, places: list[int]) -> Line:
    cells: list[tuple[Word, ...]] = list(row.cells)
    for place, cell in zip(places, line.cells, strict=True):
        cells[place] += cell
    return Line(tuple(cells))
