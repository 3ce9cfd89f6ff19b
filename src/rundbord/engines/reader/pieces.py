"""Text cut at commas, semicolons and "og", with what stands in parentheses kept whole."""

import re
from dataclasses import dataclass

from rundbord.engines.norwegian.names import is_first_name, is_organization
from rundbord.engines.norwegian.places import is_place

_SEPARATOR = re.compile(
    r"\s*[,;]\s+(?:(?:og|samt)\s+(?=[A-ZÆØÅÁ]))?|\s+[–—/·•-]\s+|\s+(?:og|samt|&)\s+(?=(?:(?:[a-zæøå]+|\d\.)\s+){0,3}[A-ZÆØÅÁÉÍÓÚŠČŽ])|"
    r"(?<=[\w)])\.\s+(?=[A-ZÆØÅÁ])"
)
_INITIAL = re.compile(r"(?:^|\s)(?:[A-ZÆØÅ]|\d|(?i:dr|prof|chr|st|kl|nr|tlf|jf|jr|sr|kst|konst|fung|ass|siv))$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch `start`:`end` of a text, and the stretches of the parentheses that stood right after it."""

    start: int
    end: int
    notes: tuple[tuple[int, int], ...] = ()


def pieces_of(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """The pieces of `text[start:end]` in order; a parenthesis belongs to the piece before it."""
    stop = len(text) if end is None else end
    closed = _parentheses(text, start, stop)
    found: list[Piece] = []
    position = start
    for low, high in _cuts(text, start, stop, closed):
        found.extend(_pieces(text, position, low, closed))
        position = high
    found.extend(_pieces(text, position, stop, closed))
    return [one for one in found if one.end > one.start or one.notes]


def _parentheses(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    found, depth, opened = [], 0, 0
    for index in range(start, stop):
        if text[index] == "(":
            opened = index if depth == 0 else opened
            depth += 1
        elif text[index] == ")" and depth:
            depth -= 1
            if depth == 0:
                found.append((opened, index + 1))
    if depth:
        found.append((opened, stop))
    return found


def _cuts(text: str, start: int, stop: int, closed: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found = []
    for match in _SEPARATOR.finditer(text, start, stop):
        inside = any(low < match.start() < high for low, high in closed)
        if (
            not inside
            and not _inside_name(text, match)
            and not (match[0].startswith(".") and _INITIAL.search(text[start : match.start()]))
        ):
            found.append(match.span())
    return found


def _inside_name(text: str, match: re.Match[str]) -> bool:
    """True for the "og" of a place's or an organization's own name ("Møre og Romsdal", "Hardanger og Voss museum")."""
    if not re.search(r"\b(?:og|samt|&)\b", match[0]):
        return False
    after = re.match(r"[A-ZÆØÅÁ][\w-]*(?:\s[\w-]+)?", text[match.end() :])
    words = after[0].split() if after else []
    if not words or is_first_name(words[0]):
        return False
    before = re.search(r"[A-ZÆØÅÁ][\w-]*$", text[: match.start()])
    return is_organization(after[0] if after else "") or bool(before and is_place(f"{before[0]} og {words[0]}"))


def _pieces(text: str, start: int, stop: int, closed: list[tuple[int, int]]) -> list[Piece]:
    """A piece, and what stands after its parentheses as one more."""
    first = _piece(text, start, stop, closed)
    after = max((high for low, high in closed if start <= low < stop), default=stop)
    rest = _piece(text, after, stop, [])
    return [first, rest] if rest.end > rest.start else [first]


def _piece(text: str, start: int, stop: int, closed: list[tuple[int, int]]) -> Piece:
    own = [(low, high) for low, high in closed if start <= low < stop]
    end = own[0][0] if own else stop
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t.,;":
        if text[end - 1] == "." and _INITIAL.search(text[start : end - 1]):
            break
        end -= 1
    return Piece(
        start, end, tuple((low + 1, min(high - 1, stop) if text[high - 1] == ")" else high) for low, high in own)
    )
