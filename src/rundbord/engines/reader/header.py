"""The head of a document: which body met, when and where."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from rundbord.engines.norwegian.dates import FoundDate, digits_mended, find_dates, find_times
from rundbord.engines.norwegian.names import is_organization
from rundbord.engines.norwegian.places import is_place
from rundbord.engines.reader.bodies import BodyPhrase, body_in, deciding_body, stripped_title
from rundbord.engines.reader.labels import line_label
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.place import names_room, place_in
from rundbord.engines.reader.reading import Found, Span

_WEEKDAY = re.compile(r"\b(?:man|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag(?:en)?\b", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"publisert|oppdatert|endra|endret|godkjent|dagsett|datert|utsendt|frist|forrige|førre|vår ref|innen|"
    r"brev|referat (?:fra|frå) \d|kommende|komande|neste",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(r"\s[-–—]\s(?:møte)?(?:referat|protokoll|møtebok|notat)$", re.IGNORECASE)
_PROTOCOL_OF = re.compile(r"(?P<organ>styre|råds|utvalgs|utvals|nemnds)(?:protokoll|referat|møtebok)", re.IGNORECASE)
_WEAK = 2.0
_STATE_OF_TEXT = re.compile(r"\b(?:godkjent|godkjend|utkast)\b", re.IGNORECASE)
_MARGIN = re.compile(r"^(?:kl\.?\s)?([01]?\d|2[0-3])[.:]([0-5]\d)\s+(?:SAK|Sak|Punkt)\b", re.MULTILINE)
_END = re.compile(
    r"(?<!/)(?:hevet|heva|slutt\w*|avslutt\w*|ferdig)\b[^.\d]{0,15}(?:\d{1,2}\.\d{1,2}\.(?:\d{2,4})?,?\s)?(?:kl\.?|"
    r"klokka)?\s?(?P<hour>\d{1,2})[.:]?(?P<minute>\d\d)?",
    re.IGNORECASE,
)


_PLAIN_DATE = re.compile(r"dato:?\s", re.IGNORECASE)
_NO_NAME = re.compile(r"[>\[\]:]|[.!]$")
_MEETING_OF = re.compile(
    r"(?P<organ>styre|råd|utvalg|utval|representantskap|nemnd|\w+grupp)s?(?:e?)møtet?", re.IGNORECASE
)
_SHORT_ENDING = re.compile(r"(?:smøtet?|et)$")
_LETTERS_APART = re.compile(r"(?:\w\s){3,}\w$")
_PATH_PART = re.compile(r"[^>»/]+")
_PATH = re.compile(r">|»|\s/\s.*\s/(?:\s|$)")
_NEAR_LETTERHEAD = 2
_Place = tuple[TextLine, int, int]
_Scored = tuple[float, TextLine, BodyPhrase]


@dataclass(frozen=True)
class Head:
    """What the head says; times are local wall times."""

    cooperation: Found | None
    body: Found | None
    date: dt.date | None
    date_span: Span | None
    end_date: dt.date | None
    start: time | None
    end: time | None
    place: Found | None
    dates: tuple[tuple[dt.date, Span], ...]


def head_of(head: list[TextLine], end: list[TextLine], text: str) -> Head:
    """Read the head lines, and the end lines for when the meeting ended."""
    year = _year(head, text)
    dated = _dated(head, year)
    first = max(dated, key=lambda row: row[0], default=None)
    days = sorted({one.value for score, _, one in dated if first and score >= first[0] and score >= 5})
    start, stop = _times(head)
    start, stop = start or _first_case(text), stop or _ended([*end, *head])
    body, cooperation = _body(head, text)
    place = place_in(head, first[1] if first else None)
    value = days[0] if days else (first[2].value if first else None)
    return Head(
        cooperation=cooperation,
        body=body,
        date=value,
        date_span=_span(first[1], first[2].start, first[2].end) if first else None,
        end_date=days[-1] if len(days) > 1 else None,
        start=start,
        end=stop,
        place=_found(place[:3], place[3]) if place else None,
        dates=tuple((one.value, _span(line, one.start, one.end)) for score, line, one in dated if score > 0),
    )


def _span(line: TextLine, start: int, end: int) -> Span:
    return line.spans(start, end)[0]


def _year(head: list[TextLine], text: str) -> int | None:
    """The year for dates without one: a date in the head, else the commonest year of the document."""
    for line in head:
        for one in find_dates(line.text):
            if one.year_given and not _OTHER_DATE.search(line.text):
                return one.value.year
    years = Counter(re.findall(r"\b(?:19|20)\d\d\b", text))
    return int(years.most_common(1)[0][0]) if years else None


def _dated(head: list[TextLine], year: int | None) -> list[tuple[float, TextLine, FoundDate]]:
    """Every date of the head with how likely it is the meeting's."""
    found = []
    for position, line in enumerate(head):
        label = line_label(line)
        labelled = label is not None and label.kind in {"date", "time"} and not _of_letter(head, position)
        for order, one in enumerate(find_dates(digits_mended(line.text), year)):
            score = 2.0 - position * 0.05 - order * 1.0
            score += 5.0 if labelled else 0.0
            score += 1.5 if _WEEKDAY.search(line.text) or find_times(line.text) else 0.0
            score += 0.5 if one.year_given else 0.0
            before = line.text[max(0, one.start - 25) : one.start]
            score -= (
                6.0
                if _OTHER_DATE.search(before) or (label and label.kind in {"next", "letterhead", "called", "papers"})
                else 0.0
            )
            found.append((round(score) if score >= 5 else score, line, one))
    return found


