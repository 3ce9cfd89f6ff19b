"""PDF: the words of each page with their places, put into reading order."""

import re
from typing import TYPE_CHECKING

from rundbord.engines.reader.extract.blocks import Draft
from rundbord.engines.reader.extract.pdf_columns import lines_of
from rundbord.engines.reader.extract.pdf_pages import Page, write_pages
from rundbord.engines.reader.extract.pdf_scans import is_illegible, is_scan, recognized
from rundbord.engines.reader.extract.pdf_tables import Grid, ruled_tables
from rundbord.engines.reader.extract.pdf_words import page_rules, page_text
from rundbord.engines.reader.extract.recognition import can_recognize
from rundbord.engines.reader.source import Reason, Source, UnreadableError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_LINEARIZED_LENGTH = re.compile(rb"/Linearized\b[^>]*?/L\s+(\d+)")
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
    linear = _LINEARIZED_LENGTH.search(content[:2048])
    if linear and int(linear[1]) > len(content):
        raise UnreadableError(Reason.DAMAGED)
    end = max(content.rfind(b"%%EOF"), content.rfind(b"startxref"))
    if end < 0 or content.find(b"endobj", end) >= 0:
        raise UnreadableError(Reason.DAMAGED)


def _extract(document: "PdfDocument") -> Source:
    pages = []
    for page in document:
        pages.append(_page(page))
        page.close()
    draft = Draft()
    write_pages(draft, pages)
    try:
        return draft.source("pdf")
    except UnreadableError as error:
        scanned = _has_pictures(document) and not can_recognize()
        raise UnreadableError(Reason.SCANNED if scanned else Reason.EMPTY) from error


def _has_pictures(document: "PdfDocument") -> bool:
    return any(next(iter(page.get_objects(filter=[_PICTURE])), None) for page in document)


def _page(page: "PdfPage") -> Page:
    text = page_text(page)
    if is_illegible(text) and not can_recognize():
        raise UnreadableError(Reason.NO_LETTERS)
    scanned = is_scan(page, text)
    if (is_illegible(text) or scanned) and can_recognize():
        return Page(lines_of(recognized(page, text)))
    tables, free = ruled_tables(text.words, Grid(page_rules(page)))
    return Page(lines_of(free), tables, text.slanted, unread=scanned)
