"""The demo's old documents in the formats in which a secretariat would hand them over.

The text masters stand in `documents`; the files are made from them, always the same bytes, with the headings,
tables and bullet lists that the secretary's own file would have. No word is lost on the way.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rundbord.demo.blocks import Block, Bullets, Heading, Table, Text, blocks
from rundbord.engines.typesetter.archive import steady

if TYPE_CHECKING:
    import odfdo
    from docx.table import Table as DocxTable

Format = Literal["txt", "docx", "odt", "pdf", "html"]

MASTERS = Path(__file__).parent / "documents"
NUMBERED = r"^(#{2,3} |(Sak|SAK) |PS |RS |KM |S \d|\d+/\d{2,4} |\d+\. )"
TEXT_WIDTH_CM = 16
AUTHOR = "Sekretariatet i Storeggaregionen"


@dataclass(frozen=True)
class Plan:
    """How one document is handed over; `headings` is the pattern of the lines that open an agenda item."""

    name: str
    format: Format
    headings: str = NUMBERED

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return date.fromisoformat(self.name[-10:])

    @property
    def text(self) -> str:
        """What it says, as plain text."""
        return master(self.name)

    @property
    def written(self) -> datetime:
        """Local wall time that the file gives as its own: the afternoon of the meeting."""
        return datetime.combine(self.day, time(15))


PLANS = (
    Plan("naering-2023-03-16", "docx"),
    Plan("styre-2023-03-31", "docx"),
    Plan("klima-2023-04-20", "html"),
    Plan("representantskap-2023-06-14", "pdf"),
    Plan("naering-2023-08-31", "docx"),
    Plan("klima-2023-10-19", "odt"),
    Plan("representantskap-2023-11-15", "pdf"),
    Plan("naering-2023-11-23", "docx"),
    Plan("styre-2023-12-01", "pdf"),
    Plan("styre-2024-03-08", "pdf"),
    Plan("naering-2024-04-11", "docx"),
    Plan("klima-2024-05-23", "txt"),
    Plan("representantskap-2024-06-12", "odt"),
    Plan("naering-2024-09-12", "docx"),
    Plan("styre-2024-09-20", "html"),
    Plan("klima-2024-10-17", "odt"),
    Plan("styre-2024-12-06", "docx", r"^## "),
    Plan("naering-2025-02-06", "txt"),
    Plan("klima-2025-03-13", "odt"),
    Plan("representantskap-2025-06-11", "pdf"),
    Plan("fagsamling-2025-08-27", "html"),
    Plan("klima-2025-10-23", "odt", r"^(Godkjenning|Kystløftet|Tare|Stikkrenner|Ymse)\b"),
    Plan("naering-2025-11-06", "txt"),
    Plan("styre-2025-12-05", "txt"),
    Plan("naering-2026-01-22", "docx"),
    Plan("klima-2026-02-05", "txt"),
    Plan("innkalling-styre-2026-03-13", "pdf"),
    Plan("innkalling-klima-2026-03-19", "html", r"^$"),
)


def write_documents(folder: Path) -> list[Path]:
    """Write every document in its format into `folder`, which is made if need be; returns the paths by age."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(plan, folder) for plan in PLANS]


def master(name: str) -> str:
    """The master text of a document."""
    return (MASTERS / f"{name}.txt").read_text(encoding="utf-8")


def _write(plan: Plan, folder: Path) -> Path:
    path = folder / f"{plan.name}.{plan.format}"
    path.write_bytes(WRITERS[plan.format](plan))
    return path


def _blocks(plan: Plan) -> tuple[Block, ...]:
    return blocks(plan.text, plan.headings)


def _language(plan: Plan) -> str:
    return "nn" if re.search(r"\b(ikkje|frå|møtestad)\b", plan.text, re.IGNORECASE) else "nb"


def _title(plan: Plan) -> str:
    return next(block.text for block in _blocks(plan) if isinstance(block, Heading))


def _txt(plan: Plan) -> bytes:
    return plan.text.encode()


def _docx(plan: Plan) -> bytes:
    import docx
    from docx.document import Document as DocxDocument
    from docx.shared import Pt

    document: DocxDocument = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    properties = document.core_properties
    properties.title, properties.author, properties.language = _title(plan), AUTHOR, _language(plan)
    properties.created = properties.modified = plan.written
    for block in _blocks(plan):
        match block:
            case Heading(text, level):
                document.add_heading(text, level)
            case Bullets(items):
                for item in items:
                    document.add_paragraph(item, style="List Bullet")
            case Text(text, strong):
                document.add_paragraph().add_run(text).bold = strong or None
            case Table():
                _fill_docx(document.add_table(len(block.rows), block.width, style="Table Grid"), block)
    made = BytesIO()
    document.save(made)
    return steady(made.getvalue())


def _fill_docx(table: "DocxTable", block: Table) -> None:
    """Texts and widths; Word looks at the cells' widths, LibreOffice at the columns'."""
    from docx.shared import Cm

    for column, texts, share in zip(table.columns, zip(*block.full_rows, strict=True), block.shares, strict=True):
        column.width = Cm(TEXT_WIDTH_CM * share)
        for cell, text in zip(column.cells, texts, strict=True):
            cell.text, cell.width = text, Cm(TEXT_WIDTH_CM * share)


