"""Minutes as plain text, for a mail: the same sequence as the page, without tables or emphasis."""

from collections.abc import Iterator

from rundbord.engines.typesetter.flow import Bullets, Element, Flow, Grid, Heading, Line, Prose, Ruled, Signing, Terms


def plain(flow: Flow) -> str:
    """The document as text: a blank line before each heading and paragraph, lists line by line."""
    parts = [flow.mark, flow.title, *("\n".join(_lines(element)) for element in flow.elements)]
    return "\n\n".join(part for part in parts if part)


def _lines(element: Element) -> Iterator[str]:
    match element:
        case Heading():
            yield " ".join(part for part in (element.number, _text(element.text), element.note) if part)
        case Prose():
            yield _text(element.text)
        case Bullets():
            yield from (f"- {_text(line)}" for line in element.items)
        case Terms():
            yield from (f"{label}: {_text(line)}" for label, line in element.rows)
        case Ruled():
            yield f"{element.label}:"
            yield from map(_text, element.texts)
        case Grid():
            yield from (", ".join(filter(None, map(_text, row))) for row in element.rows)
        case Signing():
            yield from (", ".join(filter(None, row)) for row in element.rows)


def _text(line: Line) -> str:
    return "".join(run.text for run in line.runs)
