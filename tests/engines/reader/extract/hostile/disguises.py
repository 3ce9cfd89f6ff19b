"""Files that were cut off, pretend to be others, or bear names that lead elsewhere."""

from functools import partial

from tests.engines.reader.extract.hostile.kinds import HostileFile, Lure, hostile
from tests.engines.reader.extract.hostile.samples import HTML, RTF, TEXT, samples
from tests.engines.reader.extract.making import zipped

WHOLE_OR_NOTHING = ("pdf", "docx", "odt", "xlsx", "pptx", "rtf", "doc", "zip", "msg")
"""Formats that tell where they end: what was cut off is refused."""
BIT_BY_BIT = ("txt", "md", "html", "eml", "png", "tiff")
"""Formats of which the beginning is a file too."""
ENDINGS = ("pdf", "docx", "txt", "html", "rtf", "odt", "xlsx", "doc", "eml", "zip", "png")
NAMES = (
    "../../../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows\\system32\\a.docx",
    "..\\..\\a.docx",
    "\\\\server\\share\\a.docx",
    "a\x00.docx",
    "a\x1b[2J\r\n\x07.docx",
    "faktura\u202excod.exe",
    "\u2066a\u2069\u200f.docx",
    "a" * 4000 + ".docx",
    "",
    ".",
    "..",
    "CON.docx",
    "a.docx/",
    "a.pdf.exe",
    "%2e%2e%2fa.docx",
    "💥.docx",
    "a\ud800.docx",
    "file:///etc/passwd",
    "http://a.example/b.docx",
    "-rf.docx",
    "$(reboot).docx",
    "'; DROP TABLE a;--.docx",
)


def _cut(_lure: Lure, ending: str, tenth: int) -> bytes:
    whole = samples()[ending]
    return whole[: len(whole) * tenth // 10]


def _sample(_lure: Lure, ending: str) -> bytes:
    return samples()[ending]


def _both(_lure: Lure, first: str, second: str) -> bytes:
    return samples()[first] + samples()[second]


def _locked_zip(_lure: Lure) -> bytes:
    return locked(zipped({"a.txt": TEXT, "b.txt": TEXT}))


def locked(package: bytes) -> bytes:
    """A ZIP file whose members say that they have a password."""
    changed = bytearray(package)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + place] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


def _wrong(ending: str) -> str:
    """Another format's ending."""
    return ENDINGS[(ENDINGS.index(ending) + 1) % len(ENDINGS)] if ending in ENDINGS else "pdf"


DISGUISES: list[HostileFile] = [
    *(
        hostile(
            f"{tenth} tenths of {ending}", partial(_cut, ending=ending, tenth=tenth), "DAMAGED UNKNOWN", f"a.{ending}"
        )
        for ending in WHOLE_OR_NOTHING
        for tenth in range(1, 10)
    ),
    *(
        hostile(
            f"{tenth} tenths of {ending}",
            partial(_cut, ending=ending, tenth=tenth),
            "TEXT DAMAGED EMPTY PICTURE",
            f"a.{ending}",
        )
        for ending in BIT_BY_BIT
        for tenth in range(1, 10)
    ),
    *(
        hostile(
            f"{ending} as {_wrong(ending)}",
            partial(_sample, ending=ending),
            "TEXT PICTURE OLD_WORD EMPTY",
            f"a.{_wrong(ending)}",
        )
        for ending in (*WHOLE_OR_NOTHING, *BIT_BY_BIT)
    ),
    *(hostile(f"name {number}", partial(_sample, ending="docx"), "TEXT", name) for number, name in enumerate(NAMES)),
    hostile("names.zip", lambda _: zipped({name.replace("\ud800", ""): TEXT for name in NAMES if name}), "TEXT"),
    *(
        hostile(
            f"{first} and {second}",
            partial(_both, first=first, second=second),
            "TEXT DAMAGED OLD_WORD PICTURE UNKNOWN EMPTY",
        )
        for first, second in (
            ("pdf", "zip"),
            ("zip", "pdf"),
            ("html", "zip"),
            ("docx", "pdf"),
            ("pdf", "docx"),
            ("png", "zip"),
            ("rtf", "html"),
            ("doc", "docx"),
            ("eml", "zip"),
            ("txt", "pdf"),
            ("html", "pdf"),
            ("docx", "odt"),
        )
    ),
    hostile("a pdf's mark in a zip", lambda _: zipped({"%PDF-1.7.txt": TEXT}), "TEXT"),
    hostile("script in a gif", b"GIF89a/*" + b"x" * 50 + b"*/=1;alert(1)", "UNKNOWN"),
    hostile("page in xml", b"<?xml version='1.0'?>" + HTML, "TEXT"),
    hostile("rtf with a page in it", RTF[:-1] + HTML.replace(b"{", b"") + b"}", "TEXT"),
    hostile("utf-16 without a mark", TEXT.decode().encode("utf-16-le"), "TEXT"),
    hostile("utf-7", b"<html><meta charset=utf-7>+ADw-script+AD4-ord", "TEXT EMPTY"),
    hostile("a charset that nobody knows", b"<html><meta charset=rot13>ord", "TEXT"),
    hostile("right-to-left marks in the text", "\u202eord\u202c \u2066ord\u2069 \u200ford".encode(), "TEXT"),
    hostile("a program", b"\x7fELF" + bytes(range(256)) * 40, "UNKNOWN", "referat.pdf"),
    hostile("locked.zip", _locked_zip, "ENCRYPTED"),
]
