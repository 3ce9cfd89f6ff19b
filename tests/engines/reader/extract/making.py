"""Documents made for the tests, and how to look at what came out of them."""

import io
import re
import zipfile
from collections.abc import Callable

from docx import Document
from docx.document import Document as WordDocument

from rundbord.engines.reader.source import HintKind, Source

NORWEGIAN = "Blåbærsyltetøy på Østlandet, ÆØÅ æøå é – «ja»"


def marked(source: Source, kind: HintKind) -> list[tuple[int, str]]:
    """The stretches of one kind of hint, with their levels."""
    return [(hint.level, source.text[hint.start : hint.end]) for hint in source.hints if hint.kind == kind]


def words(text: str) -> list[str]:
    """The words of a text in their order."""
    return re.findall(r"\w+", text)


def word_file(fill: Callable[[WordDocument], None]) -> bytes:
    """A DOCX file that a function filled."""
    document = Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def raw_word_file(body: str, **parts: str) -> bytes:
    """A DOCX file of raw WordprocessingML; further parts (numbering, styles, footnotes, header, …) by kind."""
    names = {kind: f"word/{kind}.xml" for kind in parts}
    relations = "".join(
        f'<Relationship Id="{kind}" Type="http://x/relationships/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    return zipped(
        {
            "_rels/.rels": _relations(
                '<Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/>'
            ),
            "word/_rels/document.xml.rels": _relations(
                relations
                + '<Relationship Id="out" Type="http://x/hyperlink" TargetMode="External" Target="https://a.example/b"/>'
            ),
            "word/document.xml": _word_root("document", f"<w:body>{body}</w:body>"),
            **{names[kind]: _word_root(kind, content) for kind, content in parts.items()},
        }
    )


def _relations(rows: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _word_root(name: str, content: str) -> str:
    return (
        f'<w:{name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"{content}</w:{name}>"
    )


def paragraph(text: str, properties: str = "") -> str:
    """A Word paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def raw_pdf(streams: list[bytes], *, objects: dict[int, bytes] | None = None, trailer: bytes = b"") -> bytes:
    """A PDF with one page for each content stream, in Helvetica; further objects by number from 9000 on."""
    pages = b" ".join(b"%d 0 R" % (10 + number) for number in range(len(streams)))
    parts = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(streams), pages),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        **(objects or {}),
    }
    contents = {stream: 5_000_000 + number for number, stream in enumerate(dict.fromkeys(streams))}
    for stream, number in contents.items():
        parts[number] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
    for number, stream in enumerate(streams, start=10):
        resources = b"<< /Font << /F1 3 0 R >> /XObject << /Im 9000 0 R >> >>"
        parts[number] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources %s /Contents %d 0 R >>" % (
            resources,
            contents[stream],
        )
    return _pdf_file(parts, trailer)


def _pdf_file(parts: dict[int, bytes], trailer: bytes) -> bytes:
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = {}
    for number, part in parts.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = out.tell()
    out.write(b"xref\n")
    for number, place in places.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    size = max(parts) + 1
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))
    return out.getvalue()


def shown(text: str, x: float, y: float, size: int = 11) -> bytes:
    """PDF operators that show a text at a place, in points from the lower left corner."""
    escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %d Tf %f %f Td (%s) Tj ET\n" % (size, x, y, escaped)
