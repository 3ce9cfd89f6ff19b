"""The text of a document, and what its format told about the text."""

from dataclasses import dataclass
from typing import Literal

HintKind = Literal["heading", "bullet", "row", "page"]


@dataclass(frozen=True)
class Hint:
    """A stretch of the text that the format marked: a heading (with its level), a bullet, a table row, a page."""

    kind: HintKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True)
class Source:
    """A document as plain text.

    `text` holds every word of the document in reading order; lines end in ``\\n``, the cells of a table row are
    parted by tabs. `format` is the format found in the content ("txt", "md", "html", "docx", "odt", "rtf", "pdf").
    Offsets in hints and spans count characters of `text`.
    """

    text: str
    format: str = "txt"
    hints: tuple[Hint, ...] = ()


class UnreadableError(Exception):
    """The document cannot be read; the message is one plain sentence that says why and what to do."""
