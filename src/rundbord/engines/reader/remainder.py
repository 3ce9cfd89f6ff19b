"""What stands in no field: every word of the source that no span holds."""

import re
from collections.abc import Iterable

from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.reading import Rest, Span

_WORD = re.compile(r"\w+")
_GAP = re.compile(rb"\x00+")


def rest_of(text: str, held: list[Span], bounds: list[tuple[int, int]]) -> tuple[Rest, ...]:
    """The words of `text` outside all `held` spans, one Rest a line.

    `bounds` are (offset, item index) in ascending order: from that offset on, a rest stands under that item.
    """
    covered = bytearray(len(text))
    for span in held:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    free = _free_words(text, covered)
    return tuple(
        Rest(text[low:high], Span(low, high), _item_at(low, bounds)) for low, high in _joined(text, free, covered)
    )


def parted_words(text: str, lines: Iterable[TextLine]) -> tuple[str, ...]:
    """The words that the page parts ("introduk-", "sjon") and a line holds whole, as the page has them."""
    found = []
    for line in lines:
        if isinstance(line.at, range):
            continue
        for match in _WORD.finditer(line.text):
            low, high = line.at[match.start()], line.at[match.end() - 1] + 1
            if high - low > len(match[0]):
                found.append("-".join(_WORD.findall(text, low, high)))
    return tuple(found)


def truly_held(text: str, spans: Iterable[Span], values: Iterable[str | None]) -> tuple[Span, ...]:
    """The spans whose words `values` hold; a word that was read and then put in no field is not held.

    The longest are asked first, so that a stray letter takes nothing from a name.
    """
    left = [_letters(value) for value in values if value]
    found = []
    for span in sorted(spans, key=lambda one: one.start - one.end):
        needed = _letters(text[span.start : span.end])
        holder = next((index for index, value in enumerate(left) if needed in value), None)
        if holder is not None:
            left[holder] = left[holder].replace(needed, " ", 1)
            found.append(span)
    return tuple(sorted(found, key=lambda one: one.start))


def _letters(text: str) -> str:
    """The word characters alone: a word may be parted by soft hyphens or at a line's end."""
    return "".join(_WORD.findall(text))


def _free_words(text: str, covered: bytearray) -> list[tuple[int, int]]:
    """Every word of which some character is not held, whole."""
    found: list[tuple[int, int]] = []
    for gap in _GAP.finditer(covered):
        low, high = gap.span()
        while low and _WORD.match(text, low, low + 1) and _WORD.match(text, low - 1, low):
            low -= 1
        for match in _WORD.finditer(text, max(low, found[-1][1]) if found else low):
            if match.start() >= high:
                break
            found.append(match.span())
    return found


def _joined(text: str, words: list[tuple[int, int]], covered: bytearray) -> list[tuple[int, int]]:
    """Free words on one line with nothing held between belong together; punctuation at the end comes along."""
    found: list[tuple[int, int]] = []
    for low, high in words:
        if found and covered.find(1, found[-1][1], low) < 0 and text.find("\n", found[-1][1], low) < 0:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return [(low, _with_punctuation(text, high, covered)) for low, high in found]


def _with_punctuation(text: str, end: int, covered: bytearray) -> int:
    while end < len(text) and not covered[end] and text[end] in '.:;!?)»"*':
        end += 1
    return end


def _item_at(offset: int, bounds: list[tuple[int, int]]) -> int | None:
    item = None
    for start, index in bounds:
        if start > offset:
            break
        item = index
    return item
