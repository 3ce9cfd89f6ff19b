"""Compound files (OLE): what old Word documents and Outlook's messages are inside."""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rundbord.engines.reader.source import Reason, UnreadableError

if TYPE_CHECKING:
    from olefile import OleFileIO

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DEFECTS = 30
"""From "incorrect" on olefile raises, so that loops end and what was cut off is not half read."""


@contextmanager
def compound_file(content: bytes) -> "Iterator[OleFileIO]":
    """The file, opened; every fault of it within the block is an UnreadableError."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content), raise_defects=_DEFECTS) as file:
            yield file
    except (OSError, ValueError, LookupError, TypeError, struct.error, OverflowError) as error:
        raise UnreadableError(Reason.DAMAGED) from error
    except RecursionError as error:
        raise UnreadableError(Reason.UNSAFE) from error
