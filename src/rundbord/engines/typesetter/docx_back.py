"""Our DOCX that comes back from somebody's word processor: its lines, with the names that `docx` gave them.

Tracked changes are read as if they were accepted. What a line means is told by its style, as `docx` sets them; other
styles are plain text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from rundbord.engines.typesetter.document import Block, Paragraph, ParagraphKind, Run, Table, Text
from rundbord.engines.typesetter.docx_styles import DECISION, PROPOSAL

MOST_UNPACKED = 60_000_000
"""Bytes: what a package may hold, so that a small file cannot fill the memory."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS: dict[str, ParagraphKind] = {
    "list bullet": "bullet",
    DECISION.lower(): "decision",
    PROPOSAL.lower(): "proposal",
    "heading 2": "heading",
    "heading 3": "heading",
}
GONE = {f"{W}del", f"{W}moveFrom"}
INSIDE = {f"{W}ins", f"{W}moveTo", f"{W}smartTag", f"{W}sdt", f"{W}sdtContent"}


class NotADocxError(ValueError):
    """The file is no DOCX that can be read."""


@dataclass(frozen=True)
class Line:
    """A paragraph or table as it stands in the file; `anchors` are the names at it, none for what is new."""

    block: Block
    anchors: tuple[str, ...] = ()
    heading: bool = False

    @property
    def kind(self) -> str:
        """The kind of its paragraph, or "table"."""
        return "table" if isinstance(self.block, Table) else self.block.kind

    @property
    def text(self) -> Text:
        """The text of its paragraph; a table has none."""
        return "" if isinstance(self.block, Table) else self.block.text

    @property
    def words(self) -> str:
        """Its text without any style, white space made even."""
        if isinstance(self.block, Table):
            cells = [*self.block.header, *(plain(cell) for row in self.block.rows for cell in row)]
            return " ".join("\t".join(cells).split())
        return " ".join(plain(self.block.text).split())


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of a DOCX in order, empty ones left out. Raises NotADocxError."""
    import docx

    require_package(content)
    try:
        word = docx.Document(BytesIO(content))
        return tuple(line for line in _lines(word) if line.words)
    except Exception as error:  # python-docx and lxml raise whatever a broken file leads them to
        raise NotADocxError(str(error)) from error


def plain(text: Text) -> str:
    """The words of a text."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def require_package(content: bytes) -> None:
    """Raise NotADocxError unless this is a ZIP package that unpacks to a sensible size."""
    try:
        with ZipFile(BytesIO(content)) as package:
            size = sum(info.file_size for info in package.infolist())
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise NotADocxError("not a ZIP package") from error
    if size > MOST_UNPACKED:
        raise NotADocxError("too large when unpacked")


def _lines(word: Any) -> Iterator[Line]:
    for one in word.iter_inner_content():
        if hasattr(one, "rows"):
            yield from _table(one)
        else:
            yield _paragraph(one)


def _paragraph(paragraph: Any) -> Line:
    style = ((paragraph.style.name if paragraph.style is not None else "") or "").lower()
    runs = tuple(_runs(paragraph, paragraph._p))  # noqa: SLF001 - python-docx leaves out what is inserted by tracking
    kind = KINDS.get(style, "prose")
    text: Text = runs if any(run.bold or run.italic or run.link for run in runs) else "".join(run.text for run in runs)
    return Line(Paragraph(text, kind), _anchors(paragraph._p), heading=style.startswith("heading"))  # noqa: SLF001 - as above


def _table(table: Any) -> Iterator[Line]:
    rows = [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
    if not rows or not any(any(row) for row in rows):
        return
    width = max(len(row) for row in rows)
    filled = [(*row, *[""] * (width - len(row))) for row in rows]
    header = tuple(cell or " " for cell in filled[0])
    yield Line(Table(header, tuple(filled[1:])), _anchors(table._tbl))  # noqa: SLF001 - python-docx has no bookmarks


def _anchors(element: Any) -> tuple[str, ...]:
    found = (mark.get(f"{W}name", "") for mark in element.iter(f"{W}bookmarkStart"))
    return tuple(name for name in found if name.startswith("rb_"))


def _runs(paragraph: Any, element: Any, link: str = "") -> Iterator[Run]:
    """The runs in order, those of links and of insertions too, equal neighbours as one."""
    last: Run | None = None
    for run in _pieces(paragraph, element, link):
        if last and (last.bold, last.italic, last.link) == (run.bold, run.italic, run.link):
            last = Run(last.text + run.text, run.bold, run.italic, run.link)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _pieces(paragraph: Any, element: Any, link: str) -> Iterator[Run]:
    for child in element:
        if child.tag == f"{W}r":
            if text := _text(child):
                yield Run(text, _is_on(child, "b"), _is_on(child, "i"), link)
        elif child.tag == f"{W}hyperlink":
            yield from _pieces(paragraph, child, _address(paragraph, child))
        elif child.tag in INSIDE:
            yield from _pieces(paragraph, child, link)


def _text(run: Any) -> str:
    parts = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
    return "".join(part.text or "" if part.tag == f"{W}t" else parts.get(part.tag, "") for part in run)


def _is_on(run: Any, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in {"0", "false", "off"}


def _address(paragraph: Any, link: Any) -> str:
    key = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    relation = paragraph.part.rels.get(key) if key else None
    return relation.target_ref if relation is not None and relation.is_external else ""
