"""Headings without numbers: the first typography that marks at least two lines."""

import re
from collections import Counter
from collections.abc import Callable, Collection

from rundbord.engines.norwegian.names import is_organization, is_person
from rundbord.engines.norwegian.words import word_set
from rundbord.engines.reader.labels import label_kind, label_of, line_label
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.roster import reads_as_name
from rundbord.engines.reader.series import words_of

STANDING = re.compile(
    r"(?:eventuelt|ymse|anna|annet|runden? (?:rundt bordet|fr[aå] \w+)|felles bord|åpen post|open post)", re.IGNORECASE
)
"""Titles of items that stand in most lists, also without a number."""
DIVISION = re.compile(
    r"^(?:[A-ZÆØÅ][.)]\s+)?(?:(?:vedtaks?|drøftings?|orienterings?|informasjons?|referat|diskusjons?|"
    r"beslutnings?|behandlings?|melding|meldings?|politiske |administrative )"
    r"-?\s?(?:saker|saker?)|eventuelt|ymse|meldinger|til orientering|til drøfting|til vedtak|saker til "
    r"(?:vedtak|drøfting|orientering|diskusjon))\s*:?$",
    re.IGNORECASE,
)
"""Headings that only divide the list of cases by kind."""
_TITLE_WORD = re.compile(r"^(?:møte)?(?:referat|protokoll|møtebok|møteprotokoll|innkalling|notat)", re.IGNORECASE)
_TITLE_LIKE = re.compile(
    r"(?:godkjenn|godkjenning|referat|protokoll|møtebok|innkalling|orientering|informasjon|status|budsjett|regnskap|"
    r"rekneskap|økonomi|val\b|valg\b|konstituering|høring|høyring|uttale|møteplan|runde|eventuelt|ymse|anna|annet|"
    r"årsmelding|årsrapport|handlings|strategi|plan\b|felles|nytt fra|nytt frå|siden sist|sidan sist|oppfølging av|"
    r"søknad|samarbeid|prosjekt|drøfting|åpning|opning|meldinger|meldingar|skriv og|kontingent|evaluering)",
    re.IGNORECASE,
)
_A_SENTENCE = 50
_A_TITLE = 4
_LONG_TITLE = 12
_MOST_PROSE = 4
_BEGINS_AT = re.compile(r"(?:[Kk]l\.?\s?)?\d{1,2}[:.]\d\d(?:\s?[-–]\s?\d{1,2}[:.]\d\d)?:?\s+[A-ZÆØÅ]")
_GREETING = re.compile(
    r"(?:møtet? (?:ble |vart |blei )?(?:hevet|heva|slutt)|"
    r"hei|heisann|kjære|god dag|mvh|(?:med )?(?:vennlig|venleg|beste?) (?:hilsen|helsing)|hilsen|helsing)\b",
    re.IGNORECASE,
)
_BEGAN_AT = re.compile(r"\((?:kl\.?\s?)?\d{1,2}[:.]\d\d(?:\s?[-–]\s?\d{1,2}[:.]\d\d)?\)$")
_HEAD_LABELS = word_set(
    "place time date body present absent deputies guests observers secretariat chair called letterhead web signature "
    "decision proposal papers vote treatment speech action responsible due remarks toc"
)


def unnumbered_headings(
    lines: list[TextLine], stop: int, numbered: Collection[int] = ()
) -> tuple[float, list[int], frozenset[int]]:
    """How well some typography heads items among `lines[:stop]`, the lines it marks, and those that only list them.

    Lines whose number heads them (`numbered`) need no typography.
    """
    after = _after_attendance(lines, stop)
    best: tuple[float, list[int]] = (0.0, [])
    for weight, marks in _KINDS:
        found = [i for i in marks(lines, after, stop) if i not in numbered and _can_head(lines[i], after)]
        found = _without_divisions(lines, _without_contents(lines, found), numbered)
        found = [i for i in found if weight + _looks(lines, i) > 0]
        score = sum(weight + _looks(lines, i) for i in found)
        if len(found) > 1 and score > best[0]:
            best = (score, found)
    return best[0], best[1], _listed(lines, best[1]) if best[1] else frozenset()


def _without_contents(lines: list[TextLine], found: list[int]) -> list[int]:
    """Without titles that stand among others and come again further down."""
    last = {words_of(lines[i].text): i for i in found}
    marked = set(found)
    return [i for i in found if last[words_of(lines[i].text)] == i or not {i - 1, i + 1} & marked]


def _without_divisions(lines: list[TextLine], found: list[int], numbered: Collection[int]) -> list[int]:
    """Without the headings that only divide the others: the next heading stands right below them."""
    kept = [i for i in found if i + 1 not in numbered and not (DIVISION.match(lines[i].text) and i + 1 in found)]
    divides = len(found) - len(kept)
    return kept if divides > 1 else found


def _looks(lines: list[TextLine], index: int) -> float:
    """How much a line looks like the title of a case, whatever marks it."""
    line, words = lines[index], lines[index].text.split()
    below = lines[index + 1] if index + 1 < len(lines) else None
    score = 0.5 if line.blank_before else 0.0
    if _TITLE_LIKE.match(line.text):
        score += 1.5
    if below is not None and (below.bullet or line_label(below) or len(below.text) > _A_SENTENCE):
        score += 0.5
    if len(words) > _LONG_TITLE:
        score -= 1.0
    name = line.text.capitalize() if line.text.isupper() else line.text
    if is_person(name) or (is_organization(name) and reads_as_name(name)):
        score -= 1.5
    return score


