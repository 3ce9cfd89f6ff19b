"""Pages as pictures: PNG, TIFF and scanned PDF files made for the tests."""

import struct
import zlib
from dataclasses import dataclass

import pypdfium2

from tests.engines.reader.extract.making import raw_pdf


@dataclass(frozen=True)
class Picture:
    """Grey dots, row by row; 255 is white."""

    width: int
    height: int
    dots: bytes


def pictures_of(pdf: bytes, dots_an_inch: int = 200) -> list[Picture]:
    """The pages of a PDF as a scanner sees them."""
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        bitmap = page.render(scale=dots_an_inch / 72, grayscale=True)
        rows = bytes(bitmap.buffer)
        starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
        dots = b"".join(rows[start : start + bitmap.width] for start in starts)
        pages.append(Picture(bitmap.width, bitmap.height, dots))
    return pages


def png(picture: Picture) -> bytes:
    """The picture as PNG."""
    rows = range(0, len(picture.dots), picture.width)
    lines = b"".join(b"\0" + picture.dots[start : start + picture.width] for start in rows)
    head = struct.pack(">2L5B", picture.width, picture.height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def tiff(pictures: list[Picture]) -> bytes:
    """The pictures as pages of one TIFF, not packed."""
    out = b"II*\0" + struct.pack("<L", 8)
    for number, picture in enumerate(pictures, start=1):
        size = len(picture.dots)
        tags = (
            (256, picture.width), (257, picture.height), (258, 8), (259, 1), (262, 1), (273, len(out) + 2 + 9 * 12 + 4),
            (277, 1), (278, picture.height), (279, size),
        )  # fmt: skip
        end = len(out) + 2 + len(tags) * 12 + 4 + size
        directory = b"".join(struct.pack("<HHLL", tag, 4, 1, value) for tag, value in tags)
        following = 0 if number == len(pictures) else end
        out += struct.pack("<H", len(tags)) + directory + struct.pack("<L", following) + picture.dots
    return out


def scanned_pdf(picture: Picture, text: bytes = b"") -> bytes:
    """A page that is a picture, with PDF operators on top of it."""
    packed = zlib.compress(picture.dots)
    image = b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8" % (
        picture.width,
        picture.height,
    )
    stream = b"%s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (image, len(packed), packed)
    return raw_pdf([b"q 595 0 0 842 0 0 cm /Im Do Q\n" + text], objects={9000: stream})
