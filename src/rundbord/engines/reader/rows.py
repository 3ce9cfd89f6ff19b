"""Tasks in rows: what is to be done in one column, by whom and by when in others."""

import re

from rundbord.engines.reader.labels import label_of
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.tables import Table, is_soon, who_and_when
from rundbord.engines.reader.unit import Unit

_LONGEST_NAME = 40
_WORD = re.compile(r"[^\W\d]{3}")


def task_in_row(line: TextLine, table: Table) -> Unit | None:
    """The task of a table's row that says who or when."""
    who, when = stretch_of(line, table.column("responsible")), stretch_of(line, table.column("due"))
    if not (who or when):
        return None
    what = stretch_of(line, table.column("text")) or stretch_of(line, table.column("title"))
    low, high = what or (0, len(line.text))
    return _task(line, low, high, who, when)


def stretch_of(line: TextLine, column: int | None) -> tuple[int, int] | None:
    """Where the text of a cell stands in its line."""
    if column is None or not line.cell(column).strip():
        return None
    return line.columns[column]


def is_task_row(line: TextLine) -> bool:
    """A task with who and when beside it, parted by wide gaps."""
    if line.table or len(line.columns) < 2 or line.heading or label_of(line.cell(0)) or not _WORD.search(line.cell(0)):
        return False
    last = line.cell(len(line.columns) - 1)
    who, when = who_and_when(last)
    if len(line.columns) == 2:
        return bool(who and when)
    return bool(is_soon(last) or (when and not who)) and len(line.cell(1)) < _LONGEST_NAME


def task_in_gaps(line: TextLine) -> Unit:
    """The task of such a row."""
    low, high = line.columns[0]
    start, end = line.columns[-1]
    if len(line.columns) > 2:
        return _task(line, low, high, line.columns[1], (start, end))
    cut = start + len(who_and_when(line.cell(1))[0])
    return _task(line, low, high, (start, cut), (cut, end))


def _task(line: TextLine, low: int, high: int, who: tuple[int, int] | None, when: tuple[int, int] | None) -> Unit:
    return Unit(line, low, high, low, first=True, row=(who, when), features={"action_row": 1.0})
