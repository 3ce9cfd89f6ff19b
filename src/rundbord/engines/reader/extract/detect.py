"""Which format a file has: its content decides, its name only where the content leaves it open."""

import re
from pathlib import PurePath

from rundbord.engines.reader.extract.compound import OLE
from rundbord.engines.reader.extract.old_word import refuse_old
from rundbord.engines.reader.extract.package import Package
from rundbord.engines.reader.source import Reason, UnreadableError

_PICTURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"II*\x00": "tiff", b"MM\x00*": "tiff"}
"""Whole marks: what Tesseract does not know for a picture it takes for a list of files to open."""
_OTHER_PICTURES = (b"GIF8", b"BM6")
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|h[1-6]|table|ul|ol|article|"
    rb"section|main|meta|title|span|br|font)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)


def detect(content: bytes, name: str) -> str:
    """One of "pdf", "docx", "xlsx", "pptx", "odt", "fodt", "rtf", "html", "md", "txt", "png", "jpeg" and "tiff".

    Raises UnreadableError for other kinds of file.
    """
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError(Reason.EMPTY)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packaged(content)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(OLE):
        refuse_old(content)
    for start, picture in _PICTURES.items():
        if content.startswith(start):
            return picture
    if content.startswith(_OTHER_PICTURES):
        raise UnreadableError(Reason.UNKNOWN)
    return _written(content, PurePath(name).suffix.casefold())


def _packaged(content: bytes) -> str:
    package = Package(content)
    if "xl/workbook.xml" in package.names:
        return "xlsx"
    if "ppt/presentation.xml" in package.names:
        return "pptx"
    if "word/document.xml" in package.names or "_rels/.rels" in package.names:
        return "docx"
    if "content.xml" in package.names:
        return "odt"
    raise UnreadableError(Reason.UNKNOWN)


def _written(content: bytes, suffix: str) -> str:
    start = content[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if start.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if _HTML.match(start) or suffix in {".html", ".htm", ".xhtml"}:
        return "html"
    if start.lstrip().startswith(b"<?xml"):
        if b"<office:document" not in start:
            raise UnreadableError(Reason.UNKNOWN)
        return "fodt"
    return "md" if suffix in {".md", ".markdown"} else "txt"
