"""The text of an RTF file as its commands build it up."""

import re
from dataclasses import dataclass, field, replace

from rundbord.engines.reader.extract.blocks import Block, Paragraph, Table
from rundbord.engines.reader.extract.plain import with_address
from rundbord.engines.reader.source import HintKind

_CHARSETS = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_CODEPAGES = {437: "cp437", 850: "cp850", 865: "cp865", 1250: "cp1250", 1251: "cp1251", 10000: "mac-roman"}
_CHARACTERS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\u00a0", "_": "-",
    "-": "\u00ad", "\\": "\\", "{": "{", "}": "}", "\t": "\t", "softline": "\n", "nestcell": "\t", "nestrow": "\n",
}  # fmt: skip
_PARTS = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
    "footnote": "footnote", "shptxt": "box", "dptxbxtext": "box", "listtext": "label", "pntext": "label",
    "fldinst": "instruction", "fonttbl": "fonts", "stylesheet": "styles",
}  # fmt: skip
_HEADING = re.compile(r"(?:heading|overskrift) ([1-9])\s*;?$", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|tittel)\s*;?$", re.IGNORECASE)
_LINK = re.compile(r"HYPERLINK\s+\"?([^\s\"]+)")
_BULLETS = frozenset("•·▪■◦●○o§–-*►¨❖Øüqvð")
_BODY_LEVEL = 9


@dataclass
class Part:
    """Paragraphs and tables of one destination while they are built up."""

    kind: str
    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    label: str = ""
    _rows: list[tuple[tuple[Block, ...], ...]] = field(default_factory=list)
    _cells: list[tuple[Block, ...]] = field(default_factory=list)
    _cell: list[Block] = field(default_factory=list)

    def paragraph(self, heading: int, depth: int, *, in_table: bool) -> None:
        """End a paragraph."""
        if not in_table:
            self._end_table()
        (self._cell if in_table else self.blocks).extend(self._taken(heading, depth))

    def cell(self, heading: int, depth: int) -> None:
        """End a cell."""
        self._cells.append((*self._cell, *self._taken(heading, depth)))
        self._cell = []

    def row(self) -> None:
        """End a row."""
        if self._cells:
            self._rows.append(tuple(self._cells))
        self._cells = []

    def finish(self) -> list[Block]:
        """All blocks, with a last paragraph that no mark ended."""
        if self.boxes or "".join(self.pieces).strip():
            self.paragraph(0, 1, in_table=bool(self._cell or self._cells))
        self._end_table()
        return self.blocks

    def _end_table(self) -> None:
        if self._cell:
            self._cells.append(tuple(self._cell))
            self._cell = []
        self.row()
        if self._rows:
            self.blocks.append(Table(tuple(self._rows)))
        self._rows = []

    def _taken(self, heading: int, depth: int) -> list[Block]:
        text, label, boxes = "".join(self.pieces), self.label.strip(), self.boxes
        self.pieces, self.label, self.boxes = [], "", []
        if not text.strip():
            return [Paragraph(""), *boxes]
        if label in _BULLETS:
            label = "-"
        kind: HintKind | None = "heading" if heading else ("bullet" if label else None)
        shown = f"{label} {text.lstrip()}" if label else text
        return [Paragraph(shown, kind, heading or (depth if label else 0)), *boxes]


@dataclass
class Field:
    """A field: where its result begins, and the address that its instruction names."""

    start: int
    address: str = ""


@dataclass(frozen=True)
class State:
    """What a group inherits: where its text goes, its font, paragraph and visibility."""

    part: Part
    field: Field | None = None
    opened: bool = False
    skipped: bool = False
    hidden: bool = False
    font: int = -1
    style: int = 0
    outline: int = -1
    in_table: bool = False
    depth: int = 1
    unicode_skip: int = 1


