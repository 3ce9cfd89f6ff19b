"""Habits that keep the code readable: short files, reasons for exceptions, one clock, a language for every app."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import messages
from tests.house.layers import PACKAGE, ROOT, rooms

LINES = 400
WRITTEN = {".py", ".html", ".css", ".js", ".typ", ".sh", ".java"}
NOT_OURS = ("migrations", "vendor")  # generated, and others' work
SUPPRESSION = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma|fmt:\s*(?:off|skip))\b|\{#\s*djlint:off")
WITH_REASON = re.compile(
    r"# (?:noqa: [A-Z0-9, ]+(?: --?|  #) \w|type: ignore\[[\w, -]+\]  # (?:noqa: [A-Z0-9, ]+ - )?\w)"
)
LAYOUT = re.compile(r"#\s*fmt:\s*skip")  # the formatter's layout needs no reason: what it keeps is seen
CLOCKS = re.compile(
    r"\b(?:datetime\.(?:now|utcnow|today)|date\.today|timezone\.(?:now|localdate|localtime)|time\.time)\("
)
MAY_ASK = {"clock.py", "test_code.py"}


def files(*folders: str) -> Iterator[Path]:
    """All files that people wrote in these folders."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in WRITTEN and not any(part in NOT_OURS for part in path.parts):
                yield path


def lines_where(pattern: re.Pattern[str], *folders: str) -> Iterator[tuple[str, str]]:
    """Each line of Python that the pattern is found in, with where it stands."""
    for path in files(*folders):
        if path.suffix == ".py":
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if pattern.search(line):
                    yield f"{path.relative_to(ROOT)}:{number}", line


def test_no_file_is_long() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in files("src", "tests", "bench", "scripts")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LINES
    }
    assert long == {}


def test_every_suppression_says_why() -> None:
    found = lines_where(SUPPRESSION, "src", "tests", "bench", "scripts")
    bare = [
        f"{place}: {line.strip()}"
        for place, line in found
        if not WITH_REASON.search(line) and not LAYOUT.search(line) and not place.startswith("tests/house/test_code.py")
    ]
    assert not bare, "\n".join(bare)


def test_only_the_clock_asks_what_time_it_is() -> None:
    asked = [place for place, _line in lines_where(CLOCKS, "src") if Path(place.split(":")[0]).name not in MAY_ASK]
    assert asked == []


@pytest.mark.parametrize("room", rooms())
def test_every_app_that_speaks_has_both_languages(room: str) -> None:
    folder = PACKAGE / "apps" / room
    for language in messages.LANGUAGES:
        if (folder / "templates").exists():
            assert (folder / "locale" / language / "LC_MESSAGES" / "django.mo").exists(), language
