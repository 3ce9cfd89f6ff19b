"""A document's flow for a page: the same sequence that PDF, DOCX and ODT are written from."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rundbord.engines.typesetter.compose import compose
from rundbord.engines.typesetter.document import Document
from rundbord.engines.typesetter.flow import Element, Flow, Grid, Heading


@dataclass(frozen=True)
class Part:
    """An element with the name of its kind ("heading", "prose", …), which templates choose by.

    `label` names a table for those who cannot see what it stands under; no two are the same.
    """

    kind: str
    element: Element
    label: str = ""

    def shares(self) -> list[int]:
        """A table's columns' shares of its width, in steps of five percent."""
        widths = self.element.widths if isinstance(self.element, Grid) else ()
        return [max(5, round(20 * width / sum(widths)) * 5) for width in widths]

    def columns(self) -> list[dict[str, Any]]:
        """A table's rows as cells that know whether they stand flush right."""
        grid = self.element
        if not isinstance(grid, Grid):
            return []
        return [
            {"cells": [{"line": line, "right": place in grid.right} for place, line in enumerate(row)]}
            for row in grid.rows
        ]


@dataclass(frozen=True)
class DocumentPage:
    """What the page of a document shows."""

    flow: Flow
    parts: tuple[Part, ...]


def document_page(document: Document) -> DocumentPage:
    """The document as its page shows it."""
    flow = compose(document)
    return DocumentPage(flow, tuple(_parts(flow)))


def _parts(flow: Flow) -> Iterator[Part]:
    under, used = flow.title, Counter[str]()
    for element in flow.elements:
        label = ""
        if isinstance(element, Heading):
            under = "".join(run.text for run in element.text.runs)
        if isinstance(element, Grid):
            name = element.caption or under
            used[name] += 1
            label = name if used[name] == 1 else f"{name} ({used[name]})"
        yield Part(type(element).__name__.lower(), element, label)
