"""Case headings that do not stand on one line: a number alone above its title, and a title that its text follows."""

import re
from dataclasses import replace
from itertools import pairwise

from rundbord.engines.reader.labels import line_label
from rundbord.engines.reader.lines import TextLine, joined
from rundbord.engines.reader.numbers import Number, number_at, number_in_cell
from rundbord.engines.reader.sentences import sentences_of
from rundbord.engines.reader.stacked import with_rows

_LONGEST_TITLE = 14
_SHORTEST_TEXT = 25
_FEWEST_BARE = 3
_FEWEST_ALONE = 2
_MOST_LISTS = 2
_A_TALE = 3
_BARE_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)]?")
_CAPITAL_FIRST = re.compile(r"[«\"]?[a-zæøå]?[A-ZÆØÅ]")


def with_whole_titles(lines: list[TextLine]) -> list[TextLine]:
    """The lines with each heading as one; one such line in a document may be chance, two are its style."""
    return _run_in(_under_bare_numbers(_stacked(with_rows(lines))))


def _stacked(lines: list[TextLine]) -> list[TextLine]:
    """ "Sak 41/22" above "Godkjenning av innkalling"; what stands below any such number is its title."""
    alone = [index for index in range(len(lines) - 1) if _is_number_alone(lines[index])]
    sure = sum(_is_title(lines[index + 1]) for index in alone)
    titled = len(alone) >= _FEWEST_ALONE and all(_can_be_title(lines[index + 1]) for index in alone)
    if sure < _FEWEST_ALONE and not (sure and titled):
        return lines
    above = {index for index in alone if _can_be_title(lines[index + 1])}
    return [
        joined(line, lines[index + 1]) if index in above else line
        for index, line in enumerate(lines)
        if index - 1 not in above
    ]


def _under_bare_numbers(lines: list[TextLine]) -> list[TextLine]:
    """A bare "1" above a title, where such numbers run from one up and no more cases are numbered otherwise."""
    bare = [index for index in range(len(lines) - 1) if _is_bare_number(lines[index], lines[index + 1])]
    counted = [number.value[0] for index in bare if (number := number_in_cell(lines[index].text))]
    cases = sum(1 for line in lines if _case(line))
    if len(bare) < _FEWEST_BARE or not _counts_up(counted) or cases >= len(bare):
        return lines
    return [
        _numbered(line, lines[index + 1]) if index in bare else line
        for index, line in enumerate(lines)
        if index - 1 not in bare
    ]


def _counts_up(numbers: list[int]) -> bool:
    """True for 1, 2, 3; and for 1, 2, 3, 1, 2, 3 where contents stand in front."""
    steps = all(after in {before + 1, 1} for before, after in pairwise(numbers))
    return numbers[:1] == [1] and steps and numbers.count(1) <= _MOST_LISTS


def _is_bare_number(line: TextLine, below: TextLine) -> bool:
    alone = _BARE_NUMBER.fullmatch(line.text) is not None and not line.furniture
    return alone and _can_be_title(below) and len(below.text.split()) <= _LONGEST_TITLE


def _numbered(line: TextLine, title: TextLine) -> TextLine:
    """The number and the title as two columns of one line."""
    whole, end = joined(line, title), len(line.text)
    return replace(whole, columns=((0, end), (end + 1, len(whole.text))))


def _is_title(line: TextLine) -> bool:
    return _can_be_title(line) and line_label(line) is None


def _can_be_title(line: TextLine) -> bool:
    plain = not (line.furniture or line.bullet or line.table) and len(line.text) < 120
    return (
        plain
        and bool(_CAPITAL_FIRST.match(line.text))
        and not line.text.endswith((".", ":"))
        and number_at(line.text) is None
    )


def _is_number_alone(line: TextLine) -> bool:
    number = None if line.table or line.furniture or line.bullet else number_at(line.text)
    if number is None or number.title < len(line.text):
        return False
    dotted = number.shape == "dotted" and bool(line.heading or line.blank_before)
    return number.sak or dotted or number.shape in {"letters", "year", "section"}


def _run_in(lines: list[TextLine]) -> list[TextLine]:
    """ "Sak 2, bemanninga på plankontoret. Flåm meinte ..."."""
    cases = {index: number for index, line in enumerate(lines) if (number := _case(line))}
    if not cases:
        cases = _told_under_numbers(lines)
    ends = {index: end for index, number in cases.items() if (end := _title_end(lines[index], number)) is not None}
    style = sum(len(lines[index].text) - end >= _SHORTEST_TEXT for index, end in ends.items())
    titled = sum(number.title < len(lines[index].text) for index, number in cases.items())
    if style < 2 or style * 2 < titled:
        return lines
    found = []
    for index, line in enumerate(lines):
        if index in ends:
            found += [line.slice(0, ends[index]), line.slice(ends[index] + 1, len(line.text))]
        else:
            found.append(line)
    return found


def _case(line: TextLine) -> Number | None:
    number = _number(line)
    return number if number and number.sak else None


def _number(line: TextLine) -> Number | None:
    return None if line.bullet or line.table or line.furniture else number_at(line.text)


def _told_under_numbers(lines: list[TextLine]) -> dict[int, Number]:
    """Paragraphs "1. Taket. Eldrid hadde fått ..." that count up from one, where nothing else is numbered."""
    found = {index: number for index, line in enumerate(lines) if (number := _number(line))}
    plain = all(number.shape == "plain" for number in found.values())
    told = all(len(sentences_of(lines[index].text, number.title)) >= _A_TALE for index, number in found.items())
    return found if plain and told and _counts_up([number.value[0] for number in found.values()]) else {}


def _title_end(line: TextLine, number: Number) -> int | None:
    """Where the title ends that a paragraph begins with, before its full stop."""
    stretches = sentences_of(line.text, number.title)
    if len(stretches) < 2:
        return None
    low, high = stretches[0]
    short = len(line.text[low:high].split()) <= _LONGEST_TITLE
    return high - 1 if short and line.text[high - 1] == "." else None
