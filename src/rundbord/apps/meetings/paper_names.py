"""Which item a paper belongs to, by the number or the title in its file name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

_WORD = re.compile(r"\d+|[^\W\d_]+")
SAYS_NUMBER = {"sak", "saka", "saksnr", "saksnummer", "punkt", "pkt", "case", "item"}
ENOUGH = 0.6
SHORTEST = 4


@dataclass(frozen=True)
class Candidate:
    """An item that papers may belong to: its printed numbers and its title."""

    uid: str
    numbers: tuple[str, ...]
    title: str


def owner_of(file_name: str, candidates: Sequence[Candidate]) -> str | None:
    """The uid of the item that the file name speaks of, None where it speaks of none or of several."""
    words = _words(PurePath(file_name).stem)
    by_number = [one.uid for one in candidates if any(_starts_with(words, number) for number in one.numbers)]
    if len(by_number) == 1:
        return by_number[0]
    scores = sorted(((_share(words, one.title), one.uid) for one in candidates), reverse=True)
    if not scores or scores[0][0] < ENOUGH or (len(scores) > 1 and scores[1][0] == scores[0][0]):
        return None
    return scores[0][1]


def _words(text: str) -> list[str]:
    """Words and numbers in lower case; "03" and "3" are the same."""
    return [str(int(word)) if word.isdecimal() else word.casefold() for word in _WORD.findall(text)]


def _starts_with(words: list[str], number: str) -> bool:
    """Does the name begin with this number ("3 …", "PS 7-22 …"), or have it, or its ordinal, after "sak"?"""
    wanted = [word for word in _words(number) if word not in SAYS_NUMBER]
    said = [place for place, word in enumerate(words) if word in SAYS_NUMBER]
    rest = [word for word in words[said[-1] + 1 :] if word != "nr"] if said else words
    if wanted and rest[: len(wanted)] == wanted:
        return not _goes_on(rest[len(wanted) :], wanted)
    ordinal = [word for word in wanted if word.isdecimal()][:1]
    return bool(said and ordinal) and rest[:1] == ordinal and not _goes_on(rest[1:], ordinal)


def _goes_on(rest: list[str], wanted: list[str]) -> bool:
    """Is the number only the beginning of a longer one, such as a date ("3" of "3-2026")?"""
    return len(wanted) == 1 and bool(rest) and rest[0].isdecimal() and int(rest[0]) > 31


def _share(words: list[str], title: str) -> float:
    """How much of the title's longer words stand in the name."""
    wanted = {word for word in _words(title) if len(word) >= SHORTEST}
    return len(wanted & set(words)) / len(wanted) if wanted else 0.0
