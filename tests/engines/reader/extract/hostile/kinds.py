"""What a hostile file is to the tests."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TEXT = "TEXT"
"""Among what a file may become: a source, not a reason."""


@dataclass(frozen=True)
class Lure:
    """What no file may reach: an address where a test listens, and a file with a secret word."""

    url: str
    path: Path


@dataclass(frozen=True)
class HostileFile:
    """A file that a test makes; `becomes` are the names of the reasons that are right for it, or TEXT.

    What is unpacked from a container may be text besides.
    """

    label: str
    make: Callable[[Lure], bytes]
    becomes: frozenset[str]
    name: str
    seconds: float


def hostile(
    label: str, content: bytes | Callable[[Lure], bytes], becomes: str, name: str | None = None, seconds: float = 20
) -> HostileFile:
    """A hostile file; `becomes` are words apart from each other by spaces; an endless one gets few seconds."""
    make = content if callable(content) else lambda _lure: content
    return HostileFile(label, make, frozenset(becomes.split()), label if name is None else name, seconds)