def _of_letter(head: list[TextLine], position: int) -> bool:
    """True for a plain "Dato:" among "Vår ref." and "Arkivkode": that is when the letter was written."""
    if not _PLAIN_DATE.match(head[position].text):
        return False
    labels = [line_label(line) for line in head[max(0, position - _NEAR_LETTERHEAD) : position + _NEAR_LETTERHEAD + 1]]
    return any(label and label.kind == "letterhead" for label in labels)


def _times(head: list[TextLine]) -> tuple[time | None, time | None]:
    """Start of the first day and end of the last."""
    labelled: list[tuple[time, time | None]] = []
    dated: list[tuple[time, time | None]] = []
    free: list[tuple[time, time | None]] = []
    for line in head:
        label = line_label(line)
        if label and label.kind in {"called", "letterhead", "next"}:
            continue
        found = find_times(digits_mended(line.text))
        if found:
            timed = bool(label and label.kind in {"time", "date"})
            day = not label and found.last is not None and bool(find_dates(line.text, 2000))
            (labelled if timed else dated if day else free).append((found.first, found.last))
    rows = labelled or dated or free[:1]
    if not rows:
        return None, None
    return rows[0][0], rows[-1][1]


def _first_case(text: str) -> time | None:
    """The clock time in the margin of the first case, where each case has one."""
    found = _MARGIN.findall(text)
    return time(int(found[0][0]), int(found[0][1])) if len(found) > 1 else None


def _ended(lines: list[TextLine]) -> time | None:
    for line in lines:
        match = _END.search(line.text)
        if match and int(match["hour"]) < 24:
            return time(int(match["hour"]), int(match["minute"] or 0))
    return None


def _body(head: list[TextLine], text: str) -> tuple[Found | None, Found | None]:
    """The organ that met and the cooperation that owns it; a single name is the organ."""
    best = max(_scored(head), key=lambda row: row[0], default=None)
    place = _cooperation(head, best)
    cooperation = _found(place, 0.8) if place else None
    acting = _acting(text) if best is None or best[2].strength <= 2 else None
    acting = acting or (_of_protocol(head, text) if best is None else None)
    if best is None:
        return (acting, cooperation) if acting else (cooperation, None)
    _, line, phrase = best
    if phrase.strength <= _WEAK and (organ := _of_protocol(head, text)):
        return organ, cooperation
    if acting and phrase.strength == 2.0 and phrase.start > 0:
        return acting, cooperation
    named = _organ_of_meeting(line.text[phrase.start : phrase.end], text)
    body = named or _found((line, phrase.start, phrase.end), 0.9 if phrase.strength >= 3 else 0.6)
    if cooperation and _is_short_for(line.text[phrase.start : phrase.end], cooperation.value):
        return cooperation, None
    same = cooperation is not None and cooperation.value.casefold() == body.value.casefold()
    return body, None if same else cooperation


def _of_protocol(head: list[TextLine], text: str) -> Found | None:
    """ "Styreprotokoll 2/2019" is of "styret", where the document names it so."""
    for line in head:
        kind = _PROTOCOL_OF.match(line.text)
        organ = re.search(rf"\b{kind['organ'].rstrip('s')}e?t\b", text, re.IGNORECASE) if kind else None
        if organ:
            return Found(organ[0], Span(organ.start(), organ.end()), 0.6)
    return None


