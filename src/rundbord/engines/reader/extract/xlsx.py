"""Workbooks (OOXML): each sheet's name as a heading and its rows as table rows, as a printed copy shows them.

Macros, formulas and hidden sheets are no text; a formula's last result is.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rundbord.engines.reader.extract.blocks import Block, Paragraph, Table, compose
from rundbord.engines.reader.extract.docx_xml import Relations, open_part
from rundbord.engines.reader.extract.numerals import whole
from rundbord.engines.reader.extract.package import Package, local
from rundbord.engines.reader.extract.xlsx_numbers import NumberStyles
from rundbord.engines.reader.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORKBOOK = "xl/workbook.xml"
_COLUMN = re.compile(r"[A-Z]{1,3}")
_WIDEST = 64
"""Cells that lie farther to the right stand right after the others."""


def extract_xlsx(content: bytes) -> Source:
    """The text of an XLSX file; raises UnreadableError."""
    package = Package(content)
    return compose(_Workbook(package).blocks(), "xlsx")


class _Workbook:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._relations = Relations(package, _WORKBOOK)
        self._root = open_part(package, _WORKBOOK)
        strings = self._part("sharedStrings")
        self._strings = [] if strings is None else [_text(item) for item in strings if local(item.tag) == "si"]
        old_calendar = any(row.get("date1904") in {"1", "true"} for row in self._root.iter("{*}workbookPr"))
        self._numbers = NumberStyles(self._part("styles"), old_calendar=old_calendar)

    def blocks(self) -> Iterator[Block]:
        """The sheets that are shown, in their order."""
        for sheet in self._root.iter("{*}sheet"):
            name = self._relations.part(sheet)
            if sheet.get("state", "visible") != "visible" or name not in self._package.names:
                continue
            rows = tuple(self._rows(open_part(self._package, name)))
            if rows:
                yield Paragraph(sheet.get("name") or "", "heading", 1)
                yield Table(rows)

    def _part(self, kind: str) -> "_Element | None":
        name = self._relations.first(kind)
        return open_part(self._package, name) if name in self._package.names else None

    def _rows(self, sheet: "_Element") -> Iterator[tuple[tuple[Block, ...], ...]]:
        for row in sheet.iter("{*}row"):
            cells: list[tuple[Block, ...]] = []
            for cell in row:
                text = self._cell(cell) if local(cell.tag) == "c" else ""
                if text.strip():
                    cells += [()] * (min(_column(cell.get("r") or ""), _WIDEST) - len(cells))
                    cells.append((Paragraph(text),))
            if cells:
                yield tuple(cells)

    def _cell(self, cell: "_Element") -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell)
        value = next((child.text or "" for child in cell if local(child.tag) == "v"), "")
        if kind == "s":
            place = whole(value, -1)
            return self._strings[place] if 0 <= place < len(self._strings) else ""
        if kind == "b":
            return "SANN" if value == "1" else "USANN"
        return self._numbers.shown(value, whole(cell.get("s"), 0)) if kind == "n" else value


def _text(element: "_Element") -> str:
    """The text of a string without its reading aids."""
    runs = (child for child in element.iter("{*}t") if not any(local(up.tag) == "rPh" for up in child.iterancestors()))
    return "".join(run.text or "" for run in runs)


def _column(reference: str) -> int:
    """How many columns lie to the left of a cell such as "C4"."""
    letters = _COLUMN.match(reference)
    number = 0
    for letter in letters[0] if letters else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return max(number - 1, 0)
