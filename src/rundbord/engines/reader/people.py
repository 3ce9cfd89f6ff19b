"""Persons in a stretch of text: who, for whom, in what role, with what remarks."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from rundbord.engines.norwegian.names import PERSON, is_first_name, is_organization, is_person
from rundbord.engines.norwegian.places import is_place
from rundbord.engines.reader.label_words import LabelKind
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.pieces import Piece, pieces_of
from rundbord.engines.reader.reading import Category, Span, Status
from rundbord.engines.reader.roles import ABSENT, DEPUTY, NOBODY, OBSERVER, PARTIAL, PARTY, SECRETARIAT, post_at

FROM = re.compile(r"^(?:i tillegg )?(?:fra|frå|for|ved|i|på vegne av)\s+", re.IGNORECASE)
_JOINER = re.compile(r"\s(?:i|fra|frå|ved|for|hos)\s(?=[A-ZÆØÅ])")
_LED = re.compile(
    r"(?P<of>[A-ZÆØÅÁÄÖŠČŽ][\w .-]{1,40}?)\s+v/\s?(?P<name>[A-ZÆØÅÁÄÖŠČŽ][\w.-]+(?:\s[A-ZÆØÅÁÄÖŠČŽ][\w.-]+){1,3})"
    r"(?:\s(?:vara for|for|i stede[dt] for)\s(?P<absent>[A-ZÆØÅÁÄÖŠČŽ][\w.-]+(?:\s[A-ZÆØÅÁÄÖŠČŽ][\w.-]+){1,3}))?$"
)
_AND = re.compile(r"\s+og\s+|,\s*")
_WRITER = re.compile(r"(?:og\s)?(?:undertegnede|underteikna|jeg|eg|meg)")
_BOTH = re.compile(r"begge\s(?:(?:fra|frå|i)\s(?=[A-ZÆØÅ]))?(?=\S)")
_STANDS_IN = re.compile(r"\s(?:for|i stede[dt] for|vara for)\s(?=[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ])")
_NAME_FROM = re.compile(
    r"[A-ZÆØÅÁÄÖŠČŽ][\w.-]+(?:\s[A-ZÆØÅÁÄÖŠČŽ][\w.-]+){1,4}\s(?:fra|frå)\s(?:[A-ZÆØÅÁÄÖŠČŽ]|administrasjon|sekretariat|kommun|fylk)"
)
_FROM_SOMEWHERE = re.compile(r"[A-ZÆØÅ][a-zæøåé]+\s(?:fra|frå)\s[A-ZÆØÅ]")
_CASE_NOTE = re.compile(r"\bsak\b|^\W*[A-Z]{0,3}\s?\d+(?:\.\d+)?/\d+|§", re.IGNORECASE)


@dataclass
class Row:
    """A person being read; `spans` hold every word that was understood, the name's own `named` ones first."""

    name: str
    status: Status
    category: Category
    spans: list[Span]
    organization: str | None = None
    role: str | None = None
    deputy_for: str | None = None
    named: int = 1
    led: bool = False
    deputy_spans: tuple[Span, ...] = ()
    notes: list[str] = field(default_factory=list)
    confidence: float = 0.9

    def hold(self, line: TextLine, start: int, end: int) -> str:
        """Keep the words `start`:`end` of a line, and give them without outer blanks."""
        self.spans.extend(line.spans(start, end))
        return line.text[start:end].strip()

    def remark(self, line: TextLine, start: int, end: int) -> None:
        """Keep words as a remark."""
        self.notes.append(self.hold(line, start, end).strip(" ,()"))

    def stands_for(self, line: TextLine, start: int, end: int) -> None:
        """The words name whom this person is a deputy for."""
        post = post_at(line.text, start)
        start = post.end() if post and line.text[post.end() : end].strip() else start
        self.deputy_spans = line.spans(start, end)
        self.deputy_for, self.category = self.hold(line, start, end), "deputy"


@dataclass(frozen=True)
class Context:
    """What the lines above say about the persons that follow."""

    status: Status = "present"
    category: Category = "member"
    organization: str | None = None
    organization_spans: tuple[Span, ...] = ()
    label: LabelKind | None = None
    inline: bool = False
    one_a_line: bool = True


