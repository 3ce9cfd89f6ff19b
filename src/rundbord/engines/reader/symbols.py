"""Marks in front of lines ("💬 innspill", "B: beslutning", "[ ]"), with what the document's key or common use says."""

import re
from collections import Counter
from dataclasses import replace

from rundbord.engines.reader.label_words import LabelKind
from rundbord.engines.reader.labels import label_kind
from rundbord.engines.reader.lines import TextLine

_SYMBOL = r"(?P<symbol>[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff])\ufe0f?"
_AT_HEAD = re.compile(rf"{_SYMBOL}\s+(?=\S)")
_IN_KEY = re.compile(rf"{_SYMBOL}\s*[=:–-]?\s*(?P<means>[^\W\d_][\w -]*)")
_LETTERS_AT_HEAD = re.compile(r"\(?(?P<symbol>[A-ZÆØÅ]{1,3})\)?[:.)]?\s+(?=[A-ZÆØÅ«\"\d])")
_LETTERS_IN_KEY = re.compile(r"\b(?P<symbol>[A-ZÆØÅ]{1,3})\)?\s*[=:–-]\s*(?P<means>[^\W\d_][\w -]*)")
_OPEN, _TICKED = re.compile(r"\[\s?\]$"), re.compile(r"\[[xX✓]\]$")
_IN_USE: dict[str, LabelKind] = {"💬": "speech", "🗨": "speech", "🗣": "speech", "➡": "action", "👉": "action"}
_TELLING = frozenset({"speech", "decision", "action", "proposal", "vote"})
_A_LIST = 3


def with_symbols(lines: list[TextLine]) -> list[TextLine]:
    """The lines with marks as bullets, and their meaning; a mark that nothing tells of stays where it is."""
    letters = _key(lines, _LETTERS_IN_KEY)
    if letters:
        lines = [_lettered(line, letters) for line in lines]
    return [_boxed(line) for line in _with_pictures(lines)]


def _with_pictures(lines: list[TextLine]) -> list[TextLine]:
    marked = {index: match for index, line in enumerate(lines) if (match := _AT_HEAD.match(line.text))}
    often = Counter(match["symbol"] for match in marked.values())
    means = _IN_USE | _key(lines, _IN_KEY) if marked else {}
    return [
        _bulleted(line, match, means.get(match["symbol"]))
        if (match := marked.get(index)) and (match["symbol"] in means or often[match["symbol"]] >= _A_LIST)
        else line
        for index, line in enumerate(lines)
    ]


def _lettered(line: TextLine, means: dict[str, LabelKind]) -> TextLine:
    match = _LETTERS_AT_HEAD.match(line.text)
    return _bulleted(line, match, means[match["symbol"]]) if match and match["symbol"] in means else line


def _boxed(line: TextLine) -> TextLine:
    """An empty box holds a task; what is ticked off only tells."""
    if _OPEN.search(line.bullet):
        return replace(line, meaning="action")
    return replace(line, meaning="papers") if _TICKED.search(line.bullet) else line


def _key(lines: list[TextLine], pattern: re.Pattern[str]) -> dict[str, LabelKind]:
    """What a line explains its marks to mean ("💬 innspill, ✅ vedtatt, ➡️ oppgave"); what else it names only tells."""
    for line in lines:
        pairs = [(match["symbol"], label_kind(match["means"])) for match in pattern.finditer(line.text)]
        told = {symbol: kind for symbol, kind in pairs if kind in _TELLING and kind is not None}
        if len(told) > 1:
            return {symbol: told.get(symbol, "papers") for symbol, _ in pairs}
    return {}


def _bulleted(line: TextLine, match: re.Match[str], meaning: LabelKind | None) -> TextLine:
    return replace(line.slice(match.end(), len(line.text)), bullet=match["symbol"], meaning=meaning or "")
