"""The head's lines cut where another field begins beside one ("Når: 4. april      Kvar: Etne", "Teams · 08.30")."""

import re
from itertools import pairwise

from rundbord.engines.reader.bodies import stripped_title
from rundbord.engines.reader.labels import label_of
from rundbord.engines.reader.lines import TextLine

_FIELD = re.compile(r"(?<=\d)\s(?=(?:Tid(?:spunkt)?|Klokkeslett|(?:Møte)?(?:[Ss]ted|[Ss]tad|[Dd]ato))\s\S)")
_DOT = re.compile(r"\s[·•|‧∙]\s")


def cells_of(line: TextLine) -> list[TextLine]:
    """The fields of a head line as lines of their own."""
    cells = [line.text[low:high] for low, high in line.filled]
    columns = [
        line.filled[index + 1][0]
        for index, (before, cell) in enumerate(pairwise(cells))
        if _begins_field(cell) or not (before.endswith(":") or label_of(before))
    ]
    dots = [match.end() for match in (*_DOT.finditer(line.text), *_FIELD.finditer(line.text))]
    bounds = sorted({0, *columns, *dots, len(line.text)})
    if len(bounds) == 2:
        return [line]
    return [_without_dot(line, low, high) for low, high in pairwise(bounds)]


def _begins_field(cell: str) -> bool:
    label = label_of(cell)
    return bool(label and not label.whole) or stripped_title(cell) > 0


def _without_dot(line: TextLine, low: int, high: int) -> TextLine:
    dot = re.search(r"\s[·•|‧∙]\s?$", line.text[low:high])
    return line.slice(low, low + dot.start() if dot else high)
