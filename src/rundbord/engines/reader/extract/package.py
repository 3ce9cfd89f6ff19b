"""Zip packages with XML parts, opened without trusting them."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rundbord.engines.reader.source import Reason, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import HTMLParser, XMLParser, _Element

LARGEST_PART = 48 * 1024 * 1024
"""Bytes of one part after unpacking. The XML of a thousand pages of minutes takes some 20 MB."""

_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError,
    NotImplementedError, ValueError, IndexError,
)  # fmt: skip


@contextmanager
def damage() -> Iterator[None]:
    """Every fault of a zip file as an UnreadableError."""
    try:
        yield
    except RuntimeError as error:
        if isinstance(error, NotImplementedError):
            raise UnreadableError(Reason.DAMAGED) from error
        raise UnreadableError(Reason.ENCRYPTED) from error  # zipfile's word for "password required"
    except _BROKEN as error:
        raise UnreadableError(Reason.DAMAGED) from error


class Package:
    """A zip file in memory; every fault in it is an UnreadableError."""

    def __init__(self, content: bytes) -> None:
        with damage():
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """A part's bytes; UnreadableError if it is missing, broken or unpacks to too much."""
        with damage():
            try:
                part = self._zip.open(name)
            except KeyError as error:
                raise UnreadableError(Reason.DAMAGED) from error
            with part:
                content = part.read(LARGEST_PART + 1)
        if len(content) > LARGEST_PART:
            raise UnreadableError(Reason.UNSAFE)
        return content

    def xml(self, name: str) -> "_Element":
        """The root element of a part."""
        return parse_xml(self.read(name))


def parse_xml(content: bytes) -> "_Element":
    """Parse without document types, entities, network or files; UnreadableError if broken or hostile."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = parsed(content, parser)
    except (etree.LxmlError, ValueError) as error:
        hostile = b"<!ENTITY" in content or b"<!DOCTYPE" in content
        raise UnreadableError(Reason.UNSAFE if hostile else Reason.DAMAGED) from error
    if root is None:
        raise UnreadableError(Reason.DAMAGED)
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(Reason.UNSAFE)
    return root


def parsed(content: bytes, parser: "HTMLParser | XMLParser") -> "_Element | None":
    """lxml's root element; MemoryError where lxml calls a lack of memory a fault in the file."""
    from lxml import etree

    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise


def local(tag: object) -> str:
    """An element's name without its namespace; empty for comments and instructions."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
