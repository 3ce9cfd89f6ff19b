"""Case headings printed in other ways."""

from collections.abc import Callable

from tests.engines.reader.transformations.shared import (
    Gold,
    Heading,
    Transformation,
    Transformed,
    headings_in,
    with_headings,
)


def no_sak(text: str, gold: Gold) -> Transformed:
    """Headings without "Sak"; a plain number keeps a full stop."""

    def make(one: Heading) -> str:
        return f"{one.lead}{one.number}{'.' if one.number.isalnum() else ''} {one.title}{one.tail}"

    return with_headings(text, gold, make)


def with_sak(text: str, gold: Gold) -> Transformed:
    """ "SAK 3: Title"."""
    return with_headings(text, gold, lambda one: f"{one.lead}SAK {one.number}: {one.title}{one.tail}")


def sak_dash(text: str, gold: Gold) -> Transformed:
    """ "Sak 3 – Title"."""
    return with_headings(text, gold, lambda one: f"{one.lead}Sak {one.number} – {one.title}{one.tail}")


def sak_nr(text: str, gold: Gold) -> Transformed:
    """ "Sak nr. 3 Title"."""
    return with_headings(text, gold, lambda one: f"{one.lead}Sak nr. {one.number} {one.title}{one.tail}")


def closing_bracket(text: str, gold: Gold) -> Transformed:
    """ "3) Title"."""
    return with_headings(text, gold, lambda one: f"{one.lead}{one.number}) {one.title}{one.tail}")


def wide_gap(text: str, gold: Gold) -> Transformed:
    """ "3        Title"."""
    return with_headings(text, gold, lambda one: f"{one.lead}{one.number}        {one.title}{one.tail}")


def capitals(text: str, gold: Gold) -> Transformed:
    """Headings in capitals."""
    return with_headings(
        text,
        gold,
        lambda one: (
            f"{one.lead}{'SAK ' if one.sak else ''}{one.number}{'' if one.sak else '.'} {one.title.upper()}" + one.tail
        ),
    )


def heading_colon(text: str, gold: Gold) -> Transformed:
    """Headings that end in a colon."""
    return with_headings(
        text,
        gold,
        lambda one: (
            f"{one.lead}{'Sak ' if one.sak else ''}{one.number}{'' if one.sak else '.'} {one.title}" + (one.tail or ":")
        ),
    )


def number_above(text: str, gold: Gold) -> Transformed:
    """The number on a line of its own above the title."""
    return with_headings(
        text,
        gold,
        lambda one: (
            f"{one.lead}{'Sak ' if one.sak else ''}{one.number}{one.tail and ' '}"
            + (f"{one.title}{one.tail}" if one.tail else f"\n{one.title}")
        ),
    )


def number_apart(text: str, gold: Gold) -> Transformed:
    """The number on a line of its own, a blank line between it and the title."""
    return with_headings(
        text,
        gold,
        lambda one: (
            f"{one.lead}{'Sak ' if one.sak else ''}{one.number}{one.tail and ' '}"
            + (f"{one.title}{one.tail}" if one.tail else f"\n\n{one.title}\n")
        ),
    )


def bold_headings(text: str, gold: Gold) -> Transformed:
    """Headings in Markdown's bold."""
    return with_headings(
        text,
        gold,
        lambda one: f"**{'Sak ' if one.sak else ''}{one.number}{'' if one.sak else '.'} {one.title}**{one.tail}",
    )


def prefixed(text: str, gold: Gold) -> Transformed:
    """Numbers with the letters of a body ("AU 14/24")."""
    numbers = {item["number"] for item in gold["items"] if item["number"]}
    found = {one.number for one in headings_in(text.split("\n"), gold)}
    if found < numbers or not any("/" in number and number[0].isdigit() for number in numbers):
        return text, gold
    items = [
        {**item, "number": f"AU {item['number']}" if item["number"] and item["number"][0].isdigit() else item["number"]}
        for item in gold["items"]
    ]
    changed, _ = with_headings(
        text,
        gold,
        lambda one: f"{one.lead}{'AU ' if one.number[0].isdigit() else ''}{one.number} {one.title}{one.tail}",
    )
    return changed, {**gold, "items": items}


def unnumbered(mark: str, make: Callable[[str], str]) -> Transformation:
    """Headings without numbers, told by typography alone."""

    def change(text: str, gold: Gold) -> Transformed:
        lines = text.split("\n")
        found = list(headings_in(lines, gold))
        numbers = {item["number"] for item in gold["items"]}
        if {one.number for one in found} != numbers or len(numbers) < 3 or any(one.tail for one in found):
            return text, gold
        for one in found:
            lines[one.line] = "\n" + make(one.title)
        return "\n".join(lines), {**gold, "items": [{**item, "number": None} for item in gold["items"]]}

    change.__name__ = f"unnumbered_{mark}"
    return change
