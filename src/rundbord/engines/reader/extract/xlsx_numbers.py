"""Numbers in workbooks as a Norwegian reads them: what is a date, a time, a share or just a number."""

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from rundbord.engines.reader.extract.numerals import whole
from rundbord.engines.reader.extract.package import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATES = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
_TIMES = frozenset({18, 19, 20, 21, 45, 46, 47})
_SHARES = frozenset({9, 10})
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_LAST_DAY = 2958465
"""31 December 9999."""
_SECONDS_A_DAY = 86400


class NumberStyles:
    """The styles of a workbook's cells, as far as they tell what a number is."""

    def __init__(self, root: "_Element | None", *, old_calendar: bool) -> None:
        rows = [] if root is None else list(root.iter("{*}numFmt"))
        written = {whole(row.get("numFmtId"), -1): row.get("formatCode") or "" for row in rows}
        styles = [] if root is None else [row for group in root.iter("{*}cellXfs") for row in group]
        self._kinds = [_kind(whole(row.get("numFmtId"), 0), written) for row in styles if local(row.tag) == "xf"]
        self._first_day = datetime(1904, 1, 1) if old_calendar else datetime(1899, 12, 30)  # noqa: DTZ001 - a calendar's day has no zone

    def shown(self, value: str, style: int) -> str:
        """A number as text; what is no number stays as it is."""
        try:
            number = float(value)
        except ValueError:
            return value
        kind = self._kinds[style] if 0 <= style < len(self._kinds) else ""
        if kind in {"date", "time"} and 0 <= number <= _LAST_DAY:
            return self._moment(number, kind)
        return f"{_plain(number * 100)} %" if kind == "share" else _plain(number)

    def _moment(self, number: float, kind: str) -> str:
        moment = self._first_day + timedelta(seconds=round(number * _SECONDS_A_DAY))
        if kind == "time" and number < 1:
            return f"{moment:%H:%M}"
        return f"{moment:%d.%m.%Y}" if number == int(number) else f"{moment:%d.%m.%Y %H:%M}"


def _kind(number: int, written: dict[int, str]) -> str:
    code = _LITERAL.sub("", written.get(number, "")).casefold()
    if number in _DATES or re.search(r"[dy]|mmm", code):
        return "date"
    if number in _TIMES or re.search(r"[hs]", code):
        return "time"
    return "share" if number in _SHARES or "%" in code else ""


def _plain(number: float) -> str:
    """At most fifteen figures, as spreadsheets count, with the Norwegian comma."""
    return f"{number:.15g}".replace(".", ",")