class Flow:
    """Where text and commands go."""

    def __init__(self) -> None:
        self.body = Part("body")
        self._furniture: dict[str, list[Block]] = {"header": [], "footer": []}
        self._notes: list[Block] = []
        self._note_count = 0
        self._codepage = "cp1252"
        self._default_font = 0
        self._fonts: dict[int, str] = {}
        self._headings: dict[int, int] = {}
        self._pending = b""
        self._pending_state = State(part=self.body)
        self._left_to_skip = 0

    def blocks(self) -> list[Block]:
        """Headers, body, footnotes, footers."""
        return [*self._furniture["header"], *self.body.finish(), *self._notes, *self._furniture["footer"]]

    def text(self, content: bytes, state: State) -> None:
        """Text in the code page of its font."""
        skipped = min(self._left_to_skip, len(content))
        self._left_to_skip -= skipped
        self._pending += content[skipped:]
        self._pending_state = state

    def flush(self) -> None:
        """Write the bytes that wait; several may make one letter, so they wait for the next command."""
        if self._pending:
            content, self._pending = self._pending, b""
            font = self._pending_state.font if self._pending_state.font >= 0 else self._default_font
            self._write(content.decode(self._fonts.get(font, self._codepage), errors="replace"), self._pending_state)

    def command(self, word: str, number: int | None, state: State, *, opened: bool) -> State:
        """Obey a control word; the state after it."""
        self.flush()
        self._left_to_skip = 0
        if opened and word in _PARTS:
            return replace(state, part=Part(_PARTS[word]), in_table=False)
        if word == "field":
            return replace(state, field=Field(len(state.part.pieces)))
        if word == "u":
            self._write(chr((number or 0) % 0x10000), state)
            self._left_to_skip = state.unicode_skip
        elif word in _CHARACTERS:
            self._write(_CHARACTERS[word], state)
        elif word in {"par", "\n", "\r", "sect", "page", "cell", "row"}:
            self._end(word, state)
        else:
            self._declare(word, number, state)
            return _changed(word, number, state)
        return state

    def close(self, state: State, outer: State) -> None:
        """End a group."""
        self.flush()
        self._left_to_skip = 0
        if state.skipped:
            return
        if state.field is not None and state.field is not outer.field:
            pieces = state.part.pieces
            pieces[state.field.start :] = [with_address("".join(pieces[state.field.start :]), state.field.address)]
        if state.part is not outer.part:
            self._finish(state, outer.part)
        elif state.part.kind == "styles":
            self._style(state)

    def _write(self, text: str, state: State) -> None:
        if not state.hidden and not state.skipped:
            state.part.pieces.append(text)

    def _end(self, word: str, state: State) -> None:
        heading = state.outline + 1 if state.outline >= 0 else self._headings.get(state.style, 0)
        if word == "cell":
            state.part.cell(heading, state.depth)
        elif word == "row":
            state.part.row()
        elif word != "page":
            state.part.paragraph(heading, state.depth, in_table=state.in_table)
        elif "".join(state.part.pieces).strip():
            state.part.pieces.append("\n")

    def _declare(self, word: str, number: int | None, state: State) -> None:
        """Code pages, which hold for the document or a font."""
        if word == "ansicpg" and number is not None:
            self._codepage = _CODEPAGES.get(number, "utf-8" if number == 65001 else "cp1252")
        elif word in {"mac", "pc", "pca"}:
            self._codepage = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "deff":
            self._default_font = number or 0
        elif word == "fcharset" and state.part.kind == "fonts" and number in _CHARSETS:
            self._fonts[state.font] = _CHARSETS[number]

    def _style(self, state: State) -> None:
        name = "".join(state.part.pieces).strip()
        state.part.pieces.clear()
        if named := _HEADING.search(name):
            self._headings[state.style] = int(named[1])
        elif _TITLE.match(name):
            self._headings[state.style] = 1
        elif 0 <= state.outline < _BODY_LEVEL:
            self._headings[state.style] = state.outline + 1

    def _finish(self, state: State, outer: Part) -> None:
        part = state.part
        match part.kind:
            case "header" | "footer" as kind:
                known = self._furniture[kind]
                known += [block for block in part.finish() if block not in known]
            case "footnote":
                self._note(part, outer)
            case "box":
                outer.boxes += part.finish()
            case "label":
                outer.label = "".join(part.pieces)
            case "instruction" if state.field is not None:
                link = _LINK.search("".join(part.pieces))
                state.field.address = link[1] if link else state.field.address

    def _note(self, part: Part, outer: Part) -> None:
        self._note_count += 1
        mark = f"[{self._note_count}]"
        outer.pieces.append(mark)
        blocks = part.finish()
        if blocks and isinstance(blocks[0], Paragraph):
            blocks[0] = replace(blocks[0], text=f"{mark} {blocks[0].text.lstrip()}")
        self._notes += blocks


def _changed(word: str, number: int | None, state: State) -> State:
    match word:
        case "pard":
            return replace(state, style=0, outline=-1, in_table=False, depth=1)
        case "v" | "deleted" | "plain":
            return replace(state, hidden=word != "plain" and number != 0)
        case "f":
            return replace(state, font=number or 0)
        case "s":
            return replace(state, style=number or 0)
        case "outlinelevel":
            level = -1 if number is None or number >= _BODY_LEVEL else number
            return replace(state, outline=level)
        case "ilvl":
            return replace(state, depth=(number or 0) + 1)
        case "intbl":
            return replace(state, in_table=True)
        case "uc":
            return replace(state, unicode_skip=max(number or 0, 0))
        case _:
            return state
