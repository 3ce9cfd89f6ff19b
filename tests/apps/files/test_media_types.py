"""What a file is, told by its content."""

import zipfile
from io import BytesIO

import pytest

from rundbord.apps.files.media_types import OFFICE, UNKNOWN, found_in


def package(*names: str, mimetype: str = "") -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<x/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (b"%PDF-1.4", "a.exe", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n..", "logo", "image/png"),
        (b"\xff\xd8\xff\xe0", "photo.png", "image/jpeg"),
        (b"GIF89a", "x", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "x", "image/webp"),
        (b"{\\rtf1 ", "x.doc", "application/rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.doc", "application/x-ole-storage"),
        (package("[Content_Types].xml", "word/document.xml"), "x.zip", f"{OFFICE}wordprocessingml.document"),
        (package("xl/workbook.xml"), "x", f"{OFFICE}spreadsheetml.sheet"),
        (package(mimetype="application/vnd.oasis.opendocument.text"), "x", "application/vnd.oasis.opendocument.text"),
        (package("a.txt"), "a.docx", "application/zip"),
        (b"PK\x03\x04 broken", "a.docx", UNKNOWN),
        (b"<!DOCTYPE html><title>x", "x.txt", "text/html"),
        (b"hei <ScRiPt>alert(1)</script>", "x.txt", "text/html"),
        (b"<?xml version='1.0'?><svg xmlns=''>", "x.png", "image/svg+xml"),
        ("Møtet ble åpnet kl. 13 < 14".encode(), "x.txt", "text/plain"),
        ("Møtet".encode("latin-1"), "x", "text/plain"),
        ("Møtet".encode("utf-16"), "x.txt", "text/plain"),
        (b"# Referat", "x.md", "text/markdown"),
        (b"a;b", "x.CSV", "text/csv"),
        (b"\x00\x01\x02", "x.txt", UNKNOWN),
    ],
)
def test_the_content_decides(content: bytes, name: str, media_type: str) -> None:
    stream = BytesIO(content)
    assert found_in(stream, name) == media_type
    assert stream.tell() == 0
