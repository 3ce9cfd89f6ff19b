"""Persons in a stretch of text: who, for whom, in what role, with what remarks."""

import re
from dataclasses import replace

from rundbord.engines.norwegian.names import PERSON, is_first_name, is_organization, is_person
from rundbord.engines.norwegian.places import is_place
from rundbord.engines.reader.beside import add_note, add_piece, add_role, joined_post
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.person_row import Context, Row
from rundbord.engines.reader.pieces import Piece, pieces_of
from rundbord.engines.reader.roles import DEPUTY, NOBODY, PARTIAL, PARTY, STEPPED_IN, post_at

_CAPITAL_WORDS = r"[A-ZÆØÅÁÄÖŠČŽ][\w.-]+(?:\s[A-ZÆØÅÁÄÖŠČŽ][\w.-]+){1,3}"
_LED = re.compile(
    r"(?P<of>[A-ZÆØÅÁÄÖŠČŽ][\w .-]{1,40}?)\s+(?:(?:var |er )?(?:representert )?(?P<by>ved|v)\.?\s|v/\s?)"
    rf"(?P<name>{_CAPITAL_WORDS})(?:\s(?:vara for|for|i stede[dt] for)\s(?P<absent>{_CAPITAL_WORDS}))?$"
)
_IS_REMARK = re.compile(f"{PARTIAL.pattern}|{PARTY.pattern}", re.IGNORECASE)
_ORIGIN = re.compile(r"\s(?:fra|frå)\s")
_AND = re.compile(r"\s+og\s+|,\s*")
_WRITER = re.compile(r"(?:og\s)?(?:undertegnede|underteikna|jeg|eg|meg)")
_BOTH = re.compile(r"begge\s(?:(?:fra|frå|i)\s(?=[A-ZÆØÅ]))?(?=\S)")
_NAME_FROM = re.compile(
    r"[A-ZÆØÅÁÄÖŠČŽ][\w.-]+(?:\s[A-ZÆØÅÁÄÖŠČŽ][\w.-]+){1,4}\s(?:fra|frå)\s(?:[A-ZÆØÅÁÄÖŠČŽ]|administrasjon|sekretariat|kommun|fylk)"
)
_FROM_SOMEWHERE = re.compile(r"[A-ZÆØÅ][a-zæøåé]+\s(?:fra|frå)\s[A-ZÆØÅ]")


def people_in(line: TextLine, start: int, end: int, context: Context) -> list[Row]:
    """The persons in a stretch of a line."""
    rows: list[Row] = []
    for piece in pieces_of(line.text, start, end):
        if NOBODY.match(line.text[piece.start : piece.end]):
            continue
        if _heads(line, piece, rows, context):
            context = _under(context, line, piece)
        else:
            _add(rows, line, piece, context)
    return rows


def _heads(line: TextLine, piece: Piece, rows: list[Row], context: Context) -> bool:
    """True for an organization in front of those who sit for it ("Surnadal – NN NN")."""
    words = line.text[piece.start : piece.end]
    if piece.notes or (rows and not context.in_front) or _led(words):
        return False
    return is_place(words) if rows else is_organization(words) and _person(line, piece, context) is None


def _under(context: Context, line: TextLine, piece: Piece) -> Context:
    words, spans = line.text[piece.start : piece.end], line.spans(piece.start, piece.end)
    return replace(context, organization=words, organization_spans=spans, in_front=True)


def _add(rows: list[Row], line: TextLine, piece: Piece, context: Context) -> None:
    """What a piece says: the next person, or more about the one before."""
    if piece.notes and _WRITER.fullmatch(line.text, piece.start, piece.end):
        rows.extend(people_in(line, *piece.notes[0], replace(context, category="secretariat")))
        return
    current = rows[-1] if rows else None
    both = _BOTH.match(line.text, piece.start, piece.end) if len(rows) > 1 else None
    if both:
        for one in rows[-2:]:
            add_piece(one, line, both.end(), piece.end)
    elif current is not None and not _is_person(line, piece, current, context):
        add_piece(current, line, piece.start, piece.end)
    elif row := _row(line, piece, current, context):
        rows.append(row)
    else:
        return
    for low, high in piece.notes:
        add_note(rows[-1], line, low, high)


def _is_person(line: TextLine, piece: Piece, current: Row, context: Context) -> bool:
    """True where a piece begins the next person rather than telling more about the one before."""
    words = line.text[piece.start : piece.end]
    if _led(words):
        return True
    alone = current.organization is not None and bool(piece.notes) and _alone(words, context)
    return alone or _begins_person(words, current, context)


def _row(line: TextLine, piece: Piece, current: Row | None, context: Context) -> Row | None:
    led = _led(line.text[piece.start : piece.end])
    if led:
        return _led_row(line, piece.start, led, context)
    row = _person(line, piece, context)
    if row and current and _joined_to(line, piece):
        _share_place(current, row, words=line.text[piece.start : piece.end])
    return row


def _joined_to(line: TextLine, piece: Piece) -> bool:
    return line.text[: piece.start].rstrip().endswith((" og", " samt", " &"))


def _share_place(before: Row, row: Row, words: str) -> None:
    """ "Skien v/NN og NN", "NN og NN frå Luster": both sit for the same."""
    if row.organization is None and before.led:
        row.organization = before.organization
    elif before.organization is None and _ORIGIN.search(words):
        before.organization = row.organization


def _led(words: str) -> re.Match[str] | None:
    """ "Skien v/NN NN", "Statsforvalteren ved NN NN": who stands in front sends the one behind."""
    match = _LED.match(words)
    if match and match["by"] and not (is_organization(match["of"]) and is_person(match["name"])):
        return None
    return match


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
    name = _name_in(words)
    in_post = name and name[0] and post_at(words)
    if DEPUTY.match(words) or STEPPED_IN.match(words) or (not in_post and _IS_REMARK.match(words)):
        return False
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
    doubtful = match[0].isupper() or (match.start() == 0 and len(match[0].split()) < 2)
    if doubtful and not is_person(match[0]):
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
    if name is None or (not _is_named(words, name) and all(is_organization(part) for part in _AND.split(words))):
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
    if name[0] and joined_post(words[: name[0]].rstrip(), post_at(words)):
        add_role(row, line, piece.start, low)
    elif name[0]:
        row.role = row.hold(line, piece.start, low)
    rest = words[name[1] :].strip()
    if rest:
        add_piece(row, line, high, piece.end)
    return row


def _is_named(words: str, name: tuple[int, int]) -> bool:
    """True where a person stands in front of an organization ("fylkesdirektør Eli Nes frå Vestland fylkeskommune")."""
    person = words[slice(*name)]
    return bool(_NAME_FROM.match(words)) or (" " in person and is_person(person) and is_first_name(person.split()[0]))


def _lone_name(words: str, context: Context) -> tuple[int, int] | None:
    """A first name alone, where the label says that persons follow."""
    match = PERSON.match(words)
    shouted = words.isupper() and not is_person(words)
    if match is None or shouted or not context.label or is_organization(match[0]):
        return None
    plain = len(words.split()) <= 3 and not is_organization(words)
    return match.span() if plain or _FROM_SOMEWHERE.match(words) else None
