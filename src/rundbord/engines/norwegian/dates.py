"""Dates and times as Norwegian minutes write them.

Dates are local dates, times are local wall times; a date without a year gets the year of the caller's choice.
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

_MONTHS = (
    ("januar", "jan"), ("februar", "feb"), ("mars", "mar"), ("april", "apr"), ("mai",), ("juni", "jun"),
    ("juli", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("oktober", "okt"),
    ("november", "nov"), ("desember", "des"),
)  # fmt: skip
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "|".join(sorted(_MONTH_OF, key=len, reverse=True))

_WRITTEN = re.compile(
    rf"\b(?P<day>\d{{1,2}})\.?(?:\s?[-–/]\s?(?P<last>\d{{1,2}})\.?)?\s?(?P<month>{_MONTH})\b\.?"
    r"(?:,?\s(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?<![\d.,/])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>(?:19|20)\d\d|\d\d)(?!\d))?")
_BARE_DAY = re.compile(
    r"(?<=\s)(?<=(?:frist|innen|innan|enest|inast|dato:)\s)(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?P<year>(?!))?(?![\d.])"
)
_SLASHED = re.compile(
    r"(?<![\d.,/-])(?P<day>\d{1,2})(?P<mark>[/-])(?P<month>1[0-2]|0?[1-9])(?:(?P=mark)|[ -])"
    r"(?P<year>(?:19|20)\d\d|(?<=-)\d\d)(?![\d/-])"
)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_PACKED = re.compile(r"(?<![\d.,/-])(?P<day>[0-3]\d)(?P<month>[01]\d)(?P<year>\d\d)(?![\d.,/-]\d|\d)")
_MONTH_END = re.compile(
    rf"(?:utgangen av|slutten av|utgongen av|slutten på)\s(?P<month>{_MONTH})\b(?:\s(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
WEEKDAYS = {
    "mandag": 0,
    "måndag": 0,
    "tirsdag": 1,
    "tysdag": 1,
    "onsdag": 2,
    "torsdag": 3,
    "fredag": 4,
    "lørdag": 5,
    "laurdag": 5,
    "søndag": 6,
    "sundag": 6,
}
"""Weekdays in bokmål and nynorsk as `date.weekday()` counts them."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_BEFORE = re.compile(
    r"(?:våren|vår|høsten|hausten|halvår\w*|møteplan\w*|datoer|datoar|år)\s((?:19|20)\d\d)\b|\b((?:19|20)\d\d):",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_CLOCK = r"(?P<{0}>[01]?\d|2[0-4])(?:[.:]?(?P<{0}m>[0-5]\d))?"
_RANGE = re.compile(
    rf"(?<![\d.,:/-])(?:kl\.?\s?)?{_CLOCK.format('a')}\s?(?:[-–—]|til|"
    rf"to)\s?(?:kl\.?\s?)?{_CLOCK.format('b')}(?![\d:/]|\.\d)",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?:\bkl(?:okka|okken)?\.?|\bkl\.?:)\s?{_CLOCK.format('a')}(?![\d:/]|\.\d)", re.IGNORECASE)
_BARE = re.compile(r"(?<![\d.,:/-])(?P<a>[01]?\d|2[0-3])[.:](?P<am>[0-5]\d)(?![\d:/.])")
_MISREAD = re.compile(r"(?<![^\W\d])[\dlIoO][\dlIoO.:,-]*(?![^\W\d])")
_DIGITS = str.maketrans("lIoO", "1100")
_NEAR = 1000  # a list of dates is shorter; looking further makes a huge line slow


@dataclass(frozen=True)
class FoundDate:
    """A date at `start`:`end` of a text; `year_given` is False where the year was supplied by the caller."""

    start: int
    end: int
    value: date
    year_given: bool
    last: date | None = None


@dataclass(frozen=True)
class FoundTimes:
    """A start time at `start`:`end` of a text, and an end time where a range stands there."""

    start: int
    end: int
    first: time
    last: time | None