def people_in(line: TextLine, start: int, end: int, context: Context) -> list[Row]:
    """The persons in a stretch of a line."""
    rows: list[Row] = []
    for piece in pieces_of(line.text, start, end):
        if NOBODY.match(line.text[piece.start : piece.end]):
            continue
        if piece.notes and _WRITER.fullmatch(line.text, piece.start, piece.end):
            rows.extend(people_in(line, *piece.notes[0], replace(context, category="secretariat")))
            continue
        current = rows[-1] if rows else None
        both = _BOTH.match(line.text, piece.start, piece.end) if len(rows) > 1 else None
        if both:
            for one in rows[-2:]:
                add_piece(one, line, both.end(), piece.end)
        elif current is not None and not _is_person(line, piece, current, context):
            add_piece(current, line, piece.start, piece.end)
        else:
            row = _row(line, piece, current, context)
            if row is None:
                continue
            rows.append(row)
        for low, high in piece.notes:
            _add_note(rows[-1], line, low, high)
    return rows


def _is_person(line: TextLine, piece: Piece, current: Row, context: Context) -> bool:
    """True where a piece begins the next person rather than telling more about the one before."""
    words = line.text[piece.start : piece.end]
    if _LED.match(words):
        return True
    alone = current.organization is not None and bool(piece.notes) and _alone(words, context)
    return alone or _begins_person(words, current, context)


def _row(line: TextLine, piece: Piece, current: Row | None, context: Context) -> Row | None:
    led = _LED.match(line.text[piece.start : piece.end])
    if led:
        return _led_row(line, piece.start, led, context)
    row = _person(line, piece, context)
    if row and current and row.organization is None and _joined_to(line, current, piece):
        row.organization = current.organization
    return row


def _joined_to(line: TextLine, before: Row, piece: Piece) -> bool:
    """True for "Skien v/NN og NN": the second sits for the same."""
    return before.led and line.text[: piece.start].rstrip().endswith((" og", " &"))


def _led_row(line: TextLine, start: int, led: re.Match[str], context: Context) -> Row:
    """ "Drammen v/Lise Dahl": the organization in front of the person who sits for it."""
    low, high = start + led.start("name"), start + led.end("name")
    row = Row(line.text[low:high], context.status, context.category, list(line.spans(low, high)))
    row.named = len(row.spans)
    row.organization = row.hold(line, start, start + led.end("of"))
    row.led = True
    if led["absent"]:
        row.stands_for(line, start + led.start("absent"), start + led.end("absent"))
    return row


def _begins_person(words: str, current: Row, context: Context) -> bool:
    if DEPUTY.match(words) or PARTIAL.match(words) or PARTY.match(words):
        return False
    name = _name_in(words)
    if name is None:
        return _first_name_begins(words, current, context)
    if is_first_name(words[name[0] : name[1]].split(maxsplit=1)[0]):
        return True
    if name[0] == 0 and _NAME_FROM.match(words):
        return True
    if name[0] == 0 and (
        is_organization(words) or (current.organization is None and context.category != "secretariat")
    ):
        return False
    return not is_organization(words[name[0] : name[1]])


def _first_name_begins(words: str, current: Row, context: Context) -> bool:
    """A first name that no list knows, among others without surname ("Dagfinn, Nooria"), or with where it is from."""
    if not context.label:
        return False
    if not context.one_a_line and is_first_name(words):
        return True
    among = " " not in current.name and current.organization is None and _alone(words, context)
    return among or bool(_FROM_SOMEWHERE.match(words) and not is_organization(words.split(maxsplit=1)[0]))


def _alone(words: str, context: Context) -> bool:
    """One capitalized word with a remark in parentheses: a first name where only first names stand."""
    plain = words.isalpha() and words.istitle() and len(words) > 2
    return plain and bool(context.label) and not is_organization(words) and not PARTIAL.match(words)


def _name_in(words: str) -> tuple[int, int] | None:
    """Where the name stands in a piece, after a role in front of it."""
    start = 0
    while True:
        role = post_at(words, start)
        if not role or role.end() >= len(words):
            break
        start = role.end() + len(words[role.end() :]) - len(words[role.end() :].lstrip())
    match = PERSON.match(words, start)
    if match is None and start == 0:
        later = [
            one
            for one in PERSON.finditer(words)
            if " " in one[0] and is_person(one[0]) and is_first_name(one[0].split()[0])
        ]
        match = later[0] if later else None
    if match is None:
        return None
    if match.start() == 0 and not is_person(match[0]) and len(match[0].split()) < 2:
        return None
    return match.span()


