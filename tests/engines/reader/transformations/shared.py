"""What all transformations share: where headings are printed, and how gold changes with them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.engines.reader.scorer import words

Gold = dict[str, Any]
Transformed = tuple[str, Gold]
Transformation = Callable[[str, Gold], Transformed]
BULLET = re.compile(r"^(\s*)[-–•*▪·] (?!\[)", re.MULTILINE)
"""A bullet at the head of a line, no box to tick."""


@dataclass(frozen=True)
class Heading:
    """A line that prints an item's number and title: what stands in front of both, and what stands after."""

    line: int
    lead: str
    sak: bool
    number: str
    title: str
    tail: str


def headings_in(lines: list[str], gold: Gold) -> Iterator[Heading]:
    """Every line that prints a numbered item's heading, in a table of contents too."""
    printed = {tuple(words(item["number"]) + words(item["title"])): item for item in gold["items"] if item["number"]}
    for index, line in enumerate(lines):
        if "|" in line or "\t" in line:
            continue
        found = words(re.sub(r"[\s.…_]*(?:\.{3,}|…)\s*\d{1,3}$", "", line))
        sak = found[:1] in (["sak"], ["saka"])
        item = printed.get(tuple(found[1:] if sak else found))
        lead = re.match(r"[#*\s]*", line)
        if item and lead:
            title = re.search(r"\W+".join(map(re.escape, words(item["title"]))) + r"[)?!»]*", line, re.IGNORECASE)
            if title:
                yield Heading(index, lead[0], sak, item["number"], title[0], line[title.end() :])


def with_headings(text: str, gold: Gold, make: Callable[[Heading], str]) -> Transformed:
    lines = text.split("\n")
    for one in headings_in(lines, gold):
        lines[one.line] = make(one)
    return "\n".join(lines), gold


def in_gold(gold: Gold, change: Callable[[str], str]) -> Gold:
    """The gold with a change of printed words in all of its texts."""

    def changed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: changed(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [changed(inner) for inner in value]
        return change(value) if isinstance(value, str) else value

    return dict(changed(gold))


def with_rest(gold: Gold, *rest: str) -> Gold:
    return {**gold, "remainder": [*gold.get("remainder", []), *rest]}
