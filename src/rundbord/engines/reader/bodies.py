"""Words for organs, and how a line names one: "Faggruppe for energi og næring i Oslofjordregionen"."""

import re
from collections import Counter
from dataclasses import dataclass

from rundbord.engines.norwegian.names import is_organization
from rundbord.engines.norwegian.places import is_place

_ORGAN = (
    r"(?:[\w-]*(?:styre|styret|utvalg|utvalget|utval|utvalet|gruppe|gruppa|gruppen|grupper|nettverk|"
    r"nettverket|representantskap|representantskapet|komité|komiteen|komite|"
    r"nemnd|nemnda|forum|forumet|samling|samlinga|samlingen|kollegium|kollegiet|teamet|[\w-]+team|tinget)|team|ting|"
    r"AU|sekretariat|arena|plattform|[\w-]*klynge"
    r"|[\w-]{2,}møte(?:t)?|generalforsamling\w*|"
    r"[\w-]*(?:råd|rådet))"
)
_PHRASE = re.compile(
    rf"(?:(?P<adjective>\b(?:[Ff]aglig|[Ff]agleg|[Aa]dministrativ|[Aa]dministrative|[Ss]trategisk|"
    rf"[Ii]nterkommunal|[Pp]olitisk|[Ii]nteressepolitisk|[Rr]egional|[Ff]elles|[Uu]tvidet|[Uu]tvida|"
    rf"[Ee]kstraordinær\w*)\s+))?"
    rf"(?P<organ>\b{_ORGAN})(?![\w-])",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s+(?:i|for|til|ved|av)\s+(?=(?:[A-ZÆØÅ](?![A-ZÆØÅ]*\b\s+(?:og|OG)\s+[a-zæøå])))|,|\s[-–—]\s|\s*\(|"
    r"\s+(?:på|hos|fra|frå|den|med|kl|nr|dato|møte|veke|uke|torsdag|onsdag|tirsdag|tysdag|mandag|måndag|fredag|lørdag|laurdag|"
    r"søndag)\b|\s*\d|[.:;!?]|$",
)
_CAPS_STOP_AT_COMMA = re.compile(r",|\s+I MØTE\b|\s[-–—]\s|\s*\(|\s*\d|[.:;!?]|$")
_JOINED = re.compile(r"\s(?:og|OG)\s$")
_IN_BRACKETS = re.compile(r"\s?\([^)]{2,12}\)")
_ORGAN_OF_ONE = 2.5
_EXPERT = ("fag", "ungdoms", "bruker", "brukar", "program", "styrings", "elev", "eldre", "klima")
_DASH = re.compile(r"\s[-–—]\s$")
_TOPICAL = re.compile(r"(?:[\w-]*(?:gruppe|nettverk(?:et)?|utvalg|utval|forum|komité|komite|team))$", re.IGNORECASE)
_CAPS_STOP_TOPICAL = re.compile(r"\s+(?:I|TIL)\s+|" + _CAPS_STOP_AT_COMMA.pattern)
_CAPS_STOP = re.compile(
    r"\s+(?:I|FOR|TIL|VED|AV)\s+|\s+(?:DEN|MANDAG|MÅNDAG|TIRSDAG|TYSDAG|ONSDAG|TORSDAG|FREDAG)\b|"
    + _CAPS_STOP_AT_COMMA.pattern
)
_OWNER = re.compile(r"^\s+(?:i|for|til|ved|av)\s+(?P<owner>[A-ZÆØÅ](?:(?!\s-\s)[^,(–.:;\d]){2,70})")
_OWNER_OF_MEETING = re.compile(
    r"\s(?:[-–—]\s)?(?P<owner>[A-ZÆØÅ](?:(?!\s[-–—]\s|\s(?:på|i|den|kl|uke|veke)\s|\s\w+dag\s)[^,(.:;\d]){2,60})"
)
_CAPS_OWNER = re.compile(r"(?:^\s+(?:I|FOR|TIL|VED|AV)\s+|^,\s*)(?P<owner>[A-ZÆØÅ][^,(–.:;\d]{2,70})")
_GENITIVE = re.compile(r"(?P<owner>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*?)[sS]\s+$")
_COMMA_OWNER = re.compile(r"^,\s*(?P<owner>[A-ZÆØÅ][^,(–.:;\d]{2,60})(?=,|$)")
_LAST_OWNER = re.compile(r"^[^–—:,]{0,12}?\s[-–—]\s(?P<owner>[A-ZÆØÅ][^,(–.:;\d]{2,60})$")
_BEFORE_OWNER = re.compile(r"^(?P<owner>[A-ZÆØÅ][^,(–:;\d]{2,60}?)(?:\s[-–—]\s|,\s)")
_TITLE = re.compile(
    r"^\W*(?:\d+\s+)?(?:(?:møte)?(?:referat|protokoll|møtebok|møteprotokoll|notat(?:er)?|innkalling|"
    r"møteinnkalling|møtenotat|(?:møte)?sammendrag|(?:møte)?samandrag|oppsummering)\b[/\w]*|møte\b)"
    r"(?:\s+(?:fra|frå|til|for|i|av|ekstraordinært|ordinært|møte\w*|møtet|det|den|nr\.?\s*\d+\S*))*\s*[-–:]?\s*",
    re.IGNORECASE,
)
_ACTING = re.compile(
    r"(?:^|[.:]\s|\n)(?P<organ>[A-ZÆØÅ](?:[\w-]*(?:styret|utvalget|utvalet|gruppen|gruppa|nettverket|"
    r"representantskapet|komiteen|nemnda|forumet|samlinga|samlingen|tinget|rådet))|Tinget|Rådet|AU)\s"
    r"(?:slutt|ved|anbef|tar|tek|ber|støtt|rår|god|bevilg|vil|er|takk|øns|ynsk|fant|fann)",
)


@dataclass(frozen=True, slots=True)
class BodyPhrase:
    """The words that name an organ in a line, how sure they are, and where its owner stands."""

    start: int
    end: int
    strength: float
    owner: tuple[int, int] | None = None


def stripped_title(text: str) -> int:
    """How long a title ("Referat fra møte i") a line begins with; 0 for none."""
    match = _TITLE.match(text)
    return match.end() if match else 0


def body_in(text: str, start: int) -> BodyPhrase | None:
    """The organ that a line names from `start` on."""
    low = start + stripped_title(text[start:])
    best: BodyPhrase | None = None
    for match in _PHRASE.finditer(text, low):
        strength = _strength(match["organ"], caps=text.isupper())
        organ = strength > 2 and not _is_meeting(match["organ"])
        parted = best is not None and organ and _DASH.search(text[best.end : match.start()])
        if best is None or strength > best.strength or parted:
            best = _phrase(text, match, strength, low)
        elif strength > _ORGAN_OF_ONE and _JOINED.search(text[low : match.start()]):
            best = BodyPhrase(best.start, _end_with_owner(text, match, strength, low), best.strength)
    return best


def _end_with_owner(text: str, match: re.Match[str], strength: float, low: int) -> int:
    """Where a second organ ends ("styret i A og utvalget i B"), with who owns it."""
    phrase = _phrase(text, match, strength, low)
    end = max(phrase.end, phrase.owner[1] if phrase.owner else 0)
    short = _IN_BRACKETS.match(text, end)
    return short.end() if short else end


def _strength(organ: str, *, caps: bool) -> float:
    folded = organ.casefold()
    if folded.startswith(_EXPERT) and folded.endswith(("råd", "rådet")):
        return 3.0
    if folded.endswith(("råd", "rådet")):
        return 1.0
    if folded.endswith(("møte", "møtet")) or folded.startswith("generalforsamling"):
        return 2.4
    if folded in {"ting", "lag", "arena", "plattform", "klynge", "team", "forum", "nettverk"}:
        return 2.0
    return 3.0 + (0.2 if caps else 0.0)


def _phrase(text: str, match: re.Match[str], strength: float, low: int) -> BodyPhrase:
    start = match.start()
    paired = re.search(r"[\w-]+-\s(?:og|OG)\s$", text[low:start])
    start = low + paired.start() if paired else start
    beside = _OWNER_OF_MEETING.match(text, match.end()) if _is_meeting(match["organ"]) else None
    if beside and not stripped_title(beside["owner"]) and not _is_meeting(beside["owner"]):
        low = beside.start("owner")
        return BodyPhrase(start, match.end(), strength, (low, low + len(beside["owner"].rstrip())))
    caps = text[low:].isupper()
    stop = (_caps_stop(text, match) if caps else _STOP).search(text, match.end())
    end = stop.start() if stop else len(text)
    owner = (_CAPS_OWNER if caps else _OWNER).match(text[end:]) or _COMMA_OWNER.match(text[end:])
    if owner and _is_where(text[end:], owner["owner"], match["organ"]):
        return BodyPhrase(start, end + len(text[end:][: owner.end("owner")].rstrip()), strength)
    if owner:
        return BodyPhrase(
            start, end, strength, (end + owner.start("owner"), end + len(text[end:][: owner.end("owner")].rstrip()))
        )
    last_part = _LAST_OWNER.match(text[end:])
    if last_part and is_organization(last_part["owner"]) and not _is_meeting(last_part["owner"]):
        return BodyPhrase(start, end, strength, (end + last_part.start("owner"), end + last_part.end("owner")))
    before = _GENITIVE.search(text[low:start])
    if before:
        last = low + before.end("owner") + is_place(before["owner"] + "s")
        return BodyPhrase(start, end, strength, (low + before.start("owner"), last))
    first = _BEFORE_OWNER.match(text[:start])
    if first and not stripped_title(text):
        return BodyPhrase(start, end, strength, (0, first.end("owner")))
    return BodyPhrase(start, end, strength)


def _is_meeting(organ: str) -> bool:
    return organ.casefold().rstrip().endswith(("møte", "møtet"))


def _is_where(after: str, owner: str, organ: str) -> bool:
    """True where "i Trøndelag" only tells where a network is, and no cooperation that owns it."""
    plain = is_place(owner.strip()) or not is_organization(owner)
    return bool(re.match(r"\s+i\s", after, re.IGNORECASE)) and bool(_TOPICAL.match(organ)) and plain


def _caps_stop(text: str, match: re.Match[str]) -> re.Pattern[str]:
    """In capitals "FOR" begins the owner of a board, and the topic of a group."""
    if "," in text[match.end() :]:
        return _CAPS_STOP_AT_COMMA
    return _CAPS_STOP_TOPICAL if _TOPICAL.match(match["organ"]) else _CAPS_STOP


def deciding_body(text: str) -> str | None:
    """The organ that decides in the text ("Styringsgruppen slutter seg ..."), where the head names none."""
    acting = Counter(match["organ"] for match in _ACTING.finditer(text))
    return acting.most_common(1)[0][0] if acting else None
