"""E-mail files of Outlook (MSG): a compound file whose streams are named after properties ([MS-OXMSG])."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rundbord.engines.reader.extract.compound import OLE, compound_file
from rundbord.engines.reader.extract.letters import Letter
from rundbord.engines.reader.extract.parts import Part, held, refused
from rundbord.engines.reader.source import Reason, UnreadableError

if TYPE_CHECKING:
    from olefile import OleFileIO

_HEADER = 512
_PROPERTIES = "__properties_version1.0"
_CLASS = bytes.fromhex("0B0D020000000000C000000000000046")
_DIRECTORY_SECTOR, _SECTOR_SHIFT, _CLASS_PLACE = 0x30, 0x1E, 80
_SUBJECT, _SENDER, _SENDER_ADDRESS, _SMTP_ADDRESS = 0x0037, 0x0C1A, 0x0C1F, 0x5D01
_BODY, _HTML, _SUBMITTED, _DELIVERED = 0x1000, 0x1013, 0x0039, 0x0E06
_DATA, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME = 0x3701, 0x3707, 0x3704, 0x3001
_KIND, _CONTENT_ID, _HIDDEN, _CODEPAGE, _INTERNET_CODEPAGE = 0x370E, 0x3712, 0x7FFE, 0x3FFD, 0x3FDE
_LONG, _BOOLEAN, _TIME = 0x0003, 0x000B, 0x0040
_HEAD_MESSAGE, _HEAD_EMBEDDED, _HEAD_ATTACHMENT = 32, 24, 8
"""Bytes before the first property."""
_STREAM = 2
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_SECOND = 10_000_000
"""Of the ticks that Windows counts time in."""
_MOST_ATTACHMENTS = 1000


def is_outlook(content: bytes, name: str) -> bool:
    """Whether this is an Outlook message, by the class of its root; by its name where the root was cut off."""
    if not content.startswith(OLE):
        return False
    found = _root_class(content)
    if len(found) < len(_CLASS):
        return PurePath(name).suffix.casefold() == ".msg"
    nameless = not any(found) and _wide(_PROPERTIES) in content and _wide("WordDocument") not in content
    return found == _CLASS or nameless


def _root_class(content: bytes) -> bytes:
    """What the compound file says that it is; shorter than 16 bytes where the file was cut off before it."""
    if len(content) < _HEADER:
        return b""
    size = 1 << min(struct.unpack_from("<H", content, _SECTOR_SHIFT)[0], 12)
    root = (struct.unpack_from("<L", content, _DIRECTORY_SECTOR)[0] + 1) * size
    return content[root + _CLASS_PLACE : root + _CLASS_PLACE + len(_CLASS)]


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def outlook_parts(content: bytes, depth: int) -> Iterator[Part]:
    """The body and the attachments of a message and of the messages in it, `depth` deep; raises UnreadableError."""
    with compound_file(content) as file:
        parts = list(_message_parts(_Storage(file, (), _HEAD_MESSAGE), depth))
    yield from parts


class _Storage:
    """A message, an attachment or a recipient: properties by number, below `path` in the file."""

    def __init__(self, file: "OleFileIO", path: tuple[str, ...], head: int) -> None:
        self.file = file
        self.path = path
        properties = self.stream(_PROPERTIES)[head:]
        rows = (properties[place : place + 16] for place in range(0, len(properties) - 15, 16))
        self._fixed = {struct.unpack_from("<L", row)[0]: row[8:] for row in rows}

    def stream(self, name: str) -> bytes:
        """A stream's bytes; empty where there is none."""
        path = [*self.path, name]
        if not self.file.exists(path) or self.file.get_type(path) != _STREAM:
            return b""
        return bytes(self.file.openstream(path).read())

    def binary(self, key: int) -> bytes:
        """A property that is bytes."""
        return self.stream(f"__substg1.0_{key:04X}0102")

    def text(self, key: int) -> str:
        """A property that is text; empty where there is none."""
        wide = self.stream(f"__substg1.0_{key:04X}001F")
        narrow = b"" if wide else self.stream(f"__substg1.0_{key:04X}001E")
        written = wide.decode("utf-16-le", errors="replace") if wide else decoded(narrow, self.number(_CODEPAGE))
        return written.rstrip("\0")

    def number(self, key: int) -> int:
        """A property that is a number; 0 where there is none."""
        return int.from_bytes(self._fixed.get(key << 16 | _LONG, b"")[:4], "little")

    def flag(self, key: int) -> bool:
        """A property that is yes or no."""
        return any(self._fixed.get(key << 16 | _BOOLEAN, b"")[:1])

    def time(self, key: int) -> datetime | None:
        """A property that is a moment, in Norway's time."""
        ticks = int.from_bytes(self._fixed.get(key << 16 | _TIME, b"")[:8], "little")
        return (_EPOCH + timedelta(seconds=ticks // _SECOND)).astimezone(ZoneInfo("Europe/Oslo")) if ticks else None

    def inner(self, start: str) -> list[tuple[str, ...]]:
        """The storages right below this one whose names start so, in their order."""
        depth = len(self.path)
        below = (tuple(path) for path in self.file.listdir(streams=False, storages=True) if len(path) == depth + 1)
        return sorted(path for path in below if path[:depth] == self.path and path[depth].startswith(start))


def decoded(raw: bytes, codepage: int) -> str:
    """Bytes as text in a Windows code page; UTF-8 or cp1252 where it is not told or not known."""
    try:
        return raw.decode("utf-8" if codepage in {0, 65001} else f"cp{codepage}")
    except (LookupError, UnicodeDecodeError):
        return raw.decode("cp1252", errors="replace")


def _message_parts(message: _Storage, depth: int) -> Iterator[Part]:
    body = _letter(message).part()
    yield from [body] if body else []
    attachments = message.inner("__attach")
    if len(attachments) > _MOST_ATTACHMENTS:
        raise UnreadableError(Reason.TOO_MANY)
    for path in attachments:
        yield from _attachment_parts(_Storage(message.file, path, _HEAD_ATTACHMENT), depth)


def _letter(message: _Storage) -> Letter:
    sender = message.text(_SENDER)
    address = message.text(_SMTP_ADDRESS) or message.text(_SENDER_ADDRESS)
    raw = message.binary(_HTML)
    return Letter(
        subject=message.text(_SUBJECT),
        sender=f"{sender} <{address}>" if "@" in address and address != sender else sender,
        sent=message.time(_SUBMITTED) or message.time(_DELIVERED),
        text=message.text(_BODY),
        html=decoded(raw, message.number(_INTERNET_CODEPAGE)) if raw else message.text(_HTML),
    )


def _attachment_parts(attachment: _Storage, depth: int) -> Iterator[Part]:
    """The attachment; of an attached message its body and its own attachments; nothing for a logo in a signature."""
    name = attachment.text(_LONG_NAME) or attachment.text(_SHORT_NAME) or attachment.text(_SHOWN_NAME) or "vedlegg"
    picture = attachment.text(_KIND).startswith("image/") and attachment.text(_CONTENT_ID)
    if picture or attachment.flag(_HIDDEN):
        return
    embedded = attachment.inner(f"__substg1.0_{_DATA:04X}000D")
    if not embedded:
        yield held(name, attachment.binary(_DATA))
    elif depth <= 1:
        yield refused(name, Reason.TOO_DEEP)
    else:
        for part in _message_parts(_Storage(attachment.file, embedded[0], _HEAD_EMBEDDED), depth - 1):
            yield Part(f"{name}/{part.name}", part.read)
