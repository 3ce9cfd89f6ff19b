"""Where a meeting was: a label, what stands beside the date, or a line of its own."""

import re

from rundbord.engines.norwegian.dates import find_dates, find_times
from rundbord.engines.norwegian.names import PERSON, is_first_name, is_organization, is_person
from rundbord.engines.norwegian.places import is_place
from rundbord.engines.reader.bodies import body_in, stripped_title
from rundbord.engines.reader.labels import line_label
from rundbord.engines.reader.lines import TextLine

Place = tuple[TextLine, int, int, float]
"""A line, where the words of the place stand in it, and how sure they are."""
_ROOM = re.compile(
    r"\b(?:teams|zoom|digitalt|nettmøte|videomøte|skype|\w*hotell?|\w*rådhus(?:et)?|\w*rom(?:met)?|"
    r"\w*hus(?:et)?|\w*sal(?:en)?|kunnskapsby\w*|kommunestyresal\w*|"
    r"\w*senter(?:et)?|\w*auditori\w*|\w*g[åa]rd(?:en)?|\w*stasjon(?:en)?|\w*stue|\w*hall(?:en)?|\w*skole|\w*skule|fylkeshus\w*|bibliotek\w*|kafé|kino|"
    r"\w*muse(?:um|et)|campus|gjestgiveri|pensjonat|hotel|scene|teater|auditoriet|lokalet?|grendehus|samfunnshus|folkehøg\w+|"
    r"herad(?:s)?hus\w*|stova|stua|\d\.\s?etg\w*)\b",
    re.IGNORECASE,
)
_MEETING_AT = re.compile(
    r"\bmøtet?\s(?:på|i|ved)\s(?P<place>[A-ZÆØÅ][^.:;]{2,60}?)(?=[.;]|,?\s\d|\si\s(?:går|dag|morges)\b|$)"
)
_WHEN = re.compile(
    r"[\s,]*(?:\b(?:\w+dag(?:en)?|den|kl|klokka|(?:møte)?(?:tid(?:spunkt)?|dato)|fra|frå)\b[.:\s]*)+$", re.IGNORECASE
)
_TO_PREPOSITION = re.compile(r".*\b(?:på|i|ved)\s+(?=\S)")
_AT = re.compile(r"\bmøtet?\s(?:på|i|ved)\s(?P<place>[A-ZÆØÅ][^.:;]{2,60}?)(?=[.;]|,?\s\d|\si\s(?:går|dag|morges)\b|$)")
_LABEL_WORDS = re.compile(
    r"\b(?:møte)?(?:dato|tid(?:spunkt)?|klokkeslett|kl|dag \d)\b\.?:?|\bfra\b(?=\s*$)|\bden\b", re.IGNORECASE
)
_AT = re.compile(r"(?:[\s,]*(?:på|i|ved)\s)?")
_BREAK = re.compile(r"(?:lunsj|pause|lunch|middag|servering|kaffe|oppmøte)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[\wæøå]{3})\.\s")
_PIECE = re.compile(r"(?:[^()–—|·.]|\.(?!\s))+")
_PART = re.compile(r"[^,]+")
_TOWN = re.compile(r"\s*(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+){0,2})")
_ASIDE = re.compile(r"\s\([^()]{30,}\)\.?$")
_SERVICE = re.compile(r"teams|zoom|skype|digital|nett|video", re.IGNORECASE)
_SHORTEST = 3
_DIGIT = re.compile(r"\d")
_LONGEST_LINE = 80


def names_room(text: str) -> bool:
    """True where a text names a house, a room or a service."""
    return bool(_ROOM.search(text))


def place_in(head: list[TextLine], dated: TextLine | None) -> Place | None:
    """Where the meeting was: `dated` is the line that holds its date."""
    for line in head:
        label = line_label(line)
        if label and label.kind == "place" and not label.whole:
            stop = re.search(
                r"[\s,]+(?:(?:Tid|Dato|Kl)\b|kl\.?\s?\d|\d{1,2}\.\s?(?:\d|\w{3,9}\s\d{4}))", line.text[label.rest :]
            )
            end = label.rest + stop.start() if stop else len(line.text)
            aside = _ASIDE.search(line.text, label.rest, end)
            return line, label.rest, aside.start() if aside else end, 0.95
    for index, line in enumerate(head[:-1]):
        label = line_label(line)
        if label and label.kind == "place":
            return head[index + 1], 0, len(head[index + 1].text), 0.8
    for line in [dated, *head] if dated else head:
        place = _beside_date(line)
        if place:
            return place
    return _place_line(head, dated)


