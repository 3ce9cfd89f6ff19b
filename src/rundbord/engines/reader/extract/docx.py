"""Word documents (OOXML): what a printed copy shows, in its order.

python-docx leaves out footnotes, text boxes, content controls and list numbers, so the parts are walked here.
Deleted and hidden text and comments are not shown on paper and are left out.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rundbord.engines.reader.extract.blocks import Block, Paragraph, Table, compose
from rundbord.engines.reader.extract.docx_styles import Numbering, Styles
from rundbord.engines.reader.extract.docx_xml import WORD, Relations, attribute, flag, main_part, open_part
from rundbord.engines.reader.extract.numerals import whole
from rundbord.engines.reader.extract.package import Package, local
from rundbord.engines.reader.extract.plain import with_address
from rundbord.engines.reader.source import HintKind, Reason, Source, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset({
    "pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "sectPr", "del", "moveFrom", "delText", "delInstrText",
    "annotationRef", "footnoteRef", "endnoteRef", "commentReference", "rubyPr",
})  # fmt: skip
_SYMBOLS = {
    "F0FE": "☒", "F0FD": "☒", "F0FC": "✓", "F0A8": "☐", "F06F": "☐", "F0E0": "→", "F0E8": "→", "F04A": "☺",
    "F052": "☑", "F0A3": "☐", "F02D": "-",
}  # fmt: skip
_BULLET = "•"


def extract_docx(content: bytes) -> Source:
    """The text of a DOCX file; raises UnreadableError."""
    package = Package(content)
    main = main_part(package)
    try:
        return compose(_Document(package, main).blocks(), "docx")
    except RecursionError as error:
        raise UnreadableError(Reason.UNSAFE) from error


class _Document:
    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._relations = Relations(package, main)
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"), self._styles)
        self._notes: list[tuple[str, str]] = []
        self._marks: dict[tuple[str, str], str] = {}

    def blocks(self) -> Iterator[Block]:
        """Headers, the body, notes, footers."""
        body = open_part(self._package, self._main).find(f"{WORD}body")
        yield from self._furniture("header")
        if body is not None:
            yield from _Walk(self, self._relations).blocks(body)
        yield from self._note_blocks()
        yield from self._furniture("footer")

    def note(self, kind: str, key: str) -> str:
        """The mark of a footnote or endnote that the text refers to."""
        if (kind, key) not in self._marks:
            self._notes.append((kind, key))
            self._marks[kind, key] = f"[{len(self._notes)}]"
        return self._marks[kind, key]

    def label(self, properties: "_Element | None") -> str:
        """A paragraph's bullet or number as shown."""
        return self._numbering.label(properties)

    def heading(self, properties: "_Element | None") -> int:
        """A paragraph's heading level, 0 for none."""
        return self._styles.heading(properties)

    def _part(self, kind: str) -> "_Element | None":
        name = self._relations.first(kind)
        return open_part(self._package, name) if name in self._package.names else None

    def _furniture(self, kind: str) -> Iterator[Block]:
        """Each different header or footer once."""
        seen: set[str] = set()
        for name in self._relations.all(kind):
            if name not in self._package.names:
                continue
            blocks = list(_Walk(self, Relations(self._package, name)).blocks(open_part(self._package, name)))
            written = repr(blocks)
            if written not in seen:
                seen.add(written)
                yield from blocks

    def _note_blocks(self) -> Iterator[Block]:
        parts = {kind: self._part(f"{kind}s") for kind in ("footnote", "endnote")}
        for number, (kind, key) in enumerate(self._notes, start=1):
            part = parts[kind]
            note = None if part is None else _by_id(part, key)
            if note is not None:
                yield from _marked(f"[{number}] ", list(_Walk(self, self._relations).blocks(note)))


def _by_id(part: "_Element", key: str) -> "_Element | None":
    return next((note for note in part if attribute(note, "id") == key), None)


def _marked(mark: str, blocks: list[Block]) -> list[Block]:
    if blocks and isinstance(blocks[0], Paragraph):
        return [Paragraph(mark + blocks[0].text.lstrip(), blocks[0].kind, blocks[0].level), *blocks[1:]]
    return [Paragraph(mark), *blocks]


