"""Case headings that do not stand on one line: a number alone above its title, and a title that its text follows."""

import re
from dataclasses import replace

from rundbord.engines.reader.labels import line_label
from rundbord.engines.reader.lines import TextLine, joined
from rundbord.engines.reader.numbers import Number, number_at
from rundbord.engines.reader.sentences import sentences_of
from rundbord.engines.reader.stacked import with_rows

_LONGEST_TITLE = 14
_SHORTEST_TEXT = 25
_FEWEST_BARE = 3


def with_whole_titles(lines: list[TextLine]) -> list[TextLine]:
    """The lines with each heading as one; one such line in a document may be chance, two are its style."""
    return _run_in(_under_bare_numbers(_stacked(with_rows(lines))))


def _stacked(lines: list[TextLine]) -> list[TextLine]:
    """ "Sak 41/22" above "Godkjenning av innkalling"."""
    alone = {index for index in range(len(lines) - 1) if _is_number_alone(lines[index], lines[index + 1])}
    if len(alone) < 2:
        return lines
    return [
        joined(line, lines[index + 1]) if index in alone else line
        for index, line in enumerate(lines)
        if index - 1 not in alone
    ]


def _under_bare_numbers(lines: list[TextLine]) -> list[TextLine]:
    """A bare "1" above a title, where such numbers run from one up and no other numbers head the cases."""
    bare = [index for index in range(len(lines) - 1) if _is_bare_number(lines[index], lines[index + 1])]
    counted = [int(lines[index].text.rstrip(".")) for index in bare]
    if len(bare) < _FEWEST_BARE or counted != list(range(1, len(bare) + 1)) or any(map(_case, lines)):
        return lines
    return [
        _numbered(line, lines[index + 1]) if index in bare else line
        for index, line in enumerate(lines)
        if index - 1 not in bare
    ]


def _is_bare_number(line: TextLine, below: TextLine) -> bool:
    alone = re.fullmatch(r"\d{1,2}\.?", line.text) is not None and not line.furniture
    return alone and _is_title(below) and len(below.text.split()) <= _LONGEST_TITLE


def _numbered(line: TextLine, title: TextLine) -> TextLine:
    """The number and the title as two columns of one line."""
    whole, end = joined(line, title), len(line.text)
    return replace(whole, columns=((0, end), (end + 1, len(whole.text))))


def _is_title(line: TextLine) -> bool:
    plain = not (line.furniture or line.bullet or line.table) and len(line.text) < 120
    title = line.text[:1].isupper() and not line.text.endswith((".", ":"))
    return plain and title and number_at(line.text) is None and line_label(line) is None


def _is_number_alone(line: TextLine, below: TextLine) -> bool:
    number = number_at(line.text)
    if number is None or number.title < len(line.text) or not (number.sak or number.shape in {"letters", "year"}):
        return False
    return not (line.table or line.furniture) and _is_title(below)


def _run_in(lines: list[TextLine]) -> list[TextLine]:
    """ "Sak 2, bemanninga på plankontoret. Flåm meinte ..."."""
    ends = {index: end for index, line in enumerate(lines) if (end := _title_end(line)) is not None}
    style = sum(len(lines[index].text) - end >= _SHORTEST_TEXT for index, end in ends.items())
    cases = sum(1 for line in lines if (number := _case(line)) and number.title < len(line.text))
    if style < 2 or style * 2 < cases:
        return lines
    found = []
    for index, line in enumerate(lines):
        if index in ends:
            found += [line.slice(0, ends[index]), line.slice(ends[index] + 1, len(line.text))]
        else:
            found.append(line)
    return found


def _case(line: TextLine) -> Number | None:
    number = None if line.bullet or line.table or line.furniture else number_at(line.text)
    return number if number and number.sak else None


def _title_end(line: TextLine) -> int | None:
    """Where the title ends that a paragraph begins with, before its full stop."""
    number = _case(line)
    if number is None:
        return None
    stretches = sentences_of(line.text, number.title)
    if len(stretches) < 2:
        return None
    low, high = stretches[0]
    short = len(line.text[low:high].split()) <= _LONGEST_TITLE
    return high - 1 if short and line.text[high - 1] == "." else None
