"""Files that are small and grow, or are large and hold nothing."""

import struct
import zipfile
import zlib
from io import BytesIO

from tests.engines.reader.extract.hostile.kinds import HostileFile, hostile
from tests.engines.reader.extract.hostile.samples import odt
from tests.engines.reader.extract.making import paragraph, raw_pdf, raw_word_file, shown, zipped
from tests.engines.reader.extract.making_office import presentation, shape, workbook
from tests.engines.reader.extract.making_pictures import Picture, png

MEGABYTE = 1024 * 1024
NOTHING = " " * (60 * MEGABYTE)


def packed_zeros(megabytes: int, window: int = -15) -> bytes:
    """So many zeros, deflated; a megabyte is packed once and repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    first = packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (megabytes - 1) + packer.flush()


def zip_of_zeros(names: list[str], megabytes: int, *, overlapping: bool = False) -> bytes:
    """A ZIP file with members of zeros; overlapping ones share the same packed bytes."""
    data = packed_zeros(megabytes)
    size = min(megabytes * MEGABYTE, 0xFFFFFFFE)
    check = zlib.crc32(bytes(size)) if megabytes < 32 else 0
    out, listed = b"", b""
    for number, name in enumerate(names):
        raw = name.encode()
        place = 0 if overlapping else len(out)
        fields = (20, 0, 8, 0, 0, check, len(data), size, len(raw), 0)
        if number == 0 or not overlapping:
            out += struct.pack("<4s5H3L2H", b"PK\x03\x04", *fields) + raw + data
        listed += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, *fields, 0, 0, 0, 0, place) + raw
    return out + listed + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(names), len(names), len(listed), len(out), 0)


def many_members(count: int) -> bytes:
    """A ZIP file of so many empty members."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(count):
            package.writestr(f"{number}.txt", b"")
    return out.getvalue()


def nested(content: bytes, depth: int, copies: int = 1) -> bytes:
    """A ZIP file in ZIP files, each with copies of the one below."""
    for level in range(depth):
        content = zipped({f"{level}-{copy}.zip": content for copy in range(copies)})
    return content


def pdf_of_zeros(megabytes: int) -> bytes:
    """A page whose content unpacks to zeros."""
    packed = packed_zeros(megabytes, 15)
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)
    return raw_pdf([b"x"], objects={5_000_000: stream}).replace(
        b"5000000 0 obj\n<< /Length 1 >>", b"4999999 0 obj\n<< /Length 1 >>"
    )


def wide_png(side: int) -> bytes:
    """A PNG that says it is so wide and high, and holds zeros."""
    small = png(Picture(1, 1, b"\xff"))
    head = struct.pack(">2L5B", side, side, 1, 0, 0, 0, 0)
    data = packed_zeros(side * side // 8 // MEGABYTE, 15)
    chunks = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return small[:8] + b"".join(
        struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body)) for kind, body in chunks
    )


PAGE = b"".join(shown(f"linje {line} med ord", 50, 800 - line * 7) for line in range(100))
JPEG = b"\xff\xd8\xff\xc0\x00\x0b\x08\xff\xdc\xff\xdc\x01\x01\x11\x00\xff\xd9"
LARGE = "TOO_LARGE UNSAFE"

