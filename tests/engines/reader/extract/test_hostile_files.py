"""Over two hundred hostile files: each becomes a source or one clear line, within limits, and harms nobody."""

import resource
import socket
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from rundbord.engines.reader.extract import Extractor
from rundbord.engines.reader.extract.containers import is_container
from rundbord.engines.reader.source import UnreadableError
from tests.engines.reader.extract.hostile.bombs import BOMBS
from tests.engines.reader.extract.hostile.disguises import DISGUISES
from tests.engines.reader.extract.hostile.kinds import TEXT, HostileFile, Lure
from tests.engines.reader.extract.hostile.loops import LOOPS
from tests.engines.reader.extract.hostile.tricks import TRICKS

FILES = [*BOMBS, *DISGUISES, *LOOPS, *TRICKS]
MOST_SECONDS = 30
MEMORY_MB = 1024
SECRET = "kanarifuglen"
GOOD = "Referat fra møte".encode()
MOST_MEMBERS = 5


@pytest.fixture(scope="module")
def extractor() -> Iterator[Extractor]:
    """One child process for all files, started anew only where a file ends it."""
    with Extractor(seconds=MOST_SECONDS, memory_mb=MEMORY_MB) as extractor:
        yield extractor


@pytest.fixture(scope="module")
def lure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lure]:
    """A file and an address that nobody may reach; after all tests nobody has called."""
    path = tmp_path_factory.mktemp("lure") / "secret.txt"
    path.write_text(SECRET, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield Lure(f"http://127.0.0.1:{server.getsockname()[1]}/a.png", path)
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_there_are_over_two_hundred() -> None:
    assert len(FILES) >= 200
    assert len({file.label for file in FILES}) == len(FILES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.label)
def test_a_hostile_file(file: HostileFile, extractor: Extractor, lure: Lure) -> None:
    content = file.make(lure)
    extractor._seconds = file.seconds

    before = ended_mb()
    started = monotonic()
    found = outcomes(extractor, content, file.name)
    taken = monotonic() - started

    assert found <= file.becomes | ({TEXT, "EMPTY"} if is_container(content, file.name) else set())
    assert found & file.becomes
    assert taken < MOST_SECONDS
    assert extractor.extract(GOOD).text == "Referat fra møte\n"
    assert peak_mb(extractor) <= max(MEMORY_MB, before)


def outcomes(extractor: Extractor, content: bytes, name: str) -> set[str]:
    """What became of a file and of the first members in it: names of reasons, or TEXT."""
    if not is_container(content, name):
        return {outcome(extractor, content, name)}
    unpacked = extractor.unpack(content, name)
    assert all(SECRET not in member.path for member in unpacked.members)
    read = {outcome(extractor, member.content, member.path) for member in unpacked.members[:MOST_MEMBERS]}
    return read | {refused.reason.name for refused in unpacked.refused}


def outcome(extractor: Extractor, content: bytes, name: str) -> str:
    """What became of a document."""
    try:
        source = extractor.extract(content, name)
    except UnreadableError as error:
        assert str(error).endswith(".")  # noqa: PT017 - a source is right too
        return error.reason.name
    assert SECRET not in source.text
    assert all(0 <= hint.start < hint.end <= len(source.text) for hint in source.hints)
    return TEXT


def ended_mb() -> float:
    """The most memory in MiB that a child that has ended held, one of other tests perhaps."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def peak_mb(extractor: Extractor) -> float:
    """The most memory that the child, and those that ended before it, have held."""
    status = Path(f"/proc/{extractor._child.pid}/status") if extractor._child else Path("/proc/none")
    if not status.exists():  # not on Linux, or the child has just retired
        return ended_mb()
    held = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return max(ended_mb(), int(held.split()[1]) / 1024)
