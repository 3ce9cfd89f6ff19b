"""Symbols in front of lines ("💬 innspill"), with what the document's own key or common use says of them."""

import re
from collections import Counter
from dataclasses import replace

from rundbord.engines.reader.label_words import LabelKind
from rundbord.engines.reader.labels import label_kind
from rundbord.engines.reader.lines import TextLine

_SYMBOL = r"(?P<symbol>[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff])\ufe0f?"
_AT_HEAD = re.compile(rf"{_SYMBOL}\s+(?=\S)")
_IN_KEY = re.compile(rf"{_SYMBOL}\s*[=:–-]?\s*(?P<means>[^\W\d_][\w -]*)")
_IN_USE: dict[str, LabelKind] = {"💬": "speech", "🗨": "speech", "🗣": "speech", "➡": "action", "👉": "action"}
_TELLING = frozenset({"speech", "decision", "action", "proposal", "vote"})
_A_LIST = 3


def with_symbols(lines: list[TextLine]) -> list[TextLine]:
    """The lines with symbols as bullets, and their meaning; a symbol that nothing tells of stays where it is."""
    marked = {index: match for index, line in enumerate(lines) if (match := _AT_HEAD.match(line.text))}
    often = Counter(match["symbol"] for match in marked.values())
    means = _IN_USE | _key(lines) if marked else {}
    return [
        _bulleted(line, match, means.get(match["symbol"]))
        if (match := marked.get(index)) and (match["symbol"] in means or often[match["symbol"]] >= _A_LIST)
        else line
        for index, line in enumerate(lines)
    ]


def _key(lines: list[TextLine]) -> dict[str, LabelKind]:
    """What a line explains its symbols to mean ("💬 innspill, ✅ vedtatt, ➡️ oppgave")."""
    for line in lines:
        pairs = [(match["symbol"], label_kind(match["means"])) for match in _IN_KEY.finditer(line.text)]
        told = {symbol: kind for symbol, kind in pairs if kind in _TELLING and kind is not None}
        if len(told) > 1:
            return told
    return {}


def _bulleted(line: TextLine, match: re.Match[str], meaning: LabelKind | None) -> TextLine:
    return replace(line.slice(match.end(), len(line.text)), bullet=match["symbol"], meaning=meaning or "")
