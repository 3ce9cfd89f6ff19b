"""Reading in a child process with limits of time and memory.

The parent sends a line of JSON with the task, the name, the seconds and the length, then the content. For a document
one line comes back, with the source or the reason; for a container a line for each member, with its bytes after it,
and an empty line. The child starts as a program of its own, so that it inherits no Django and no database connection,
and with an empty environment, so that it inherits no secret.
"""

import os
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from rundbord.engines.reader.extract.containers import Member, Refused, Unpacked
from rundbord.engines.reader.extract.formats import LARGEST_FILE
from rundbord.engines.reader.extract.libreoffice import as_docx, end_group
from rundbord.engines.reader.extract.safe_paths import safe_path
from rundbord.engines.reader.extract.serving import OUT_OF_MEMORY
from rundbord.engines.reader.extract.wire import Message, Wire
from rundbord.engines.reader.source import Hint, Reason, Source, UnreadableError

_SOURCES = Path(__file__).parents[4]
_FILES_A_CHILD = 500
_SHORTEST = 0.001
"""Seconds; none at all would mean no limit to the child."""


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
        self._wire: Wire | None = None
        self._left = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def extract(self, content: bytes, name: str = "") -> Source:
        """The text of a file's content; raises UnreadableError. A file that ends the child costs no other file.

        Old Word documents go through LibreOffice first, where it is installed.
        """
        _refuse_huge(content)
        deadline = monotonic() + self._seconds
        try:
            return self._extract(content, name, deadline)
        except UnreadableError as error:
            if error.reason is not Reason.OLD_WORD:
                raise
        made = as_docx(content, seconds=deadline - monotonic(), memory_mb=self._memory_mb)
        return replace(self._extract(made, f"{name}.docx", deadline), format="doc")

    def _extract(self, content: bytes, name: str, deadline: float) -> Source:
        used_before = self._wire is not None
        try:
            answer = self._ask("extract", content, name, deadline).message(deadline)
        except (OSError, EOFError) as error:
            reason = self._reason_of_end(error)
            if used_before and reason is not Reason.TOO_SLOW:  # an earlier file may have brought the child down
                return self._extract(content, name, deadline)
            raise UnreadableError(reason) from error
        self._count()
        return _opened(answer)

    def unpack(self, content: bytes, name: str) -> Unpacked:
        """What a container holds; raises nothing. Where the child ends, what came until then and the reason."""
        members: list[Member] = []
        refused: list[Refused] = []
        try:
            _refuse_huge(content)
            deadline = monotonic() + self._seconds
            wire = self._ask("unpack", content, name, deadline)
            while found := wire.message(deadline):
                if "reason" in found:
                    refused.append(Refused(found["path"], Reason[found["reason"]]))
                else:
                    members.append(Member(found["path"], wire.content(found["length"], deadline)))
            self._count()
        except UnreadableError as error:
            refused.append(Refused(safe_path(name), error.reason))
        except (OSError, EOFError) as error:
            refused.append(Refused(safe_path(name), self._reason_of_end(error)))
        return Unpacked(tuple(members), tuple(refused))

    def close(self) -> None:
        """End the child."""
        if self._wire is not None:
            self._wire.close()
            self._wire = None
        if self._child is not None:
            end_group(self._child)
            self._child = None

    def _ask(self, task: str, content: bytes, name: str, deadline: float) -> Wire:
        wire = self._connected()
        request = {
            "task": task,
            "name": name,
            "seconds": max(deadline - monotonic(), _SHORTEST),
            "length": len(content),
        }
        wire.send(request, content, deadline)
        return wire

    def _connected(self) -> Wire:
        if self._wire is not None:
            return self._wire
        ours, theirs = socket.socketpair()
        with theirs:
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                self._command(),
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={
                    "PYTHONPATH": str(_SOURCES),
                    "PYTHONUTF8": "1",
                    "MALLOC_ARENA_MAX": "2",
                    "PATH": os.pathsep.join(os.get_exec_path()),
                },
                start_new_session=True,
            )
        self._wire = Wire(ours)
        self._left = _FILES_A_CHILD
        return self._wire

    def _command(self) -> list[str]:
        return [sys.executable, "-P", "-m", "rundbord.engines.reader.extract", str(self._memory_mb)]

    def _count(self) -> None:
        """One file less for this child."""
        self._left -= 1
        if self._left <= 0:
            self.close()

    def _reason_of_end(self, error: Exception) -> Reason:
        """Why no answer came; the child is ended."""
        if isinstance(error, TimeoutError):
            self.close()
            return Reason.TOO_SLOW
        code = self._child.wait() if self._child is not None else None
        self.close()
        if code == OUT_OF_MEMORY:
            return Reason.TOO_LARGE
        return Reason.TOO_SLOW if code == -signal.SIGALRM else Reason.CRASHED


def _refuse_huge(content: bytes) -> None:
    if len(content) > LARGEST_FILE:
        raise UnreadableError(Reason.TOO_LARGE)


def _opened(answer: Message) -> Source:
    if "reason" in answer:
        raise UnreadableError(Reason[answer["reason"]])
    return Source(answer["text"], answer["format"], tuple(Hint(**hint) for hint in answer["hints"]))
