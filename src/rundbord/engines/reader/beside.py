"""What stands beside a name: a post, an organization, whom the person stands for, a remark, an absence."""

import re
from collections.abc import Callable

from rundbord.engines.norwegian.names import is_organization, is_person
from rundbord.engines.norwegian.places import is_place
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.person_row import Row
from rundbord.engines.reader.pieces import pieces_of
from rundbord.engines.reader.roles import (
    ABSENT,
    DEPUTY,
    GUEST,
    OBSERVER,
    PARTIAL,
    PARTY,
    POST,
    SECRETARIAT,
    STEPPED_IN,
    post_at,
)

FROM = re.compile(r"^(?:i tillegg |møtende |møtande )?(?:fra|frå|for|ved|i|på vegne av)\s+", re.IGNORECASE)
_JOINER = re.compile(r"\s(?:i|fra|frå|ved|for|hos)\s(?=[A-ZÆØÅ])")
_STANDS_IN = re.compile(r"\s(?:for|i stede[dt] for|vara for)\s(?=[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ])")
_AND_ALSO = re.compile(r"\s*(?:(?:og|samt)\s)?")
_POST_PLACE = re.compile(
    r"(?P<post>[A-ZÆØÅ]?[a-zæøå.-]+(?:\s[a-zæøå.-]+)*)\s(?P<place>[A-ZÆØÅ][\w-]+(?:\s(?:og\s)?[A-ZÆØÅ][\w-]+)*)$"
)
_CASE_NOTE = re.compile(r"\bsak\b|^\W*[A-Z]{0,3}\s?\d+(?:\.\d+)?/\d+|§", re.IGNORECASE)


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


def _add_guest(row: Row, line: TextLine, start: int, end: int, match: re.Match[str]) -> bool:
    row.category = "guest"
    if match["of"]:
        row.organization = row.hold(line, start + match.start("of"), end)
    return True


def _add_remark(row: Row, line: TextLine, start: int, end: int, match: re.Match[str]) -> bool:
    """A remark; one about a case makes a guest of a county's or a directorate's officer."""
    if any(map(str.isalnum, match.string)):
        row.remark(line, start, end)
    of_the_state = row.organization and re.search(r"fylke|direktorat", row.organization)
    if of_the_state and row.category == "member" and _CASE_NOTE.search(match.string):
        row.category = "guest"
    return True


def _add_origin(row: Row, line: TextLine, start: int, end: int, match: re.Match[str]) -> bool:
    add_place(row, line, start + match.end(), end)
    return True


def _add_substitute(row: Row, line: TextLine, start: int, _end: int, match: re.Match[str]) -> bool:
    """ "vara NN NN møtte": this person was away, and the one who is named was there."""
    low, high = start + match.start("name"), start + match.end("name")
    substitute = Row(line.text[low:high], "present", "deputy", list(line.spans(low, high)), row.organization)
    substitute.deputy_for = row.name
    row.status, row.substitute = "absent", substitute
    return True


_PIECES: tuple[tuple[re.Pattern[str], Callable[[Row, TextLine, int, int, re.Match[str]], bool]], ...] = (
    (STEPPED_IN, _add_substitute),
    (ABSENT, _add_absence),
    (DEPUTY, _add_deputy),
    (_STANDS_IN, _add_stand_in),
    (SECRETARIAT, _add_secretariat),
    (OBSERVER, _add_observer),
    (GUEST, _add_guest),
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
    while stop > start and line.text[stop - 1] in " :":
        stop -= 1
    place = line.text[start:stop].strip()
    if SECRETARIAT.match(place):
        row.category = "secretariat"
        return
    row.organization = row.hold(line, start, stop)
    opened = line.text.find("(", stop, end)
    if 0 <= opened <= stop + 1:
        closed = line.text.find(")", opened, end)
        add_note(row, line, opened + 1, closed if closed > 0 else end)
    elif line.text[stop:end].strip(" ,()"):
        row.remark(line, stop, end)


def add_role(row: Row, line: TextLine, start: int, end: int) -> None:
    """A role, an organization, or both ("næringssjef i Sunnfjord kommune", "ordførar Aurland")."""
    start += len(_AND_ALSO.match(line.text, start, end)[0])  # type: ignore[index]  # matches the empty text too
    text = line.text[start:end].strip()
    from_only = re.match(r"i tillegg (?:fra|frå)\s+|(?:fra|frå)\s+", text, re.IGNORECASE)
    if from_only:
        add_place(row, line, start + from_only.end(), end)
        return
    role = post_at(text)
    told = _POST_PLACE.match(text)
    if told and is_place(told["place"]) and POST.fullmatch(told["post"].split()[-1]):
        row.role, cut = row.hold(line, start, start + told.end("post")), start + told.start("place")
        add_place(row, line, cut, end)
        return
    joined = joined_post(text, role)
    if role and joined:
        row.role = row.hold(line, start, start + joined[0])
        add_place(row, line, start + joined[1], end)
    elif (role and role.end() == len(text)) or (text[:1].islower() and not is_organization(text)):
        _add_post(row, line, start, end)
    elif row.organization is None or is_organization(text):
        add_place(row, line, start, end)
    else:
        row.remark(line, start, end)


def joined_post(text: str, role: re.Match[str] | None) -> tuple[int, int] | None:
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


def add_note(row: Row, line: TextLine, start: int, end: int) -> None:
    """A parenthesis: remarks, parties, places and whom the person stands for, parted by commas."""
    for piece in pieces_of(line.text, start, end):
        text = line.text[piece.start : piece.end]
        known = any(
            pattern.match(text) for pattern in (STEPPED_IN, DEPUTY, SECRETARIAT, OBSERVER, GUEST, PARTIAL, PARTY)
        )
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
