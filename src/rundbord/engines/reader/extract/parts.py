"""What a container holds, before it is unpacked."""

from collections.abc import Callable
from dataclasses import dataclass

from rundbord.engines.reader.source import Reason, UnreadableError


@dataclass(frozen=True)
class Part:
    """A file in a container: its name as written, and how to read at most so many bytes of it.

    `read` raises UnreadableError, also where the part is larger than it was asked for.
    """

    name: str
    read: Callable[[int], bytes]


def held(name: str, content: bytes) -> Part:
    """A part that is in memory already."""
    return Part(name, lambda _most: content)


def refused(name: str, reason: Reason) -> Part:
    """A part that is known not to be readable."""

    def refuse(_most: int) -> bytes:
        raise UnreadableError(reason)

    return Part(name, refuse)
