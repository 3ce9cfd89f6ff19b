"""ZIP files that carry documents."""

import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZipInfo

from rundbord.engines.reader.extract.package import damage
from rundbord.engines.reader.extract.parts import Part
from rundbord.engines.reader.source import Reason, UnreadableError

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LONGEST_COMMENT = 65535
_MOST_LOOKED_AT = 1000
_PACKAGED = frozenset({b"[Content_Types].xml", b"_rels/.rels", b"word/document.xml", b"mimetype", b"content.xml"})
"""A ZIP file that holds one of these is itself a document (OOXML, OpenDocument, EPUB)."""
_LITTER = frozenset({"__MACOSX", "thumbs.db", "desktop.ini"})
_CHUNK = 1024 * 1024
_UTF8 = 0x800
_PACKED_TIMES = 100
"""Nothing that a person writes packs to less than a hundredth and is still larger than `_SUSPECT`."""
_SUSPECT = 10 * 1024 * 1024


def is_archive(content: bytes) -> bool:
    """Whether this is a ZIP file, and no document in ZIP's clothes. Looks at its list of names alone."""
    return content.startswith(ZIP) and _PACKAGED.isdisjoint(_first_names(content))


def _first_names(content: bytes) -> Iterator[bytes]:
    """The first names of the list at the end of a ZIP file; none where it is broken."""
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - _LONGEST_COMMENT - _END.size))
    if end < 0 or end + _END.size > len(content):
        return
    size = _END.unpack_from(content, end)[5]
    place = max(end - size, 0)
    for _ in range(_MOST_LOOKED_AT):
        if place + _ENTRY.size > len(content) or content[place : place + 4] != b"PK\x01\x02":
            return
        fields = _ENTRY.unpack_from(content, place)
        start = place + _ENTRY.size
        yield content[start : start + fields[10]]
        place = start + fields[10] + fields[11] + fields[12]


def archive_parts(content: bytes) -> Iterator[Part]:
    """The files in a ZIP file, without what computers leave behind; raises UnreadableError if it is broken."""
    with damage():
        package = zipfile.ZipFile(io.BytesIO(content))
    for entry in package.infolist():
        name = _name(entry)
        if not entry.is_dir() and not _is_litter(name):
            yield Part(name, lambda most, entry=entry: _read(package, entry, most))  # type: ignore[misc]  # mypy cannot type a lambda's default


def _name(entry: ZipInfo) -> str:
    """The name as written: without the mark of UTF-8 it is in the alphabet of DOS, in Norway cp865."""
    if entry.flag_bits & _UTF8:
        return entry.orig_filename
    raw = entry.orig_filename.encode("cp437", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp865")


def _is_litter(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return not _LITTER.isdisjoint(parts) or any(
        part.startswith("~$") or part.casefold() in _LITTER or part == ".DS_Store" for part in parts
    )


def _read(package: zipfile.ZipFile, entry: ZipInfo, most: int) -> bytes:
    """The file's bytes; UnreadableError if it is locked, broken, larger than `most` or packed like a bomb."""
    _refuse_bomb(entry, entry.file_size)
    pieces: list[bytes] = []
    size = 0
    with damage(), package.open(entry) as stream:
        while piece := stream.read(_CHUNK):
            pieces.append(piece)
            size += len(piece)
            _refuse_bomb(entry, size)
            if size > most:
                raise UnreadableError(Reason.TOO_LARGE)
    return b"".join(pieces)


def _refuse_bomb(entry: ZipInfo, size: int) -> None:
    if size > _SUSPECT and size > entry.compress_size * _PACKED_TIMES:
        raise UnreadableError(Reason.UNSAFE)