def digits_mended(text: str) -> str:
    """The text, as long as before, with letters that a scanner took for digits as digits ("l4. mars 2oo5")."""
    return _MISREAD.sub(lambda match: match[0].translate(_DIGITS) if _DIGIT.search(match[0]) else match[0], text)


def find_dates(text: str, year: int | None = None) -> list[FoundDate]:
    """All dates in the order of the text; one without a year takes the next written year of the text, else `year`."""
    found: list[FoundDate] = []
    if not _DIGIT.search(text):
        return found
    for pattern in (_ISO, _SHORT, _WRITTEN, _SLASHED, _PACKED, _BARE_DAY):
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            parsed = _parsed(match, text, year)
            if parsed:
                found.append(parsed)
    return sorted(found, key=lambda one: one.start)


def month_end(text: str, year: int | None = None) -> date | None:
    """The last day of the month in words such as "innen utgangen av mars", or None."""
    match = _MONTH_END.search(text)
    if not match:
        return None
    written = match["year"]
    if not written and year is None:
        return None
    first = _date(int(written or year or 0), _MONTH_OF[match["month"].casefold()], 28)
    return (first + timedelta(days=4)).replace(day=1) - timedelta(days=1) if first else None


def find_times(text: str) -> FoundTimes | None:
    """The first range of times ("kl 1200 – 1500", "09-11.30"), else the first single time ("kl. 10")."""
    for match in _RANGE.finditer(text):
        first, last = _clock(match["a"], match["am"]), _clock(match["b"], match["bm"])
        if first and last and first < last and _is_times(match, text):
            return FoundTimes(match.start(), match.end(), first, last)
    for pattern in (_SINGLE, _BARE):
        single = pattern.search(text)
        if single:
            first = _clock(single["a"], single["am"])
            return FoundTimes(single.start(), single.end(), first, None) if first else None
    return None


def _is_times(match: re.Match[str], text: str) -> bool:
    """A bare "4-6" is a range of anything; with minutes, "kl" or "Tid" it is a range of times."""
    packed_alone = not match["am"] and not re.search(r"[.:]", match[0])
    if match["am"] or (match["bm"] and not packed_alone) or "kl" in match[0].casefold():
        rest = text[match.end() : match.end() + 12].casefold()
        return not any(rest.lstrip(". ").startswith(name) for name in _MONTH_OF)
    return bool(re.search(r"(?:\bkl(?:okka|okken|okkeslett)?\.?|\btid):?\s*$", text[: match.start()], re.IGNORECASE))


def _parsed(match: re.Match[str], text: str, year: int | None) -> FoundDate | None:
    groups = match.groupdict()
    written, month = groups["year"], groups["month"]
    number = _MONTH_OF[month.casefold()] if not month.isdigit() else int(month)
    value_year = _full_year(written) if written else _year_after(text, match) or year
    if value_year is None:
        return None
    value = _date(value_year, number, int(groups["day"]))
    last = groups.get("last")
    if value is None:
        return None
    return FoundDate(
        match.start(), match.end(), value, bool(written), _date(value_year, number, int(last)) if last else None
    )


def _year_after(text: str, match: re.Match[str]) -> int | None:
    """The year that a list of dates ends with ("5. mai, 16. juni 2023") or begins with ("våren 2023: ...")."""
    after = re.match(
        rf"(?:[\s,.–-]|og|\d{{1,2}}\.|(?:{_MONTH})\b)*?\s((?:19|20)\d\d)\b",
        text[match.end() : match.end() + _NEAR],
        re.IGNORECASE,
    )
    if after:
        return int(after[1])
    before = _YEAR_BEFORE.findall(text[max(0, match.start() - _NEAR) : match.start()])
    return int("".join(before[-1])) if before else None


def _full_year(written: str) -> int:
    year = int(written)
    if year > 99:
        return year
    return year + (2000 if year < 70 else 1900)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(hour: str, minute: str | None) -> time | None:
    value = int(hour)
    return time(value, int(minute or 0)) if value < 24 else None
