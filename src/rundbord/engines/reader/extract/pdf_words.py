"""The words and ruled lines of a PDF page with their places, as pdfium knows them."""

from collections.abc import Iterator
from ctypes import byref, c_float
from dataclasses import dataclass
from math import hypot, pi
from typing import TYPE_CHECKING, Any

from rundbord.engines.reader.extract.pdf_layout import Word
from rundbord.engines.reader.extract.pdf_tables import Rule

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_HYPHENS = frozenset({0x02, 0xFFFE})
"""What pdfium makes of a hyphen at a line's end."""
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_LARGEST_CHARACTER = 0x10FFFF
_THIN = 3.0
_MOST_PATHS = 5000
_MOST_SEGMENTS = 400
_PATH = 2


@dataclass
class _Letters:
    """The letters of one word while it grows, with their box in points, down and to the right."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float = 0.0

    def take(self, letter: str, left: float, top: float, right: float, bottom: float) -> bool:
        """Take one letter more, unless its place tells that it belongs to another word."""
        shared = min(self.bottom, bottom) - max(self.top, top)
        height = min(self.bottom - self.top, bottom - top)
        gap = left - self.right
        if shared < height / 2 or not -height < gap < height / 2:
            return False
        self.text += letter
        self.right = max(self.right, right)
        self.top = min(self.top, top)
        self.bottom = max(self.bottom, bottom)
        return True

    def word(self) -> Word:
        """The finished word."""
        return Word(self.text, self.left, self.top, self.right, self.bottom, self.size)


@dataclass(frozen=True)
class PageText:
    """What a page holds as text: upright words with their places, and those at a slant or on end in the file's order.

    `letters` counts what is visible, `unknown` those of them that the fonts do not tell.
    """

    words: list[Word]
    slanted: list[str]
    letters: int
    unknown: int


def page_text(page: "PdfPage") -> PageText:
    """The text of a page."""
    from pypdfium2 import raw

    text = page.get_textpage()
    turn = _Turn(page.get_rotation())
    box = raw.FS_RECTF()
    words: list[Word] = []
    slanted = [""]
    growing: _Letters | None = None
    letters = unknown = 0
    for index in range(raw.FPDFText_CountChars(text)):
        letter = _letter(raw.FPDFText_GetUnicode(text, index))
        if not letter or letter.isspace():
            words += [growing.word()] if growing else []
            growing = None
            slanted += [""] if slanted[-1] else []
            continue
        letters += 1
        unknown += raw.FPDFText_HasUnicodeMapError(text, index) > 0
        if not turn.upright(raw.FPDFText_GetCharAngle(text, index)):
            slanted[-1] += letter
            continue
        raw.FPDFText_GetLooseCharBox(text, index, byref(box))
        place = turn.box(box.left, box.bottom, box.right, box.top)
        if growing is None or not growing.take(letter, *place):
            words += [growing.word()] if growing else []
            growing = _Letters(letter, *place, _size(text, index))
    words += [growing.word()] if growing else []
    text.close()
    return PageText(words, [word for word in slanted if word], letters, unknown)


def _size(text: Any, index: int) -> float:
    """The size in points of a letter as shown."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, byref(matrix))
    return float(raw.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d))


def _letter(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    return chr(code) if 0 < code <= _LARGEST_CHARACTER else ""


class _Turn:
    """A page may be stored lying and shown turned by quarters of a circle, clockwise."""

    def __init__(self, degrees: int) -> None:
        self._quarters = degrees // 90 % 4

    def upright(self, angle: float) -> bool:
        """Whether a letter at this angle (radians) stands upright when the page is shown."""
        return abs((angle / (pi / 2) + self._quarters + 2) % 4 - 2) < 1 / 2

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom as shown; downwards is positive."""
        match self._quarters:
            case 0:
                return left, -top, right, -bottom
            case 1:
                return bottom, left, top, right
            case 2:
                return -right, bottom, -left, top
            case _:
                return -top, -right, -bottom, -left


def page_rules(page: "PdfPage") -> list[Rule]:
    """The upright and level lines drawn on the page, edges of boxes too; none where a drawing holds too many."""
    turn = _Turn(page.get_rotation())
    rules: list[Rule] = []
    for count, path in enumerate(page.get_objects(filter=[_PATH], max_depth=3)):
        if count >= _MOST_PATHS:
            return []
        left, top, right, bottom = turn.box(*path.get_bounds())
        if right - left <= _THIN or bottom - top <= _THIN:
            rules.append(Rule(left, top, right, bottom))
        else:
            rules += (rule for rule in _segments(path, turn) if rule.level or rule.upright)
    return rules


def _segments(path: Any, turn: _Turn) -> Iterator[Rule]:
    from pypdfium2 import raw

    matrix = path.get_matrix()
    x, y = c_float(), c_float()
    start = before = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield _rule(before, point, turn)
        if raw.FPDFPathSegment_GetClose(segment):
            yield _rule(point, start, turn)
        before = point


def _rule(one: tuple[float, float], other: tuple[float, float], turn: _Turn) -> Rule:
    (left, right), (bottom, top) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Rule(*turn.box(left, bottom, right, top))
