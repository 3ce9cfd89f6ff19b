"""Files that carry documents: ZIP and e-mail (EML, MSG), also in each other.

`unpack_safely` is for files from strangers: it does the work of `unpack` in a child process with limits.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rundbord.engines.reader.extract.archive import archive_parts, is_archive
from rundbord.engines.reader.extract.mail import is_mail, mail_parts
from rundbord.engines.reader.extract.outlook import is_outlook, outlook_parts
from rundbord.engines.reader.extract.parts import Part
from rundbord.engines.reader.extract.safe_paths import Paths
from rundbord.engines.reader.source import Reason, UnreadableError


@dataclass(frozen=True)
class Limits:
    """What may come out of one file: bytes of all members and of one, how many members, how deep in each other."""

    total: int = 400 * 1024 * 1024
    largest: int = 100 * 1024 * 1024
    members: int = 10_000
    depth: int = 4


@dataclass(frozen=True)
class Member:
    """A document in a container.

    `path` is relative, parted by "/", safe to show and to keep, and no other member's; what lay in a container in the
    container stands below that container's own name ("post.zip/melding.eml/referat.pdf").
    """

    path: str
    content: bytes


@dataclass(frozen=True)
class Refused:
    """A member that was not unpacked, or the container itself, with the reason."""

    path: str
    reason: Reason


@dataclass(frozen=True)
class Unpacked:
    """All that came out of a container, each in its order."""

    members: tuple[Member, ...]
    refused: tuple[Refused, ...]


def is_container(content: bytes, name: str) -> bool:
    """Whether this is a ZIP, EML or MSG file; cheap and harmless also for hostile content.

    DOCX, ODT and the like are documents, though they are ZIP files inside.
    """
    return is_archive(content) or is_outlook(content, name) or is_mail(content, name)


def unpack(content: bytes, name: str, limits: Limits | None = None) -> Iterator[Member | Refused]:
    """What a container holds, one by one, containers in it unpacked too; raises nothing.

    Where the limits of count or of all bytes are reached, the last is a Refused for the container itself.
    """
    unpacking = _Unpacking(limits or Limits())
    try:
        yield from unpacking.walk(content, name, "", 1)
    except UnreadableError as error:
        yield Refused(unpacking.paths.take(name), error.reason)


def unpack_safely(content: bytes, name: str, *, seconds: float = 30, memory_mb: int = 1024) -> Unpacked:
    """What a container holds, unpacked in a child process; raises nothing.

    `seconds` is wall time with the child's start, `memory_mb` the child's address space in MiB. Where time or memory
    end, the members found so far are given, and the container itself stands among the refused.
    """
    from rundbord.engines.reader.extract.child import Extractor

    with Extractor(seconds=seconds, memory_mb=memory_mb) as extractor:
        return extractor.unpack(content, name)


class _Unpacking:
    """What is left of the limits while a container is walked."""

    def __init__(self, limits: Limits) -> None:
        self.paths = Paths()
        self._limits = limits
        self._bytes = limits.total
        self._members = limits.members

    def walk(self, content: bytes, name: str, place: str, depth: int) -> Iterator[Member | Refused]:
        """The members of a container whose own place is `place`; raises UnreadableError where it is broken itself."""
        if depth > self._limits.depth:
            raise UnreadableError(Reason.TOO_DEEP)
        empty = True
        for part in self._parts(content, name, depth):
            empty = False
            self._members -= 1
            if self._members < 0:
                raise _SpentError(Reason.TOO_MANY)
            yield from self._member(part, place, depth)
        if empty:
            raise UnreadableError(Reason.EMPTY)

    def _parts(self, content: bytes, name: str, depth: int) -> Iterator[Part]:
        if is_archive(content):
            return archive_parts(content)
        if is_outlook(content, name):
            return outlook_parts(content, self._limits.depth - depth + 1)
        if is_mail(content, name):
            return mail_parts(content)
        raise UnreadableError(Reason.UNKNOWN)

    def _member(self, part: Part, place: str, depth: int) -> Iterator[Member | Refused]:
        path = self.paths.take(f"{place}/{part.name}" if place else part.name)
        try:
            content = self._read(part)
            if is_container(content, part.name):
                yield from self.walk(content, part.name, path, depth + 1)
            else:
                yield Member(path, content)
        except _SpentError:
            raise
        except UnreadableError as error:
            yield Refused(path, error.reason)

    def _read(self, part: Part) -> bytes:
        try:
            content = part.read(min(self._limits.largest, self._bytes))
        except UnreadableError as error:
            if error.reason is Reason.TOO_LARGE and self._bytes < self._limits.largest:
                raise _SpentError(Reason.TOO_MANY) from error
            raise
        self._bytes -= len(content)
        return content


class _SpentError(UnreadableError):
    """The limits for all members together are reached."""
