"""Who speaks: a label in front of the words, or the subject of a sentence."""

import re
from dataclasses import dataclass

from rundbord.engines.norwegian.names import PERSON, is_first_name
from rundbord.engines.norwegian.places import is_place
from rundbord.engines.norwegian.words import word_set
from rundbord.engines.reader.evidence import HAD_REMARK
from rundbord.engines.reader.roles import PARTY, post_at
from rundbord.engines.reader.roster import Roster, reads_as_name
from rundbord.engines.reader.verbs import GENERIC, ORGAN, SAY, TASK, WISH, is_task_verb

_CLOCK = re.compile(r"^(?:\[\d{1,2}[:.]\d\d\]|\(?kl\.?\s?\d{1,2}[:.]\d\d\)?|\d{1,2}[:.]\d\d)\s*")
_FROM = re.compile(
    r"^(?:innspill|innspel|svar|spørsmål|kommentar(?:er)?|merknad(?:er)?|forslag|framlegg|tilleggsforslag|"
    r"tilleggsframlegg|innlegg|replikk|synspunkt(?:er)?|tilbakemelding(?:er)?|orientering|nytt|status)"
    r"\s+(?:fra|frå|av|ved)\s+|^replikk,\s+",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^(?:svar|spørsmål|kommentar|replikk)\s*\((?P<name>[^()]+)\)$", re.IGNORECASE)
_NO_TASK = re.compile(r"\s(?:(?:\w+\s)?gjerne|forbehold|del i|imot|mot|lang tid|tid)\b")
_VED = re.compile(r"\s*(?:\bv/|\bved\s|\bpva\.?\s|\bvia\s)\s*")
_OF = re.compile(r"^(?P<person>[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*)*)\s(?:fra|frå|i|ved|om)\s(?P<organization>.+)$")
_PAREN = re.compile(r"^(?P<head>[^()]+?)\s*\((?P<inside>[^()]+)\)$")
_FROM_NAME = re.compile(r"[Ff]r[aå]\s+(?=[A-ZÆØÅ])")
_MENTION = re.compile(r"@(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)?):?\s+")
_AND_THEN = re.compile(r"\s(?:og|samt)\s(?=[A-ZÆØÅ])")
_ANYONE_LED = re.compile(
    r"(?P<of>[A-ZÆØÅ][\w ]{1,40}?)\s+v/\s?(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*)\s(?P<verb>[a-zæøå]+)\b"
)
_LED = re.compile(r"\s*v/\s?(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*)")
_LONGER = re.compile(r"(?:\s(?:og\s)?[A-ZÆØÅ][\w-]*|\s(?:kommune|fylkeskommune|regionråd))+")
_GENERIC_TAIL = re.compile(r"(?:\s+(?:i|fra|frå|for|på)\s+[\wæøå]+)?,?\s+(?P<verb>[a-zæøå]+)\b")
_MARKS = {".": re.compile(r"\.\s"), "–": re.compile(r"\s(?:[–-]|→|=>)\s")}
_COLON = re.compile(r"(?:(?<!\d)|(?<=\d[.]\d\d)):(?=\s|$)")
_SENT_AT = re.compile(r",\s(?:e-?post|chat|mail|sms|teams)\s\d.*$", re.IGNORECASE)
_VOTED = re.compile(r"\s(?:ja|nei)\b")
STATES = word_set(
    """
    er har var blir vert bor sitter sit heter heiter kan skal vil må bør får går fryktar står jobber  slutter
    sluttar begynner byrjar jobbar leter treng trenger gjelder gjeld viser syner består består inneholder
    """
)
"""Verbs that tell how things are, not what somebody does."""
_MINDED = re.compile(r"\s(?:enig|einig|samd|uenig|usamd|skeptisk|bekymr|uroa|opptatt|oppteken|positiv|kritisk)")
_WAS_THERE = re.compile(
    r"\s(?:(?:ikk?j?e |også |òg )?(?:til ?sted|fravær|fråvær|inhabil|ugild|vald?g?t|møteled|møtelei|referent|leder|"
    r"leiar|vara|med|på|i|her|ved|borte|inviter)\w*)\b"
)
_AND = re.compile(r"\s+(?:og|&|/)\s+|,\s+")
_SUBJECT_TAIL = re.compile(
    r"(?P<paren>\s*\((?P<inside>[^()]{1,40})\))?(?P<comma>,\s(?P<of>[A-ZÆØÅ][^,.:]{1,45}),)?(?P<from>\s(?:fra|"
    r"frå|i|ved)\s(?P<where>(?:[A-ZÆØÅ][\w-]*|fylkes\w+|kommunen)(?:\s(?:og\s)?(?:[A-ZÆØÅ][\w-]*|"
    r"fylkeskommune|kommune|regionråd|universitet|museum|interkommunale "
    r"\w+))*))?,?\s+(?P<verb>[a-zæøå]+)\b"
)
_LED_BY = re.compile(r"\bved\s(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+){0,3})")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as written; `end` is where the label ends and the words begin (equal to the start for a subject)."""

    person: str | None
    organization: str | None
    start: int
    end: int
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a sentence: who, up to where, and the verb after it."""

    speaker: Speaker | None
    words: str
    end: int
    verb: str
    generic: bool


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


def subject_of(text: str, start: int, end: int, roster: Roster) -> Subject | None:
    """The subject of the sentence `text[start:end]`: a person, an organization, or a role such as "Sekretariatet"."""
    post = post_at(text, start)
    before_blank = post and post.end() + 1 < end and text[post.end()] == " "
    low = post.end() + 1 if post and before_blank and text[post.end() + 1].isupper() else start
    generic = GENERIC.match(text, start) or (post if before_blank and low == start and text[start].isupper() else None)
    named = _name_at(text, low, end, roster)
    if named and (not generic or generic.end() < named[0]):
        found = _with_tail(text, start, low, named, end)
        if found:
            return found
    led = _ANYONE_LED.match(text, start, end)
    if led and not generic:
        return Subject(Speaker(led["name"], led["of"], start, start), led[0], led.end(), led["verb"], generic=False)
    if generic and generic.end() < end:
        return _generic(text, start, generic.end(), end)
    return None


def _name_at(text: str, start: int, end: int, roster: Roster) -> tuple[int, str] | None:
    """Where the longest known name at `start` ends, and its kind; two names joined by "og" are one subject."""
    match = PERSON.match(text, start, end)
    if not match:
        return None
    words = match[0].rstrip(".").split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        longer = _LONGER.match(text[start + len(name) : end])
        if longer and roster.organization(name + longer[0]):
            return start + len(name) + longer.end(), "organization"
        kind = roster.kind(name)
        if (
            kind == "organization"
            and count == 1
            and not roster.organization(name)
            and not name.isupper()
            and not roster.nearest_organization(name)
        ):
            kind = None
        if kind is None and count > 1 and is_first_name(words[0]):
            kind = "person"
        if kind:
            stop = start + len(name)
            joined = _AND_THEN.match(text[stop:end])
            more = _name_at(text, stop + joined.end(), end, roster) if joined else None
            return (more[0], kind) if more else (stop, kind)
    return None


def _with_tail(text: str, start: int, low: int, named: tuple[int, str], end: int) -> Subject | None:
    stop, kind = named
    led = _LED.match(text[stop:end])
    person, organization = (text[low:stop], None) if kind == "person" else (None, text[low:stop])
    if led:
        person, stop = led["name"], stop + led.end()
    tail = _SUBJECT_TAIL.match(text, stop, end)
    if not tail:
        return None
    if kind == "person" and not led:
        where = tail["of"] or tail["where"]
        inside = tail["inside"]
        if inside and not PARTY.match(inside) and inside[:1].isupper():
            where = where or inside
        organization = where.strip() if where and not post_at(where) else None
    speaker = Speaker(person, organization, start, start)
    return Subject(speaker, text[start:stop], tail.end(), tail["verb"], generic=False)


def _generic(text: str, start: int, stop: int, end: int) -> Subject | None:
    led = _LED.match(text[stop:end])
    words = text[start:stop]
    name = led["name"] if led else None
    stop += led.end() if led else 0
    tail = _GENERIC_TAIL.match(text[stop:end])
    if not tail:
        return None
    if name is None and re.match(r"Val(?:g)?(?:komiteen|nemnda)", words):
        by = _LED_BY.search(text, stop, end)
        name = by["name"] if by else None
    speaker = Speaker(name, words, start, start) if name else None
    return Subject(speaker, words, stop + tail.end(), tail["verb"], generic=True)


def says(subject: Subject, text: str, *, discussed: bool) -> bool:
    """True where the verb is one of saying; an organization must "say" or, under discussion, just be the subject."""
    if subject.speaker is None:
        return False
    verb = subject.verb
    if verb.startswith("svar") and _VOTED.match(text, subject.end):
        return False
    if subject.speaker.person is None:
        worried = verb in {"er", "var"} and bool(
            re.match(
                r"\s(?:bekymr|uroa|usikker|skeptisk|positiv|enig|einig|opptatt|oppteken|negativ|kritisk|tydelig)",
                text[subject.end :],
            )
        )
        return (
            discussed
            or worried
            or verb in WISH
            or (verb in SAY and verb not in TASK and verb.endswith(("te", "de", "et", "a", "la", "sa", "tok", "ba")))
        )
    if verb in {"spør", "spørr"}:
        return bool(re.match(r"\s(?:om|etter|kva|hva|korleis|hvordan|når|kven|hvem)\b", text[subject.end :]))
    if verb == "inviterer":
        return bool(re.match(r"\s(?:til|alle|styret|medlemm|kommun)", text[subject.end :]))
    if verb in SAY and not (
        verb in {"kom", "gikk", "gjekk"} and not re.match(r"\s(?:med|gjennom|inn på|igjennom)", text[subject.end :])
    ):
        return not (verb in {"tok", "la", "kom"} and re.match(r"\s(?:sete|plass|over ledelsen)", text[subject.end :]))
    if verb in {"er", "var"}:
        return bool(_MINDED.match(text, subject.end))
    if verb == "hadde":
        return bool(HAD_REMARK.match(text[subject.end :]))
    return verb == "har" or (discussed and verb not in TASK)


def asks(subject: Subject, text: str) -> bool:
    """True where a role asks for something that is still to come ("Daglig leder ber om møte")."""
    return (
        subject.generic
        and subject.verb in {"ber", "bed"}
        and text[subject.end :].startswith(" om ")
        and not ORGAN.match(subject.words + " ")
    )


def may_be_saying(subject: Subject, text: str) -> bool:
    """True for any other verb in the past tense: what a person did in a meeting was mostly to say something."""
    if subject.verb == "var":
        return _WAS_THERE.match(text, subject.end) is None
    return subject.verb.endswith(("te", "de", "et", "a")) and subject.verb not in {
        "svarte",
        "møtte",
        "deltok",
        "hadde",
        "skulle",
        "ville",
        "måtte",
        "kunne",
        "gjorde",
        "sendte",
    }


def may_be_task(subject: Subject) -> bool:
    """True for any other verb in the present tense."""
    return subject.verb.endswith(("er", "ar", "r")) and subject.verb not in STATES and subject.verb not in SAY


def is_task(subject: Subject, text: str) -> bool:
    """True where the verb tells what the subject is to do after the meeting; "tar gjerne imot" does not."""
    return is_task_verb(subject.verb) and not _NO_TASK.match(text, subject.end)
