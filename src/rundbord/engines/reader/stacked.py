"""Columns of a table that stand under each other: all names first, then all municipalities, in the same order."""

from dataclasses import replace

from rundbord.engines.reader.labels import line_label
from rundbord.engines.reader.lines import TextLine, joined
from rundbord.engines.reader.tables import column_of

_FEWEST_ROWS = 2
_LONGEST_CELL = 60


def with_rows(lines: list[TextLine]) -> list[TextLine]:
    """The lines with each such table as rows again."""
    found: list[TextLine] = []
    index = 0
    while index < len(lines):
        stacks = _stacks(lines, index)
        if len(stacks) > 1:
            found.extend(_row([lines[start + row] for start in stacks]) for row in range(stacks[1] - stacks[0]))
            index = stacks[-1] + stacks[1] - stacks[0]
        else:
            found.append(lines[index])
            index += 1
    return found


def _stacks(lines: list[TextLine], index: int) -> list[int]:
    """Where each column begins with its head; all are of the same length."""
    heads = [index]
    height = _height(lines, index)
    while height > _FEWEST_ROWS and _height(lines, heads[-1] + height) == height:
        heads.append(heads[-1] + height)
    return heads


def _height(lines: list[TextLine], head: int) -> int:
    """How many lines a column takes with its head; 0 where no head of a column stands."""
    if head >= len(lines) or column_of(lines[head].text) == "other" or not _is_cell(lines[head]):
        return 0
    stop = head + 1
    while stop < len(lines) and _is_cell(lines[stop]) and column_of(lines[stop].text) == "other":
        if lines[stop].blank_before and stop > head + 1:
            break
        stop += 1
    return stop - head


def _is_cell(line: TextLine) -> bool:
    short = len(line.text) <= _LONGEST_CELL and not line.text.endswith((".", ":"))
    plain = not (line.table or line.bullet or line.furniture or line.lead) and len(line.filled) == 1
    label = line_label(line)
    return short and plain and (label is None or column_of(line.text) != "other")


def _row(cells: list[TextLine]) -> TextLine:
    """The cells as columns of one line."""
    row, columns = cells[0], [(0, len(cells[0].text))]
    for cell in cells[1:]:
        row = joined(row, cell)
        columns.append((len(row.text) - len(cell.text), len(row.text)))
    return replace(row, columns=tuple(columns), table=True, blank_before=0)
