"""Paragraphs and tables, written out as the text and hints of a Source."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rundbord.engines.reader.extract.list_labels import are_lists
from rundbord.engines.reader.source import Hint, HintKind, Reason, Source, UnreadableError

WRAPS = 80
"""A paragraph longer than this wraps on paper; a blank line parts it from its neighbours."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `text` may hold line breaks and starts with its bullet or number as shown."""

    text: str
    kind: HintKind | None = None
    level: int = 0


@dataclass(frozen=True)
class Table:
    """A table: rows of cells of blocks."""

    rows: tuple[tuple[tuple["Block", ...], ...], ...]


Block = Paragraph | Table


def clean(text: str) -> str:
    """The text with composed letters (a + ring is å), plain spaces and line ends, and no control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _UNSEEN.sub("", _SPACES.sub(" ", text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


class Draft:
    """A text that grows line by line, with its hints."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._hints: list[Hint] = []
        self._page = 0
        self.length = 0

    def line(self, text: str) -> int:
        """Add a line; the offset where it starts."""
        start = self.length
        self._lines.append(text)
        self.length += len(text) + 1
        return start

    def blank(self) -> None:
        """Add a blank line, unless one stands there or the text has not begun."""
        if self._lines and self._lines[-1]:
            self.line("")

    def hint(self, kind: HintKind, start: int, end: int, level: int = 0) -> None:
        """Mark a stretch of the text."""
        self._hints.append(Hint(kind, start, end, level))

    def source(self, format_name: str) -> Source:
        """The finished text; raises UnreadableError if it holds no word."""
        text = "\n".join(self._lines).rstrip("\n") + "\n"
        if not text.strip():
            raise UnreadableError(Reason.EMPTY)
        last = len(text)
        inside = (Hint(hint.kind, min(hint.start, last), min(hint.end, last), hint.level) for hint in self._hints)
        kept = (hint for hint in inside if hint.start < hint.end or hint.kind == "unread")
        hints = sorted(kept, key=lambda hint: (hint.start, -hint.end))
        return Source(text=text, format=format_name, hints=tuple(hints))


def compose(blocks: Iterable[Block], format_name: str) -> Source:
    """The blocks as a Source; raises UnreadableError if they hold no word."""
    draft = Draft()
    previous: Block | None = None
    for block in blocks:
        if previous is not None and _parted(previous, block):
            draft.blank()
        write(draft, block)
        previous = block
    return draft.source(format_name)


def _parted(above: Block, below: Block) -> bool:
    if isinstance(above, Table) or isinstance(below, Table):
        return True
    if above.kind != below.kind or "heading" in (above.kind, below.kind):
        return True
    return above.kind is None and max(len(above.text), len(below.text)) > WRAPS


def write(draft: Draft, block: Block) -> None:
    """Add a block to a draft, with its hints."""
    if isinstance(block, Table):
        _write_table(draft, block)
        return
    text = clean(block.text).rstrip()
    if not text:
        draft.blank()
        return
    start = draft.length
    for line in text.split("\n"):
        draft.line(line.rstrip())
    if block.kind:
        draft.hint(block.kind, start, draft.length - 1, block.level)


def _write_table(draft: Draft, table: Table) -> None:
    """Write a table row by row; lists that stand side by side in it one after the other."""
    heads = [next(iter(_cell_lines(cell)), Paragraph("")).text for cell in table.rows[0]] if table.rows else []
    if not are_lists(heads):
        for row in table.rows:
            _write_row(draft, row)
        return
    for cells in zip_longest(*table.rows, fillvalue=()):
        draft.blank()
        for line in (line for cell in cells for line in _cell_lines(cell) if line.text):
            write(draft, line)


def _write_row(draft: Draft, row: Sequence[Sequence[Block]]) -> None:
    """Write one table row; the nth line of each cell stands on the row's nth line, as on paper."""
    if len(row) == 1:
        for block in row[0]:
            write(draft, block)
        return
    start = draft.length
    for cells in zip_longest(*(_cell_lines(cell) for cell in row), fillvalue=Paragraph("")):
        _write_cells(draft, cells)
    if draft.length > start:
        draft.hint("row", start, draft.length - 1)


def _write_cells(draft: Draft, cells: Sequence[Paragraph]) -> None:
    text = "\t".join(cell.text for cell in cells).rstrip()
    if not text:
        return
    offset = draft.line(text)
    for cell in cells:
        if cell.kind and cell.text:
            draft.hint(cell.kind, offset, offset + len(cell.text), cell.level)
        offset += len(cell.text) + 1


def _cell_lines(cell: Sequence[Block]) -> list[Paragraph]:
    lines: list[Paragraph] = []
    for block in cell:
        if isinstance(block, Table):
            lines += _nested_lines(block)
        else:
            lines += [
                Paragraph(line.strip(), block.kind, block.level) for line in clean(block.text).strip().split("\n")
            ]
    return lines


def _nested_lines(table: Table) -> list[Paragraph]:
    """A table in a cell: its rows as lines with tabs, without its empty cells."""
    lines = []
    for row in table.rows:
        levels = zip_longest(*(_cell_lines(cell) for cell in row), fillvalue=Paragraph(""))
        lines += [Paragraph("\t".join(cell.text for cell in cells if cell.text)) for cells in levels]
    return lines
