"""OpenDocument text: what a printed copy shows, in its order.

Deleted text and comments are not shown on paper and are left out.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rundbord.engines.reader.extract.blocks import Block, Paragraph, Table, compose
from rundbord.engines.reader.extract.numerals import whole
from rundbord.engines.reader.extract.odt_lists import ListStyles, Outline
from rundbord.engines.reader.extract.package import Package, local, parse_xml
from rundbord.engines.reader.extract.plain import with_address
from rundbord.engines.reader.source import HintKind, Reason, Source, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_SKIPPED = frozenset({
    "tracked-changes", "annotation", "annotation-end", "forms", "sequence-decls", "variable-decls",
    "user-field-decls", "title", "desc", "ruby-text", "hidden-text", "event-listeners", "script",
})  # fmt: skip
_MOST_COPIES = 64
_MOST_SPACES = 200


def extract_odt(content: bytes) -> Source:
    """The text of an ODT file; raises UnreadableError."""
    package = Package(content)
    if "mimetype" in package.names and b"opendocument.text" not in package.read("mimetype"):
        raise UnreadableError(Reason.UNKNOWN)
    if "META-INF/manifest.xml" in package.names and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise UnreadableError(Reason.ENCRYPTED)
    styles = package.xml("styles.xml") if "styles.xml" in package.names else None
    return _extract(package.xml("content.xml"), styles)


def extract_flat_odt(content: bytes) -> Source:
    """The text of an OpenDocument text in one XML file; raises UnreadableError."""
    root = parse_xml(content)
    return _extract(root, root)


def _extract(content: "_Element", styles: "_Element | None") -> Source:
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableError(Reason.UNKNOWN)
    try:
        return compose(_blocks(content, styles, body), "odt")
    except RecursionError as error:
        raise UnreadableError(Reason.UNSAFE) from error


def _blocks(content: "_Element", styles: "_Element | None", body: "_Element") -> Iterator[Block]:
    walk = Walk(ListStyles(content, styles), Outline(styles))
    yield from _furniture(styles, "header", walk)
    yield from walk.blocks(body)
    yield from walk.notes
    yield from _furniture(styles, "footer", walk)


def _furniture(styles: "_Element | None", kind: str, walk: "Walk") -> Iterator[Block]:
    """Each different header or footer once."""
    seen: set[str] = set()
    pages = [] if styles is None else styles.iterfind(f"{OFFICE}master-styles/{STYLE}master-page")
    for page in pages:
        for part in page:
            if not local(part.tag).startswith(kind) or part.get(f"{STYLE}display") == "false":
                continue
            blocks = list(walk.blocks(part))
            if repr(blocks) not in seen:
                seen.add(repr(blocks))
                yield from blocks


class Walk:
    """A walk through a document; footnotes wait in `notes`."""

    def __init__(self, lists: ListStyles, outline: Outline) -> None:
        self.notes: list[Block] = []
        self._lists = lists
        self._outline = outline

    def blocks(self, parent: "_Element") -> Iterator[Block]:
        """The paragraphs, lists and tables under an element."""
        for child in parent:
            match local(child.tag):
                case "p" | "h" as name:
                    yield from self._paragraph(child, "", 0, heading=name == "h")
                case "list":
                    yield from self._list(child, child.get(f"{TEXT}style-name") or "", 1)
                case "table":
                    yield Table(tuple(self._rows(child)))
                case name if name not in _SKIPPED:
                    yield from self.blocks(child)

    def _list(self, element: "_Element", style: str, depth: int) -> Iterator[Block]:
        self._lists.open(element, style, depth)
        for item in element:
            name = local(item.tag)
            shown = self._lists.label(item, style, depth) if name == "list-item" else ""
            for child in item:
                match local(child.tag):
                    case "list":
                        yield from self._list(child, child.get(f"{TEXT}style-name") or style, depth + 1)
                    case "p" | "h" as kind:
                        yield from self._paragraph(child, shown, depth, heading=kind == "h")
                        shown = ""
                    case other if other not in _SKIPPED:
                        yield from self.blocks(child)

    def _rows(self, table: "_Element") -> Iterator[tuple[tuple[Block, ...], ...]]:
        for row in table.iter(f"{TABLE}table-row"):
            if next(row.iterancestors(f"{TABLE}table")) is not table:
                continue
            cells: list[tuple[Block, ...]] = []
            for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                copies = _count(cell, f"{TABLE}number-columns-repeated", _MOST_COPIES)
                cells += [tuple(self.blocks(cell))] * copies
            yield from [tuple(cells)] * (_count(row, f"{TABLE}number-rows-repeated", _MOST_COPIES) if any(cells) else 1)

    def _paragraph(self, element: "_Element", shown: str, depth: int, *, heading: bool) -> Iterator[Block]:
        inline = Inline(self)
        inline.walk(element)
        text = inline.text().strip(" ")
        kind: HintKind | None = "bullet" if shown else None
        if heading and text.strip():
            kind, depth = "heading", _count(element, f"{TEXT}outline-level", 10)
            shown = shown if shown not in {"", "-"} else self._outline.label(element, depth)
        yield Paragraph(f"{shown} {text}" if shown and text else text, kind if text else None, depth if kind else 0)
        yield from inline.boxes


def _count(element: "_Element", name: str, most: int) -> int:
    return max(1, min(whole(element.get(name), 1), most))


class Inline:
    """The text of one paragraph; text boxes in it wait in `boxes`."""

    def __init__(self, walk: Walk) -> None:
        self.boxes: list[Block] = []
        self._walk = walk
        self._pieces: list[str] = []

    def text(self) -> str:
        """What was collected."""
        return "".join(self._pieces)

    def walk(self, parent: "_Element") -> None:
        """Collect everything under an element."""
        self._pieces.append(_collapsed(parent.text))
        for child in parent:
            self._one(child, local(child.tag))
            self._pieces.append(_collapsed(child.tail))

    def _one(self, element: "_Element", name: str) -> None:
        match name:
            case "s":
                self._pieces.append(" " * _count(element, f"{TEXT}c", _MOST_SPACES))
            case "tab":
                self._pieces.append("\t")
            case "line-break":
                self._pieces.append("\n")
            case "a":
                start = len(self._pieces)
                self.walk(element)
                self._pieces[start:] = [with_address("".join(self._pieces[start:]), element.get(_HREF) or "")]
            case "note":
                self._note(element)
            case "text-box":
                self.boxes.extend(self._walk.blocks(element))
            case "p" | "h" | "list" | "table":  # in a drawn shape
                self.boxes.extend(self._walk.blocks(_around(element)))
            case _ if name and name not in _SKIPPED:
                self.walk(element)

    def _note(self, element: "_Element") -> None:
        citation, body = element.find(f"{TEXT}note-citation"), element.find(f"{TEXT}note-body")
        mark = f"[{''.join(citation.itertext()).strip() if citation is not None else '*'}]"
        self._pieces.append(mark)
        blocks = [] if body is None else list(self._walk.blocks(body))
        if blocks and isinstance(blocks[0], Paragraph):
            blocks[0] = Paragraph(f"{mark} {blocks[0].text}", blocks[0].kind, blocks[0].level)
        self._walk.notes.extend(blocks)


def _around(element: "_Element") -> "_Element":
    """A copy of the element under a parent of its own."""
    from copy import deepcopy

    from lxml import etree

    parent = etree.Element("shape")
    parent.append(deepcopy(element))
    return parent


def _collapsed(text: str | None) -> str:
    """White space as OpenDocument means it: a run of it is one space."""
    if not text:
        return ""
    inner = " ".join(text.replace("\u00a0", "\0").split()).replace("\0", "\u00a0")
    before = " " if text[0] in " \t\r\n" else ""
    after = " " if inner and text[-1] in " \t\r\n" else ""
    return before + inner + after
