"""What stands side by side on a page, put into the order in which a person reads it."""

from statistics import median

from rundbord.engines.reader.extract.list_labels import are_lists
from rundbord.engines.reader.extract.pdf_layout import Line, Word, line_of, rows_of
from rundbord.engines.reader.extract.pdf_rows import rows_joined

_COLUMN_LINES = 6
_HALF_LINES = 3
_COLUMN_LETTERS = 20
_GUTTER = 8.0
_COLUMN_GAP = 1.5
"""Of a line's height: so much space ends the columns; what follows is a footer or a new part."""
_HEADING_GAP = 3.0
"""Of a line's height: so much space may stand above columns where one of them opens with a heading."""
_LIST_GAP = 1.0
_LABEL_WORDS = 2
_ALIGNED = 3.0
_CLEAR = 0.5
"""Of a line's height: the least space between two lists."""


def lines_of(words: list[Word]) -> list[Line]:
    """The lines of a page or a cell; lists and columns of prose side by side one after the other, tables as rows."""
    lines = rows_of(words)
    ordered: list[Line] = []
    index = 0
    while index < len(lines):
        apart, length = _lists(lines[index:])
        if not length:
            apart, length, above = _prose(lines, index, len(ordered))
            del ordered[len(ordered) - above :]
        ordered += apart if length else [lines[index]]
        index += length or 1
    return rows_joined(ordered)


def _lists(lines: list[Line]) -> tuple[list[Line], int]:
    """Lists side by side from the first line on, column by column, and how many lines they take."""
    first = lines[0]
    if not are_lists([" ".join(word.text for word in cell) for cell in first.cells]):
        return [], 0
    starts = [cell[0].left for cell in first.cells]
    columns: list[list[Line]] = [[] for _ in starts]
    length = 0
    for above, line in zip([first, *lines], lines, strict=False):
        if line.top - above.bottom > _LIST_GAP * line.height or not _fits(line, starts) or _is_text(line, starts):
            break
        for column, words in zip(columns, _parted(line, starts), strict=True):
            column.extend([line_of(words, [])] if words else [])
        length += 1
    return [line for column in columns for line in column], length if length > 1 else 0


def _parted(line: Line, starts: list[float]) -> list[list[Word]]:
    """A line's words by the list that they stand in."""
    parted: list[list[Word]] = [[] for _ in starts]
    for word in line.words:
        place = sum(word.left >= start - _ALIGNED for start in starts)
        parted[max(place - 1, 0)].append(word)
    return parted


def _fits(line: Line, starts: list[float]) -> bool:
    """Whether a line leaves the space before each list free, as its items do and prose below them does not."""
    for start in starts[1:]:
        before = [word.right for word in line.words if word.left < start - _ALIGNED]
        if before and max(before) > start - _CLEAR * line.height:
            return False
    return True


def _is_text(line: Line, starts: list[float]) -> bool:
    """Whether a line below the lists, with words of the first alone, is no item but what comes after them."""
    return line.words[-1].right < starts[1] and line.text.endswith((".", ":")) and len(line.words) > _LABEL_WORDS


def _prose(lines: list[Line], index: int, most_above: int) -> tuple[list[Line], int, int]:
    """Two columns of prose from a line on, the left one first; how many lines they take, and how many above it."""
    length, gutter = _column_run(lines, index)
    if length < _COLUMN_LINES or not _is_prose(lines[index : index + length], gutter):
        return [], 0, 0
    above = 0
    while above < most_above and _opens(lines[index - above - 1], lines[index - above], gutter):
        above += 1
    left, right = _halves(lines[index - above : index + length], gutter)
    return [*left, *right], length, above


def _opens(line: Line, below: Line, gutter: float) -> bool:
    """Whether a line belongs to the columns below it: it leaves the gutter free and has words of the right one."""
    near = below.top - line.bottom < _HEADING_GAP * below.height
    free = all(word.right <= gutter or word.left >= gutter for word in line.words)
    return near and free and any(word.left >= gutter for word in line.words)


def _column_run(lines: list[Line], first: int) -> tuple[int, float]:
    """How many lines from here on leave one upright strip of the page free, and the strip's middle."""
    strip = _strip(lines[first : first + 2])
    if strip is None:
        return 0, 0.0
    left, right = strip
    length = 0
    for index in range(first, len(lines)):
        strip = _free_strip(lines[index], left, right)
        if strip is None or (length and lines[index].top - lines[index - 1].bottom > _COLUMN_GAP * lines[first].height):
            break
        left, right = strip
        length += 1
    return length, (left + right) / 2


def _strip(lines: list[Line]) -> tuple[float, float] | None:
    """The space between two cells of the first line, or between it and the next where one stands beside the other."""
    cells = lines[0].cells
    if len(cells) == 1 and len(lines) == 2 and len(lines[1].cells) == 1:
        cells = tuple(sorted((*cells, *lines[1].cells), key=lambda cell: cell[0].left))
    if len(cells) != 2 or cells[0][-1].right >= cells[1][0].left:
        return None
    return cells[0][-1].right, cells[1][0].left


def _free_strip(line: Line, left: float, right: float) -> tuple[float, float] | None:
    """What a line leaves free of a strip; None if it is too little."""
    middle = (left + right) / 2
    for word in line.words:
        if word.left < middle < word.right:
            return None
        if word.right <= middle:
            left = max(left, word.right)
        else:
            right = min(right, word.left)
    return (left, right) if right - left >= _GUTTER else None


def _halves(lines: list[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        for side, words in enumerate(
            ([word for word in line.words if word.left < gutter], [word for word in line.words if word.left >= gutter])
        ):
            if words:
                sides[side].append(line_of(words, []))
    return sides


def _is_prose(lines: list[Line], gutter: float) -> bool:
    return all(
        len(half) >= _HALF_LINES and median(len(line.text) for line in half) >= _COLUMN_LETTERS
        for half in _halves(lines, gutter)
    )
