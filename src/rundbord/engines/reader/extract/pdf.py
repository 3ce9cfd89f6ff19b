"""PDF: the words of each page with their places, put into reading order."""

import re
from collections.abc import Iterator
from ctypes import byref
from typing import TYPE_CHECKING

from rundbord.engines.reader.extract.blocks import Draft, clean
from rundbord.engines.reader.extract.pdf_layout import Line, Word, page_lines
from rundbord.engines.reader.source import Reason, Source, UnreadableError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_LAST_EOF = re.compile(rb"%%EOF|startxref")
_LENGTH = re.compile(rb"/Linearized\b[^>]*?/L\s+(\d+)")
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0x2D: "-"}
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_LARGEST_CHARACTER = 0x10FFFF
_BULLET = re.compile("^([•·▪■◦●○□❖➢►‣⁃\uf020-\uf0ff])[ \t]*(?=\\S)")
_DASH = re.compile(r"^[-–—*] ?(?=\S)")
_PASSWORD_ERROR = 4
_PICTURE = 3


def extract_pdf(content: bytes) -> Source:
    """The text of a PDF file; raises UnreadableError."""
    _refuse_cut_off(content)
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        protected = error.err_code == _PASSWORD_ERROR
        raise UnreadableError(Reason.ENCRYPTED if protected else Reason.DAMAGED) from error
    try:
        return _extract(document)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(Reason.DAMAGED) from error
    finally:
        document.close()


def _refuse_cut_off(content: bytes) -> None:
    """pdfium mends a file that was cut off and silently leaves out the pages that are gone; so refuse it here."""
    linear = _LENGTH.search(content[:2048])
    if linear and int(linear[1]) > len(content):
        raise UnreadableError(Reason.DAMAGED)
    end = max(content.rfind(b"%%EOF"), content.rfind(b"startxref"))
    if end < 0 or content.find(b"endobj", end) >= 0:
        raise UnreadableError(Reason.DAMAGED)


def _extract(document: "PdfDocument") -> Source:
    draft = Draft()
    for number in range(len(document)):
        page = document[number]
        draft.blank()
        start = draft.length
        _write(draft, page_lines(list(_words(page))))
        draft.hint("page", start, draft.length, number + 1)
        page.close()
    try:
        return draft.source("pdf")
    except UnreadableError as error:
        raise UnreadableError(Reason.SCANNED if _has_pictures(document) else Reason.EMPTY) from error


def _has_pictures(document: "PdfDocument") -> bool:
    return any(next(iter(page.get_objects(filter=[_PICTURE])), None) for page in document)


def _words(page: "PdfPage") -> Iterator[Word]:
    """The page's words in the order of the file, as pdfium parts them."""
    from pypdfium2 import raw

    text = page.get_textpage()
    height = page.get_height()
    box = raw.FS_RECTF()
    word: Word | None = None
    for index in range(raw.FPDFText_CountChars(text)):
        letter = _letter(raw.FPDFText_GetUnicode(text, index))
        if letter.isspace() or not letter:
            if word:
                yield word
            word = None
            continue
        raw.FPDFText_GetLooseCharBox(text, index, byref(box))
        piece = Word(letter, box.left, height - box.top, box.right, height - box.bottom)
        if word is None or not word.continues(piece):
            if word:
                yield word
            word = piece
        else:
            word = word.joined(piece)
    if word:
        yield word
    text.close()


def _letter(code: int) -> str:
    if code in _HYPHENS or code in _LIGATURES:
        return _HYPHENS.get(code) or _LIGATURES[code]
    return chr(code) if 0 < code <= _LARGEST_CHARACTER else ""


def _write(draft: Draft, lines: list[Line]) -> None:
    previous: Line | None = None
    for line in lines:
        if previous is not None and previous.parted(line):
            draft.blank()
        previous = line
        text = clean(line.text).rstrip()
        bullet = _BULLET.match(text)
        if bullet:
            text = "- " + text[bullet.end() :]
        start = draft.line(text)
        if bullet or _DASH.match(text):
            draft.hint("bullet", start, start + len(text), 1)
        elif "\t" in text:
            draft.hint("row", start, start + len(text))
