"""The structure that a secretary's own file would have, found again in the plain text of a demo document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

WRAPPED = 90
TITLE = re.compile(
    r"^[^>]*(referat|protokoll|møtebok|innkalling|fagsamling|faggruppe|konstituerande|konstituerende)", re.IGNORECASE
)
BULLET = re.compile(r"^\s*[-•–*]\s+(?=\S)")
LABEL = re.compile(r"^([A-ZÆØÅ][^.:]{2,60}:|\*\*[^*]+\*\*)$")
HEADER_FIELD = re.compile(r"^([A-ZÆØÅ][^:]{1,20}:)\s{2,}(\S.*)$")
RULE = re.compile(r"^[|\s:-]+$")


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 is the document's title, level 2 an agenda item."""

    text: str
    level: int


@dataclass(frozen=True)
class Text:
    """A paragraph, empty between two tables; a label such as "Til stede:" is strong."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Bullets:
    """A bullet list, one text a bullet."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table; rows may differ in length."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """Number of columns."""
        return max(len(row) for row in self.rows)

    @property
    def full_rows(self) -> list[list[str]]:
        """The rows, all of the table's width."""
        return [[*row, *[""] * (self.width - len(row))] for row in self.rows]

    @property
    def shares(self) -> list[float]:
        """Each column's share of the width, by its longest text; together 1."""
        longest = [max(len(cell) for cell in column) for column in zip(*self.full_rows, strict=True)]
        bounded = [min(max(length, 12), 48) for length in longest]
        return [length / sum(bounded) for length in bounded]


Block = Heading | Text | Bullets | Table


@dataclass(frozen=True)
class _Line:
    """A line with the number of the stretch between blank lines that it stands in, and whether it is its first."""

    text: str
    stretch: int
    first: bool


def blocks(master: str, headings: str) -> tuple[Block, ...]:
    """The blocks of a master text; `headings` is the pattern of the lines that open an agenda item."""
    found: list[Block] = []
    titled = False
    for (kind, _), group in groupby(_lines(master), key=lambda line: _kind(line, headings)):
        lines = [line.text for line in group]
        if kind == "table" and (len(lines) > 1 or "\t" in lines[0]):
            if found and isinstance(found[-1], Table):
                found.append(Text(""))
            found.append(Table(tuple(row for line in lines if (row := _cells(line)))))
        elif kind == "bullet":
            found.append(Bullets(tuple(plain(BULLET.sub("", line)) for line in lines)))
        elif kind == "heading":
            found.extend(Heading(plain(line.lstrip("# ")), 2) for line in lines)
        else:
            for line in lines:
                is_title = not titled and bool(TITLE.search(line))
                titled = titled or is_title
                found.append(Heading(plain(line.lstrip("# ")), 1) if is_title else _text(line))
    return tuple(found)


def plain(text: str) -> str:
    """The text without the marks of Markdown: stars, angle brackets round an address, a link to nowhere."""
    text = re.sub(r"\[([^\]]+)\]\(#\)|<(https?://[^>\s]+)>", r"\1\2", text.strip())
    return re.sub(r"\s+", " ", re.sub(r"\*\*|^\*|\*$", "", text)).strip()


def _text(line: str) -> Text:
    return Text(plain(line), strong=bool(LABEL.match(line.strip())))


def _lines(master: str) -> Iterator[_Line]:
    """The lines that hold text, those that were only wrapped joined again."""
    pending, stretch, first = "", 0, True
    for line in (*master.splitlines(), ""):
        if pending and _continues(pending, line):
            pending = _join(pending, line.strip())
            continue
        if pending:
            yield _Line(pending, stretch, first)
            first = False
        pending = line.rstrip(" ")
        if not pending:
            stretch, first = stretch + 1, True


def _continues(line: str, following: str) -> bool:
    """True if `following` goes on with a line that was broken because it was full."""
    last = line.splitlines()[-1]
    full = len(last) >= WRAPPED and last[-1] not in ".?!:|"
    return full and bool(following.strip()) and not _is_row(following) and not BULLET.match(following)


def _join(line: str, following: str) -> str:
    """Both lines; the newline between them still tells how long the last one is."""
    if line.endswith("-") and following[:1].islower():
        return f"{line[:-1]}{following}"
    return f"{line}\n{following}"


def _kind(line: _Line, headings: str) -> tuple[str, int]:
    """What the line is, and the stretch that lines of the same table share."""
    if _is_row(line.text):
        return "table", line.stretch
    if line.first and re.match(headings, line.text):
        return "heading", 0
    return ("bullet" if BULLET.match(line.text) else "text"), 0


def _is_row(line: str) -> bool:
    return "\t" in line or " | " in line or line.startswith("|") or bool(HEADER_FIELD.match(line))


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a row parted by tabs, pipes or, after a label, by blanks; none for the rule under a head."""
    if RULE.match(line):
        return ()
    if field := HEADER_FIELD.match(line):
        return field.group(1), plain(field.group(2))
    if "\t" in line:
        return tuple(plain(cell) for cell in line.split("\t"))
    return tuple(plain(cell) for cell in line.strip().removeprefix("|").removesuffix("|").split("|"))
