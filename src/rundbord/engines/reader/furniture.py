"""Page headers and footers: stretches with a page number, and the same words wherever they stand again."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

_PAGE = re.compile(
    r"(?:\b(?:side|page)\s*:?\s*\d{1,3}(?:\s*(?:av|of|/)\s*\d{1,3})?\b|(?<=\s\s)\d{1,3}\s(?:av|of)\s\d{1,3}\b|"
    r"^\s*[-–]\s?\d{1,3}\s?[-–]\s*$|^\d{1,3}\s(?:av|of)\s\d{1,3}$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<words>\S.{3,80}?)\s{3,}(?P<number>\d{1,3})$")
_ONLY_NUMBER = re.compile(r"\d{1,3}$")
_DIGITS = re.compile(r"\d+")
_LETTERS_ALIKE = str.maketrans("lI1O", "iii0")
_ENDED = (".", ":", "!", "?")
_FEWEST_PAGES = 2
_FEWEST_LETTERS = 10
_LONGEST = 90
_MOST_WORDS = 14


def page_stretches(lines: list[str]) -> list[tuple[int, int] | None]:
    """For each line the stretch of it that is page furniture, or None."""
    whole = [_is_furniture(line) for line in lines]
    for index in [*_running_heads(lines), *_bare_page_numbers(lines)]:
        whole[index] = True
    for index in _beside_page_numbers(lines, whole):
        whole[index] = True
    templates = _templates(line for line, is_page in zip(lines, whole, strict=True) if is_page)
    return [(0, len(line)) if is_page else _inside(line, templates) for line, is_page in zip(lines, whole, strict=True)]


def _is_furniture(line: str) -> bool:
    if not _DIGITS.search(line):
        return False
    match = _PAGE.search(line) if len(line.split()) <= _MOST_WORDS else None
    if not match:
        return False
    before, after = line[: match.start()].strip(), line[match.end() :].strip()
    return not (before and after) and not before.endswith((".", ":", ","))


def _running_heads(lines: list[str]) -> list[int]:
    """The same words with another number at the right each time ("NAMN REGIONRÅD        2")."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        match = _NUMBERED.match(line)
        if match:
            found[match["words"].translate(_LETTERS_ALIKE).casefold()].append((index, int(match["number"])))
    return [index for rows in found.values() if _count_pages([number for _, number in rows]) for index, _ in rows]


def _count_pages(numbers: list[int]) -> bool:
    return len(numbers) >= _FEWEST_PAGES and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _bare_page_numbers(lines: list[str]) -> list[int]:
    """Numbers alone on a line that count up and cut sentences in two."""
    alone = [index for index, line in enumerate(lines) if _ONLY_NUMBER.match(line)]
    cuts = sum(_cuts_a_sentence(lines, index) for index in alone)
    counted = _count_pages([int(lines[index]) for index in alone])
    return alone if counted and cuts * 2 >= len(alone) and cuts else []


def _cuts_a_sentence(lines: list[str], index: int) -> bool:
    inside = 0 < index < len(lines) - 1
    return inside and not lines[index - 1].endswith(_ENDED) and lines[index + 1][:1].islower()


def _beside_page_numbers(lines: list[str], whole: list[bool]) -> list[int]:
    """Lines beside a page number that stand there more than once, or part a sentence."""
    beside = [
        index
        for index, line in enumerate(lines)
        if not whole[index] and _FEWEST_LETTERS <= len(line) <= _LONGEST and any(whole[max(0, index - 1) : index + 2])
    ]
    seen = Counter(lines[index] for index in beside)
    return [index for index in beside if seen[lines[index]] >= _FEWEST_PAGES or _inside_a_sentence(lines, whole, index)]


def _inside_a_sentence(lines: list[str], whole: list[bool], index: int) -> bool:
    """True where a page number and this line part a sentence that goes on in small letters."""
    low = index - 2 if whole[index - 1] else index - 1
    high = index + 1 if whole[index - 1] else index + 2
    if low < 0 or high >= len(lines) or whole[low] or whole[high]:
        return False
    return lines[high][:1].islower() and not lines[low].endswith(_ENDED) and not lines[index][:1].islower()


def _templates(lines: Iterable[str]) -> list[re.Pattern[str]]:
    """Patterns that find the same furniture with another page number."""
    shapes = {_DIGITS.sub("0", " ".join(line.split())) for line in lines}
    patterns = []
    for shape in shapes:
        if len(shape) < 8 or not _DIGITS.search(shape):
            continue
        escaped = re.escape(shape).replace(r"\ ", r"\s+").replace("0", r"\d+")
        patterns.append(re.compile(escaped))
    return patterns


def _inside(line: str, templates: list[re.Pattern[str]]) -> tuple[int, int] | None:
    for template in templates:
        match = template.search(line)
        if match:
            return match.span()
    return None