def _without_place(words: str, start: int, end: int) -> tuple[int, int]:
    """A name that runs into a place where columns were lost ("Toril Lislien Drammen"); short places are surnames."""
    parts = words[start:end].split(" ")
    for count in (1, 2):
        first, last = " ".join(parts[:count]), " ".join(parts[-count:])
        if len(parts) >= count + 2 and len(first) > 4 and is_place(first) and is_first_name(parts[count]):
            return start + len(first) + 1, end
        if len(parts) >= count + 2 and len(last) > 4 and is_place(last) and not is_first_name(parts[-count - 1]):
            return start, end - len(last) - 1
    return start, end


def _person(line: TextLine, piece: Piece, context: Context) -> Row | None:
    words = line.text[piece.start : piece.end]
    name = _name_in(words) or _lone_name(words, context)
    if name is None or (not _NAME_FROM.match(words) and all(is_organization(part) for part in _AND.split(words))):
        return None
    alone = not piece.notes and not line.text[piece.end :].strip(" .")
    if context.organization is None and alone and "," not in line.text and len(line.filled) < 2:
        name = _without_place(words, *name)
    low, high = piece.start + name[0], piece.start + name[1]
    row = Row(line.text[low:high], context.status, context.category, list(line.spans(low, high)))
    row.named = len(row.spans)
    row.organization = context.organization
    row.spans.extend(context.organization_spans if context.organization else ())
    if not is_first_name(row.name.split()[0]):
        row.confidence = 0.75
    if name[0] and _joined(words[: name[0]].rstrip(), post_at(words)):
        add_role(row, line, piece.start, low)
    elif name[0]:
        row.role = row.hold(line, piece.start, low)
    rest = words[name[1] :].strip()
    if rest:
        add_piece(row, line, high, piece.end)
    return row


def _lone_name(words: str, context: Context) -> tuple[int, int] | None:
    """A first name alone, where the label says that persons follow."""
    match = PERSON.match(words)
    if match is None or not context.label or is_organization(match[0]):
        return None
    plain = len(words.split()) <= 3 and not is_organization(words)
    return match.span() if plain or _FROM_SOMEWHERE.match(words) else None


def add_piece(row: Row, line: TextLine, start: int, end: int) -> None:
    """What stands after a name: a remark, whom the person stands for, a role, an organization."""
    while start < end and line.text[start].isspace():
        start += 1
    for pattern, add in _PIECES:
        match = pattern.search(line.text[start:end])
        if match and add(row, line, start, end, match):
            return
    add_role(row, line, start, end)


def _add_absence(row: Row, line: TextLine, start: int, _end: int, match: re.Match[str]) -> bool:
    row.status = "absent"
    if line.text[start : start + match.start()].strip(" ,"):
        add_piece(row, line, start, start + match.start())
    return True


def _add_deputy(row: Row, line: TextLine, start: int, end: int, match: re.Match[str]) -> bool:
    row.stands_for(line, start + match.end(), end)
    return True


def _add_stand_in(row: Row, line: TextLine, start: int, end: int, match: re.Match[str]) -> bool:
    """ "Vik for Olav Turvoll": a place, then whom the person stands for."""
    if not is_person(line.text[start + match.end() : end].strip()):
        return False
    add_piece(row, line, start, start + match.start())
    row.stands_for(line, start + match.end(), end)
    return True


def _add_secretariat(row: Row, line: TextLine, start: int, end: int, match: re.Match[str]) -> bool:
    row.category = "secretariat"
    if re.match(r"ref|sekretær", match[0], re.IGNORECASE) and row.role is None:
        row.role = row.hold(line, start, end)
    elif re.match(r"skr[ei]|før|protokoll", match[0], re.IGNORECASE):
        row.remark(line, start, end)
    return True


def _add_observer(row: Row, _line: TextLine, _start: int, _end: int, _match: re.Match[str]) -> bool:
    row.category = "observer"
    return True


def _add_remark(row: Row, line: TextLine, start: int, end: int, match: re.Match[str]) -> bool:
    """A remark; one about a case makes a guest of a county's or a directorate's officer."""
    row.remark(line, start, end)
    of_the_state = row.organization and re.search(r"fylke|direktorat", row.organization)
    if of_the_state and row.category == "member" and _CASE_NOTE.search(match.string):
        row.category = "guest"
    return True


