"""Headings without numbers: the first typography that marks at least two lines."""

import re
from collections import Counter

from rundbord.engines.norwegian.names import is_organization
from rundbord.engines.norwegian.words import word_set
from rundbord.engines.reader.labels import label_kind, label_of
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.series import words_of

STANDING = re.compile(
    r"(?:eventuelt|ymse|anna|annet|runde(?:n)? rundt bordet|felles bord|åpen post|open post)", re.IGNORECASE
)
"""Titles of items that stand in most lists, also without a number."""
_TITLE_WORD = re.compile(r"^(?:møte)?(?:referat|protokoll|møtebok|møteprotokoll|innkalling|notat)", re.IGNORECASE)
_BEGINS_AT = re.compile(r"(?:[Kk]l\.?\s?)?\d{1,2}[:.]\d\d(?:\s?[-–]\s?\d{1,2}[:.]\d\d)?:?\s+[A-ZÆØÅ]")
_GREETING = re.compile(
    r"(?:hei|heisann|kjære|god dag|mvh|(?:med )?(?:vennlig|venleg|beste?) (?:hilsen|helsing)|hilsen|helsing)\b",
    re.IGNORECASE,
)
_BEGAN_AT = re.compile(r"\((?:kl\.?\s?)?\d{1,2}[:.]\d\d(?:\s?[-–]\s?\d{1,2}[:.]\d\d)?\)$")
_HEAD_LABELS = word_set(
    "place time date body present absent deputies guests observers secretariat chair called letterhead web signature "
    "decision proposal papers vote treatment speech action responsible due remarks toc"
)


def unnumbered_headings(lines: list[TextLine], stop: int) -> tuple[list[int], frozenset[int]]:
    """The lines among `lines[:stop]` that head items, and those that only list them."""
    after = _after_attendance(lines, stop)
    for marks in (_recurring, _timed, _marked_up, _double_blank, _upper_case, _isolated, _bare):
        found = [i for i in marks(lines, after, stop) if _can_head(lines[i])]
        if len(found) >= 2:
            return found, _listed(lines, found)
    return [], frozenset()


def _after_attendance(lines: list[TextLine], stop: int) -> int:
    after = 0
    for index, line in enumerate(lines[: stop * 2 // 3 + 1]):
        label = label_of(line.text)
        if label and label.kind in {"present", "absent", "guests", "secretariat", "place", "time", "date"}:
            after = index + 1
    return after


def _can_head(line: TextLine) -> bool:
    if line.furniture or line.table or line.bullet or len(line.text) > 120 or line.text.endswith((".", ":", ",", ";")):
        return False
    if _GREETING.match(line.text):
        return False
    if STANDING.fullmatch(line.text):
        return True
    label = label_of(line.text)
    if label and label.kind == "next" and (line.heading or line.blank_before > 1):
        return True
    return not (label and label.kind in _HEAD_LABELS) and not _TITLE_WORD.match(line.text)


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
        if not lines[i].bullet and (_BEGAN_AT.search(lines[i].text) or _BEGINS_AT.match(lines[i].text))
    ]


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
        i for i in range(after, stop) if lines[i].text.isupper() and len(lines[i].text) > 5 and lines[i].blank_before
    ]


def _isolated(lines: list[TextLine], after: int, stop: int) -> list[int]:
    """Short lines with a blank line before and longer text after."""
    found = []
    for i in range(after, stop - 1):
        line, below = lines[i], lines[i + 1]
        short = len(line.text.split()) <= 9 and line.text[:1].isupper() and ":" not in line.text
        if line.blank_before and short and len(below.text) > len(line.text) and label_kind(line.text) is None:
            found.append(i)
    return found


def _bare(lines: list[TextLine], after: int, stop: int) -> list[int]:
    """Short lines without punctuation above sentences, where the format kept no blank lines."""
    found = []
    for i in range(after, stop - 1):
        line, below = lines[i], lines[i + 1]
        words = line.text.split()
        plain = 1 < len(words) <= 9 and line.text[:1].isupper() and line.text[-1:].isalpha() and ":" not in line.text
        if plain and not line.lead and below.text.endswith((".", "!", "?")) and not is_organization(line.text):
            found.append(i)
    return found
