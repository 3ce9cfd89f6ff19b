"""Reading the attendance report that Teams gives out: who was in the meeting, from when to when.

The file is a table parted by tabs in UTF-16; older ones are UTF-8 or parted by commas. Its words and dates follow the
language of whoever downloaded it, so rows are known by their shape: a name, and moments of a date and a time.
"""

import csv
import io
import re
from dataclasses import dataclass
from datetime import time

MOST_CHARACTERS = 2_000_000
_NUMBERS = re.compile(r"\d+")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*([ap])?\.?\s?m?\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[|].*$")
PARTS_OF_A_MOMENT = 5  # day, month, year, hour, minute
NOON = 12


class NotAReportError(ValueError):
    """The file is no attendance report of Teams."""


@dataclass(frozen=True)
class Joined:
    """Somebody in the report. Times are wall times where the report was downloaded."""

    name: str
    email: str
    first: time
    last: time


@dataclass(frozen=True)
class Report:
    """The report: what it says of the meeting, and who was there in the order of the file."""

    about: tuple[tuple[str, str], ...]
    joined: tuple[Joined, ...]


def read_report(content: bytes) -> Report:
    """The report in a file. Raises NotAReportError where nobody with a name and a time stands in it."""
    rows = list(_rows(_text(content)))
    found: dict[str, Joined] = {}
    for row in rows:
        moments = [moment for cell in row[1:] if (moment := _moment(cell))]
        if len(row) > 2 and row[0] and moments:
            one = Joined(plain_name(row[0]), _email(row), min(moments), max(moments))
            key = (one.email or one.name).casefold()
            found[key] = _together(found[key], one) if key in found else one
    if not found:
        raise NotAReportError
    return Report(tuple((row[0], row[1]) for row in rows if len(row) == 2 and all(row)), tuple(found.values()))


def plain_name(written: str) -> str:
    """The name without "(Gjest)" and the like, first name first."""
    name = _ASIDE.sub("", written).strip()
    last, comma, first = name.partition(",")
    return " ".join(f"{first} {last}".split()) if comma and first.strip() else " ".join(name.split())


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")[:MOST_CHARACTERS]
    if content[1:2] == b"\x00":
        return content.decode("utf-16-le", errors="replace")[:MOST_CHARACTERS]
    try:
        return content.decode("utf-8-sig")[:MOST_CHARACTERS]
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")[:MOST_CHARACTERS]


def _rows(text: str) -> list[list[str]]:
    """The cells of each row, trailing empty ones left out."""
    delimiter = next((one for one in "\t;," if one in text), "\t")
    lines = io.StringIO(text.replace("\x00", ""), newline=None)
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=delimiter)]
    except csv.Error as error:
        raise NotAReportError from error
    for row in rows:
        while row and not row[-1]:
            row.pop()
    return rows


def _moment(cell: str) -> time | None:
    """The time of a cell with date and time; None for durations and everything else."""
    if len(_NUMBERS.findall(cell)) < PARTS_OF_A_MOMENT:
        return None
    found = _TIME.findall(cell)
    if not found:
        return None
    hour, minute, half = int(found[-1][0]), int(found[-1][1]), found[-1][2].lower()
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _email(row: list[str]) -> str:
    return next((cell.casefold() for cell in row if "@" in cell and " " not in cell), "")


def _together(one: Joined, other: Joined) -> Joined:
    return Joined(one.name, one.email or other.email, min(one.first, other.first), max(one.last, other.last))