def _after_attendance(lines: list[TextLine], stop: int) -> int:
    """Where the head and the list of who met end; a list below the cases is none of it."""
    after = prose = 0
    for index, line in enumerate(lines[: stop * 2 // 3 + 1]):
        label = label_of(line.text)
        prose += len(line.text.split()) > _LONG_TITLE and line.text.endswith((".", "!", "?"))
        if label and label.kind in {"present", "absent", "guests", "secretariat", "place", "time", "date"}:
            after, prose = index + 1, 0
        elif prose > _MOST_PROSE:
            break
    return after


def _can_head(line: TextLine, after: int) -> bool:
    if line.furniture or line.table or line.bullet or len(line.text) > 120 or line.text.endswith((".", ":", ",", ";")):
        return False
    if _GREETING.match(line.text):
        return False
    if STANDING.fullmatch(line.text):
        return True
    label = label_of(line.text)
    if label and label.kind == "next" and label.whole and (line.heading or line.blank_before > 1):
        return True
    if label and label.kind == "speech" and len(line.text.split()) >= _A_TITLE:
        return True
    return not (label and label.kind in _HEAD_LABELS) and not (after == 0 and _TITLE_WORD.match(line.text))


def _recurring(lines: list[TextLine], after: int, stop: int) -> list[int]:
    """Lines whose words were listed under a "Saker:" earlier."""
    listed: set[str] = set()
    found = []
    in_list = False
    for index, line in enumerate(lines[:stop]):
        label = label_of(line.text)
        if label and label.kind == "toc":
            in_list = True
        elif in_list and (line.bullet or line.lead) and not line.heading:
            listed.add(words_of(line.text[line.lead :]))
        elif words_of(line.text) in listed and index >= after:
            in_list = False
            found.append(index)
        elif line.blank_before:
            in_list = in_list and bool(line.bullet or line.lead)
    return found


def _listed(lines: list[TextLine], found: list[int]) -> frozenset[int]:
    keys = {words_of(lines[i].text) for i in found}
    return frozenset(i for i in range(found[0]) if words_of(lines[i].text[lines[i].lead :]) in keys)


def _timed(lines: list[TextLine], after: int, stop: int) -> list[int]:
    """Topics with the clock time at which each began: "Parkering (13:21)", "13:21 Parkering"."""
    return [
        i
        for i in range(after, stop)
        if not lines[i].bullet and (_BEGAN_AT.search(lines[i].text) or _begins_topic(lines[i].text))
    ]


def _begins_topic(text: str) -> bool:
    """A clock time in front of a topic, not of somebody who wrote or spoke."""
    match = _BEGINS_AT.match(text)
    head, colon, _ = text[match.end() - 1 :].partition(":") if match else ("", "", "")
    return match is not None and not (colon and (is_person(head) or is_organization(head)))


def _marked_up(lines: list[TextLine], after: int, stop: int) -> list[int]:
    levels = Counter(line.heading for line in lines[after:stop] if line.heading)
    if not levels:
        return []
    level = max(levels, key=lambda one: (levels[one] > 1, -one))
    return [i for i in range(after, stop) if lines[i].heading == level]


def _double_blank(lines: list[TextLine], after: int, stop: int) -> list[int]:
    return [i for i in range(after, stop) if lines[i].blank_before > 1 and len(lines[i].text.split()) <= 12]


def _upper_case(lines: list[TextLine], after: int, stop: int) -> list[int]:
    return [
        i for i in range(after, stop) if lines[i].text.isupper() and len(lines[i].text) > 3 and lines[i].blank_before
    ]


def _isolated(lines: list[TextLine], after: int, stop: int) -> list[int]:
    """Short lines with a blank line before and longer text after."""
    found = []
    for i in range(after, stop - 1):
        line, below = lines[i], lines[i + 1]
        head = line.text.partition(":")[0] if ":" in line.text else ""
        named = bool(head) and (is_person(head) or is_organization(head))
        short = len(line.text.split()) <= 9 and line.text[:1].isupper() and not named
        texted = below.bullet or len(below.text) > len(line.text) or line_label(below) or _TITLE_LIKE.match(line.text)
        if line.blank_before and short and texted and label_kind(line.text) is None:
            found.append(i)
    return found


def _bare(lines: list[TextLine], after: int, stop: int) -> list[int]:
    """Short lines without punctuation above sentences, where the format kept no blank lines."""
    found = []
    for i in range(after, stop - 1):
        line, below = lines[i], lines[i + 1]
        words = line.text.split()
        ended = line.text[-1:].isalnum() or line.text.endswith("?")
        plain = 1 < len(words) <= 9 and line.text[:1].isupper() and ended and ":" not in line.text
        if plain and not line.lead and below.text.endswith((".", "!", "?")) and not is_organization(line.text):
            found.append(i)
    return found


def _underlined(lines: list[TextLine], after: int, stop: int) -> list[int]:
    """Lines with a rule right below."""
    return [i for i in range(after, stop - 1) if lines[i + 1].rule_before and len(lines[i].text.split()) <= _LONG_TITLE]


def _emphasized(lines: list[TextLine], after: int, stop: int) -> list[int]:
    return [i for i in range(after, stop) if lines[i].emphasis and len(lines[i].text.split()) <= _LONG_TITLE]


_KINDS: tuple[tuple[float, Callable[[list[TextLine], int, int], list[int]]], ...] = (
    (3.0, _recurring),
    (2.0, _timed),
    (4.0, _marked_up),
    (1.5, _underlined),
    (1.2, _double_blank),
    (1.2, _emphasized),
    (1.2, _upper_case),
    (0.4, _isolated),
    (0.0, _bare),
)
