"""What a message carries. Mail knows files by uid only; the app that keeps them registers how they are read."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class MailFile:
    """A file as a message carries it."""

    name: str
    content: bytes
    media_type: str


Read = Callable[[str], MailFile | None]

_readers: list[Read] = []


def register_reader(read: Read) -> None:
    """Let a higher app read attachments: it returns the file of a uid, or None if it is gone or not its own."""
    _readers.append(read)


def read(uid: str) -> MailFile:
    """The file of this uid. Raises LookupError if nobody has it (any more)."""
    for reader in _readers:
        if found := reader(uid):
            return found
    raise LookupError(f"nobody has the attachment {uid}")