BOMBS: list[HostileFile] = [
    hostile("bomb.docx", lambda _: raw_word_file(paragraph(NOTHING)), "UNSAFE"),
    hostile("bomb.odt", lambda _: odt(f"<text:p>{NOTHING}</text:p>"), "UNSAFE"),
    hostile("bomb.xlsx", lambda _: workbook({"A": "<row/>"}, strings=[NOTHING]), "UNSAFE"),
    hostile("bomb.pptx", lambda _: presentation([shape(NOTHING)]), "UNSAFE"),
    hostile("gigabyte.docx", lambda _: zip_of_zeros(["word/document.xml", "_rels/.rels"], 1024), "UNSAFE DAMAGED"),
    hostile("gigabyte.zip", lambda _: zip_of_zeros(["a.txt"], 1024), "UNSAFE"),
    hostile("four-gigabytes.zip", lambda _: zip_of_zeros(["a.txt"], 5000), "UNSAFE"),
    hostile(
        "overlapping.zip",
        lambda _: zip_of_zeros([f"{n}.txt" for n in range(500)], 9, overlapping=True),
        "UNSAFE DAMAGED TOO_MANY TEXT",
    ),
    hostile("many-bombs.zip", lambda _: zip_of_zeros([f"{n}.txt" for n in range(60)], 20), "UNSAFE"),
    hostile("bomb-in-zip-in-zip.zip", lambda _: nested(zip_of_zeros(["a.txt"], 1024), 2, 3), "UNSAFE"),
    hostile("42.zip", lambda _: nested(zip_of_zeros(["a.txt"], 8), 3, 16), "TOO_MANY TOO_SLOW"),
    hostile("deep.zip", lambda _: nested(zipped({"a.txt": b"hei"}), 60), "TOO_DEEP"),
    hostile("many.zip", lambda _: many_members(20_000), "TOO_MANY EMPTY"),
    hostile("zeros.pdf", lambda _: pdf_of_zeros(300), f"{LARGE} EMPTY TOO_SLOW DAMAGED"),
    hostile("pages.pdf", lambda _: raw_pdf([b"%d 0 m" % n for n in range(10_000)]), "EMPTY TOO_SLOW"),
    hostile("pages-of-text.pdf", lambda _: raw_pdf([PAGE] * 10_000), "TOO_SLOW", seconds=2),
    hostile(
        "huge-page.pdf",
        lambda _: raw_pdf([b"0 0 9 9 re f"]).replace(b"595 842", b"9999999 9999999"),
        "EMPTY DAMAGED TEXT",
    ),
    hostile("wide.png", lambda _: wide_png(60_000), f"{LARGE} DAMAGED TOO_SLOW EMPTY PICTURE", seconds=4),
    hostile("wide.jpg", JPEG, f"{LARGE} DAMAGED TOO_SLOW EMPTY PICTURE"),
    hostile(
        "wide.tiff",
        b"II*\0\x08\0\0\0\x02\0" + struct.pack("<HHLLHHLL", 256, 4, 1, 9**9, 257, 4, 1, 9**9) + bytes(4),
        f"{LARGE} DAMAGED TOO_SLOW EMPTY PICTURE",
    ),
    hostile("nothing.txt", lambda _: bytes(64 * MEGABYTE), "EMPTY"),
    hostile("spaces.txt", lambda _: b" " * (64 * MEGABYTE), "EMPTY TOO_LARGE"),
    hostile("larger-than-all.txt", lambda _: b"a" * (201 * MEGABYTE), "TOO_LARGE"),
    hostile("one-line.txt", lambda _: b"ord " * (8 * MEGABYTE), "TEXT TOO_LARGE TOO_SLOW"),
    hostile("tags.html", lambda _: b"<html>" + b"<p>a</p>" * 600_000, "TOO_LARGE TOO_SLOW TEXT"),
    hostile("attributes.html", lambda _: b"<html><p " + b"a=b " * 500_000 + b">x", "TEXT TOO_LARGE TOO_SLOW DAMAGED"),
    hostile("cells.html", b"<table><tr>" + b"<td rowspan=9999 colspan=9999>x" * 300, "TEXT"),
    hostile("lines.rtf", lambda _: b"{\\rtf1 " + b"\\par " * 200_000 + b"x}", "TEXT TOO_SLOW TOO_LARGE"),
    hostile("marks.md", b"# x\n" + b"[" * 10_000 + b"\n" + b"**" * 10_000 + b"\n" + b"![](" * 5000, "TEXT TOO_SLOW"),
    hostile("rules.md", b"x\n" + b"|-:" * 40_000 + b"x\n" + b"-" * 40_000 + b"x", "TEXT TOO_SLOW"),
    hostile(
        "spans.docx",
        raw_word_file(
            "<w:tbl>" + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr>'
            "<w:p/></w:tc></w:tr>" * 50 + "</w:tbl>" + paragraph("x")
        ),
        "TEXT",
    ),
    hostile(
        "repeats.odt",
        odt(
            '<table:table><table:table-row table:number-rows-repeated="999999999"><table:table-cell'
            ' table:number-columns-repeated="999999999"><text:p>x<text:s text:c="999999999"/></text:p>'
            "</table:table-cell></table:table-row></table:table>"
        ),
        "TEXT UNSAFE TOO_LARGE",
    ),
    hostile("far.xlsx", workbook({"A": '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' * 99}), "TEXT"),
    hostile("paragraphs.docx", lambda _: raw_word_file(paragraph("x") * 60_000), "TEXT TOO_SLOW UNSAFE TOO_LARGE"),
    hostile("headers.eml", lambda _: b"X-A: b\n" * 300_000 + b"\nhei", "TEXT TOO_SLOW UNSAFE TOO_LARGE"),
    hostile(
        "parts.eml",
        lambda _: (
            b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
            + b"--x\nContent-Type: a/b\n\nhei\n" * 5000
            + b"--x--"
        ),
        "TOO_MANY TOO_SLOW",
    ),
]
