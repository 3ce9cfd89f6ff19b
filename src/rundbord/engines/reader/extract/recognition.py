"""Text recognition by Tesseract: the words of a picture with their places."""

import subprocess
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from shutil import which
from statistics import median

from rundbord.engines.reader.extract.pdf_layout import Word
from rundbord.engines.reader.source import Reason, UnreadableError

LANGUAGE = "nor"
_COLUMNS = 12
_WORD_LEVEL = "5"
_SURE = 60.0
"""Of 100: below this a word without a letter or figure is a stain or a ruled line."""
_LETTERS_HEIGHT = 11.0
"""Points: how high most lines are taken to be, since a picture need not tell its scale."""
_LONG_LINE = 5
_LARGE = 1.5
"""Times the height of most lines: a heading; less tells only which letters a line has."""
_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}


@cache
def can_recognize() -> bool:
    """Whether Tesseract is installed with Norwegian."""
    program = which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, check=False, env=_ENVIRONMENT)  # noqa: S603 - Tesseract
    return LANGUAGE in listed.stdout.decode(errors="replace").split()


def recognize(picture: bytes, points: float | None = None) -> list[list[Word]]:
    """The words of each page of a picture (PNG, JPEG, TIFF, PNM), blank ones too; raises UnreadableError.

    They stand in points from the upper left corner and know how sure the recognition was of them.
    `points` is the size of one of its dots; without it the height of most lines tells the scale.
    The caller's own limits of time, memory and files hold for Tesseract too.
    """
    if not can_recognize():
        raise UnreadableError(Reason.PICTURE)
    command = [which("tesseract") or "", "stdin", "stdout", "-l", LANGUAGE, "tsv"]
    done = subprocess.run(command, input=picture, capture_output=True, check=False, env=_ENVIRONMENT)  # noqa: S603 - Tesseract
    rows = [line.split("\t") for line in done.stdout.decode(errors="replace").splitlines()[1:]]
    whole = [row for row in rows if len(row) == _COLUMNS]
    if done.returncode != 0 or not whole:
        raise UnreadableError(Reason.DAMAGED)
    return [_page(list(page), points) for _, page in groupby(whole, key=lambda row: row[1])]


@dataclass(frozen=True)
class _Found:
    """A word in pixels, and the line that it stands on."""

    word: Word
    line: tuple[str, ...]


def _page(rows: list[list[str]], points: float | None) -> list[Word]:
    found = [_found(row) for row in rows if row[0] == _WORD_LEVEL and _is_read(row)]
    if not found:
        return []
    scale = points or _LETTERS_HEIGHT / median(one.word.height for one in found)
    return [_scaled(word, scale) for word in _levelled(found)]


def _is_read(row: list[str]) -> bool:
    return float(row[10]) >= _SURE or any(letter.isalnum() for letter in row[11])


def _found(row: list[str]) -> _Found:
    left, top, width, height = (float(value) for value in row[6:10])
    word = Word(row[11], left, top, left + width, top + height, confidence=float(row[10]))
    return _Found(word, tuple(row[2:5]))


def _levelled(found: list[_Found]) -> list[Word]:
    """The words of each line at one height, whatever their letters reach, on a page that is turned straight."""
    lines: dict[tuple[str, ...], list[Word]] = defaultdict(list)
    for one in found:
        lines[one.line].append(one.word)
    slope = _slope(list(lines.values()))
    usual = median(one.word.height for one in found)
    levelled = []
    for words in lines.values():
        top = median(word.top - slope * word.left for word in words)
        bottom = max(median(word.bottom - slope * word.left for word in words), top + 1)
        large = (bottom - top) / usual
        size = _LETTERS_HEIGHT * (large if large > _LARGE else 1)
        levelled += [replace(word, top=top, bottom=bottom, size=size) for word in words]
    return levelled


def _slope(lines: list[list[Word]]) -> float:
    """How far the page leans: pixels down for each pixel to the right."""
    long = [words for words in lines if len(words) >= _LONG_LINE]
    slopes = [
        (words[-1].bottom - words[0].bottom) / (words[-1].left - words[0].left)
        for words in long
        if words[-1].left > words[0].left
    ]
    return median(slopes) if slopes else 0.0


def _scaled(word: Word, scale: float) -> Word:
    left, top, right, bottom = (edge * scale for edge in (word.left, word.top, word.right, word.bottom))
    return replace(word, left=left, top=top, right=right, bottom=bottom)
