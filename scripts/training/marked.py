"""Minutes in which marks stand after their sentences: {a} ask, {o} offer, {n} next time, {p} promise, {u} unsure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "tests/engines/reader/marks"
KINDS = {"a": "ask", "o": "offer", "n": "next_time", "p": "promise", "u": "unsure"}
_MARK = re.compile(r" ?\{([aonpu])\}")


@dataclass(frozen=True)
class Marked:
    """A text, and of each mark the kind and the offset at which its sentence ends. Each is a family of its own."""

    family: str
    text: str
    marks: tuple[tuple[int, str], ...]


def marked(folder: Path = FOLDER) -> Iterator[Marked]:
    """The marked minutes of a folder."""
    for path in sorted(folder.glob("*.txt")):
        text, marks, last = "", [], 0
        whole = path.read_text(encoding="utf-8")
        for found in _MARK.finditer(whole):
            text += whole[last : found.start()]
            marks.append((len(text), KINDS[found[1]]))
            last = found.end()
        yield Marked(path.stem, text + whole[last:], tuple(marks))