def _odt(plan: Plan) -> bytes:
    import odfdo

    document = odfdo.Document("text")
    document.body.clear()
    document.meta.title, document.meta.creator = _title(plan), AUTHOR
    document.meta.creation_date = document.meta.date = plan.written
    strong_style = document.insert_style(odfdo.Style("text", bold=True), automatic=True)
    for block in _blocks(plan):
        match block:
            case Heading(text, level):
                header = odfdo.Header(level, text, style=f"Heading_20_{level}")
                header.set_attribute("text:is-list-header", "true")  # the template would number it
                document.body.append(header)
            case Bullets(items):
                document.body.append(odfdo.List(list(items)))
            case Text(text, strong):
                paragraph = odfdo.Paragraph("" if strong else text, style="Text_20_body")
                if strong:
                    paragraph.append(odfdo.Span(text, style=strong_style))
                document.body.append(paragraph)
            case Table():
                document.body.append(_odt_table(document, block))
    made = BytesIO()
    document.save(made)
    return steady(made.getvalue())


def _odt_table(document: "odfdo.Document", block: Table) -> "odfdo.Table":
    """The table with a thin rule round its cells, its columns as wide as their texts need."""
    import odfdo

    table = odfdo.Table(f"Tabell{len(document.body.tables) + 1}")
    ruled = document.insert_style(odfdo.create_table_cell_style(border="0.5pt solid #666666"), automatic=True)
    for share in block.shares:
        style = odfdo.Style("table-column", width=f"{TEXT_WIDTH_CM * share:.2f}cm")
        table.append(odfdo.Column(style=document.insert_style(style, automatic=True)))
    for texts in block.full_rows:
        row = odfdo.Row()
        row.extend_cells(odfdo.Cell(text, style=ruled) for text in texts)
        table.append_row(row)
    return table


TYPST = """
#set document(title: sys.inputs.title, author: sys.inputs.author,
  date: datetime(year: int(sys.inputs.year), month: int(sys.inputs.month), day: int(sys.inputs.day)))
#set page("a4", margin: (x: 24mm, y: 26mm))
#set text(lang: sys.inputs.lang, size: 10.5pt, hyphenate: false)
#for block in json(bytes(sys.inputs.blocks)) {
  if block.kind == "heading" { heading(level: block.level, block.text) }
  else if block.kind == "bullets" { list(..block.items) }
  else if block.kind == "table" {
    table(columns: block.shares.map(share => share * 1fr), stroke: 0.5pt, ..block.rows.flatten())
  }
  else { par(if block.strong { strong(block.text) } else { block.text }) }
}
"""


def _pdf(plan: Plan) -> bytes:
    import typst

    inputs = {
        "title": _title(plan),
        "author": AUTHOR,
        "lang": _language(plan),
        "year": str(plan.day.year),
        "month": str(plan.day.month),
        "day": str(plan.day.day),
        "blocks": json.dumps([_as_data(block) for block in _blocks(plan)]),
    }
    made: bytes = typst.compile(TYPST.encode(), sys_inputs=inputs, ignore_system_fonts=True)
    return made


def _as_data(block: Block) -> dict[str, object]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": text, "level": level}
        case Bullets(items):
            return {"kind": "bullets", "items": items}
        case Table():
            return {"kind": "table", "shares": block.shares, "rows": block.full_rows}
        case Text(text, strong):
            return {"kind": "text", "text": text, "strong": strong}


def _html(plan: Plan) -> bytes:
    body = "\n".join(_element(block) for block in _blocks(plan))
    head = f'<meta charset="utf-8">\n<title>{escape(_title(plan))}</title>'
    page = f'<!doctype html>\n<html lang="{_language(plan)}">\n<head>\n{head}\n</head>\n<body>\n<main>\n'
    return f"{page}{body}\n</main>\n</body>\n</html>\n".encode()


def _element(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{_linked(text)}</h{level}>"
        case Bullets(items):
            return "<ul>\n" + "\n".join(f"<li>{_linked(item)}</li>" for item in items) + "\n</ul>"
        case Table(rows):
            lines = ("".join(f"<td>{_linked(cell)}</td>" for cell in row) for row in rows)
            return "<table>\n" + "\n".join(f"<tr>{line}</tr>" for line in lines) + "\n</table>"
        case Text(text, strong):
            return f"<p><strong>{_linked(text)}</strong></p>" if strong else f"<p>{_linked(text)}</p>"


def _linked(text: str) -> str:
    return re.sub(r"https?://[^\s<]+[^\s<.,]", r'<a href="\g<0>">\g<0></a>', escape(text))


WRITERS: dict[Format, Callable[[Plan], bytes]] = {
    "txt": _txt,
    "docx": _docx,
    "odt": _odt,
    "pdf": _pdf,
    "html": _html,
}
