"""What stands in no field: every word of the source that no span holds."""

import re

from rundbord.engines.reader.reading import Rest, Span

_WORD = re.compile(r"\w+")


def rest_of(text: str, held: list[Span], bounds: list[tuple[int, int]]) -> tuple[Rest, ...]:
    """The words of `text` outside all `held` spans, one Rest a line.

    `bounds` are (offset, item index) in ascending order: from that offset on, a rest stands under that item.
    """
    covered = bytearray(len(text))
    for span in held:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    found: list[Rest] = []
    position = 0
    for raw in text.splitlines(keepends=True):
        end = position + len(raw)
        free: list[tuple[int, int]] = []
        if covered.find(0, position, end) >= 0:
            free = [
                match.span() for match in _WORD.finditer(text, position, end) if covered.find(0, *match.span()) >= 0
            ]
        position = end
        for low, high in _stretches(text, free, covered):
            found.append(Rest(text[low:high], Span(low, high), _item_at(low, bounds)))
    return tuple(found)


def _stretches(text: str, words: list[tuple[int, int]], covered: bytearray) -> list[tuple[int, int]]:
    """Free words with nothing held between them belong together; punctuation at the edges comes along."""
    found: list[tuple[int, int]] = []
    for low, high in words:
        if found and not any(covered[found[-1][1] : low]):
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
