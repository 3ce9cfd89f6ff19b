"""What a file is, found in its content; the name only tells kinds of plain text apart.

Signatures from the formats' own specifications: PDF (ISO 32000), ZIP packages (OPC, ISO/IEC 29500-2; OpenDocument,
ISO/IEC 26300), PNG, JPEG, GIF, WebP, RTF, and the compound files of old Office ([MS-CFB]).
"""

import re
import zipfile
from pathlib import PurePath
from typing import IO

OFFICE = "application/vnd.openxmlformats-officedocument."
UNKNOWN = "application/octet-stream"

SIGNATURES = [
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
]
PARTS = {
    "word/": f"{OFFICE}wordprocessingml.document",
    "xl/": f"{OFFICE}spreadsheetml.sheet",
    "ppt/": f"{OFFICE}presentationml.presentation",
}
TEXTS = {".md": "text/markdown", ".csv": "text/csv", ".ics": "text/calendar", ".vcf": "text/vcard"}
MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|title|table|div|p)\b", re.IGNORECASE)
DRAWING = re.compile(rb"<svg\b", re.IGNORECASE)
HEAD = 4096


def found_in(content: IO[bytes], name: str) -> str:
    """The media type of the content, `application/octet-stream` where it is nothing known. Rewinds the content."""
    head = content.read(HEAD)
    content.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return _of_package(content)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    for signature, media_type in SIGNATURES:
        if head.startswith(signature):
            return media_type
    return _of_text(head, name)


def _of_package(content: IO[bytes]) -> str:
    try:
        with zipfile.ZipFile(content) as package:
            names = package.namelist()
            if names and names[0] == "mimetype":
                return package.read("mimetype")[:100].decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return UNKNOWN
    finally:
        content.seek(0)
    return next(
        (kind for part, kind in PARTS.items() if any(name.startswith(part) for name in names)), "application/zip"
    )


def _of_text(head: bytes, name: str) -> str:
    if DRAWING.search(head):
        return "image/svg+xml"
    if MARKUP.search(head):
        return "text/html"
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return UNKNOWN
    return TEXTS.get(PurePath(name).suffix.lower(), "text/plain")
