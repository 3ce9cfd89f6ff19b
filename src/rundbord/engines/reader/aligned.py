"""Rows of a table that are parted by wide gaps: cells that are missing are found by where the others stand."""

from dataclasses import replace

from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.tables import head_columns

_SLACK = 2


def with_aligned_cells(lines: list[TextLine]) -> list[TextLine]:
    """The lines with each row below a head of a table cut into the columns of that head."""
    found: list[TextLine] = []
    head: TextLine | None = None
    for line in lines:
        if not line.table and head_columns(line):
            head = line
        elif head is not None and (line.blank_before or line.table or line.furniture):
            head = None
        elif head is not None and 1 < len(line.filled) < len(head.columns):
            found.append(_aligned(line, head))
            continue
        found.append(line)
    return found


def _aligned(line: TextLine, head: TextLine) -> TextLine:
    """The line with an empty column where the head has one that nothing stands under; as it was in doubt.

    A cell that is longer than its column pushes the one after it to the right.
    """
    bounds = [_place(head, low) - _SLACK for low, _ in head.columns]
    cells: dict[int, tuple[int, int]] = {}
    pushed: int | None = None
    for cell in line.filled:
        column = sum(_place(line, cell[0]) >= bound for bound in bounds) - 1 if pushed is None else pushed
        if not 0 <= column < len(bounds) or column in cells:
            return line
        cells[column] = cell
        beyond = bounds[column + 1] if column + 1 < len(bounds) else None
        pushed = column + 1 if beyond is not None and _place(line, cell[1] - 1) >= beyond + _SLACK else None
    columns, last = [], 0
    for index in range(len(bounds)):
        columns.append(cells.get(index, (last, last)))
        last = columns[-1][1]
    return replace(line, columns=tuple(columns))


def _place(line: TextLine, offset: int) -> int:
    """How far to the right a character of the line stands on its page."""
    return line.indent + line.at[offset] - line.start
