"""The child's side: limit itself, then answer until the parent hangs up."""

import json
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import asdict
from io import BufferedRWPair
from typing import Any

from rundbord.engines.reader.extract.confined import limit, refuse_network
from rundbord.engines.reader.source import UnreadableError

OUT_OF_MEMORY = 9
"""The exit code that tells the parent what was lacking."""


def serve(*, memory_mb: int) -> None:
    """The child's life."""
    limit(memory_mb=memory_mb, file_mb=0, whole_address_space=True)
    refuse_network(local=False)
    with socket.socket(fileno=0) as channel, channel.makefile("rwb") as stream:
        while request := stream.readline():
            _answer(json.loads(request), stream)


def _answer(request: dict[str, Any], stream: BufferedRWPair) -> None:
    content = stream.read(request["length"])
    signal.setitimer(signal.ITIMER_REAL, request["seconds"])
    try:
        _TASKS[request["task"]](content, request["name"], stream)
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    signal.setitimer(signal.ITIMER_REAL, 0)
    stream.flush()


def _extract(content: bytes, name: str, stream: BufferedRWPair) -> None:
    from rundbord.engines.reader.extract.formats import extract_bytes

    try:
        answer: dict[str, Any] = asdict(extract_bytes(content, name))
    except UnreadableError as error:
        answer = {"reason": error.reason.name}
    _say(answer, stream)


def _unpack(content: bytes, name: str, stream: BufferedRWPair) -> None:
    from rundbord.engines.reader.extract.containers import Refused, unpack

    for found in unpack(content, name):
        if isinstance(found, Refused):
            _say({"path": found.path, "reason": found.reason.name}, stream)
            continue
        _say({"path": found.path, "length": len(found.content)}, stream)
        stream.write(found.content)
    _say({}, stream)


def _say(message: dict[str, Any], stream: BufferedRWPair) -> None:
    stream.write(json.dumps(message).encode() + b"\n")


_TASKS: dict[str, Callable[[bytes, str, BufferedRWPair], None]] = {"extract": _extract, "unpack": _unpack}
