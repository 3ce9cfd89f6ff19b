"""Item numbers as printed, and the style they are printed in."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Shape = Literal["letters", "year", "section", "dotted", "plain", "roman", "letter", "bare"]

_MONTHS = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|jan|feb|apr|jun|jul|"
    "aug|sept?|okt|nov|des"
)
_SAK = r"(?P<sak>(?:arkiv)?(?:sak|saka|punkt|pkt|post)(?:snr)?\b\.?\s*(?:nr\b\.?)?\s*[:#]?\s*)?"
_LETTERS = (
    r"(?!I\s|Kl\b|KL\b|Nr\b|Rv\b|Fv\b|Ca\b)[A-ZÆØÅ][A-ZÆØÅa-z]{0,5}(?:[-\s]sak)?[\s.\-–]{0,3}"
    r"\d{1,4}(?:\.\d{1,3})*\s?[/–-]\s?(?:19|20)?\d\d"
)
_CODE = (
    r"(?P<section>§{1,2}\s?\d{1,3})|"
    rf"(?P<letters>{_LETTERS}(?:\s[/–-]\s{_LETTERS})?)|"
    r"(?P<year>(?:20)?\d\d/\d(?=[.:)]?\s+[A-ZÆØÅ])|\d{3}-\d\d(?=[.:)]?\s+[A-ZÆØÅ])|\d{1,4}(?:\.\d{1,2})*\s?(?:/|\s[–-]\s)\s?(?:(?:19|20)\d\d|\d\d)(?:/\d{1,2})?|"
    r"\d{1,3}(?:-(?:19|20)\d\d|\s\((?:19|20)\d\d\)))|"
    r"(?P<dotted>\d{1,4}(?:\.\d{1,3})+)|"
    r"(?P<plain>\d{1,3})|"
    r"(?P<roman>[IVX]{1,5}(?=[.):]\s|\s[–-]\s|$))|"
    r"(?P<letter>[A-L](?=[.):]\s|\s[–-]\s|$))"
)
_NUMBER = re.compile(
    rf"{_SAK}(?:{_CODE})(?![\d/]|\s?%|\s?kr\b)(?P<mark>\s?[.:)\-–,·•](?=\s|$))?(?P<gap>\s+|$)",
    re.IGNORECASE | re.UNICODE,
)
_MAYBE = re.compile(
    r"[\d§]|[Ss][Aa][Kk]\S*\s+[A-L](?:[.):–-]|\s|$)|\w[^\d]{0,24}\d|(?:[Ss][Aa][Kk]\S*\s+)?[IVX]{1,5}(?:[.):–-]|\s|$)"
)
_CLOCK = re.compile(
    r"(?:[Kk]l\.?\s)?(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?[–-]\s?(?:[01]?\d|2[0-3])[.:][0-5]\d)?\s+(?=[A-ZÆØÅ\d])"
)
_TIME_OF_DAY = re.compile(r"(?:0\d|1\d|2[0-3])[.:][0-5]\d\s")
_IN_CELL = re.compile(r"(?:\d{1,3}|(?P<roman>[IVX]{1,4}))[.)]?")
_BARE = re.compile(r"(\d{1,2})\s(?=[a-zæøå]?[A-ZÆØÅ«])")
_LONGEST_BARE = 14
_LETTERS_CASE = re.compile(r"[A-ZÆØÅ]")
_DATE_AFTER = re.compile(rf"(?:{_MONTHS})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: what is kept of it, the style, and where the title begins."""

    printed: str
    key: str
    shape: Shape
    sak: bool
    value: tuple[int, ...]
    title: int


@lru_cache(maxsize=4096)
def number_at(text: str) -> Number | None:
    """The item number that a line begins with, or None."""
    if not _MAYBE.match(text):
        return None
    match = _NUMBER.match(text)
    if not match:
        return None
    shape = _shape(match)
    sak = bool(match["sak"])
    if shape == "dotted" and not sak and _TIME_OF_DAY.match(text):
        return None
    if shape == "letter" and not sak:
        return None
    if shape in {"letters", "roman", "letter"} and not _LETTERS_CASE.match(match[shape]):
        return None
    if shape == "roman" and not sak and not match["mark"]:
        return None
    if shape == "plain" and not sak and not (match["mark"] and match["mark"].strip() in {".", ")", ":", "·", "•"}):
        return None
    if shape in {"plain", "dotted"} and _DATE_AFTER.match(text, match.end()):
        return None
    printed = match[shape].strip()
    return Number(
        printed=printed,
        key=re.sub(r"\s+", "", printed).casefold(),
        shape=shape,
        sak=sak,
        value=_value(printed, shape),
        title=match.end(),
    )


def after_clock(text: str) -> int:
    """Where the text begins after the clock time of a margin ("08.30  Sak 1 ...")."""
    match = _CLOCK.match(text)
    return match.end() if match else 0


def bare_number_at(text: str) -> Number | None:
    """A number that only a blank parts from its title ("3 Hytter med vann"); a sentence is none."""
    match = _BARE.match(text)
    if match is None or text.endswith((".", ",", ";")) or len(text.split()) > _LONGEST_BARE:
        return None
    return Number(match[1], match[1], "bare", sak=False, value=(int(match[1]),), title=match.end())


def number_in_cell(text: str) -> Number | None:
    """The number that a cell of a number column holds, also a bare one."""
    found = number_at(text)
    match = _IN_CELL.fullmatch(text)
    if found or match is None:
        return found
    printed = text.rstrip(".)")
    if match["roman"]:
        return Number(printed, printed.casefold(), "roman", sak=True, value=(_roman(printed),), title=len(text))
    return Number(printed, printed, "plain", sak=True, value=(int(printed),), title=len(text))


def _shape(match: re.Match[str]) -> Shape:
    shapes: tuple[Shape, ...] = ("section", "letters", "year", "dotted", "plain", "roman", "letter")
    return next(shape for shape in shapes if match[shape])


def _value(printed: str, shape: Shape) -> tuple[int, ...]:
    if shape == "roman":
        return (_roman(printed.upper()),)
    if shape == "letter":
        return (ord(printed) - ord("A") + 1,)
    digits = tuple(int(part) for part in re.findall(r"\d+", printed))
    return digits[:-1] if shape in {"letters", "year"} and len(digits) > 1 else digits


def _roman(printed: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in printed]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
