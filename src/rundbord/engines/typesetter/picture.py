"""How large a PNG or JPEG picture is, read from its first bytes."""

import struct

PNG_START = b"\x89PNG\r\n\x1a\n"
JPEG_START = b"\xff\xd8"
# The frame headers of JPEG (ITU-T T.81, table B.1): SOF0 to SOF15 without DHT, JPG and DAC.
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels. ValueError: neither PNG nor JPEG, or broken."""
    try:
        width, height = _png_size(content) if content.startswith(PNG_START) else _jpeg_size(content)
    except (struct.error, IndexError) as error:
        raise ValueError("The picture is broken: it ends before it says how large it is.") from error
    if not width or not height:
        raise ValueError("The picture is broken: it has no width or no height.")
    return width, height


def _png_size(content: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    if not content.startswith(JPEG_START):
        raise ValueError("The picture must be a PNG or a JPEG.")
    place = 2
    while content[place + 1] not in JPEG_FRAMES:
        (length,) = struct.unpack(">H", content[place + 2 : place + 4])
        place += 2 + length
    height, width = struct.unpack(">HH", content[place + 5 : place + 9])
    return width, height