def _beside_date(line: TextLine) -> Place | None:
    """What is left of a line with date and time, or "møte på <place>"."""
    met = _MEETING_AT.search(line.text)
    if (
        met
        and (find_dates(line.text, 2000) or find_times(line.text))
        and not re.match(r"(?:styret|rådet|utval)", met["place"], re.IGNORECASE)
        and not body_in(met["place"], 0)
    ):
        return line, met.start("place"), met.start("place") + len(met["place"].rstrip(" ,")), 0.7
    times, dates = find_times(line.text), find_dates(line.text, 2000)
    taken = sorted([(one.start, one.end) for one in dates] + ([(times.start, times.end)] if times else []))
    if not taken or (not times and len(line.text) >= _LONGEST_LINE):
        return None
    after = _after_time(line, taken[-1][1]) if times else None
    if after:
        return after
    bounds = [0, *(end for _, end in taken)], [*(start for start, _ in taken), len(line.text)]
    found = (_room_between(line, low, high) for low, high in zip(*bounds, strict=True))
    return next((place for place in found if place), None)


def _after_time(line: TextLine, end: int) -> Place | None:
    """What stands behind the date and the time, to the end of its sentence."""
    low = end + len(_AT.match(line.text[end:])[0])  # type: ignore[index]  # matches the empty text too
    rest = line.text[low:]
    words = rest.strip(" ,.-–—|:()")
    words = words.partition(")")[0] if "(" not in words else words
    words = words[: stop.start()] if (stop := _SENTENCE_END.search(words)) else words
    person = PERSON.match(words)
    named = bool(person and is_person(person[0]) and not names_room(words))
    if len(words) < _SHORTEST or not words[0].isalpha() or _BREAK.match(words) or named:
        return None
    if not (words[0].isupper() or names_room(words)):
        return None
    low += rest.index(words[0])
    return line, low, low + len(words), 0.7


def _room_between(line: TextLine, low: int, high: int) -> Place | None:
    """A room, a house or a service beside a date ("styremøte på Zoom onsdag 3. mai", "Rørvik, Kystmuseet. 5. mai")."""
    for piece in _PIECE.finditer(line.text, low, high):
        parts = [part.span() for part in _PART.finditer(line.text, *piece.span())]
        rooms = [(index, room) for index, part in enumerate(parts) if (room := _room(line.text, *part))]
        if not rooms:
            continue
        first, (start, end) = rooms[0][0], (rooms[0][1][0], rooms[-1][1][1])
        town = _town(line.text, *parts[first - 1]) if first and not _SERVICE.search(line.text, start, end) else None
        return line, start if town is None else town, end, 0.6
    return None


def _room(text: str, low: int, high: int) -> tuple[int, int] | None:
    """Where a room, or a known place that stands alone, is named between two commas."""
    words = _WHEN.sub("", text[low:high])
    at = _TO_PREPOSITION.match(words)
    name = words[at.end() if at else 0 :].strip()
    if _DIGIT.search(name) or stripped_title(name) or body_in(name, 0):
        return None
    if not (names_room(name) or (at is None and is_place(name))):
        return None
    start = text.index(name, low)
    return start, start + len(name)


def _town(text: str, low: int, high: int) -> int | None:
    """Where a town in front of a house begins ("Rørvik, Kystmuseet")."""
    town = _TOWN.fullmatch(text, low, high)
    name = town["name"] if town else ""
    other = not name or is_first_name(name.split()[0]) or is_organization(name) or body_in(name, 0)
    return None if town is None or (other and not is_place(name)) else town.start("name")


def _place_line(head: list[TextLine], dated: TextLine | None) -> Place | None:
    """A line of its own that names a house, a room or a service, or a known place; best after the date."""
    at = next((index for index, line in enumerate(head) if line is dated), 0)
    for line in head[at + 1 : at + 3] if dated else []:
        if is_place(line.text) and not line_label(line):
            return line, 0, len(line.text), 0.5
    for line in [*head[at:], *head[1:at]]:
        if (
            line is dated
            or line_label(line)
            or len(line.text) >= _LONGEST_LINE
            or line.text.endswith((".", "!"))
            or line.text.startswith("[")
        ):
            continue
        towns = line.text.split(",")
        if _ROOM.search(line.text) or (len(towns) > 1 and (is_place(towns[0]) or is_place(towns[-1]))):
            if stripped_title(line.text) or body_in(line.text, 0) or find_dates(line.text, 2000):
                continue
            return line, 0, len(line.text), 0.6
    return None
