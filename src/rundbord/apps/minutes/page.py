"""A document's flow for a page: the same sequence that PDF, DOCX and ODT are written from."""

from dataclasses import dataclass
from typing import Any

from rundbord.engines.typesetter.compose import compose
from rundbord.engines.typesetter.document import Document
from rundbord.engines.typesetter.flow import Element, Flow, Grid


@dataclass(frozen=True)
class Part:
    """An element with the name of its kind ("heading", "prose", …), which templates choose by."""

    kind: str
    element: Element

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
    return DocumentPage(flow, tuple(Part(type(one).__name__.lower(), one) for one in flow.elements))
