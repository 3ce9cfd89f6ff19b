"""Where a meeting was: a label, what stands beside the date, or a line of its own."""

import re

from rundbord.engines.norwegian.dates import find_dates, find_times
from rundbord.engines.norwegian.names import is_person
from rundbord.engines.norwegian.places import is_place
from rundbord.engines.reader.bodies import body_in, stripped_title
from rundbord.engines.reader.labels import line_label
from rundbord.engines.reader.lines import TextLine

Place = tuple[TextLine, int, int, float]
"""A line, where the words of the place stand in it, and how sure they are."""
_ROOM = re.compile(
    r"\b(?:teams|zoom|digitalt|nettmøte|videomøte|skype|\w*hotell?|\w*rådhus(?:et)?|\w*rom(?:met)?|"
    r"\w*hus(?:et)?|\w*sal(?:en)?|kunnskapsby\w*|kommunestyresal\w*|"
    r"\w*senter(?:et)?|\w*auditori\w*|\w*gård|\w*skole|\w*skule|fylkeshus\w*|bibliotek\w*|kafé|kino|"
    r"\w*museum|campus|gjestgiveri|pensjonat|hotel|scene|teater|auditoriet|lokalet?|grendehus|samfunnshus|folkehøg\w+|"
    r"herad(?:s)?hus\w*|stova|stua|\d\.\s?etg\w*)\b",
    re.IGNORECASE,
)
_MEETING_AT = re.compile(
    r"\bmøtet?\s(?:på|i|ved)\s(?P<place>[A-ZÆØÅ][^.:;]{2,60}?)(?=[.;]|,?\s\d|\si\s(?:går|dag|morges)\b|$)"
)
_LABEL_WORDS = re.compile(
    r"\b(?:møte)?(?:dato|tid(?:spunkt)?|klokkeslett|kl|dag \d)\b\.?:?|\bfra\b(?=\s*$)|\bden\b", re.IGNORECASE
)
_AT = re.compile(r"(?:[\s,]*(?:på|i|ved)\s)?")
_BREAK = re.compile(r"(?:lunsj|pause|lunch|middag|servering|kaffe|oppmøte)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[\wæøå]{3})\.\s")
_PIECE = re.compile(r"[^,()–—|]*[^,()–—|\s]")
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
            return line, label.rest, label.rest + stop.start() if stop else len(line.text), 0.95
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
    if not times:
        return _room_beside(line) if dates and len(line.text) < _LONGEST_LINE else None
    after = max([times.end, *(one.end for one in dates)])
    after += len(_AT.match(line.text[after:])[0])  # type: ignore[index]  # matches the empty text too
    rest = line.text[after:]
    words = rest.strip(" ,.-–—|:()")
    words = words.partition(")")[0] if "(" not in words else words
    words = words[: stop.start()] if (stop := _SENTENCE_END.search(words)) else words
    if (
        not _BREAK.match(words)
        and len(words) >= 3
        and not words.startswith(("kl.", "kl "))
        and words[0].isalnum()
        and not words[0].isdigit()
        and not is_person(words)
    ):
        low = after + rest.index(words[0])
        return line, low, low + len(words), 0.7
    before = line.text[: dates[0].start if dates else times.start].rstrip(" ,")
    room = _ROOM.search(before)
    if room and not stripped_title(before) and not _LABEL_WORDS.search(before):
        low = before.rfind(",", 0, room.start()) + 1
        return line, low + len(before[low:]) - len(before[low:].lstrip()), len(before), 0.6
    for match in re.finditer(r"[^,]+", line.text[: times.start]):
        if re.fullmatch(r"\s*(?:Teams|Zoom|Digitalt|Skype)\s*(?:kl\.?\s*)?", match[0], re.IGNORECASE):
            word = re.search(r"\w+", match[0])
            if word:
                low = match.start() + word.start()
                return line, low, low + len(word[0]), 0.7
    return None


def _room_beside(line: TextLine) -> Place | None:
    """A room or a service between dashes or commas, in a line with a date ("15.01.2021 – TEAMS – REFERAT")."""
    for match in _PIECE.finditer(line.text):
        if _ROOM.search(match[0]) and not (_DIGIT.search(match[0]) or stripped_title(match[0]) or body_in(match[0], 0)):
            return line, match.start(), match.end(), 0.5
    return None


def _place_line(head: list[TextLine], dated: TextLine | None) -> Place | None:
    """A line of its own that names a house, a room or a service, or a known place; best after the date."""
    at = next((index for index, line in enumerate(head) if line is dated), 0)
    for line in [*head[at:], *head[1:at]]:
        if line is dated or line_label(line) or len(line.text) >= _LONGEST_LINE or line.text.endswith((".", "!")):
            continue
        town = line.text.split(",")[0]
        if _ROOM.search(line.text) or ("," in line.text and is_place(town)):
            if stripped_title(line.text) or body_in(line.text, 0) or find_dates(line.text, 2000):
                continue
            return line, 0, len(line.text), 0.6
    return None
