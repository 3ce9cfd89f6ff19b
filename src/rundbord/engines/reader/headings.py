"""Which lines head an agenda item, decided over the whole document.

A number alone proves nothing: attachments, decisions and lists of names are numbered too. The document's own style
is found first (the numbering or the typography that makes the best series), then the lines of that style are parted
into a table of contents and the headings themselves.
"""

import re
from dataclasses import dataclass

from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.series import PAGE_END, Candidate, best_style, numbered_lines
from rundbord.engines.reader.typography import STANDING, unnumbered_headings

_WORDS = re.compile(r"\w+")


_TITLE_LABEL = re.compile(r"(?:saks?)?(?:tittel|tema|emne|overskrift|namn|navn):\s+", re.IGNORECASE)
_NUMBERS_COUNT_MORE = 1.3
_BEYOND_DOUBT = 20.0


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


def headings_of(lines: list[TextLine], stop: int, columns: dict[int, int | None]) -> Headings:
    """The headings among `lines[:stop]`; `columns` gives for table rows the column of the title (None: a list only)."""
    score, best = best_style(lines, numbered_lines(lines, stop, columns))
    if len(best) >= 2 and score >= _BEYOND_DOUBT:
        return _with_standing_items(lines, _parted(lines, best, columns), stop)
    rival, found, toc = unnumbered_headings(lines, stop, {one.line for one in best})
    if len(best) >= 2 and score * _NUMBERS_COUNT_MORE >= rival:
        return _with_standing_items(lines, _parted(lines, best, columns), stop)
    items = {index: Heading(None, 0, len(lines[index].text)) for index in found}
    return _with_standing_items(lines, Headings(items, toc), stop)


def _parted(lines: list[TextLine], candidates: list[Candidate], columns: dict[int, int | None]) -> Headings:
    """Headings and table of contents: a run of lines without text between, whose numbers come again, is contents."""
    candidates = _without_references(lines, candidates)
    last = {one.number.key: one.line for one in candidates if columns.get(one.line, 0) is not None}
    items: dict[int, Heading] = {}
    toc: set[int] = set()
    seen: set[str] = set()
    runs, labelled = _runs(lines, candidates), _labelled(lines, candidates)
    for one in candidates:
        listed = columns.get(one.line, 0) is None
        again = last.get(one.number.key, -1) > one.line
        if listed or (again and runs[one.line] > 1) or (again and PAGE_END.search(lines[one.line].text)):
            toc.add(one.line)
        elif one.number.key not in seen or (runs[one.line] == 1 and one.number.sak):
            seen.add(one.number.key)
            title = labelled.get(one.line, one.number.title)
            items[one.line] = _heading(lines, one, columns.get(one.line), candidates, title)
    return Headings(items, frozenset(toc))


def _without_references(lines: list[TextLine], candidates: list[Candidate]) -> list[Candidate]:
    """Without lines that give a number other words than its heading does; the longer ascending run has the headings."""
    best: dict[str, Candidate] = {}
    longest = _ascending(candidates)
    for one in candidates:
        other = best.get(one.number.key)
        if other is None or longest[one.line] >= longest[other.line]:
            best[one.number.key] = one
    return [one for one in candidates if not _titles_differ(lines, one, best[one.number.key])]


def _ascending(candidates: list[Candidate]) -> dict[int, int]:
    """For each candidate the length of the ascending run of numbers it stands in."""
    length: dict[int, int] = {}
    run: list[Candidate] = []
    for one in candidates:
        if run and one.number.value <= run[-1].number.value:
            length.update(dict.fromkeys((member.line for member in run), len(run)))
            run = []
        run.append(one)
    length.update(dict.fromkeys((member.line for member in run), len(run)))
    return length


def _with_standing_items(lines: list[TextLine], found: Headings, stop: int) -> Headings:
    """An unnumbered "Eventuelt" among numbered items is one too, where text follows it."""
    items = dict(found.items)
    for index in range(min(items, default=stop) + 1, stop - 1):
        line = lines[index]
        alone = STANDING.fullmatch(line.text.strip(" :")) and not line.bullet and not line.table
        if alone and index not in items and index + 1 not in items and not lines[index + 1].furniture:
            items[index] = Heading(None, 0, len(line.text.rstrip(" :")))
    return Headings(items, found.toc)


def _titles_differ(lines: list[TextLine], one: Candidate, other: Candidate) -> bool:
    """True where two lines with the same number have no word in common."""
    here = set(_WORDS.findall(lines[one.line].text[one.number.title :].casefold()))
    there = set(_WORDS.findall(lines[other.line].text[other.number.title :].casefold()))
    return bool(here) and bool(there) and not (here & there)


def _runs(lines: list[TextLine], candidates: list[Candidate]) -> dict[int, int]:
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


def _labelled(lines: list[TextLine], candidates: list[Candidate]) -> dict[int, int]:
    """Where titles begin behind a label ("Tittel:"), by line; only where most headings carry one."""
    found = {one.line: _TITLE_LABEL.match(lines[one.line].text, one.number.title) for one in candidates}
    starts = {line: label.end() for line, label in found.items() if label and label.end() < len(lines[line].text)}
    return starts if 2 * len(starts) > len(candidates) else {}


def _heading(
    lines: list[TextLine], one: Candidate, column: int | None, candidates: list[Candidate], title: int
) -> Heading:
    line = lines[one.line]
    start, end = title, len(line.text)
    if column is not None and column < len(line.columns):
        start, end = line.columns[column]
    deeper = one.number.shape == "dotted" and any(
        len(other.number.value) < len(one.number.value) for other in candidates
    )
    return Heading(one.number.printed, start, end, 1 if deeper else 0)
