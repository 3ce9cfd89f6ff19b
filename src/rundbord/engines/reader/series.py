"""Which numbers head the items: the numbering that makes the best series over the whole document."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from rundbord.engines.norwegian.names import is_first_name, is_person
from rundbord.engines.reader.labels import label_of
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.numbers import Number, after_clock, bare_number_at, number_at, number_in_cell

PAGE_END = re.compile(r"[\s.…_]*(?:\.{3,}|…|\t)\s*\d{1,3}$|\s\d{1,3}$")
"""The page number at the end of a line of a table of contents."""
_STRENGTH = {
    "letters": 4.0,
    "year": 3.5,
    "section": 3.5,
    "dotted": 2.0,
    "plain": 1.0,
    "roman": 3.0,
    "letter": 1.0,
    "bare": 0.8,
}
_SAK_BONUS = 2.5
_LEAST = 1.9
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that begins with a number."""

    line: int
    number: Number


def words_of(text: str) -> str:
    """The words of a title in lower case, to compare it with others."""
    return " ".join(_WORDS.findall(text.casefold()))


def numbered_lines(lines: list[TextLine], stop: int, columns: dict[int, int | None]) -> list[Candidate]:
    """The lines that begin with a number; `columns` are the rows of tables of items."""
    found = []
    for index, line in enumerate(lines[:stop]):
        if line.furniture or line.bullet:
            continue
        number = _after_clock(line.text) or number_at(line.text)
        number = number or (number_in_cell(line.cell(0)) if index in columns or _apart(line) else None)
        number = number or (None if line.table else bare_number_at(line.text))
        if number:
            found.append(Candidate(index, number))
    return found


def _after_clock(text: str) -> Number | None:
    """A number after the clock time at which its case began ("08.30  Sak 1 ...")."""
    start = after_clock(text)
    number = number_at(text[start:]) if start else None
    return replace(number, title=number.title + start) if number and number.sak else None


def _apart(line: TextLine) -> bool:
    """True where a bare number stands apart from a title by a wide gap."""
    alone = line.cell(0).isdigit() or line.cell(0) in {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"}
    return len(line.filled) == 2 and alone and line.indent < 4


def best_style(lines: list[TextLine], candidates: list[Candidate]) -> tuple[float, list[Candidate]]:
    """The lines of the numbering that heads the items best, and how well; empty where none does."""
    groups: dict[tuple[str, bool, int], list[Candidate]] = defaultdict(list)
    for one in candidates:
        level = lines[one.line].heading if one.number.shape in {"plain", "bare", "dotted"} else 0
        groups[one.number.shape, one.number.sak and one.number.shape == "plain", level].append(one)
    if any(one.number.sak for one in candidates):
        groups = {key: group for key, group in groups.items() if key[0] != "roman" or group[0].number.sak}
    groups = {key: group for key, group in groups.items() if key[0] != "dotted" or not _are_parts(group, groups)}
    numbers = {one.line: one.number for one in candidates}
    scored = []
    for key, group in groups.items():
        score, found = _series(lines, group)
        scored.append((score * _held(found, numbers) if score >= _LEAST else 0.0, found, key))
    if not scored:
        return 0.0, []
    score, best, key = max(scored, key=lambda row: row[0])
    if not score:
        return 0.0, []
    if key[0] in {"plain", "bare"}:
        parts = _sub_numbers(candidates, best)
        return score, sorted([*_with_text(best, parts), *parts], key=lambda one: one.line)
    return score, best


def _with_text(heads: list[Candidate], parts: list[Candidate]) -> list[Candidate]:
    """Without the heads that only divide, where most have their first part right below."""
    below = {one.line for one in parts}
    divides = [one for one in heads if one.line + 1 in below]
    return [one for one in heads if one not in divides] if len(divides) * 3 >= len(heads) * 2 else heads


def _are_parts(dotted: list[Candidate], groups: dict[tuple[str, bool, int], list[Candidate]]) -> bool:
    """True where 2.1 and 2.2 only part the case 2 of another series."""
    heads = {one.number.value[0] for key, group in groups.items() if key[0] in {"plain", "bare"} for one in group}
    return len(heads) > 1 and all(one.number.value[0] in heads for one in dotted)


def _held(group: list[Candidate], numbers: dict[int, Number]) -> float:
    """How much of a series holds text: one that another series follows right below only lists or divides."""
    divides, holding = 0, set()
    for one in group:
        below = numbers.get(one.line + 1)
        if below is None or (below.shape == "dotted" and below.value[0] == one.number.value[0]):
            holding.add(one.number.key)
        elif below.shape != one.number.shape:
            divides += 1
    keys = {one.number.key for one in group}
    listed = 0.2 + 0.8 * len(holding) / max(1, len(keys))
    return listed if divides < 2 else listed * (1.0 - divides / len(group))


def _series(lines: list[TextLine], group: list[Candidate]) -> tuple[float, list[Candidate]]:
    shape, sak = group[0].number.shape, any(one.number.sak for one in group)
    strength = _STRENGTH[shape] + (_SAK_BONUS if sak else 0.0) + (2.0 if lines[group[0].line].heading else 0.0)
    if shape in {"roman", "letter"} and [one.number.value[0] for one in group] != list(range(1, len(group) + 1)):
        return 0.0, []
    if shape not in {"plain", "bare"}:
        return strength * len(group) + sum(_looks(lines, one) for one in group), group
    best: tuple[float, list[Candidate]] = (0.0, [])
    for chain in _chains(lines, group):
        start = chain[0].number.value[0]
        complete = len({one.number.value for one in chain}) / (chain[-1].number.value[0] - start + 1)
        score = sum(strength + _looks(lines, one) for one in chain) * complete * (1.0 if start <= 1 else 0.6)
        if score > best[0]:
            best = (score, chain)
    keys = {one.number.key for one in best[1]}
    titles = {_title(lines, one) for one in best[1]}
    listed = [
        one for one in group if (sak and one.number.sak) or (one.number.key in keys and _title(lines, one) in titles)
    ]
    return (best[0], listed) if best[1] else best


def _title(lines: list[TextLine], one: Candidate) -> str:
    return words_of(PAGE_END.sub("", lines[one.line].text[one.number.title :]))


def _chains(lines: list[TextLine], group: list[Candidate]) -> list[list[Candidate]]:
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


def _looks(lines: list[TextLine], one: Candidate) -> float:
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
    if len(words) < 10 and " " in first and is_first_name(first.split()[0]) and is_person(first):
        score -= 2.5
    before = label_of(lines[one.line - 1].text) if one.line else None
    if before and before.kind in {"decision", "proposal", "papers", "action"} and _leads_on(lines[one.line - 1], line):
        score -= 2.5
    if before and before.kind == "toc":
        score += 1.0
    return score + (1.0 if line.heading or line.emphasis else 0.0)


def _leads_on(before: TextLine, line: TextLine) -> bool:
    """True where a label goes on with the lines below rather than with its own text."""
    label = label_of(before.text)
    return before.text.endswith(":") or bool(label and label.whole) or not line.blank_before


def _sub_numbers(candidates: list[Candidate], main: list[Candidate]) -> list[Candidate]:
    heads = {one.number.value[0] for one in main}
    return [
        one
        for one in candidates
        if one.number.shape == "dotted" and one.number.value[0] in heads and len(one.number.value) == 2
    ]
