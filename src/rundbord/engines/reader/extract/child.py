"""Reading in a child process with limits of time and memory.

The parent and the child talk over a pair of sockets: a line of JSON with the name, the seconds and the length, then
the content; back comes one line of JSON with the source or the reason. The child starts as a program of its own, so
that it inherits no Django and no database connection, and with an empty environment, so that it inherits no secret.
"""

import json
import signal
import socket
import subprocess
import sys
from dataclasses import asdict
from io import BufferedRWPair
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from rundbord.engines.reader.source import Hint, Reason, Source, UnreadableError

_SOURCES = Path(__file__).parents[4]
_MEGABYTE = 1024 * 1024
_FILES_A_CHILD = 500
_OUT_OF_MEMORY = 9


def extract_safely(content: bytes, name: str, *, seconds: float = 30, memory_mb: int = 1024) -> Source:
    """The text of a file's content, read in a child process; raises UnreadableError.

    `seconds` is wall time with the child's start, `memory_mb` the child's address space in MiB. macOS does not
    enforce the limit of memory. A crash, too much time or too much memory are UnreadableErrors too.
    """
    with Extractor(seconds=seconds, memory_mb=memory_mb) as extractor:
        return extractor.extract(content, name)


class Extractor:
    """A child process for many files, started when first needed and anew after each failure.

    Not for use by several threads at once.
    """

    def __init__(self, *, seconds: float = 30, memory_mb: int = 1024) -> None:
        self._seconds = seconds
        self._memory_mb = memory_mb
        self._child: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self._left = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def extract(self, content: bytes, name: str = "") -> Source:
        """The text of a file's content; raises UnreadableError. A file that ends the child costs no other file."""
        used_before = self._socket is not None
        try:
            answer = self._ask(content, name, monotonic() + self._seconds)
        except TimeoutError as error:
            self.close()
            raise UnreadableError(Reason.TOO_SLOW) from error
        except (OSError, EOFError) as error:
            reason = self._reason_of_end()
            if used_before and reason is not Reason.TOO_SLOW:  # an earlier file may have brought the child down
                return self.extract(content, name)
            raise UnreadableError(reason) from error
        self._left -= 1
        if self._left <= 0:
            self.close()
        return _opened(answer)

    def close(self) -> None:
        """End the child."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            self._child = None

    def _ask(self, content: bytes, name: str, deadline: float) -> bytes:
        channel = self._channel()
        request = {"name": name, "seconds": self._seconds, "length": len(content)}
        channel.settimeout(_left(deadline))
        channel.sendall(json.dumps(request).encode() + b"\n")
        channel.settimeout(_left(deadline))
        channel.sendall(content)
        return _line(channel, deadline)

    def _channel(self) -> socket.socket:
        if self._socket is not None:
            return self._socket
        ours, theirs = socket.socketpair()
        with theirs:
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                self._command(),
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={"PYTHONPATH": str(_SOURCES), "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "2"},
            )
        self._socket = ours
        self._left = _FILES_A_CHILD
        return ours

    def _command(self) -> list[str]:
        return [sys.executable, "-P", "-m", "rundbord.engines.reader.extract", str(self._memory_mb)]

    def _reason_of_end(self) -> Reason:
        """Why the child ended by itself."""
        code = self._child.wait() if self._child is not None else None
        self.close()
        if code == _OUT_OF_MEMORY:
            return Reason.TOO_LARGE
        return Reason.TOO_SLOW if code == -signal.SIGALRM else Reason.CRASHED


def _left(deadline: float) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _line(channel: socket.socket, deadline: float) -> bytes:
    """The child's answer without its line end; EOFError if the child ended."""
    pieces = []
    while True:
        channel.settimeout(_left(deadline))
        piece = channel.recv(_MEGABYTE)
        if not piece:
            raise EOFError
        pieces.append(piece)
        if piece.endswith(b"\n"):
            return b"".join(pieces)


def _opened(answer: bytes) -> Source:
    found = json.loads(answer)
    if "reason" in found:
        raise UnreadableError(Reason[found["reason"]])
    return Source(found["text"], found["format"], tuple(Hint(**hint) for hint in found["hints"]))


def serve(*, memory_mb: int) -> None:
    """The child's life: limit itself, then answer until the parent hangs up."""
    _limit(memory_mb)
    with socket.socket(fileno=0) as channel, channel.makefile("rwb") as stream:
        while request := stream.readline():
            _answer(json.loads(request), stream)


def _answer(request: dict[str, object], stream: BufferedRWPair) -> None:
    from rundbord.engines.reader.extract.formats import extract_bytes

    content = stream.read(int(str(request["length"])))
    signal.setitimer(signal.ITIMER_REAL, float(str(request["seconds"])))
    try:
        answer: dict[str, object] = asdict(extract_bytes(content, str(request["name"])))
    except UnreadableError as error:
        answer = {"reason": error.reason.name}
    except MemoryError:
        sys.exit(_OUT_OF_MEMORY)
    signal.setitimer(signal.ITIMER_REAL, 0)
    stream.write(json.dumps(answer).encode() + b"\n")
    stream.flush()


def _limit(memory_mb: int) -> None:
    """Limits that hold for this process until it ends; no core file, no file written."""
    import resource

    limits = {
        resource.RLIMIT_AS: memory_mb * _MEGABYTE,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    for limit, most in limits.items():
        resource.setrlimit(limit, (most, most))
