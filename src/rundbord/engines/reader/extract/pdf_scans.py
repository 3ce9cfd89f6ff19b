"""Pages of a PDF whose text must be recognized: scans, and letters that the file does not tell."""

from typing import TYPE_CHECKING

from rundbord.engines.reader.extract.pdf_layout import Word
from rundbord.engines.reader.extract.pdf_words import PageText
from rundbord.engines.reader.extract.recognition import recognize

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_DOTS_AN_INCH = 300
_POINTS_AN_INCH = 72
_MOST_DOTS = 25_000_000
"""Of one page: an A3 page has 17 million."""
_UNKNOWN_LETTERS = 0.2
_FEW_LETTERS = 300
"""A scanned page may bear a stamp or a page number as text; a page of prose has more."""
_PICTURE = 3
_COVERED = 0.4
"""Of a page's area: what a picture takes of a page that is a scan."""


def is_illegible(text: PageText) -> bool:
    """Whether the page shows letters that its fonts do not tell."""
    return text.unknown > _UNKNOWN_LETTERS * text.letters


def is_scan(page: "PdfPage", text: PageText) -> bool:
    """Whether a page without text shows anything, or one with little text shows a picture of a page."""
    if text.letters == 0:
        return next(iter(page.get_objects(max_depth=2)), None) is not None
    return text.letters < _FEW_LETTERS and _pictures_area(page) > _COVERED * page.get_width() * page.get_height()


def recognized(page: "PdfPage", text: PageText) -> list[Word]:
    """The page's words as recognized, and between them those that stand in it as text; raises UnreadableError."""
    width, height = page.get_size()
    scale = min(_DOTS_AN_INCH / _POINTS_AN_INCH, (_MOST_DOTS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    head = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height)
    if bitmap.stride != bitmap.width:
        starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
        rows = b"".join(rows[start : start + bitmap.width] for start in starts)
    bitmap.close()
    if rows.count(rows[:1]) == len(rows):
        return []
    [found] = recognize(head + rows, points=1 / scale)
    if is_illegible(text):
        return found
    kept = _placed(text.words, page)
    free = [word for word in found if not any(_same_place(word, other) for other in kept)]
    return [*kept, *free]


def _placed(words: list[Word], page: "PdfPage") -> list[Word]:
    """Words from the text, counted as in the picture: from the upper left corner of what is shown."""
    box = page.get_cropbox()
    left, top = {0: (box[0], -box[3]), 1: (box[1], box[0]), 2: (-box[2], box[1])}.get(
        page.get_rotation() // 90 % 4, (-box[3], -box[2])
    )
    return [
        Word(word.text, word.left - left, word.top - top, word.right - left, word.bottom - top, word.size)
        for word in words
    ]


def _same_place(word: Word, other: Word) -> bool:
    middle = (word.left + word.right) / 2
    return other.left <= middle <= other.right and word.overlap(other) > 1 / 2


def _pictures_area(page: "PdfPage") -> float:
    area = 0.0
    for picture in page.get_objects(filter=[_PICTURE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        area += (right - left) * (top - bottom)
    return area
