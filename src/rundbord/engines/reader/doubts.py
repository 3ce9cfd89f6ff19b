"""Places to look at before a reading is accepted: proposed, never done silently."""

import re
from collections.abc import Iterator

from rundbord.engines.norwegian.dates import WEEKDAYS, find_dates
from rundbord.engines.norwegian.names import is_person
from rundbord.engines.norwegian.spelling import distance
from rundbord.engines.reader.header import Head
from rundbord.engines.reader.reading import Attendance, Doubt, Item, Known, Line, Span
from rundbord.engines.reader.roster import Roster

_EMPLOYER = re.compile(
    r"\b(?:[Bb]yttar?|[Bb]ytter|[Bb]yttet?|[Bb]ytte|går over|gått over|gjekk over|begynner|byrjar|starter|"
    r"startar|skifter|skiftar)\s(?:arbeidsgiver\s|arbeidsgjevar\s|jobb\s)?(?:til|i|hos|"
    r"for)\s(?P<where>[A-ZÆØÅ][\w-]*(?:\s(?:og\s)?[\w-]+){0,3})"
)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_AND = re.compile(r"\s+(?:og|&)\s+|,\s+")
LOW = 0.6


def doubts_of(
    text: str, head: Head, attendance: tuple[Attendance, ...], items: tuple[Item, ...], roster: Roster, known: Known
) -> tuple[Doubt, ...]:
    """All doubts about a reading in the source's order; one name doubted in many places is told once, at its first."""
    found = [
        *_of_dates(text, head),
        *_of_attendance(text, attendance, known),
        *number_doubts(items),
        *(doubt for item in items for line in item.lines for doubt in _of_line(text, line, roster, known)),
    ]
    ordered = sorted(found, key=lambda doubt: (doubt.span.start, doubt.span.end))
    first: dict[tuple[str, str, str | None], Doubt] = {}
    for doubt in ordered:
        first.setdefault((doubt.kind, doubt.text, doubt.proposal), doubt)
    return tuple(first.values())


def _of_dates(text: str, head: Head) -> Iterator[Doubt]:
    """A weekday that does not fit, a year that was not written, and dates that clash."""
    if head.date is None or head.date_span is None:
        return
    span = head.date_span
    before = _WEEKDAY.findall(text[max(0, span.start - 14) : span.start])
    if before and WEEKDAYS[before[-1].casefold()] != head.date.weekday():
        yield Doubt("date", Span(span.start - len(before[-1]) - 1, span.end), text[span.start : span.end], None)
    written = find_dates(text[span.start : span.end], head.date.year)
    if written and not written[0].year_given:
        yield Doubt("date", span, text[span.start : span.end], head.date.isoformat())
    for other, where in head.dates:
        if other not in {head.date, head.end_date} and abs((other - head.date).days) <= 10:
            yield Doubt("date", where, text[where.start : where.end], head.date.isoformat())


def _of_attendance(text: str, attendance: tuple[Attendance, ...], known: Known) -> Iterator[Doubt]:
    for row in attendance:
        span = _find(text, row.name, row.spans)
        nearest = nearest_of(row.name, known.persons)
        if nearest:
            yield Doubt("spelling", span, row.name, nearest)
        if row.organization and (other := nearest_of(row.organization, known.organizations)):
            yield Doubt("spelling", _find(text, row.organization, row.spans), row.organization, other)
        for note in filter(None, (row.note, row.organization)):
            change = _EMPLOYER.search(note)
            if change:
                yield Doubt("employer", _find(text, note, row.spans), note, change["where"])
        if row.confidence < LOW or (len(row.name.split()) > 1 and not is_person(row.name)):
            yield Doubt("attendance", span, row.name, None)


def nearest_of(name: str, names: tuple[str, ...]) -> str | None:
    """The known name that a name is a slip of: one or two letters off, never a name that is known itself."""
    folded = name.casefold()
    allowed = 1 if len(folded) < 8 else 2
    best: tuple[int, str] | None = None
    for other in names:
        steps = distance(folded, other.casefold(), allowed)
        if steps == 0:
            return None
        if steps <= allowed and (best is None or steps < best[0]):
            best = (steps, other)
    return best[1] if best else None


def number_doubts(items: tuple[Item, ...]) -> Iterator[Doubt]:
    """Numbers that stand twice, are left out or come in another order."""
    seen: set[str] = set()
    last: tuple[str, int] | None = None
    for item in items:
        if not item.number:
            continue
        series, ordinal = _series(item.number)
        if item.number.casefold() in seen:
            yield Doubt("number", item.spans[0], item.number, None)
        elif last and last[0] == series and ordinal != last[1] + 1:
            yield Doubt("number", item.spans[0], item.number, _with_ordinal(item.number, last[1] + 1))
        seen.add(item.number.casefold())
        last = (series, ordinal)


def _with_ordinal(number: str, ordinal: int) -> str:
    """The number with another running number in it."""
    at = 1 if re.search(r"\d\.\d", number) else 0
    found = list(re.finditer(r"\d+", number))[at]
    return number[: found.start()] + str(ordinal).zfill(len(found[0])) + number[found.end() :]


def _series(number: str) -> tuple[str, int]:
    """The letters and the year of a number, and the running number in it ("S 7.1/07" counts the 1)."""
    digits = re.findall(r"\d+", number)
    at = 1 if re.search(r"\d\.\d", number) and len(digits) > 1 else 0
    return re.sub(r"\d+", "", number) + "".join(digits[:at] + digits[at + 1 :]), int(digits[at]) if digits else 0


def _of_line(text: str, line: Line, roster: Roster, known: Known) -> Iterator[Doubt]:
    if line.confidence < LOW and line.kind != "contribution":
        yield Doubt("kind", line.spans[0], line.text[:60], None)
    change = _EMPLOYER.search(line.text)
    if change and roster.kind(line.text.partition(" ")[0]) == "person":
        yield Doubt("employer", _find(text, change[0], line.spans), change[0], change["where"])
    if line.kind != "contribution":
        return
    for name in _AND.split(line.person) if line.person else ():
        yield from _of_person(text, name, line, roster, known)
    for name in _names_of(line.organization, roster):
        span = _find(text, name, line.spans)
        near = (
            None
            if roster.organization(name)
            else roster.nearest_organization(name) or nearest_of(name, known.organizations)
        )
        if near:
            yield Doubt("spelling", span, name, near)
        elif not roster.listed(name):
            yield Doubt("speaker", span, name, None)


def _names_of(organization: str | None, roster: Roster) -> list[str]:
    if not organization:
        return []
    return [organization] if roster.organization(organization) else [part for part in _AND.split(organization) if part]


def _of_person(text: str, name: str, line: Line, roster: Roster, known: Known) -> Iterator[Doubt]:
    span = _find(text, name, line.spans)
    people = set(roster.people(name))
    if len(people) > 1:
        yield Doubt("speaker", span, name, None)
    elif not people:
        near = roster.nearest_person(name) or nearest_of(name, known.persons)
        yield Doubt("spelling" if near else "speaker", span, name, near)


def _find(text: str, words: str, spans: tuple[Span, ...]) -> Span:
    """Where the words stand inside the spans; the first span where line breaks part them."""
    for span in spans:
        at = text.find(words, span.start, span.end)
        if at >= 0:
            return Span(at, at + len(words))
    return spans[0]
