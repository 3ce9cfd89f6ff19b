"""Web pages: what they show, block by block."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from rundbord.engines.reader.extract.blocks import Block, Paragraph, Table, compose
from rundbord.engines.reader.extract.numerals import numeral, whole
from rundbord.engines.reader.extract.package import local, parsed
from rundbord.engines.reader.extract.plain import decode, with_address
from rundbord.engines.reader.source import HintKind, Reason, Source, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = frozenset({"script", "style", "template", "head", "noframes", "select", "object"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_TABLE_PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "col"})
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WORD_BULLET = re.compile(r"^(?:[·•▪■o]|§(?!\s*\d))[\s\u00a0]+")
_WIDEST = 64
_DEEPEST = 100
"""Elements within elements; what lies deeper is taken as running text."""


def extract_html(content: bytes) -> Source:
    """The text of a web page; raises UnreadableError."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, huge_tree=True)
    try:
        root = parsed(_decode(content).encode("utf-8", errors="replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(Reason.DAMAGED) from error
    if root is None:
        raise UnreadableError(Reason.EMPTY)
    if "Excessive depth" in repr(parser.error_log):  # libxml2 leaves out the rest of the page and says no more
        raise UnreadableError(Reason.UNSAFE)
    page = _Page()
    try:
        page.walk(root, 0)
    except RecursionError as error:
        raise UnreadableError(Reason.UNSAFE) from error
    page.flush()
    return compose(page.blocks, "html")


def _decode(content: bytes) -> str:
    named = _CHARSET.search(content[:2048])
    if named and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return content.decode(named[1].decode("ascii").replace("iso-8859-1", "cp1252"))
        except (LookupError, UnicodeDecodeError):
            return decode(content)
    return decode(content)


class _Page:
    """Collects the blocks of a page or of one cell of it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._kind: HintKind | None = None
        self._level = 0
        self._label = ""
        self._lists: list[Callable[[], str]] = []
        self._kept_spaces = 0

    def flush(self) -> None:
        """End the paragraph at hand."""
        text = "".join(self._pieces)
        text = re.sub(r" *\n *", "\n", text).strip(" \n") if not self._kept_spaces else text.strip("\n")
        self._pieces.clear()
        if not text.strip():
            return
        if not self._label and not self._level and _WORD_BULLET.match(text):
            self._label, self._kind, self._level, text = "-", "bullet", 1, _WORD_BULLET.sub("", text)
        self.blocks.append(Paragraph(f"{self._label} {text}" if self._label else text, self._kind, self._level))
        self._kind, self._level, self._label = None, 0, ""

    def walk(self, element: "_Element", depth: int) -> None:
        """Collect an element with all that stands in it."""
        if depth > _DEEPEST:
            self.text("".join(str(text) for text in element.itertext()))
            return
        name = local(element.tag).lower()
        if name and name not in _UNSEEN:
            self._element(element, name, depth)

    def _element(self, element: "_Element", name: str, depth: int) -> None:
        if name == "table":
            self.flush()
            self.blocks += _table(element, depth)
        elif name == "br":
            self._pieces.append("\n")
        elif name == "a":
            self._link(element, depth)
        elif name in _BLOCKS:
            self._block(element, name, depth)
        else:
            self.inside(element, depth)

    def _block(self, element: "_Element", name: str, depth: int) -> None:
        if name != "p" or self._pieces:  # a paragraph that opens a list item keeps the item's bullet
            self.flush()
        if name in {"ul", "ol", "menu", "dir"}:
            self._lists.append(_labels(element, name))
        elif name == "li":
            self._label = self._lists[-1]() if self._lists else "-"
            self._kind, self._level = "bullet", max(len(self._lists), 1)
        elif re.fullmatch("h[1-6]", name):
            self._kind, self._level = "heading", int(name[1])
        self._kept_spaces += name == "pre"
        self.inside(element, depth)
        self.flush()
        self._kept_spaces -= name == "pre"
        if name in {"ul", "ol", "menu", "dir"}:
            self._lists.pop()
        if name == "li":
            self._kind, self._level, self._label = None, 0, ""

    def inside(self, element: "_Element", depth: int) -> None:
        """Collect what stands in an element."""
        self.text(element.text)
        for child in element:
            self.walk(child, depth + 1)
            self.text(child.tail)

    def text(self, text: str | None) -> None:
        """Collect text, its white space as a browser shows it."""
        if not text:
            return
        if not self._kept_spaces:
            text = _SPACE.sub(" ", text)
            if text.startswith(" ") and (not self._pieces or self._pieces[-1].endswith((" ", "\n"))):
                text = text[1:]
        self._pieces.append(text)

    def _link(self, element: "_Element", depth: int) -> None:
        start, blocks = len(self._pieces), len(self.blocks)
        self.inside(element, depth)
        address = element.get("href") or ""
        if len(self.blocks) > blocks or not address.startswith(("http:", "https:", "mailto:", "www.", "//")):
            return
        shown = "".join(self._pieces[start:])
        self._pieces[start:] = [with_address(shown, address), " " if shown.endswith(" ") else ""]


def _labels(element: "_Element", name: str) -> Callable[[], str]:
    if name != "ol":
        return lambda: "-"
    start = element.get("start") or ""
    count = int(start) - 1 if re.fullmatch(r"-?\d{1,6}", start) else 0
    kind = element.get("type") or "1"

    def following() -> str:
        nonlocal count
        count += 1
        return numeral(count, kind) + "."

    return following


def _table(element: "_Element", depth: int) -> list[Block]:
    sections = [element, *element.iterchildren("thead", "tbody", "tfoot")]
    rows = [row for row in element.iter("tr") if row.getparent() in sections]
    loose = _loose([*sections, *rows], depth)
    return [*loose, Table(tuple(_rows(rows, depth)))] if rows else loose


def _loose(parts: "list[_Element]", depth: int) -> list[Block]:
    """Captions, and what stands between rows and cells though it should not."""
    page = _Page()
    for part in parts:
        page.text(part.text)
        for child in part:
            if child.tag in _TABLE_PARTS:
                page.flush()
            else:
                page.walk(child, depth + 1)
            page.text(child.tail)
        page.flush()
    return page.blocks


def _rows(rows: "list[_Element]", depth: int) -> list[tuple[tuple[Block, ...], ...]]:
    """Cells by row; a place under a cell that reaches down from above is empty."""
    reaching: dict[int, int] = {}
    written = []
    for row in rows:
        cells: list[tuple[Block, ...]] = []
        for cell in row.iterchildren("td", "th"):
            _skip_reached(cells, reaching)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            reaching.update({len(cells) + place: height - 1 for place in range(width) if height > 1})
            cells += [_cell(cell, depth), *[()] * (width - 1)]
        _skip_reached(cells, reaching)
        written.append(tuple(cells))
    return written


def _skip_reached(cells: list[tuple[Block, ...]], reaching: dict[int, int]) -> None:
    while reaching.get(len(cells), 0) > 0:
        reaching[len(cells)] -= 1
        cells.append(())


def _span(cell: "_Element", name: str) -> int:
    return max(1, min(whole(cell.get(name), 1), _WIDEST))


def _cell(element: "_Element", depth: int) -> tuple[Block, ...]:
    page = _Page()
    page.inside(element, depth + 1)
    page.flush()
    return tuple(page.blocks)