def _scored(head: list[TextLine]) -> Iterator[_Scored]:
    """Every organ that the head names, with how likely it is the one that met."""
    for position, line in enumerate(head):
        label = line_label(line)
        titled = stripped_title(line.text) > 0
        if label and label.kind not in {"body", "treatment", "responsible"} and not titled:
            continue
        if _PATH.search(line.text):
            yield from _in_path(line, position)
            continue
        phrase = body_in(line.text, label.rest if label and not titled else 0)
        if phrase is None:
            continue
        score = phrase.strength - position * 0.1
        score += 8.0 if label and label.kind == "body" else 0.0
        score += 1.0 if position and _below_owner(head[position - 1], line, phrase) else 0.0
        score += 2.0 if titled or _TITLE_AFTER.search(line.text) else 0.0
        score -= 4.0 if line.text.endswith(".") or len(line.text) > 130 or _STATE_OF_TEXT.search(line.text) else 0.0
        yield score, line, phrase


def _in_path(line: TextLine, position: int) -> Iterator[_Scored]:
    """Organs in the path of a web page ("Forsiden / Politikk / Arbeidsutvalget / Møter"), less likely than others."""
    for part in _PATH_PART.finditer(line.text):
        phrase = body_in(part[0].strip(), 0)
        if phrase:
            low = line.text.index(part[0].strip(), part.start())
            moved = BodyPhrase(low + phrase.start, low + phrase.end, phrase.strength)
            yield phrase.strength - 1.0 - position * 0.1, line, moved


def _below_owner(above: TextLine, line: TextLine, phrase: BodyPhrase) -> bool:
    """True for an organ alone on its line below the name of the organization that it belongs to."""
    alone = phrase.start == 0 and phrase.end == len(line.text) and phrase.strength > _WEAK
    owner = body_in(above.text, 0)
    return alone and owner is not None and not stripped_title(above.text) and len(above.text) > owner.end - owner.start


def _acting(text: str) -> Found | None:
    """The organ that decides in the text."""
    words = deciding_body(text)
    if words is None:
        return None
    start = text.find(words)
    return Found(words, Span(start, start + len(words)), 0.5)


def _organ_of_meeting(words: str, text: str) -> Found | None:
    """ "Styremøte" is a meeting of "styret", "rådsmøte" of "rådet", where the document names it so."""
    kind = _MEETING_OF.fullmatch(words)
    organ = re.search(rf"\b{kind['organ']}(?:e?t|a|en)\b", text, re.IGNORECASE) if kind else None
    return Found(organ[0], Span(organ.start(), organ.end()), 0.7) if organ else None


def _is_short_for(words: str, name: str) -> bool:
    """True for "Regionråd" and "rådsmøte" of "Setesdal regionråd": they are the one organ that the head names."""
    stem = _SHORT_ENDING.sub("", words.casefold())
    named = words[:1].isupper() and words.endswith("et")
    return (
        not named
        and len(stem) > 2
        and any(_SHORT_ENDING.sub("", word).endswith(stem) for word in name.casefold().split())
    )


def _found(where: _Place, confidence: float) -> Found:
    line, start, end = where
    stop, span = line.whole(start, end)
    return Found(line.text[start:stop].strip(), span, confidence)


def _cooperation(head: list[TextLine], best: _Scored | None) -> _Place | None:
    """The letterhead: a line of its own near the top; else the owner named beside the body."""
    below = False
    for line in head[:4]:
        named = best is not None and line is best[1]
        if best and named and (best[2].owner or best[2].start == 0):
            if best[2].owner:
                break
            below = True
            continue
        name = re.split(r"\s+(?:Side|side|Page)\s+\d", line.text)[0].split(" – ")[0].split(" - ")[0].strip()
        if _is_letterhead(line, name) and (not below or (is_organization(name) and not is_place(name))):
            return line, 0, len(name)
    if best and best[2].owner is not None:
        return best[1], *best[2].owner
    return None


def _is_letterhead(line: TextLine, name: str) -> bool:
    """True for a name and nothing else: no label, title, date, sentence, room or path."""
    told = line_label(line) or stripped_title(line.text) or find_dates(line.text, 2000) or find_times(line.text)
    shaped = 3 < len(name) <= 80 and name[:1].isalpha() and not name.casefold().startswith("til ")
    marked = line.table or _NO_NAME.search(line.text) or _LETTERS_APART.match(name) or _is_sentence(line.text)
    room = names_room(name) and len(name.split()) <= 5
    return shaped and not (told or marked or room)


def _is_sentence(text: str) -> bool:
    return len(text.split()) > 14 or text.endswith(".")
