"""OpenDocument's list and heading numbers as shown."""

from typing import TYPE_CHECKING

from rundbord.engines.reader.extract.numerals import numeral, whole
from rundbord.engines.reader.extract.package import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _levels(style: "_Element") -> dict[int, "_Element"]:
    return {whole(row.get(f"{_TEXT}level"), 1): row for row in style if isinstance(row.tag, str)}


def _shown(levels: dict[int, "_Element"], counts: dict[int, int], depth: int) -> str:
    """The number at a depth with the higher numbers that it shows, or "-" for a bullet."""
    row = levels.get(depth)
    if row is None:
        return ""
    if not local(row.tag).endswith(("-number", "outline-level-style")):
        return "-"
    if not row.get(f"{_STYLE}num-format"):
        return ((row.get(f"{_STYLE}num-prefix") or "") + (row.get(f"{_STYLE}num-suffix") or "")).strip()
    shown = min(whole(row.get(f"{_TEXT}display-levels"), 1), depth)
    numbers = []
    for level in range(depth - shown + 1, depth + 1):
        kind = levels[level].get(f"{_STYLE}num-format") if level in levels else None
        if kind:
            numbers.append(numeral(counts.get(level, 1), kind))
    return f"{row.get(f'{_STYLE}num-prefix') or ''}{'.'.join(numbers)}{row.get(f'{_STYLE}num-suffix') or ''}".strip()


def _advance(counts: dict[int, int], depth: int, start: int) -> None:
    counts[depth] = counts[depth] + 1 if depth in counts else start
    for deeper in [level for level in counts if level > depth]:
        del counts[deeper]


class ListStyles:
    """The list styles of a document and where each list's counting stands."""

    def __init__(self, content: "_Element", styles: "_Element | None") -> None:
        self._styles: dict[str, dict[int, _Element]] = {}
        for root in (styles, content):
            for style in () if root is None else root.iter(f"{_TEXT}list-style"):
                self._styles[style.get(f"{_STYLE}name") or ""] = _levels(style)
        self._counts: dict[int, int] = {}
        self._finished: dict[str, dict[int, int]] = {}
        self._key = ""

    def open(self, element: "_Element", style: str, depth: int) -> None:
        """Begin a list; an outermost one counts anew unless it continues another."""
        if depth > 1:
            return
        continued = element.get(f"{_TEXT}continue-list")
        if continued is not None:
            self._counts = self._finished.get(continued, {})
        elif element.get(f"{_TEXT}continue-numbering") == "true":
            self._counts = self._finished.get(f"style {style}", {})
        else:
            self._counts = {}
        self._finished[element.get(_ID) or ""] = self._counts
        self._finished[f"style {style}"] = self._counts

    def label(self, item: "_Element", style: str, depth: int) -> str:
        """An item's bullet ("-") or number as shown."""
        levels = self._styles.get(style, {})
        if depth not in levels:
            return "-"
        first = next((local(child.tag) for child in item), "")
        if first == "list":  # only holds a deeper list
            return ""
        start = item.get(f"{_TEXT}start-value")
        if start is not None:
            self._counts.pop(depth, None)
        _advance(self._counts, depth, whole(start or levels[depth].get(f"{_TEXT}start-value"), 1))
        return _shown(levels, self._counts, depth)


class Outline:
    """The numbers of headings."""

    def __init__(self, styles: "_Element | None") -> None:
        style = None if styles is None else next(styles.iter(f"{_TEXT}outline-style"), None)
        self._levels = {} if style is None else _levels(style)
        self._counts: dict[int, int] = {}

    def label(self, heading: "_Element", depth: int) -> str:
        """A heading's number as shown; empty for none."""
        row = self._levels.get(depth)
        if row is None or heading.get(f"{_TEXT}is-list-header") == "true":
            return ""
        _advance(self._counts, depth, whole(row.get(f"{_TEXT}start-value"), 1))
        return _shown(self._levels, self._counts, depth) if row.get(f"{_STYLE}num-format") else ""
