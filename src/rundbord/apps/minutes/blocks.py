"""Rich text (core.richtext) as the typesetter's blocks: paragraphs, bullets, small headings and tables."""

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from rundbord.engines.typesetter.document import Block, Paragraph, ParagraphKind, Run, Table, Text, TextLanguage

PARAGRAPHS = {"p", "li", "h3", "h4", "blockquote"}
SET_OFF: set[ParagraphKind] = {"decision", "proposal"}


def blocks(
    markup: str, kind: ParagraphKind = "prose", speaker: str = "", language: TextLanguage | None = None
) -> tuple[Block, ...]:
    """The blocks of rich text; its paragraphs are of `kind`, and `speaker` stands before the first of them.

    `language` is that of the text where it differs from the document's.
    """
    parser = _Parser(kind, language)
    parser.feed(markup)
    parser.close()
    parser.end_paragraph()
    return tuple(_with_speaker(parser.blocks, kind, speaker))


def _with_speaker(made: list[Block], kind: ParagraphKind, speaker: str) -> list[Block]:
    if not speaker:
        return made
    first = made[0] if made else None
    if isinstance(first, Paragraph) and first.kind == kind:
        return [replace(first, speaker=speaker), *made[1:]]
    return [Paragraph("", kind, speaker), *made]


@dataclass
class _Rows:
    """A table under way."""

    rows: list[list[Text]] = field(default_factory=list)

    def table(self) -> Table | None:
        """The table, its first row as header; short rows are filled with empty cells."""
        rows = [row for row in self.rows if row]
        if not rows:
            return None
        width = max(len(row) for row in rows)
        filled = [tuple(row) + ("",) * (width - len(row)) for row in rows]
        header = tuple(_words(cell) or " " for cell in filled[0])
        return Table(header=header, rows=tuple(filled[1:]))


class _Parser(HTMLParser):
    def __init__(self, kind: ParagraphKind, language: TextLanguage | None) -> None:
        super().__init__(convert_charrefs=True)
        self.kind = kind
        self.language = language
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.open_as: ParagraphKind = kind
        self.marker = ""
        self.bold = self.italic = 0
        self.link = ""
        self.table: _Rows | None = None
        self.counters: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in PARAGRAPHS and self.table is None:
            if self.runs:
                self.end_paragraph()
            self._begin(tag)
        elif tag in {"ul", "ol"}:
            self.end_paragraph()
            self.counters.append(0 if tag == "ol" else None)
        elif tag == "strong":
            self.bold += 1
        elif tag == "em":
            self.italic += 1
        elif tag == "a":
            self.link = dict(attrs).get("href") or ""
        elif tag == "br":
            self.runs.append(Run("\n"))
        else:
            self._begin_table(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in PARAGRAPHS and self.table is None:
            self.end_paragraph()
        elif tag in {"ul", "ol"}:
            self.end_paragraph()
            self.counters = self.counters[:-1]
        elif tag == "strong":
            self.bold = max(0, self.bold - 1)
        elif tag == "em":
            self.italic = max(0, self.italic - 1)
        elif tag == "a":
            self.link = ""
        else:
            self._end_table(tag)

    def handle_data(self, data: str) -> None:
        if data.strip() or self.runs:
            self.runs.append(Run(" ".join(data.split("\n")), bool(self.bold), bool(self.italic), self.link))

    def end_paragraph(self) -> None:
        """What was gathered becomes a block."""
        text, self.runs = _trimmed(self.runs), []
        if text and self.table is None:
            marked = (Run(self.marker), *text) if self.marker else text
            self.blocks.append(Paragraph(_plainest(marked), self.open_as, language=self.language))
        self.open_as, self.marker = self.kind, ""

    def _begin(self, tag: str) -> None:
        if tag in {"h3", "h4"}:
            self.open_as = "heading"
        if tag != "li":
            return
        count = self.counters[-1] if self.counters else None
        if count is not None:
            self.counters[-1] = count + 1
            self.marker = f"{count + 1}. "
        elif self.kind in SET_OFF:
            self.marker = "– "
        else:
            self.open_as = "bullet"

    def _begin_table(self, tag: str) -> None:
        if tag == "table":
            self.end_paragraph()
            self.table = _Rows()
        elif tag == "tr" and self.table is not None:
            self.table.rows.append([])

    def _end_table(self, tag: str) -> None:
        if self.table is None:
            return
        if tag in {"td", "th"} and self.table.rows:
            self.table.rows[-1].append(_plainest(_trimmed(self.runs)))
            self.runs = []
        elif tag == "table":
            made, self.table, self.runs = self.table.table(), None, []
            if made:
                self.blocks.append(made)


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """The runs without white space at both ends; empty if nothing is left."""
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        kept = kept[1:]
    while kept and not kept[-1].text.strip():
        kept = kept[:-1]
    return tuple(kept)


def _plainest(runs: tuple[Run, ...]) -> Text:
    """A plain string where no run has a style."""
    if any(run.bold or run.italic or run.link for run in runs):
        return runs
    return "".join(run.text for run in runs).strip()


def _words(text: Text) -> str:
    return text if isinstance(text, str) else "".join(run.text for run in text)
