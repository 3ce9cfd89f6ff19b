"""Pages of lines and tables, written out as text with hints."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from rundbord.engines.reader.extract.blocks import Block, Draft, Paragraph, Table, clean, write
from rundbord.engines.reader.extract.pdf_columns import lines_of
from rundbord.engines.reader.extract.pdf_layout import Line, Word
from rundbord.engines.reader.extract.pdf_tables import Box, RuledTable

_BULLET = re.compile("^([•·▪■◦●○□❖➢►‣⁃\uf020-\uf0ff])[ \t]*(?=\\S)")
_DASH = re.compile(r"^[-–—*][ \t]+(?=\S)")
_LARGER = 1.15
_DEEPEST_HEADING = 6
_LONGEST_HEADING = 200
_PARTING = 0.35


@dataclass(frozen=True)
class Page:
    """A page's lines and tables, what stands at a slant, and whether it shows a picture of text that nobody read."""

    lines: list[Line]
    tables: list[RuledTable] = field(default_factory=list)
    slanted: list[str] = field(default_factory=list)
    unread: bool = False


def write_pages(draft: Draft, pages: Sequence[Page]) -> None:
    """Add pages to a draft, with a hint for each page and for each line that was recognized."""
    levels = _heading_levels([line for page in pages for line in page.lines])
    for number, page in enumerate(pages, start=1):
        draft.blank()
        start = draft.length
        _write_page(draft, page.lines, page.tables, levels)
        if page.slanted:
            draft.line(clean(" ".join(page.slanted)))
        draft.hint("page", start, draft.length, number)
        if page.unread:
            draft.hint("unread", start, draft.length, number)


def _heading_levels(lines: list[Line]) -> dict[int, int]:
    """Letter sizes (in half points) clearly larger than most text's, and the heading level of each."""
    if not lines:
        return {}
    letters: dict[int, int] = {}
    for line in lines:
        letters[_half_points(line)] = letters.get(_half_points(line), 0) + len(line.text)
    usual = max(letters, key=lambda size: letters[size])
    larger = sorted((size for size in letters if size > usual * _LARGER), reverse=True)
    return {size: min(level, _DEEPEST_HEADING) for level, size in enumerate(larger, start=1)}


def _half_points(line: Line) -> int:
    return round(line.size * 2)


def _write_page(draft: Draft, lines: list[Line], tables: list[RuledTable], levels: dict[int, int]) -> None:
    """Lines in their order, each table before the first line that stands below its upper edge."""
    waiting = sorted(tables, key=lambda table: table.top)
    parting = _parting_gap(lines)
    previous: Line | None = None
    for index, line in enumerate(lines):
        while waiting and waiting[0].top < line.top:
            _write_table(draft, waiting.pop(0))
            previous = None
        if previous is not None and (line.top - previous.bottom > parting or line.top < previous.top):
            draft.blank()
        row = any(_aligned(line, other) for other in lines[max(index - 1, 0) : index + 2] if other is not line)
        start = draft.length
        _write_line(draft, line, levels.get(_half_points(line), 0), row=row)
        if line.confidence is not None and draft.length > start:
            draft.hint("ocr", start, draft.length - 1, line.confidence)
        previous = line
    for table in waiting:
        _write_table(draft, table)


def _parting_gap(lines: list[Line]) -> float:
    """The distance between two lines, in points, from which on they are two paragraphs."""
    if not lines:
        return 0.0
    gaps = [below.top - above.bottom for above, below in pairwise(lines)]
    near = [gap for gap in gaps if gap < lines[0].height * 2] or [0.0]
    return median(near) + _PARTING * median(line.height for line in lines)


def _aligned(line: Line, other: Line) -> bool:
    """Whether two lines have cells that start at the same place, as the rows of a table."""
    starts = [cell[0].left for cell in other.cells[1:]]
    return any(abs(cell[0].left - start) < 2 for cell in line.cells[1:] for start in starts)


def _write_line(draft: Draft, line: Line, level: int, *, row: bool) -> None:
    text, bullet = _shown(line.text)
    if "\t" in text and row:
        start = draft.line(text)
        draft.hint("row", start, start + len(text))
    elif bullet:
        write(draft, Paragraph(text, "bullet", 1))
    elif level and len(text) <= _LONGEST_HEADING:
        write(draft, Paragraph(text, "heading", level))
    elif text:
        draft.line(text)


def _shown(text: str) -> tuple[str, bool]:
    """A line's text with "- " for a drawn bullet, and whether it starts with a bullet or dash."""
    text = text.strip()
    bullet = _BULLET.match(text)
    text = clean("- " + text[bullet.end() :] if bullet else text).strip()
    return text, bool(bullet or _DASH.match(text))


def _write_table(draft: Draft, table: RuledTable) -> None:
    draft.blank()
    rows = tuple(tuple(_cell(cell) for cell in row) for row in table.rows)
    write(draft, Table(rows))
    draft.blank()


def _cell(cell: "tuple[Box, list[Word]] | None") -> tuple[Block, ...]:
    return () if cell is None else tuple(_cell_paragraphs(*cell))


def _cell_paragraphs(box: Box, words: list[Word]) -> Iterator[Paragraph]:
    """A cell's paragraphs; a line goes on in the next where its next word would not have fitted."""
    lines = lines_of(words)
    inset = min(word.left for word in words) - box.left
    text = ""
    for index, line in enumerate(lines):
        shown, _ = _shown(line.text)
        if text and (_BULLET.match(line.text) or not _wrapped(lines[index - 1], line, box.right - inset)):
            yield _paragraph(text)
            text = ""
        text = _continued(text, shown)
    yield _paragraph(text)


def _continued(text: str, more: str) -> str:
    """Two lines of a paragraph as one; a hyphen before a capital belongs to a name and takes no space."""
    name = text.endswith("-") and text[-2:-1].isalpha() and more[:1].isupper()
    return f"{text}{more}" if name or not text else f"{text} {more}"


def _wrapped(above: Line, below: Line, edge: float) -> bool:
    first = below.words[0]
    space = above.height / 4
    return max(word.right for word in above.words) + space + first.right - first.left > edge - 1


def _paragraph(text: str) -> Paragraph:
    return Paragraph(text, "bullet", 1) if _DASH.match(text) else Paragraph(text)
