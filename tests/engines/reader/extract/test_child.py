"""Reading in a child process: its limits, and that one file's fault costs no other file anything."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rundbord.engines.reader.extract import Extractor, extract_bytes, extract_safely
from rundbord.engines.reader.source import Reason, UnreadableError
from tests.engines.reader.extract.making import NORWEGIAN, raw_pdf, shown

ENDLESS = raw_pdf([b"".join(shown(f"linje {line} med ord", 50, 800 - line * 7) for line in range(100))] * 10_000)
"""Ten thousand pages: a minute's work in half a megabyte."""
GREEDY = b"<html>" + b"<p>a</p>" * 1_000_000


def reason(extractor: Extractor, content: bytes) -> Reason:
    """Why these bytes cannot be read."""
    with pytest.raises(UnreadableError) as caught:
        extractor.extract(content, "a")
    return caught.value.reason


def test_the_same_as_in_this_process() -> None:
    content = f"<h1>Sak</h1><ul><li>{NORWEGIAN}</ul>".encode()

    assert extract_safely(content, "a.html") == extract_bytes(content, "a.html")


def test_a_reason_comes_through() -> None:
    with pytest.raises(UnreadableError) as caught:
        extract_safely(b"%PDF-1.7", "a.pdf")
    assert caught.value.reason is Reason.DAMAGED


def test_a_file_that_takes_too_long() -> None:
    with Extractor(seconds=1) as extractor:
        assert extractor.extract(b"hei").text == "hei\n"
        assert reason(extractor, ENDLESS) is Reason.TOO_SLOW
        assert extractor.extract(b"hei").text == "hei\n"


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not enforce the limit of memory")
def test_a_file_that_takes_too_much_memory() -> None:
    with Extractor(memory_mb=150) as extractor:
        assert extractor.extract(b"hei").text == "hei\n"
        assert reason(extractor, GREEDY) is Reason.TOO_LARGE
        assert extractor.extract(b"hei").text == "hei\n"


class Aborting(Extractor):
    """An extractor whose child ends at once for the first `faults` starts."""

    faults = 1

    def _command(self) -> list[str]:
        self.faults -= 1
        if self.faults < 0:
            return super()._command()
        return [sys.executable, "-c", "import os; os.abort()"]


def test_a_file_that_kills_the_child_costs_its_neighbours_nothing() -> None:
    with Aborting() as extractor:
        assert reason(extractor, b"drept") is Reason.CRASHED
        assert extractor.extract(b"hei").text == "hei\n"


def test_a_child_that_an_earlier_file_brought_down_is_replaced() -> None:
    with Extractor() as extractor:
        extractor.extract(b"hei")
        assert extractor._child is not None
        extractor._child.kill()
        extractor._child.wait()

        assert extractor.extract("igjen på nytt".encode()).text == "igjen på nytt\n"


def test_one_child_for_many_files_and_none_left_behind() -> None:
    with Extractor() as extractor:
        extractor.extract(b"en")
        child = extractor._child
        assert child is not None
        assert [extractor.extract(b"fil %d" % number).text for number in range(20)] == [f"fil {n}\n" for n in range(20)]
        assert extractor._child is child
    assert child.poll() is not None


def test_a_child_is_replaced_before_it_grows_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rundbord.engines.reader.extract.child._FILES_A_CHILD", 2)
    with Extractor() as extractor:
        extractor.extract(b"en")
        first = extractor._child
        extractor.extract(b"to")
        extractor.extract(b"tre")
        assert extractor._child is not first


def test_the_child_loads_no_django_and_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://hemmelig")
    program = (
        "import json, os, sys; from rundbord.engines.reader.extract import extract_bytes; extract_bytes(b'hei');"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules}) + list(os.environ)))"
    )
    command = [sys.executable, "-c", program]
    answer = subprocess.run(command, check=True, capture_output=True, env={}).stdout  # noqa: S603 - our interpreter
    loaded = set(json.loads(answer))

    assert not loaded & {"django", "sqlite3", "psycopg", "lxml", "pypdfium2", "docx"}
    with Extractor() as extractor:
        extractor.extract(b"hei")
        assert extractor._child is not None
        environment = Path(f"/proc/{extractor._child.pid}/environ")
        if environment.exists():  # on Linux
            assert b"hemmelig" not in environment.read_bytes()
