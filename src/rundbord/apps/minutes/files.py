"""The formats that a document is given out in."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rundbord.engines.typesetter.document import Document


@dataclass(frozen=True)
class Format:
    """A file format: its ending, media type, name for people, and what makes it."""

    ending: str
    media_type: str
    label: str
    make: Callable[[Document], bytes]


def _pdf(document: Document) -> bytes:
    from rundbord.engines.typesetter.pdf import to_pdf

    return to_pdf(document)


def _docx(document: Document) -> bytes:
    from rundbord.engines.typesetter.docx import to_docx

    return to_docx(document)


def _odt(document: Document) -> bytes:
    from rundbord.engines.typesetter.odt import to_odt

    return to_odt(document)


FORMATS = {
    "pdf": Format("pdf", "application/pdf", "PDF", _pdf),
    "docx": Format(
        "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word (DOCX)", _docx
    ),
    "odt": Format("odt", "application/vnd.oasis.opendocument.text", "ODT", _odt),
}


def file_name(document: Document, ending: str) -> str:
    """A name that says what the file is, without characters that file systems dislike."""
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", document.title)
    return f"{' '.join(plain.split())[:120]} {document.issued.isoformat()}.{ending}"
