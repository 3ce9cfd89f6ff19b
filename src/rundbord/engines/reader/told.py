"""Who was there where it is told in sentences: "Elles møtte rådmann Ragna Flåm frå Aurland"."""

import re

from rundbord.engines.norwegian.names import PERSON, is_first_name, is_person
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.person_row import Row
from rundbord.engines.reader.reading import Category, Status
from rundbord.engines.reader.roles import POST
from rundbord.engines.reader.sentences import sentences_of

_MET = re.compile(
    r"\b(?:møtte|møttest|deltok|var til ?stede|var til ?stades|(?:ynskte|ønskte|ønska|ønsket) velkom\w+|kom|"
    r"(?:leia|leidde|ledet) møtet|(?:skreiv|skrev|førte) (?:referat|protokoll|(?:møte)?bok)\w*)\b"
)
_ABSENT = re.compile(
    r"\b(?:meldt|meldte) (?:forfall|fråfall|frafall|avbud)\b|\bmøtte ikk?j?e\b|\bkunne ikk?j?e (?:møte|komme|kome)\b"
)
_KEPT = re.compile(r"\s(?:skreiv|skrev|førte) (?:referat|protokoll|(?:møte)?bok)")
_FROM = re.compile(r",?\s(?:frå|fra|i)\s(?P<where>[A-ZÆØÅ][\w-]*(?:\s(?:kommune|fylkeskommune|regionråd))?)")
_SENT_BY = re.compile(r"^(?:Frå|Fra)\s(?P<where>[A-ZÆØÅ][\w ]{2,30}?)\s(?:kom|møtte|deltok)\b")
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
    sent_by = _SENT_BY.match(line.text[start:end])
    for match in PERSON.finditer(line.text, start, end):
        low, high = _name(match)
        name = line.text[low:high]
        known = (
            is_first_name(name.split()[0]) or _FROM.match(line.text, high, end) or _SUBSTITUTE.match(line.text, high)
        )
        if " " not in name or not is_person(name) or not known:
            continue
        kept = _KEPT.match(line.text, high, end)
        category: Category = "secretariat" if kept else "guest" if sent_by and not rows else "member"
        row = Row(name, status, category, list(line.spans(low, high)), confidence=0.6)
        _add_around(row, line, start, low, high, end)
        if sent_by and not rows:
            row.organization = row.hold(line, start + sent_by.start("where"), start + sent_by.end("where"))
        stands = _STANDS_FOR.search(line.text[start:low])
        if stands and rows:
            rows[-1].stands_for(line, low, high)
            rows[-1].organization, row.status = row.organization, "absent"
        rows.append(row)
    return rows


def _name(match: re.Match[str]) -> tuple[int, int]:
    """A name without the post that begins the sentence in front of it ("Leiar Ingebrigt Lærdal")."""
    first, _, rest = match[0].partition(" ")
    return (match.end() - len(rest), match.end()) if rest and POST.fullmatch(first) else match.span()


def _add_around(row: Row, line: TextLine, start: int, low: int, high: int, end: int) -> None:
    role = _ROLE.search(line.text, start, low)
    words = role["role"] if role else ""
    for title in (words, words.rpartition(" ")[2]):
        if title and POST.fullmatch(title):
            row.role = row.hold(line, low - 1 - len(title), low - 1)
            break
    where = _FROM.match(line.text, high, end)
    if where:
        row.organization = row.hold(line, where.start("where"), where.end("where"))
