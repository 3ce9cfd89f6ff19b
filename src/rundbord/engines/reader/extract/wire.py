"""What the parent and the child say to each other over a socket: lines of JSON, some followed by bytes."""

import json
import socket
from time import monotonic
from typing import Any

_MEGABYTE = 1024 * 1024

Message = dict[str, Any]


class Wire:
    """The parent's end. Everything is done by a deadline (of `monotonic`): TimeoutError then, EOFError at the end."""

    def __init__(self, end: socket.socket) -> None:
        self._socket = end
        self._held = bytearray()

    def send(self, message: Message, content: bytes, deadline: float) -> None:
        """Send a line and the bytes after it."""
        for piece in (json.dumps(message).encode() + b"\n", content):
            self._socket.settimeout(_left(deadline))
            self._socket.sendall(piece)

    def message(self, deadline: float) -> Message:
        """The next line."""
        while (end := self._held.find(b"\n")) < 0:
            self._receive(deadline)
        line = bytes(self._held[:end])
        del self._held[: end + 1]
        found: Message = json.loads(line)
        return found

    def content(self, length: int, deadline: float) -> bytes:
        """The bytes that follow a line."""
        while len(self._held) < length:
            self._receive(deadline)
        content = bytes(memoryview(self._held)[:length])
        del self._held[:length]
        return content

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _receive(self, deadline: float) -> None:
        self._socket.settimeout(_left(deadline))
        piece = self._socket.recv(_MEGABYTE)
        if not piece:
            raise EOFError
        self._held += piece


def _left(deadline: float) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError
    return left
