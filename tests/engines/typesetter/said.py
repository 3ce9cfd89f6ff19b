"""What a document says, read back from its flow and from its files, to compare the two."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import fromstring

import docx
import pypdfium2
from docx.table import Table
from odfdo import Document as OdtFile

from rundbord.engines.typesetter.compose import compose
from rundbord.engines.typesetter.document import Document
from rundbord.engines.typesetter.flow import Bullets, Element, Grid, Heading, Line, Prose, Ruled, Signing, Terms
from rundbord.engines.typesetter.odt_package import name

ODT_PARAGRAPHS = (name("text:p"), name("text:h"))
ODT_SPACES = (name("text:line-break"), name("text:tab"))


def parts_of(document: Document) -> tuple[str, ...]:
    """Every text of the document in its order."""
    flow = compose(document)
    parts = (*flow.sender, flow.mark, flow.title, *(part for element in flow.elements for part in _parts(element)))
    return tuple(filter(None, parts))


def _parts(element: Element) -> Iterator[str]:
    match element:
        case Heading():
            yield from (element.number, _text(element.text), element.note)
        case Prose():
            yield _text(element.text)
        case Bullets():
            yield from map(_text, element.items)
        case Terms():
            yield from (part for label, value in element.rows for part in (label, _text(value)))
        case Ruled():
            yield from (element.label, *map(_text, element.texts))
        case Grid():
            yield from (element.caption, *element.header)
            yield from (_text(line) for row in element.rows for line in row)
        case Signing():
            yield from (part for row in element.rows for part in row)


def _text(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def assert_in_order(text: str, parts: tuple[str, ...]) -> None:
    """Each part stands in the text after the one before it, whatever the line breaks."""
    flat, place = " ".join(text.split()), 0
    for part in (" ".join(part.split()) for part in parts):
        found = flat.find(part, place)
        assert found >= 0, f"{part!r} is missing or stands too early; after: {flat[max(0, place - 60) : place]!r}"
        place = found + len(part)


def pdf_text(content: bytes) -> str:
    """The text of all pages."""
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))


def docx_text(content: bytes) -> str:
    """The text of the body, tables in their places."""
    return "\n".join(_docx_blocks(content))


def _docx_blocks(content: bytes) -> Iterator[str]:
    for block in docx.Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row.cells)
        else:
            yield block.text


def odt_text(content: bytes) -> str:
    """The text of the body."""
    body = fromstring(OdtFile(BytesIO(content)).body.serialize(with_ns=True))  # noqa: S314 - written by the test itself
    for part in body.iter():
        if part.tag in ODT_SPACES:
            part.text = " "
    return "\n".join("".join(part.itertext()) for part in body.iter() if part.tag in ODT_PARAGRAPHS)
