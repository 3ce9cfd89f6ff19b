"""Which lines head an agenda item, decided over the whole document.

A number alone proves nothing: attachments, decisions and lists of names are numbered too. The document's own style
is found first (the numbering or the typography that makes the best series), then the lines of that style are parted
into a table of contents and the headings themselves.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from rundbord.engines.norwegian.names import is_organization, is_person
from rundbord.engines.norwegian.words import word_set
from rundbord.engines.reader.labels import label_kind, label_of
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.numbers import Number, number_at, number_in_cell

_STRENGTH = {"letters": 4.0, "year": 3.5, "section": 3.5, "dotted": 2.0, "plain": 1.0, "roman": 3.0}
_SAK_BONUS = 2.5
_TITLE_WORD = re.compile(r"^(?:møte)?(?:referat|protokoll|møtebok|møteprotokoll|innkalling|notat)", re.IGNORECASE)
_PAGE_END = re.compile(r"[\s.…_]*(?:\.{3,}|…|\t)\s*\d{1,3}$|\s\d{1,3}$")
_STANDING = re.compile(
    r"(?:eventuelt|ymse|anna|annet|runde(?:n)? rundt bordet|felles bord|åpen post|open post)", re.IGNORECASE
)
_BEGINS_AT = re.compile(r"(?:[Kk]l\.?\s?)?\d{1,2}[:.]\d\d(?:\s?[-–]\s?\d{1,2}[:.]\d\d)?:?\s+[A-ZÆØÅ]")
_GREETING = re.compile(
    r"(?:hei|heisann|kjære|god dag|mvh|(?:med )?(?:vennlig|venleg|beste?) (?:hilsen|helsing)|hilsen|helsing)\b",
    re.IGNORECASE,
)
_BEGAN_AT = re.compile(r"\((?:kl\.?\s?)?\d{1,2}[:.]\d\d(?:\s?[-–]\s?\d{1,2}[:.]\d\d)?\)$")
_WORDS = re.compile(r"\w+")
_HEAD_LABELS = word_set(
    "place time date body present absent deputies guests observers secretariat chair called letterhead web signature "
    "decision proposal papers vote treatment speech action responsible due remarks toc"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """An item heading: its number (None if it has none), where its title stands, and its depth."""

    number: str | None
    start: int
    end: int
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings by line, and the lines that only list them."""

    items: dict[int, Heading]
    toc: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: int
    number: Number


def headings_of(lines: list[TextLine], stop: int, columns: dict[int, int | None]) -> Headings:
    """The headings among `lines[:stop]`; `columns` gives for table rows the column of the title (None: a list only)."""
    numbered = _numbered(lines, stop, columns)
    best = _best_style(lines, numbered)
    if len(best) >= 2:
        return _with_standing_items(lines, _parted(lines, best, columns), stop)
    return _unnumbered(lines, stop)


def _numbered(lines: list[TextLine], stop: int, columns: dict[int, int | None]) -> list[_Candidate]:
    found = []
    for index, line in enumerate(lines[:stop]):
        if line.furniture or line.bullet:
            continue
        number = number_at(line.text) or (number_in_cell(line.cell(0)) if index in columns or _apart(line) else None)
        if number:
            found.append(_Candidate(index, number))
    return found


def _apart(line: TextLine) -> bool:
    """True where a bare number stands apart from a title by a wide gap."""
    return len(line.filled) == 2 and line.cell(0).isdigit() and line.indent < 4


def _best_style(lines: list[TextLine], candidates: list[_Candidate]) -> list[_Candidate]:
    groups: dict[tuple[str, bool, int], list[_Candidate]] = defaultdict(list)
    for one in candidates:
        level = lines[one.line].heading if one.number.shape in {"plain", "dotted"} else 0
        groups[one.number.shape, one.number.sak and one.number.shape == "plain", level].append(one)
    if any(one.number.sak for one in candidates):
        groups = {key: group for key, group in groups.items() if key[0] != "roman"}
    scored = [(*_series(lines, group), key) for key, group in groups.items()]
    if not scored:
        return []
    score, best, key = max(scored, key=lambda row: row[0])
    if score < 1.9:
        return []
    if key[0] == "plain":
        return sorted([*best, *_sub_numbers(candidates, best)], key=lambda one: one.line)
    return best


