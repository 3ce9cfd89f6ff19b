"""Page headers and footers: stretches with a page number, and the same words wherever they stand again."""

import re

_PAGE = re.compile(
    r"(?:\b(?:side|page)\s*:?\s*\d{1,3}(?:\s*(?:av|of|/)\s*\d{1,3})?\b|(?<=\s\s)\d{1,3}\s(?:av|of)\s\d{1,3}\b|"
    r"^\s*[-–]\s?\d{1,3}\s?[-–]\s*$|^\d{1,3}\s(?:av|of)\s\d{1,3}$)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_ONLY_NUMBER = re.compile(r"^\d{1,3}$")


def page_stretches(lines: list[str]) -> list[tuple[int, int] | None]:
    """For each line the stretch of it that is page furniture, or None."""
    whole = [_is_furniture(line) for line in lines]
    templates = _templates(line for line, is_page in zip(lines, whole, strict=True) if is_page)
    return [(0, len(line)) if is_page else _inside(line, templates) for line, is_page in zip(lines, whole, strict=True)]


def _is_furniture(line: str) -> bool:
    if not _DIGITS.search(line):
        return False
    match = _PAGE.search(line)
    if not match or len(line.split()) > 14:
        return False
    before, after = line[: match.start()].strip(), line[match.end() :].strip()
    return not (before and after) and not before.endswith((".", ":", ","))


def _templates(lines: object) -> list[re.Pattern[str]]:
    """Patterns that find the same furniture with another page number."""
    shapes = {_DIGITS.sub("0", " ".join(line.split())) for line in lines}  # type: ignore[attr-defined]  # any iterable of lines
    patterns = []
    for shape in shapes:
        if len(shape) < 8:
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