def _add_origin(row: Row, line: TextLine, start: int, end: int, match: re.Match[str]) -> bool:
    add_place(row, line, start + match.end(), end)
    return True


_PIECES: tuple[tuple[re.Pattern[str], Callable[[Row, TextLine, int, int, re.Match[str]], bool]], ...] = (
    (ABSENT, _add_absence),
    (DEPUTY, _add_deputy),
    (_STANDS_IN, _add_stand_in),
    (SECRETARIAT, _add_secretariat),
    (OBSERVER, _add_observer),
    (PARTY, _add_remark),
    (PARTIAL, _add_remark),
    (FROM, _add_origin),
)


def add_place(row: Row, line: TextLine, start: int, end: int) -> None:
    """An organization with remarks after it ("Flesberg, i deler av møtet", "Nedre Romerike NB. Bytte til ...")."""
    while start < end and line.text[start] in " /":
        start += 1
    cut = re.search(
        r"\s+(?:NB\b|obs\b)|\s+(?=under sak|til kl|fra kl|frå kl)|,\s+(?=[a-zæøå])|\s*\(", line.text[start:end]
    )
    stop = start + cut.start() if cut else end
    place = line.text[start:stop].strip()
    if SECRETARIAT.match(place):
        row.category = "secretariat"
        return
    row.organization = row.hold(line, start, stop)
    opened = line.text.find("(", stop, end)
    if 0 <= opened <= stop + 1:
        closed = line.text.find(")", opened, end)
        _add_note(row, line, opened + 1, closed if closed > 0 else end)
    elif line.text[stop:end].strip(" ,()"):
        row.remark(line, stop, end)


def add_role(row: Row, line: TextLine, start: int, end: int) -> None:
    """A role, an organization, or both ("næringssjef i Sunnfjord kommune", "ordførar Aurland")."""
    text = line.text[start:end].strip()
    from_only = re.match(r"i tillegg (?:fra|frå)\s+|(?:fra|frå)\s+", text, re.IGNORECASE)
    if from_only:
        add_place(row, line, start + from_only.end(), end)
        return
    role = post_at(text)
    joined = _joined(text, role)
    if role and joined:
        row.role = row.hold(line, start, start + joined[0])
        add_place(row, line, start + joined[1], end)
    elif (role and role.end() == len(text)) or (text[:1].islower() and not is_organization(text)):
        _add_post(row, line, start, end)
    elif row.organization is None or is_organization(text):
        add_place(row, line, start, end)
    else:
        row.remark(line, start, end)


def _joined(text: str, role: re.Match[str] | None) -> tuple[int, int] | None:
    """Where a role ends and the organization after it begins."""
    joiner = _JOINER.search(text)
    if joiner:
        return joiner.span()
    if role and text[role.end() : role.end() + 1] == " " and is_organization(text[role.end() :]):
        return role.end(), role.end() + 1
    return None


def _add_post(row: Row, line: TextLine, start: int, end: int) -> None:
    if row.role:
        row.remark(line, start, end)
    else:
        row.role = row.hold(line, start, end)


def _add_note(row: Row, line: TextLine, start: int, end: int) -> None:
    """A parenthesis: remarks, parties, places and whom the person stands for, parted by commas."""
    for piece in pieces_of(line.text, start, end):
        text = line.text[piece.start : piece.end]
        known = any(pattern.match(text) for pattern in (DEPUTY, SECRETARIAT, OBSERVER, PARTIAL, PARTY))
        post = bool(post_at(text))
        if ABSENT.match(text):
            row.status = "absent"
        elif SECRETARIAT.match(text) and text.casefold().startswith("ref"):
            row.category = "secretariat"
            row.remark(line, piece.start, piece.end)
        elif known or post:
            add_piece(row, line, piece.start, piece.end)
        elif row.organization is None and text[:1].isupper():
            add_place(row, line, piece.start, piece.end)
        elif row.organization is None and FROM.match(text):
            add_piece(row, line, piece.start, piece.end)
        else:
            row.remark(line, piece.start, piece.end)
        if text.casefold().startswith("observatør"):
            row.category = "observer"
