"""Who was there where it is told in sentences: "Elles møtte rådmann Ragna Flåm frå Aurland"."""

import re

from rundbord.engines.norwegian.names import PERSON, is_first_name, is_person
from rundbord.engines.norwegian.places import is_place
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.person_row import Row
from rundbord.engines.reader.reading import Category, Status
from rundbord.engines.reader.roles import POST
from rundbord.engines.reader.sentences import sentences_of

_MET = re.compile(
    r"\b(?:møtte|møttest|deltok|stilte|representert ved|(?:[Mm]ed|[Tt]il ?stede|[Tt]il ?stades) (?:på|i) møtet var|"
    r"var til ?stede|var til ?stades|(?:ynskte|ønskte|ønska|ønsket) velkom\w+|kom|"
    r"(?:leia|leidde|ledet) møtet|(?:skreiv|skrev|førte) (?:referat|protokoll|(?:møte)?bok)\w*)\b"
)
_ABSENT = re.compile(
    r"\b(?:meldt|meldte) (?:forfall|fråfall|frafall|avbud)\b|\bmøtte ikk?j?e\b|\bkunne ikk?j?e (?:møte|komme|kome)\b"
)
_KEPT = re.compile(r"\s(?:skreiv|skrev|førte) (?:referat|protokoll|(?:møte)?bok)")
_FROM = re.compile(r",?\s(?:frå|fra|i)\s(?P<where>[A-ZÆØÅ][\w-]*(?:\s(?:kommune|fylkeskommune|regionråd))?)")
_BESIDE = re.compile(r"\s\((?P<where>[A-ZÆØÅ][\w -]+?)[,)]|,\s(?P<place>[A-ZÆØÅ][\w-]+)(?=[,.\s])")
_SENT_BY = re.compile(
    r"(?:(?P<guest>\b[Ff]r[åa]|\bFor|\bfor)\s)?(?P<where>[A-ZÆØÅ][\w-]+(?:\s[\wæøå-]+){0,3}?)\s"
    r"(?:(?:kom|møtte|deltok|stilte)(?:\smed)?|(?:(?:var|vart|ble|blei)\s)?representert\sved|ved|v/)\s?"
    r"(?:[a-zæøå]+\s){0,2}$"
)
_INITIAL = 2
_AND = re.compile(r"\sog\s(?:[a-zæøå]+\s){0,2}$")
_ROLE = re.compile(r"(?P<role>[^\s,.]+(?:\s[^\s,.]+)?)\s$")
_SUBSTITUTE = re.compile(r",? (?:som var )?vara for\b")
_NAME = r"[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)+"
_STOOD_IN = re.compile(
    rf"(?:^|(?<=\.\s))(?:For|I (?:staden|stede[dt]) for)\s(?P<absent>{_NAME})\s(?:møtte|møter|stilte|deltok)\s"
    rf"(?:\w*vara\w*\s)?(?P<name>{_NAME})(?:(?:,|\s(?:fra|frå|i))\s(?P<of>[A-ZÆØÅ][\w-]+(?:\skommune)?))?"
)
_STANDS_FOR = re.compile(r"(?:,? som var)?,? vara for $")


def stood_in_at(line: TextLine) -> tuple[int, int, Row] | None:
    """Where a line tells who met for somebody ("For Olaug Syse møtte varakvinna Guro Lindebrekke, Ulvik")."""
    match = _STOOD_IN.search(line.text)
    if match is None:
        return None
    row = Row(match["name"], "present", "deputy", list(line.spans(*match.span("name"))))
    if match["of"]:
        row.organization = row.hold(line, *match.span("of"))
    row.stands_for(line, *match.span("absent"))
    return match.start(), match.end(), row


def told_in(lines: list[TextLine]) -> list[Row]:
    """The persons whom the sentences of `lines` tell to have met or to have been away."""
    rows: list[Row] = []
    for line in lines:
        for low, high in sentences_of(line.text):
            sentence = line.text[low:high]
            absent = _ABSENT.search(sentence)
            if sentence.endswith(".") and (absent or _MET.search(sentence)):
                rows += _persons(line, low, high, "absent" if absent else "present")
    return rows


def _persons(line: TextLine, start: int, end: int, status: Status) -> list[Row]:
    rows: list[Row] = []
    sender: tuple[int, int] | None = None
    last = start
    for match in PERSON.finditer(line.text, start, end):
        low, high = _name(match)
        name = line.text[low:high]
        sent_by = _SENT_BY.search(line.text, last, low)
        sender = sent_by.span("where") if sent_by else sender if _AND.search(line.text, last, low) else None
        known = sender or is_first_name(name.split()[0]) or _FROM.match(line.text, high, end)
        if " " not in name or not is_person(name) or not (known or _SUBSTITUTE.match(line.text, high)):
            continue
        row = Row(name, status, _category(line, sent_by, high, end), list(line.spans(low, high)), confidence=0.6)
        _add_around(row, line, start, low, high, end)
        if sender and row.organization is None:
            row.organization = row.hold(line, *sender)
        stands = _STANDS_FOR.search(line.text[start:low])
        if stands and rows:
            rows[-1].stands_for(line, low, high)
            rows[-1].organization, row.status = row.organization or rows[-1].organization, "absent"
        rows.append(row)
        last = high
    return rows


def _category(line: TextLine, sent_by: re.Match[str] | None, high: int, end: int) -> Category:
    """Who is told to come from elsewhere than a municipality is a guest."""
    if _KEPT.match(line.text, high, end):
        return "secretariat"
    guest = sent_by and (sent_by["guest"] or "").startswith(("Fr", "fr")) and not is_place(sent_by["where"])
    return "guest" if guest else "member"


def _name(match: re.Match[str]) -> tuple[int, int]:
    """A name without the post that begins the sentence in front of it ("Leiar Ingebrigt Lærdal")."""
    first, _, rest = match[0].partition(" ")
    end = match.end() - (match[0].endswith(".") and len(match[0].rpartition(" ")[2]) > _INITIAL)
    return (match.end() - len(rest), end) if rest and POST.fullmatch(first) else (match.start(), end)


def _add_around(row: Row, line: TextLine, start: int, low: int, high: int, end: int) -> None:
    role = _ROLE.search(line.text, start, low)
    words = role["role"] if role else ""
    for title in (words, words.rpartition(" ")[2]):
        if title and POST.fullmatch(title):
            row.role = row.hold(line, low - 1 - len(title), low - 1)
            break
    where = _FROM.match(line.text, high, end) or _BESIDE.match(line.text, high, end)
    for found in where.groupdict() if where else {}:
        if where and where[found] and (found == "where" or is_place(where[found])):
            row.organization = row.hold(line, *where.span(found))
