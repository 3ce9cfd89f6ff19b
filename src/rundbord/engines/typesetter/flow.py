"""A document as one plain sequence of headings, lines, lists and tables: the order for the eye and for the ear.

Every output writes this same sequence, so that PDF, DOCX and ODT cannot differ in what they say or in its order.
All text in a flow is cleaned.
"""

from dataclasses import dataclass
from typing import Literal

from rundbord.engines.typesetter.document import Language, Logo, Run, TextLanguage

MOST_NUMBER_MM = 28
Style = Literal["body", "remark", "label"]


@dataclass(frozen=True)
class Line:
    """Text in runs; a run's newlines are line breaks. `language` where it differs from the document's.

    `anchor` is the name of what it says, for formats that can keep it.
    """

    runs: tuple[Run, ...]
    language: TextLanguage | None = None
    anchor: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading, level 2 to 4 (level 1 is the title), with its number beside it and a short note after it."""

    level: int
    text: Line
    number: str = ""
    note: str = ""


@dataclass(frozen=True)
class Prose:
    """A paragraph: running text, a remark in small print, or a label over what follows."""

    text: Line
    style: Style = "body"


@dataclass(frozen=True)
class Bullets:
    """A list of points."""

    items: tuple[Line, ...]


@dataclass(frozen=True)
class Terms:
    """Labels and their values."""

    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True)
class Ruled:
    """Paragraphs under a label, set off by a rule at left: a decision (`strong`), or a proposal for one."""

    label: str
    texts: tuple[Line, ...]
    strong: bool


@dataclass(frozen=True)
class Grid:
    """A table with a header row. `widths` are the columns' shares; `right` the columns set flush right."""

    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Line, ...], ...]
    caption: str = ""
    right: tuple[int, ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class Signing:
    """Lines to sign on: name and role under each."""

    rows: tuple[tuple[str, str], ...]


Element = Heading | Prose | Bullets | Terms | Ruled | Grid | Signing


@dataclass(frozen=True)
class Flow:
    """The whole document: what stands on every page, the title, and the elements under it in order.

    `subject` says in the document's language which kind it is; `mark` is its status, or empty.
    """

    language: Language
    title: str
    subject: str
    mark: str
    author: str
    logo: Logo | None
    sender: tuple[str, ...]
    footer: tuple[str, ...]
    elements: tuple[Element, ...]

    @property
    def number_width_mm(self) -> float:
        """The margin that the longest item number needs in a word processor, at most what the page's margin holds."""
        longest = max((len(element.number) for element in self.elements if isinstance(element, Heading)), default=0)
        return min(MOST_NUMBER_MM, 5 + 2.4 * longest)
