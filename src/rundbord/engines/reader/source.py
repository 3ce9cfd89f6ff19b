"""The text of a document, and what its format told about the text."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

HintKind = Literal["heading", "bullet", "row", "page", "ocr", "unread"]


@dataclass(frozen=True)
class Hint:
    """A stretch of the text that the format marked: a heading, a bullet, a table row, a page, or text from a picture.

    "ocr" is a line that text recognition read: its letters may be wrong; `level` is how sure it was, 0 to 100.
    "unread" is where a page stood that shows a picture of text which could not be recognized; `level` is its number. It
    alone may be empty.
    `level` is the heading's level from 1, the bullet's depth from 1, the page's number from 1, and 0 for a row.
    A row spans all lines of its table row: where a cell holds several paragraphs, the row takes several lines.
    """

    kind: HintKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True)
class Source:
    """A document as plain text.

    `text` holds every word of the document in reading order; lines end in ``\\n``, the cells of a table row are
    parted by tabs. `format` is the format found in the content ("txt", "md", "html", "docx", "doc", "odt", "rtf",
    "pdf", "pptx", "xlsx", "png", "jpeg", "tiff").
    Offsets in hints and spans count characters of `text`.
    """

    text: str
    format: str = "txt"
    hints: tuple[Hint, ...] = ()


class Reason(Enum):
    """Why a document cannot be read; the value is the English sentence that the interface translates."""

    UNOPENABLE = "The file could not be opened. Check that it exists and that you may read it."
    EMPTY = "The document holds no text."
    UNKNOWN = "This kind of file cannot be read. Use PDF, DOCX, ODT, RTF, HTML, Markdown or plain text."
    OLD_WORD = "This is an old Word document. Open it and save it as DOCX or PDF."
    PICTURE = "Pictures of text cannot be read on this machine. Scan again, with text recognition, to PDF."
    NO_LETTERS = "The PDF does not tell which letters it shows. Save it anew, or scan it with text recognition."
    SCANNED = "The PDF holds only pictures of pages. Scan it again with text recognition."
    ENCRYPTED = "The document is protected by a password. Save it without the password."
    DAMAGED = "The file is damaged or incomplete. Fetch it again from where it came."
    UNSAFE = "The file is built in a way that could harm the computer, and was not read."
    TOO_LARGE = "The document is too large to read. Split it into smaller files."
    TOO_MANY = "The file holds too many documents. Split it into smaller files."
    TOO_DEEP = "The file lies too deep inside other ZIP and e-mail files. Take it out and add it by itself."
    TOO_SLOW = "The document took too long to read. Save it anew as DOCX or PDF, or split it."
    CRASHED = "Reading the document failed. Save it anew as DOCX or PDF."


class UnreadableError(Exception):
    """The document cannot be read; the message is one plain sentence that says why and what to do."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