def _series(lines: list[TextLine], group: list[_Candidate]) -> tuple[float, list[_Candidate]]:
    shape, sak = group[0].number.shape, any(one.number.sak for one in group)
    strength = _STRENGTH[shape] + (_SAK_BONUS if sak else 0.0) + (2.0 if lines[group[0].line].heading else 0.0)
    if shape == "roman" and [one.number.value[0] for one in group] != list(range(1, len(group) + 1)):
        return 0.0, []
    if shape != "plain":
        return strength * len(group) + sum(_looks(lines, one) for one in group), group
    best: tuple[float, list[_Candidate]] = (0.0, [])
    for chain in _chains(lines, group):
        start = chain[0].number.value[0]
        complete = len({one.number.value for one in chain}) / (chain[-1].number.value[0] - start + 1)
        score = sum(strength + _looks(lines, one) for one in chain) * complete * (1.0 if start <= 1 else 0.5)
        if score > best[0]:
            best = (score, chain)
    keys = {one.number.key for one in best[1]}
    titles = {_title(lines, one) for one in best[1]}
    listed = [
        one for one in group if (sak and one.number.sak) or (one.number.key in keys and _title(lines, one) in titles)
    ]
    return (best[0], listed) if best[1] else best


def _title(lines: list[TextLine], one: _Candidate) -> str:
    return words_of(_PAGE_END.sub("", lines[one.line].text[one.number.title :]))


def _chains(lines: list[TextLine], group: list[_Candidate]) -> list[list[_Candidate]]:
    """Ascending runs of plain numbers, the best one that ends at each candidate."""
    score: list[float] = []
    back: list[int] = []
    for i, one in enumerate(group):
        own, best, link = 1.0 + _looks(lines, one), 0.0, -1
        for j in range(max(0, i - 40), i):
            step = one.number.value[0] - group[j].number.value[0]
            if 1 <= step <= 2 and score[j] - (step - 1) > best:
                best, link = score[j] - (step - 1), j
        score.append(own + best)
        back.append(link)
    chains = []
    for end in sorted(range(len(group)), key=lambda i: -score[i])[:3]:
        chain, at = [], end
        while at >= 0:
            chain.append(group[at])
            at = back[at]
        chains.append(chain[::-1])
    return chains


def _looks(lines: list[TextLine], one: _Candidate) -> float:
    """How much a numbered line looks like a heading rather than a point of a list."""
    line = lines[one.line]
    title = line.text[one.number.title :]
    words = _WORDS.findall(title)
    if not words:
        return 0.0
    score = 1.5 if title.isupper() else 0.0
    score += 0.5 if line.blank_before else -0.3
    score -= 1.0 if title.endswith((".", ";", ",")) and len(words) > 4 else 0.0
    score -= 1.5 if len(words) > 18 else 0.0
    first = re.split(r"[,(:]", title, maxsplit=1)[0].strip()
    if len(words) < 10 and is_person(first) and not is_organization(first) and len(first.split()) > 1:
        score -= 2.5
    before = label_of(lines[one.line - 1].text) if one.line else None
    if before and before.kind in {"decision", "proposal", "papers", "action"}:
        score -= 2.5
    if before and before.kind == "toc":
        score += 1.0
    return score + (1.0 if line.heading or line.emphasis else 0.0)


def _sub_numbers(candidates: list[_Candidate], main: list[_Candidate]) -> list[_Candidate]:
    heads = {one.number.value[0] for one in main}
    return [
        one
        for one in candidates
        if one.number.shape == "dotted" and one.number.value[0] in heads and len(one.number.value) == 2
    ]


