"""Word's styles and list numbers: heading levels, bullets and numbers as shown."""

import re
from typing import TYPE_CHECKING

from rundbord.engines.reader.extract.docx_xml import WORD, attribute
from rundbord.engines.reader.extract.numerals import letters, roman, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING_NAME = re.compile(r"^(?:heading|overskrift) ([1-9])$", re.IGNORECASE)
_TITLE_NAMES = frozenset({"title", "tittel"})
_BODY_LEVEL = 9
_DEEPEST = 20
_PLACE = re.compile(r"%([1-9])")


def _child_value(parent: "_Element | None", path: str) -> str | None:
    if parent is None:
        return None
    return attribute(parent.find("/".join(f"{WORD}{step}" for step in path.split("/"))), "val")


class Styles:
    """Paragraph styles with what they inherit."""

    def __init__(self, root: "_Element | None") -> None:
        rows = [] if root is None else root.findall(f"{WORD}style")
        self._styles = {attribute(row, "styleId") or "": row for row in rows}
        self._default = next((key for key, row in self._styles.items() if _is_default(row)), "")

    def chain(self, properties: "_Element | None") -> list["_Element"]:
        """The paragraph's style and those that it builds on, nearest first."""
        key = _child_value(properties, "pStyle") or self._default
        chain: list[_Element] = []
        while key in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[key])
            key = _child_value(self._styles[key], "basedOn") or ""
        return chain

    def heading(self, properties: "_Element | None") -> int:
        """The heading level of a paragraph, 0 for none."""
        own = _child_value(properties, "outlineLvl")
        if own is not None:
            return _level(own)
        for style in self.chain(properties):
            name = _child_value(style, "name") or ""
            if named := _HEADING_NAME.match(name):
                return int(named[1])
            if name.casefold() in _TITLE_NAMES:
                return 1
            outline = _child_value(style, "pPr/outlineLvl")
            if outline is not None:
                return _level(outline)
        return 0


def _is_default(style: "_Element") -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}


def _level(outline: str) -> int:
    level = whole(outline, _BODY_LEVEL)
    return 0 if level >= _BODY_LEVEL else level + 1


class Numbering:
    """The lists of a document and where their counting stands."""

    def __init__(self, root: "_Element | None", styles: Styles) -> None:
        self._styles = styles
        abstract = {} if root is None else {attribute(row, "abstractNumId"): row for row in root}
        self._abstract = {key: row for key, row in abstract.items() if key is not None}
        lists = [] if root is None else root.findall(f"{WORD}num")
        self._lists = {attribute(row, "numId") or "": row for row in lists}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, properties: "_Element | None") -> str:
        """The paragraph's bullet ("-") or number as shown; empty for none. Counts the paragraph."""
        key, depth, style = self._place(properties)
        if key not in self._lists:
            return ""
        abstract_key, levels = self._levels(key)
        if style:
            depth = next((level for level, row in levels.items() if _child_value(row, "pStyle") == style), depth)
        if depth not in levels:
            return ""
        self._count(key, abstract_key, levels, depth)
        return self._shown(self._counts[abstract_key], levels, depth)

    def _place(self, properties: "_Element | None") -> tuple[str, int, str]:
        """The list's key, the depth in it, and the style that the list comes from, if any."""
        own = _child_value(properties, "numPr/numId")
        own_depth = _child_value(properties, "numPr/ilvl")
        if own is not None:
            return own, whole(own_depth, 0), ""
        for style in self._styles.chain(properties):
            key = _child_value(style, "pPr/numPr/numId")
            if key is not None:
                depth = own_depth or _child_value(style, "pPr/numPr/ilvl")
                return key, whole(depth, 0), "" if own_depth else attribute(style, "styleId") or ""
        return "", 0, ""

    def _levels(self, key: str) -> tuple[str, dict[int, "_Element"]]:
        abstract_key = _child_value(self._lists[key], "abstractNumId") or ""
        abstract = self._abstract.get(abstract_key)
        linked = _child_value(abstract, "numStyleLink")
        if linked:
            abstract_key, abstract = next(
                ((at, row) for at, row in self._abstract.items() if _child_value(row, "styleLink") == linked),
                (abstract_key, abstract),
            )
        rows = [] if abstract is None else abstract.findall(f"{WORD}lvl")
        rows += self._lists[key].findall(f"{WORD}lvlOverride/{WORD}lvl")
        return abstract_key, {whole(attribute(row, "ilvl"), 0): row for row in rows}

    def _count(self, key: str, abstract_key: str, levels: dict[int, "_Element"], depth: int) -> None:
        counts = self._counts.setdefault(abstract_key, {})
        self._restart(key, counts)
        counts[depth] = counts[depth] + 1 if depth in counts else _start(levels[depth])
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]

    def _restart(self, key: str, counts: dict[int, int]) -> None:
        for override in self._lists[key].findall(f"{WORD}lvlOverride"):
            level, start = whole(attribute(override, "ilvl"), 0), _child_value(override, "startOverride")
            if start is not None and (key, level) not in self._started:
                self._started.add((key, level))
                counts[level] = whole(start, 1) - 1

    def _shown(self, counts: dict[int, int], levels: dict[int, "_Element"], depth: int) -> str:
        if _child_value(levels[depth], "numFmt") == "bullet":
            return "-"

        def numeral(place: re.Match[str]) -> str:
            level = int(place[1]) - 1
            if level not in levels:
                return ""
            plain = levels[depth].find(f"{WORD}isLgl") is not None
            kind = "decimal" if plain else _child_value(levels[level], "numFmt")
            return _numeral(counts.get(level, _start(levels[level])), kind or "decimal")

        return _PLACE.sub(numeral, _child_value(levels[depth], "lvlText") or "").strip()


def _start(level: "_Element") -> int:
    return whole(_child_value(level, "start"), 1)


def _numeral(number: int, kind: str) -> str:
    match kind:
        case "none":
            return ""
        case "lowerLetter":
            return letters(number)
        case "upperLetter":
            return letters(number).upper()
        case "lowerRoman":
            return roman(number)
        case "upperRoman":
            return roman(number).upper()
        case "decimalZero":
            return f"{number:02}"
        case "ordinal":
            return f"{number}."
        case _:
            return str(number)
