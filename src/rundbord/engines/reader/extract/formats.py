"""Each format's way from bytes to a Source."""

from rundbord.engines.reader.extract.detect import detect
from rundbord.engines.reader.source import Reason, Source, UnreadableError

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes. Minutes with all their papers seldom reach a tenth of this."""


def extract_bytes(content: bytes, name: str = "") -> Source:
    """The text of a file's content; `name` helps where the content leaves the format open. Raises UnreadableError."""
    if len(content) > LARGEST_FILE:
        raise UnreadableError(Reason.TOO_LARGE)
    match detect(content, name):
        case "pdf":
            from rundbord.engines.reader.extract.pdf import extract_pdf

            return extract_pdf(content)
        case "docx":
            from rundbord.engines.reader.extract.docx import extract_docx

            return extract_docx(content)
        case "odt":
            from rundbord.engines.reader.extract.odt import extract_odt

            return extract_odt(content)
        case "fodt":
            from rundbord.engines.reader.extract.odt import extract_flat_odt

            return extract_flat_odt(content)
        case "rtf":
            from rundbord.engines.reader.extract.rtf import extract_rtf

            return extract_rtf(content)
        case "html":
            from rundbord.engines.reader.extract.html import extract_html

            return extract_html(content)
        case "md":
            from rundbord.engines.reader.extract.plain import decode, extract_markdown

            return extract_markdown(decode(content))
        case _:
            from rundbord.engines.reader.extract.plain import decode, extract_text

            return extract_text(decode(content))