def _parted(lines: list[TextLine], candidates: list[_Candidate], columns: dict[int, int | None]) -> Headings:
    """Headings and table of contents: a run of lines without text between, whose numbers come again, is contents."""
    last = {one.number.key: one.line for one in candidates if columns.get(one.line, 0) is not None}
    items: dict[int, Heading] = {}
    toc: set[int] = set()
    seen: set[str] = set()
    runs = _runs(lines, candidates)
    for one in candidates:
        listed = columns.get(one.line, 0) is None
        again = last.get(one.number.key, -1) > one.line
        if listed or (again and runs[one.line] > 1) or (again and _PAGE_END.search(lines[one.line].text)):
            toc.add(one.line)
        elif (one.number.key in seen and (runs[one.line] > 1 or not one.number.sak)) or (
            again and _titles_differ(lines, one, last[one.number.key])
        ):
            continue
        else:
            seen.add(one.number.key)
            items[one.line] = _heading(lines, one, columns.get(one.line), candidates)
    return Headings(items, frozenset(toc))


def _with_standing_items(lines: list[TextLine], found: Headings, stop: int) -> Headings:
    """An unnumbered "Eventuelt" among numbered items is one too, where text follows it."""
    items = dict(found.items)
    for index in range(min(items, default=stop) + 1, stop - 1):
        line = lines[index]
        alone = _STANDING.fullmatch(line.text.strip(" :")) and not line.bullet and not line.table
        if alone and index not in items and index + 1 not in items and not lines[index + 1].furniture:
            items[index] = Heading(None, 0, len(line.text.rstrip(" :")))
    return Headings(items, found.toc)


def _titles_differ(lines: list[TextLine], one: _Candidate, other: int) -> bool:
    later = number_at(lines[other].text)
    if later is None:
        return False
    here = set(_WORDS.findall(lines[one.line].text[one.number.title :].casefold()))
    there = set(_WORDS.findall(lines[other].text[later.title :].casefold()))
    return not (here & there)


def _runs(lines: list[TextLine], candidates: list[_Candidate]) -> dict[int, int]:
    """For each candidate the length of the run of candidates it stands in."""
    length: dict[int, int] = {}
    run: list[int] = []
    for one in candidates:
        between = range(run[-1] + 1, one.line) if run else range(0)
        if run and any(not lines[i].furniture for i in between):
            length.update(dict.fromkeys(run, len(run)))
            run = []
        run.append(one.line)
    length.update(dict.fromkeys(run, len(run)))
    return length


def _heading(lines: list[TextLine], one: _Candidate, column: int | None, candidates: list[_Candidate]) -> Heading:
    line = lines[one.line]
    start, end = one.number.title, len(line.text)
    if column is not None and column < len(line.columns):
        start, end = line.columns[column]
    deeper = one.number.shape == "dotted" and any(
        other.number.shape == "plain" or len(other.number.value) < len(one.number.value) for other in candidates
    )
    return Heading(one.number.printed, start, end, 1 if deeper else 0)


def _unnumbered(lines: list[TextLine], stop: int) -> Headings:
    """Headings without numbers, by the first typography that marks at least two lines."""
    after = _after_attendance(lines, stop)
    for marks in (_recurring, _timed, _marked_up, _double_blank, _upper_case, _isolated, _bare):
        found = [i for i in marks(lines, after, stop) if _can_head(lines[i])]
        if len(found) >= 2:
            toc = _listed(lines, found)
            return Headings({i: Heading(None, 0, len(lines[i].text)) for i in found}, toc)
    return Headings({}, frozenset())


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
    if _STANDING.fullmatch(line.text):
        return True
    label = label_of(line.text)
    if label and label.kind == "next" and (line.heading or line.blank_before > 1):
        return True
    return not (label and label.kind in _HEAD_LABELS) and not _TITLE_WORD.match(line.text)


def words_of(text: str) -> str:
    """The words of a title in lower case, to compare it with others."""
    return " ".join(_WORDS.findall(text.casefold()))


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
