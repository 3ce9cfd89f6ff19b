"""Case headings that do not stand on one line: a number alone above its title, and a title that its text follows."""

from rundbord.engines.reader.labels import line_label
from rundbord.engines.reader.lines import TextLine, joined
from rundbord.engines.reader.numbers import Number, number_at
from rundbord.engines.reader.sentences import sentences_of

_LONGEST_TITLE = 14
_SHORTEST_TEXT = 25


def with_whole_titles(lines: list[TextLine]) -> list[TextLine]:
    """The lines with each heading as one; one such line in a document may be chance, two are its style."""
    return _run_in(_stacked(lines))


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


def _is_number_alone(line: TextLine, below: TextLine) -> bool:
    number = number_at(line.text)
    if number is None or number.title < len(line.text) or not (number.sak or number.shape in {"letters", "year"}):
        return False
    plain = not (line.table or line.furniture or below.furniture or below.bullet or below.table)
    title = below.text[:1].isupper() and not below.text.endswith((".", ":")) and len(below.text) < 120
    return plain and title and number_at(below.text) is None and line_label(below) is None


def _run_in(lines: list[TextLine]) -> list[TextLine]:
    """ "Sak 2, bemanninga på plankontoret. Flåm meinte ..."."""
    ends = {index: end for index, line in enumerate(lines) if (end := _title_end(line)) is not None}
    cases = sum(1 for line in lines if (number := _case(line)) and number.title < len(line.text))
    if len(ends) < 2 or len(ends) * 2 < cases:
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
    if len(stretches) < 2 or len(line.text) - stretches[0][1] < _SHORTEST_TEXT:
        return None
    low, high = stretches[0]
    short = len(line.text[low:high].split()) <= _LONGEST_TITLE
    return high - 1 if short and line.text[high - 1] == "." else None
