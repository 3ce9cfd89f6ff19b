"""Words with places on a page, ordered into lines as a person reads them."""

from dataclasses import dataclass
from itertools import pairwise

_SAME_LINE = 0.5
_CELL_GAP = 1.2


@dataclass(frozen=True)
class Word:
    """A word and its box in points from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of the box, never 0."""
        return max(self.bottom - self.top, 1.0)

    def continues(self, letter: "Word") -> bool:
        """Whether the next letter of the file belongs to this word."""
        gap = letter.left - self.right
        return self.overlap(letter) > _SAME_LINE and -self.height < gap < self.height / 2

    def overlap(self, other: "Word") -> float:
        """The shared part of the lower box's height, 0 to 1."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared / min(self.height, other.height)

    def joined(self, letter: "Word") -> "Word":
        """This word with a letter more."""
        return Word(
            self.text + letter.text,
            min(self.left, letter.left),
            min(self.top, letter.top),
            max(self.right, letter.right),
            max(self.bottom, letter.bottom),
        )


@dataclass(frozen=True)
class Line:
    """A line of text and its upper and lower edge in points."""

    text: str
    top: float
    bottom: float

    def parted(self, below: "Line") -> bool:
        """Whether more than a line's distance parts this line from the one below."""
        return below.top - self.bottom > 0.4 * (self.bottom - self.top)


def page_lines(words: list[Word]) -> list[Line]:
    """The lines of a page from top to bottom, cells parted by tabs."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.left)):
        if rows and rows[-1][0].overlap(word) > _SAME_LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_line(sorted(row, key=lambda word: word.left)) for row in rows]


def _line(row: list[Word]) -> Line:
    text = row[0].text
    for before, after in pairwise(row):
        gap = after.left - before.right
        text += ("\t" if gap > _CELL_GAP * min(before.height, after.height) else " ") + after.text
    return Line(text, min(word.top for word in row), max(word.bottom for word in row))
