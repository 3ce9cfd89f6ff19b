"""Pictures of text (PNG, JPEG, TIFF), by text recognition."""

from rundbord.engines.reader.extract.blocks import Draft
from rundbord.engines.reader.extract.pdf_columns import lines_of
from rundbord.engines.reader.extract.pdf_pages import Page, write_pages
from rundbord.engines.reader.extract.recognition import recognize
from rundbord.engines.reader.source import Source


def extract_png(content: bytes) -> Source:
    """The text of a PNG picture; raises UnreadableError."""
    return _extract(content, "png")


def extract_jpeg(content: bytes) -> Source:
    """The text of a JPEG picture; raises UnreadableError."""
    return _extract(content, "jpeg")


def extract_tiff(content: bytes) -> Source:
    """The text of a TIFF picture, its pages one after the other; raises UnreadableError."""
    return _extract(content, "tiff")


def _extract(content: bytes, kind: str) -> Source:
    draft = Draft()
    write_pages(draft, [Page(lines_of(words)) for words in recognize(content)])
    return draft.source(kind)