class _Walk:
    """A walk through one part."""

    def __init__(self, document: _Document, relations: Relations) -> None:
        self._document = document
        self._relations = relations

    def blocks(self, parent: "_Element") -> Iterator[Block]:
        """The paragraphs and tables right under an element, and those in its wrappers."""
        for child in parent:
            match local(child.tag):
                case "p":
                    yield from self._paragraph(child)
                case "tbl":
                    yield Table(tuple(self._rows(child)))
                case name if name not in _SKIPPED:
                    yield from self.blocks(child)

    def _rows(self, table: "_Element") -> Iterator[tuple[tuple[Block, ...], ...]]:
        for row in table.iter(f"{WORD}tr"):
            if _nearest_table(row) is table and not _deleted_row(row):
                yield tuple(self._cells(row))

    def _cells(self, row: "_Element") -> Iterator[tuple[Block, ...]]:
        for cell in row.iter(f"{WORD}tc"):
            if next(cell.iterancestors(f"{WORD}tr")) is not row:
                continue
            properties = cell.find(f"{WORD}tcPr")
            merged = None if properties is None else properties.find(f"{WORD}vMerge")
            span = None if properties is None else properties.find(f"{WORD}gridSpan")
            follows = merged is not None and attribute(merged, "val", "continue") == "continue"
            yield () if follows else tuple(self.blocks(cell))
            yield from [()] * (min(whole(attribute(span, "val"), 0), 64) - 1)

    def _paragraph(self, paragraph: "_Element") -> Iterator[Block]:
        properties = paragraph.find(f"{WORD}pPr")
        inline = Inline(self._document, self._relations, self)
        inline.walk(paragraph)
        text = inline.text()
        label = self._document.label(properties) if text.strip() or inline.boxes == [] else ""
        yield self._styled(properties, label, text)
        yield from inline.boxes

    def _styled(self, properties: "_Element | None", label: str, text: str) -> Paragraph:
        if not text.strip():
            return Paragraph("")
        level = self._document.heading(properties)
        kind: HintKind | None = "heading" if level else None
        if label and not level:
            kind, level = "bullet", self._document_depth(properties)
        return Paragraph(f"{label} {text.lstrip()}" if label else text, kind, level)

    def _document_depth(self, properties: "_Element | None") -> int:
        element = None if properties is None else properties.find(f"{WORD}numPr/{WORD}ilvl")
        return whole(attribute(element, "val"), 0) + 1 if element is not None else 1


class Inline:
    """The text of one paragraph, collected run by run; text boxes in it wait in `boxes`."""

    def __init__(self, document: _Document, relations: Relations, walk: _Walk) -> None:
        self.boxes: list[Block] = []
        self._document = document
        self._relations = relations
        self._blocks = walk.blocks
        self._pieces: list[str] = []
        self._fields: list[tuple[int, list[str]]] = []

    def text(self) -> str:
        """What was collected."""
        return "".join(self._pieces)

    def walk(self, parent: "_Element") -> None:
        """Collect everything under an element."""
        for child in parent:
            self._one(child, local(child.tag))

    def _one(self, element: "_Element", name: str) -> None:  # noqa: C901 - one arm for each kind of element
        match name:
            case "t":
                self._pieces.append(element.text or "")
            case "tab" | "ptab":
                self._pieces.append("\t")
            case "br" | "cr":
                self._pieces.append("\n")
            case "noBreakHyphen":
                self._pieces.append("-")
            case "softHyphen":
                self._pieces.append("\u00ad")
            case "sym":
                self._pieces.append(_SYMBOLS.get((attribute(element, "char") or "").upper(), _BULLET))
            case "hyperlink":
                self._link(element)
            case "fldSimple":
                self._field(element)
            case "fldChar":
                self._complex_field(attribute(element, "fldCharType"))
            case "instrText":
                if self._fields:
                    self._fields[-1][1].append(element.text or "")
            case "footnoteReference" | "endnoteReference":
                self._pieces.append(self._document.note(name.removesuffix("Reference"), attribute(element, "id") or ""))
            case "txbxContent":
                self.boxes.extend(self._blocks(element))
            case "AlternateContent":
                self.walk(next(iter(element), element))
            case "r" if flag(element.find(f"{WORD}rPr/{WORD}vanish")):
                pass
            case _ if name not in _SKIPPED:
                self.walk(element)

    def _link(self, element: "_Element") -> None:
        start = len(self._pieces)
        self.walk(element)
        self._address(start, self._relations.target(element))

    def _field(self, element: "_Element") -> None:
        start = len(self._pieces)
        self.walk(element)
        self._address(start, _hyperlink(attribute(element, "instr") or ""))

    def _complex_field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append((len(self._pieces), []))
        elif kind == "end" and self._fields:
            start, instruction = self._fields.pop()
            self._address(start, _hyperlink("".join(instruction)))

    def _address(self, start: int, address: str) -> None:
        shown = "".join(self._pieces[start:])
        self._pieces[start:] = [with_address(shown, address)]


def _hyperlink(instruction: str) -> str:
    words = instruction.split()
    if len(words) < 2 or words[0].upper() != "HYPERLINK" or words[1].startswith("\\"):
        return ""
    return words[1].strip('"')


def _nearest_table(row: "_Element") -> "_Element | None":
    return next(row.iterancestors(f"{WORD}tbl"), None)


def _deleted_row(row: "_Element") -> bool:
    return row.find(f"{WORD}trPr/{WORD}del") is not None
