"""Which format a file has: its content decides, its name only where the content leaves it open."""

import re
from pathlib import PurePath

from rundbord.engines.reader.extract.package import Package
from rundbord.engines.reader.source import Reason, UnreadableError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM6")
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|h[1-6]|table|ul|ol|article|"
    rb"section|main|meta|title|span|br|font)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)


def detect(content: bytes, name: str) -> str:
    """One of "pdf", "docx", "odt", "fodt", "rtf", "html", "md", "txt"; UnreadableError for other kinds of file."""
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError(Reason.EMPTY)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packaged(content)
    if content.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise UnreadableError(Reason.ENCRYPTED if encrypted else Reason.OLD_WORD)
    if content.startswith(_PICTURES):
        raise UnreadableError(Reason.UNKNOWN)
    return _written(content, PurePath(name).suffix.casefold())


def _packaged(content: bytes) -> str:
    package = Package(content)
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
