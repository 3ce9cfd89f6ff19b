"""Names of members of containers, made safe to show and to keep."""

import re
import unicodedata
from pathlib import PurePosixPath

_UNNAMED = "dokument"
_LONGEST_PART = 100
_MOST_PARTS = 8
_LONGEST_SUFFIX = 10
_DRIVE = re.compile(r"^[A-Za-z]:")
_FORBIDDEN = re.compile(r'[<>:"|?*]')


class Paths:
    """Gives each member a path of its own: relative, without "..", without characters that nobody sees."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, raw: str) -> str:
        """A safe path for a member's written name; a name that was given before gets a number."""
        path = PurePosixPath(safe_path(raw))
        number, free = 1, path
        while str(free).casefold() in self._taken:
            number += 1
            free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        self._taken.add(str(free).casefold())
        return str(free)


def safe_path(raw: str) -> str:
    """A written path as parts joined by "/": no root, drive, "..", control, invisible or direction-turning letter."""
    parts = [safe_name(part) for part in re.split(r"[/\\]", _DRIVE.sub("", raw[:4000]))]
    return "/".join([part for part in parts if part][-_MOST_PARTS:]) or _UNNAMED


def safe_name(raw: str) -> str:
    """One part of a path; empty for "." and "..", and for a name of nothing that can be seen."""
    seen = "".join(" " if letter.isspace() else letter for letter in raw if _visible(letter))
    name = _FORBIDDEN.sub("_", " ".join(unicodedata.normalize("NFC", seen).split())).strip(". ")
    if len(name) <= _LONGEST_PART:
        return name
    suffix = PurePosixPath(name).suffix
    kept = suffix if len(suffix) <= _LONGEST_SUFFIX else ""
    return name[: _LONGEST_PART - len(kept)].rstrip(". ") + kept


def _visible(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
