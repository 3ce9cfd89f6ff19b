"""Presentations (OOXML): slide by slide, titles as headings, tables as rows, the speaker's notes after each slide."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rundbord.engines.reader.extract.blocks import Block, Paragraph, Table, compose
from rundbord.engines.reader.extract.docx_xml import Relations, open_part
from rundbord.engines.reader.extract.numerals import whole
from rundbord.engines.reader.extract.package import Package, local
from rundbord.engines.reader.source import Reason, Source, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_PRESENTATION = "ppt/presentation.xml"
_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"sldNum", "dt", "sldImg", "hdr"})


def extract_pptx(content: bytes) -> Source:
    """The text of a PPTX file; raises UnreadableError."""
    package = Package(content)
    try:
        return compose(_slides(package), "pptx")
    except RecursionError as error:
        raise UnreadableError(Reason.UNSAFE) from error


def _slides(package: Package) -> Iterator[Block]:
    relations = Relations(package, _PRESENTATION)
    for entry in open_part(package, _PRESENTATION).iter("{*}sldId"):
        name = relations.part(entry)
        if name not in package.names:
            continue
        slide = open_part(package, name)
        if slide.get("show") in {"0", "false"}:
            continue
        yield from _shapes(slide)
        beside = Relations(package, name)
        for part in (*beside.all("diagramData"), *beside.all("notesSlide")):
            if part in package.names:
                yield from _shapes(open_part(package, part))
        yield Paragraph("")


def _shapes(parent: "_Element", heading: int = 0) -> Iterator[Block]:
    for child in parent:
        match local(child.tag):
            case "p":
                yield _paragraph(child, heading)
            case "tbl":
                yield Table(tuple(_rows(child)))
            case "sp":
                kind = _placeholder(child)
                if kind not in _FURNITURE:
                    yield from _shapes(child, 1 if kind in _TITLES else 0)
            case "AlternateContent":
                yield from _shapes(next(iter(child), child))
            case _:
                yield from _shapes(child, heading)


def _placeholder(shape: "_Element") -> str:
    """What a shape stands for on its slide: "title", "body", …; empty for nothing special."""
    found = next(shape.iterfind("{*}nvSpPr/{*}nvPr/{*}ph"), None)
    return "" if found is None else str(found.get("type", "body"))


def _rows(table: "_Element") -> Iterator[tuple[tuple[Block, ...], ...]]:
    for row in table.iterfind("{*}tr"):
        cells = [cell for cell in row if local(cell.tag) == "tc"]
        yield tuple(() if cell.get("hMerge") or cell.get("vMerge") else tuple(_shapes(cell)) for cell in cells)


def _paragraph(paragraph: "_Element", heading: int) -> Paragraph:
    text = "".join(_pieces(paragraph))
    if not text.strip():
        return Paragraph("")
    if heading:
        return Paragraph(" ".join(text.split()), "heading", heading)
    depth = next((whole(row.get("lvl"), 0) for row in paragraph if local(row.tag) == "pPr"), 0)
    return Paragraph(f"- {text.strip()}", "bullet", depth + 1) if depth else Paragraph(text)


def _pieces(paragraph: "_Element") -> Iterator[str]:
    for run in paragraph:
        match local(run.tag):
            case "r" | "fld":
                yield "".join(text.text or "" for text in run if local(text.tag) == "t")
            case "br":
                yield "\n"
