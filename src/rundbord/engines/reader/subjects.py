"""The subject of a sentence, and whether its verb tells of saying something or of something to be done."""

import re
from dataclasses import dataclass

from rundbord.engines.norwegian.names import PERSON, is_first_name
from rundbord.engines.norwegian.words import word_set
from rundbord.engines.reader.evidence import HAD_REMARK
from rundbord.engines.reader.roles import PARTY, post_at
from rundbord.engines.reader.roster import Roster
from rundbord.engines.reader.speakers import Speaker
from rundbord.engines.reader.verbs import GENERIC, ORGAN, SAY, TASK, WISH, is_task_verb

_NO_TASK = re.compile(r"\s(?:(?:\w+\s)?gjerne|forbehold|del i|imot|mot|lang tid|tid)\b")
_ON = re.compile(r"\s(?:videre|vidare)\b")
_AND_THEN = re.compile(r"\s(?:og|samt)\s(?=[A-ZÆØÅ])")
_ANYONE_LED = re.compile(
    r"(?P<of>[A-ZÆØÅ][\w ]{1,40}?)\s+v/\s?(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*)\s(?P<verb>[a-zæøå]+)\b"
)
_LED = re.compile(r"\s*v/\s?(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*)")
_LONGER = re.compile(r"(?:\s(?:og\s)?[A-ZÆØÅ][\w-]*|\s(?:kommune|fylkeskommune|regionråd))+")
_GENERIC_TAIL = re.compile(r"(?P<where>\s+(?:i|fra|frå|for|på)\s+[\wæøå]+)?,?\s+(?P<verb>[a-zæøå]+)\b")
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
_NO_NAMES = frozenset({"Andre", "Alle", "Flere", "Fleire", "Mange", "Noen", "Nokre"})
_ADVERBIAL = re.compile(
    r"(?:I mellomtid\w*|Deretter|Så|Etterpå|Samtidig|Samstundes|Dessuten|Derfor|Difor|Etter|I tillegg|Innen|Innan|Før|"
    r"Til)(?=\s)"
)
_LONGEST_ADVERBIAL = 40
_SMALL = re.compile(r"(?:alle|sekretariatet|koordinator|daglig leder|dagleg leiar|leder|leiar)(?![\wæøå-])")
_LOWER_ROLE = re.compile(
    r"(?:alle|kommun(?:en|ene|ane)|sekretariatet|administrasjonen|"
    r"\w+(?:leder|leiar|sjef|direktør|koordinator)(?:en|n|a|ene|ane)?)(?:\s(?:i|fra|frå)\s\w+)?\b"
)
_ACTS = re.compile(rf"\s(?:{'|'.join(sorted(SAY | TASK))})\b")
_THAT = re.compile(r"\bat\s")
_VERB = re.compile(r"\s([a-zæøå]+)\b")
_SUBJECT_TAIL = re.compile(
    r"(?P<paren>\s*\((?P<inside>[^()]{1,40})\))?(?P<comma>,\s(?P<of>[A-ZÆØÅ][^,.:]{1,45}),)?(?P<from>\s(?:fra|"
    r"frå|i|ved)\s(?P<where>(?:[A-ZÆØÅ][\w-]*|fylkes\w+|kommunen)(?:\s(?:og\s)?(?:[A-ZÆØÅ][\w-]*|"
    r"fylkeskommune|kommune|regionråd|universitet|museum|interkommunale "
    r"\w+))*))?,?\s+(?P<verb>[a-zæøå]+)\b"
)
_LED_BY = re.compile(r"\bved\s(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+){0,3})")


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a sentence: who, up to where, and the verb after it."""

    speaker: Speaker | None
    words: str
    end: int
    verb: str
    generic: bool


def subject_of(text: str, start: int, end: int, roster: Roster) -> Subject | None:
    """The subject of the sentence `text[start:end]`: a person, an organization, or a role such as "Sekretariatet"."""
    post = post_at(text, start)
    before_blank = post and post.end() + 1 < end and text[post.end()] == " "
    low = post.end() + 1 if post and before_blank and text[post.end() + 1].isupper() else start
    generic = _generic_at(text, start) or (post if before_blank and low == start and text[start].isupper() else None)
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
    return _inverted(text, start, end, roster)


def _inverted(text: str, start: int, end: int, roster: Roster) -> Subject | None:
    """The subject behind its verb: "I mellomtida set økonomisjefane opp eit oversyn"."""
    adverbial = _ADVERBIAL.match(text, start, end)
    verbs = _VERB.finditer(text, adverbial.end(), min(end, start + _LONGEST_ADVERBIAL)) if adverbial else ()
    verb = next((one for one in verbs if is_task_verb(one[1])), None)
    if verb is None:
        return None
    low = verb.end() + 1
    who = _LOWER_ROLE.match(text, low, end)
    named = None if who else _name_at(text, low, end, roster)
    if who:
        return Subject(None, who[0], who.end(), verb[1], generic=True)
    if named is None:
        return None
    person = text[low : named[0]] if named[1] == "person" else None
    speaker = Speaker(person, None if person else text[low : named[0]], start, start)
    return Subject(speaker, text[low : named[0]], named[0], verb[1], generic=False)


def _generic_at(text: str, start: int) -> re.Match[str] | None:
    """A role at `start`, also in small letters behind an arrow or a label ("alle gir tilbakemelding")."""
    return GENERIC.match(text, start) or _SMALL.match(text, start)


def _name_at(text: str, start: int, end: int, roster: Roster) -> tuple[int, str] | None:
    """Where the longest known name at `start` ends, and its kind; two names joined by "og" are one subject."""
    match = PERSON.match(text, start, end)
    if not match:
        return None
    words = match[0].rstrip(".").split(" ")
    if words[0] in _NO_NAMES:
        return None
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
        if kind is None and is_first_name(words[0]) and (count > 1 or _ACTS.match(text, start + len(name))):
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
    return Subject(speaker, words + (tail["where"] or ""), stop + tail.end(), tail["verb"], generic=True)


def told_to(text: str, start: int, end: int, roster: Roster) -> str | None:
    """Who is to do what a clause with "at" says: "Styret var enig om at leder tar kontakt"."""
    for match in _THAT.finditer(text, start, end):
        role = _LOWER_ROLE.match(text, match.end(), end) or post_at(text, match.end())
        verb = _VERB.match(text, role.end(), end) if role else None
        if role and verb and is_task_verb(verb[1]):
            return role[0]
        subject = None if role else subject_of(text, match.end(), end, roster)
        if subject and is_task(subject, text):
            return subject.words
    return None


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


def was_there(subject: Subject, text: str) -> bool:
    """True where a sentence only tells that its subject was there, or was something."""
    return subject.verb in {"var", "er"} and _WAS_THERE.match(text, subject.end) is not None


def may_be_saying(subject: Subject, text: str) -> bool:
    """True for any other verb in the past tense: what a person did in a meeting was mostly to say something."""
    if subject.verb == "var":
        return not was_there(subject, text)
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
    on = subject.verb.endswith("r") and _ON.match(text, subject.end)
    return bool(on or is_task_verb(subject.verb)) and not _NO_TASK.match(text, subject.end)
