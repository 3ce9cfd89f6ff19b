"""Old Word documents (DOC), as far as they can be told without a program that reads them."""

import struct
from typing import TYPE_CHECKING

from rundbord.engines.reader.extract.compound import compound_file
from rundbord.engines.reader.source import Reason, UnreadableError

if TYPE_CHECKING:
    from olefile import OleFileIO

_ENCRYPTED = 0x0100
_FLAGS_PLACE = 10


def refuse_old(content: bytes) -> None:
    """Why a compound file cannot be read as it is: always raises, OLD_WORD for a whole Word document."""
    with compound_file(content) as file:
        raise UnreadableError(_reason(file))


def _reason(file: "OleFileIO") -> Reason:
    if file.exists("EncryptedPackage"):
        return Reason.ENCRYPTED
    if not file.exists("WordDocument"):
        return Reason.UNKNOWN
    for stream in file.listdir():
        file.openstream(stream).read()  # raises where the file was cut off
    head = file.openstream("WordDocument").read(_FLAGS_PLACE + 2)
    flags = struct.unpack_from("<H", head, _FLAGS_PLACE)[0]
    return Reason.ENCRYPTED if flags & _ENCRYPTED else Reason.OLD_WORD
