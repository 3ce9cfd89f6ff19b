"""The data of a document: minutes or a notice, as plain values without any layout.

Texts are what people wrote: any Unicode string is allowed and none is read as markup. A text is a string, or a tuple
of `Run` where parts of it are bold, italic or links. A newline is a line break. Dates and times are local wall times
of the meeting. Nothing here asks the clock: the same values always give the same bytes.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from rundbord.engines.typesetter.picture import picture_size
from rundbord.engines.typesetter.text import is_blank

Kind = Literal["minutes", "notice"]
Language = Literal["nb", "nn", "en"]
TextLanguage = Literal["nb", "nn", "en", "se"]
SectionKind = Literal["members", "deputies", "absent", "secretariat", "observers", "guests"]
ParagraphKind = Literal["prose", "bullet", "contribution", "proposal", "decision", "heading"]


class TypesettingError(Exception):
    """The document could not be set; the message says why (a broken logo, for instance)."""


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; `link` is an address to go to, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


Text = str | tuple[Run, ...]


@dataclass(frozen=True)
class Logo:
    """A PNG or JPEG picture, `width_mm` wide, and the words that stand for it. ValueError: no picture, no words."""

    content: bytes
    alt: str
    width_mm: int = 40

    def __post_init__(self) -> None:
        if is_blank(self.alt):
            raise ValueError("The logo needs alternative text: the words that stand for the picture.")
        picture_size(self.content)


@dataclass(frozen=True)
class Letterhead:
    """Who sends the document: a logo, the sender's lines beside it, and lines at the foot of each page."""

    logo: Logo | None = None
    sender: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """A row of the head: "Tid" and when, "Sted" and where. `words.py` has the usual labels."""

    label: str
    value: Text


@dataclass(frozen=True)
class Joining:
    """How to join a digital meeting; `service` is its name, such as "Teams". Empty fields are left out."""

    service: str = ""
    link: str = ""
    meeting_id: str = ""
    code: str = ""
    phone: str = ""
    note: Text = ""


@dataclass(frozen=True)
class Attendee:
    """A row of attendance: who, for whom, and role or remark ("leder", "vara for …", "til kl. 14.10")."""

    name: str
    organization: str = ""
    note: str = ""


@dataclass(frozen=True)
class AttendanceSection:
    """Those who took part in one capacity; `title` replaces the usual heading of the kind."""

    kind: SectionKind
    rows: tuple[Attendee, ...]
    title: str = ""


@dataclass(frozen=True)
class AgendaRow:
    """A row of the overview: planned `minutes` and local `start`, each possibly unknown. A pause has no number.

    `note` stands in brackets after the title.
    """

    title: str
    number: str = ""
    presenter: str = ""
    minutes: int | None = None
    start: time | None = None
    depth: int = 0
    note: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A line under an item. `speaker` is set in bold before it; `language` where it differs from the document's.

    `anchor` is a name (letters, digits, underscores; once a document) by which a DOCX that comes back knows the line.
    """

    text: Text
    kind: ParagraphKind = "prose"
    speaker: str = ""
    language: TextLanguage | None = None
    anchor: str = ""


@dataclass(frozen=True)
class Table:
    """A small table under an item: a header, rows of as many cells, and a caption or none. ValueError: ragged rows.

    `anchor` as of `Paragraph`.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    caption: str = ""
    anchor: str = ""

    def __post_init__(self) -> None:
        if not self.header:
            raise ValueError("A table needs a header row.")
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("Every row of a table needs as many cells as its header.")


Block = Paragraph | Table


@dataclass(frozen=True)
class Paper:
    """A paper of an item: its title, where it can be read, and a remark such as "ettersendes"."""

    title: str
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class Item:
    """An agenda item. `number` as printed, without closing punctuation; `depth` 1 for a sub-item; `note` beside it.

    `anchor` as of `Paragraph`.
    """

    title: str
    number: str = ""
    depth: int = 0
    note: str = ""
    blocks: tuple[Block, ...] = ()
    papers: tuple[Paper, ...] = ()
    language: TextLanguage | None = None
    anchor: str = ""


@dataclass(frozen=True)
class Action:
    """What somebody is to do. `due` is a date, or words such as "før sommeren"; `item` the number where it was said."""

    what: Text
    who: str = ""
    due: date | str = ""
    item: str = ""


@dataclass(frozen=True)
class Signature:
    """A line to sign on, with the name and the role under it."""

    name: str
    role: str = ""


@dataclass(frozen=True)
class Document:
    """Minutes or a notice, in the order in which it is read.

    `issued` is the date that the files carry as theirs. `mark` is the status above the title ("UTKAST", "GODKJENT i
    sak 2/22"); `remark` a sentence under it, such as where the official original is. ValueError: no title.
    """

    kind: Kind
    language: Language
    title: str
    issued: date
    letterhead: Letterhead = Letterhead()
    author: str = ""
    mark: str = ""
    remark: Text = ""
    facts: tuple[Fact, ...] = ()
    joining: Joining | None = None
    attendance: tuple[AttendanceSection, ...] = ()
    introduction: tuple[Block, ...] = ()
    agenda: tuple[AgendaRow, ...] = ()
    items: tuple[Item, ...] = ()
    actions: tuple[Action, ...] = ()
    closing: tuple[Text, ...] = ()
    signatures: tuple[Signature, ...] = ()

    def __post_init__(self) -> None:
        if is_blank(self.title):
            raise ValueError("The document needs a title.")
