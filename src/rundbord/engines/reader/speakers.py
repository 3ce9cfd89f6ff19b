"""Who speaks: a label in front of the words."""

import re
from dataclasses import dataclass

from rundbord.engines.norwegian.names import PERSON, is_first_name
from rundbord.engines.norwegian.places import is_place
from rundbord.engines.reader.roles import PARTY, post_at
from rundbord.engines.reader.roster import Roster, reads_as_name

_CLOCK = re.compile(r"^(?:\[\d{1,2}[:.]\d\d\]|\(?kl\.?\s?\d{1,2}[:.]\d\d\)?|\d{1,2}[:.]\d\d)\s*")
_FROM = re.compile(
    r"^(?:innspill|innspel|svar|spørsmål|kommentar(?:er)?|merknad(?:er)?|forslag|framlegg|tilleggsforslag|"
    r"tilleggsframlegg|tillegg|innlegg|replikk|synspunkt(?:er)?|tilbakemelding(?:er)?|orientering|nytt|status)"
    r"\s+(?:fra|frå|av|ved)\s+|^replikk,\s+",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^(?:svar|spørsmål|kommentar|replikk)\s*\((?P<name>[^()]+)\)$", re.IGNORECASE)
_VED = re.compile(r"\s*(?:\bv/|\bved\s|\bpva\.?\s|\bvia\s)\s*")
_OF = re.compile(r"^(?P<person>[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*)*)\s(?:fra|frå|i|ved|om)\s(?P<organization>.+)$")
_PAREN = re.compile(r"^(?P<head>[^()]+?)\s*\((?P<inside>[^()]+)\)$")
_FROM_NAME = re.compile(r"[Ff]r[aå]\s+(?=[A-ZÆØÅ])")
_MENTION = re.compile(r"@(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)?):?\s+")
_MARKS = {".": re.compile(r"\.\s"), "–": re.compile(r"\s(?:[–-]|→|=>)\s")}
_COLON = re.compile(r"(?:(?<!\d)|(?<=\d[.]\d\d)):(?=\s|$)")
_SENT_AT = re.compile(r",\s(?:e-?post|chat|mail|sms|teams)\s\d.*$", re.IGNORECASE)
_AND = re.compile(r"\s+(?:og|&|/)\s+|,\s+")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as written; `end` is where the label ends and the words begin (equal to the start for a subject)."""

    person: str | None
    organization: str | None
    start: int
    end: int
    certain: bool = True


def mention_at(text: str, start: int, end: int) -> Speaker | None:
    """Who is called by name to do what follows ("@Kari sender ...")."""
    match = _MENTION.match(text, start, end)
    return Speaker(match["name"], None, start, match.end()) if match else None


def label_speaker(text: str, start: int, end: int, roster: Roster, *, mark: str = ":") -> Speaker | None:
    """The speaker named in front of a colon (or, in a round, a full stop) at `start`."""
    stop = _label_end(text, start, end, mark)
    if stop is None:
        return None
    low = start
    clock = _CLOCK.match(text[low:stop])
    low += clock.end() if clock else 0
    lead = _FROM.match(text[low:stop]) or _FROM_NAME.match(text[low:stop])
    low += lead.end() if lead else 0
    name = _SENT_AT.sub("", text[low:stop]).strip(" *_")
    answer = _ANSWER.match(name)
    name = answer["name"].strip() if answer else name
    if not name or len(name) > 70 or not reads_as_name(name):
        return None
    found = _named(name, roster, loose=bool(lead or clock or answer))
    if found is None:
        return None
    rest = stop + 1
    while rest < end and (text[rest] in " *" or (mark == "–" and text[rest] in "–-→=>")):
        rest += 1
    return Speaker(found[0], found[1], start, rest, found[2])


def _label_end(text: str, start: int, end: int, mark: str) -> int | None:
    if mark != ":":
        match = _MARKS[mark].search(text, start, min(end, start + 40))
        return match.start() if match else None
    match = _COLON.search(text, start, min(end, start + 80))
    return match.start() if match else None


def _named(name: str, roster: Roster, *, loose: bool) -> tuple[str | None, str | None, bool] | None:
    """Person and organization of a label: "Gildeskål v/Wenche", "Notodden (Turid)", "Mona Ryste, Stryn"."""
    parts = _VED.split(name, maxsplit=1)
    if len(parts) == 2 and parts[0] and parts[1]:
        return parts[1].strip(), parts[0].strip(), True
    paren = _PAREN.match(name)
    if paren:
        head = _named(paren["head"], roster, loose=loose)
        if head is None:
            return None
        inside = paren["inside"].strip()
        if PARTY.match(inside) or post_at(inside):
            return head
        if head[0] and not head[1]:
            return head[0], inside, head[2]
        return (
            (inside, head[1], head[2]) if roster.kind(inside) == "person" or is_first_name(inside.split()[0]) else head
        )
    of = _OF.match(name)
    if of and roster.kind(of["person"]) == "person":
        return of["person"], of["organization"], True
    if ", " in name:
        first, _, second = name.partition(", ")
        return _pair(first, second, roster)
    return _single(name, roster, loose=loose)


def _pair(first: str, second: str, roster: Roster) -> tuple[str | None, str | None, bool] | None:
    one, two = _single(first, roster, loose=False), _single(second, roster, loose=False)
    if one is None:
        return None
    if one[0] and post_at(second):
        return one
    if two is None:
        return (one[0], second, True) if one[0] and second[:1].isupper() and len(second.split()) <= 5 else None
    if one[0] and two[1]:
        return one[0], two[1], True
    if one[1] and two[0]:
        return two[0], one[1], True
    return (f"{first}, {second}", None, True) if one[0] else (None, f"{first}, {second}", True)


def _single(name: str, roster: Roster, *, loose: bool) -> tuple[str | None, str | None, bool] | None:
    """One name, or several of one kind; `loose` takes any name, after words such as "Innspill fra"."""
    post = post_at(name)
    if post and post.end() < len(name):
        return _with_post(name, name[post.end() :].strip(), roster)
    kind = roster.kind(name)
    if kind == "person" and is_place(name) and roster.listed(name):
        return None, name, True
    if kind == "person":
        return name, None, bool(roster.people(name))
    if kind == "organization":
        return None, name, roster.organization(name)
    kinds = {roster.kind(part) for part in _AND.split(name)} if _AND.search(name) else {None}
    if kinds == {"person"}:
        return name, None, True
    if None not in kinds:
        return None, name, True
    full_name = bool(PERSON.fullmatch(name)) and is_first_name(name.partition(" ")[0])
    if full_name and (loose or " " in name):
        return name, None, False
    return (None, name, False) if loose and name[:1].isupper() and len(name.split()) <= 5 else None


def _with_post(name: str, rest: str, roster: Roster) -> tuple[str | None, str | None, bool] | None:
    """A post with a place is an organization ("Ordfører i Valle"), with a name a person."""
    if re.match(r"(?:i|frå|fra)\s+[A-ZÆØÅ]", rest):
        return None, name, True
    kind = roster.kind(rest)
    return (rest, None, True) if kind == "person" or (kind is None and PERSON.fullmatch(rest)) else None
