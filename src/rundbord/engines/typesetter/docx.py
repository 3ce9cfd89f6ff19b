"""A document as DOCX, with real styles, headings and table headers, to be gone on with in Word."""

from collections.abc import Iterable
from datetime import datetime, time
from io import BytesIO
from typing import Any
from zlib import crc32

import docx
from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from rundbord.engines.typesetter import docx_styles as styles
from rundbord.engines.typesetter.archive import steady
from rundbord.engines.typesetter.compose import compose
from rundbord.engines.typesetter.document import Document, Run, TextLanguage
from rundbord.engines.typesetter.flow import Bullets, Element, Flow, Grid, Heading, Line, Prose, Ruled, Signing, Terms
from rundbord.engines.typesetter.words import words

LOCALES: dict[TextLanguage, str] = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB", "se": "se-NO"}
MOST_ID = 0x3FFFFFFF  # Word reads ids as signed numbers of 32 bits
PROSE_STYLES = {"body": "Normal", "remark": styles.REMARK, "label": styles.LABEL}


def to_docx(document: Document) -> bytes:
    """The document as DOCX."""
    composed = compose(document)
    word = docx.Document()
    styles.prepare(word, LOCALES[composed.language], composed.number_width_mm)
    _properties(word, document, composed)
    _running_lines(word, composed)
    _letterhead(word, composed)
    _title(word, composed)
    write_elements(word, composed.elements)
    saved = BytesIO()
    word.save(saved)
    return steady(saved.getvalue())


def write_elements(word: Word, elements: Iterable[Element]) -> None:
    """The elements at the end of a document whose styles are prepared."""
    for element in elements:
        _write(word, element)
    _space_after_tables(word)


def _properties(word: Word, document: Document, composed: Flow) -> None:
    properties = word.core_properties
    # Word allows 255 characters.
    properties.title, properties.author = composed.title[:255], composed.author[:255]
    properties.last_modified_by, properties.comments = composed.author[:255], ""
    properties.subject, properties.language = composed.subject, LOCALES[composed.language]
    properties.created = properties.modified = datetime.combine(document.issued, time())


def _running_lines(word: Word, composed: Flow) -> None:
    """The head of each later page (title and status), and the foot of every page (sender's lines and page number)."""
    section = word.sections[0]
    section.header.paragraphs[0].text = "\t".join(filter(None, (composed.title, composed.mark)))
    for footer in (section.first_page_footer, section.footer):
        _page_line(footer.paragraphs[0], composed)
        for line in composed.footer[1:]:
            footer.add_paragraph(line, "Footer")


def _page_line(paragraph: Paragraph, composed: Flow) -> None:
    paragraph.style = "Footer"
    paragraph.add_run((composed.footer[0] if composed.footer else "") + "\t")
    before, rest = words(composed.language).page.split("{page}")
    between, after = rest.split("{pages}")
    paragraph.add_run(before)
    _field(paragraph, "PAGE")
    paragraph.add_run(between)
    _field(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def _field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    field.append(paragraph.add_run("1")._r)  # noqa: SLF001 - python-docx has no fields of its own
    paragraph._p.append(field)  # noqa: SLF001 - as above


def _letterhead(word: Word, composed: Flow) -> None:
    if logo := composed.logo:
        picture = _paragraph(word, styles.SENDER).add_run().add_picture(BytesIO(logo.content), Mm(logo.width_mm))
        inline = picture._inline  # noqa: SLF001 - python-docx has no alternative text and no distances
        inline.docPr.set("descr", logo.alt)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
    for line in composed.sender:
        _paragraph(word, styles.SENDER, line)


def _title(word: Word, composed: Flow) -> None:
    above = styles.HEAD_SPACE if word.paragraphs else None
    for style, text in ((styles.MARK, composed.mark), ("Title", composed.title)):
        if text:
            _paragraph(word, style, text).paragraph_format.space_before = above
            above = None


def _write(word: Word, element: Element) -> None:
    match element:
        case Heading():
            _heading(word, element)
        case Prose():
            _line(_paragraph(word, PROSE_STYLES[element.style]), element.text)
        case Bullets():
            _bullets(word, element)
        case Terms():
            _terms(word, element)
        case Ruled():
            _ruled(word, element)
        case Grid():
            _grid(word, element)
        case Signing():
            _signing(word, element)


def _paragraph(word: Word, style: str, text: str = "") -> Paragraph:
    paragraph = word.add_paragraph(text)
    _set_style(paragraph, style)
    return paragraph


def _set_style(paragraph: Paragraph, style: str) -> None:
    """By the style's id, which is its name without spaces: python-docx would search all styles for each paragraph."""
    paragraph._p.style = style.replace(" ", "")  # noqa: SLF001 - as said above


def _heading(word: Word, heading: Heading) -> None:
    paragraph = _paragraph(word, f"Heading {heading.level - 1}")
    if heading.number:
        paragraph.add_run(f"{heading.number}\t")
    else:
        paragraph.paragraph_format.first_line_indent = Mm(0)
    _line(paragraph, heading.text)
    if heading.note:
        paragraph.add_run(f" ({heading.note})").bold = False


def _bullets(word: Word, bullets: Bullets) -> None:
    for item in bullets.items:
        _line(_paragraph(word, "List Bullet"), item)


def _signing(word: Word, signing: Signing) -> None:
    """A line to sign on is a tab with a leader: it is drawn, but not read aloud."""
    for name, role in signing.rows:
        _paragraph(word, styles.SIGNATURE, "\t\n" + "\n".join(filter(None, (name, role))))


def _terms(word: Word, terms: Terms) -> None:
    for label, value in terms.rows:
        paragraph = _paragraph(word, styles.TERM)
        paragraph.add_run(f"{label}\t").font.color.rgb = styles.GREY
        _line(paragraph, value)
        if (label, value) == terms.rows[-1]:
            paragraph.paragraph_format.space_after = styles.SPACE


def _ruled(word: Word, ruled: Ruled) -> None:
    style = styles.DECISION if ruled.strong else styles.PROPOSAL
    label = _paragraph(word, style)
    label.paragraph_format.keep_with_next = True
    label.paragraph_format.space_before = styles.SPACE
    label.add_run(ruled.label).bold = ruled.strong
    last = label
    for text in ruled.texts:
        last = _paragraph(word, style)
        _line(last, text)
    last.paragraph_format.space_after = styles.SPACE


def _grid(word: Word, grid: Grid) -> None:
    if grid.caption:
        _paragraph(word, "Caption", grid.caption)
    elif word.element.body[-2].tag == qn("w:tbl"):
        word.add_paragraph()  # Word joins tables that nothing parts.
    table = word.add_table(1 + len(grid.rows), len(grid.header))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _flush_left(table)
    _widths(table, grid.widths)
    head, *rows = table.rows
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no header rows
    if grid.anchor:
        _anchor(head.cells[0].paragraphs[0], grid.anchor)
    for cell, title in zip(head.cells, grid.header, strict=True):
        _cell(cell, Line((Run(title),)), styles.TABLE_HEAD, rule=8)
    for row, lines in zip(rows, grid.rows, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - nor rows kept whole
        for cell, line in zip(row.cells, lines, strict=True):
            _cell(cell, line, styles.TABLE_TEXT, rule=4)
    for row in table.rows:
        for index in grid.right:
            row.cells[index].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _space_after_tables(word: Word) -> None:
    """A table has no space of its own after it: the paragraph that follows gives it, as headings do already."""
    for table in word.tables:
        following = table._tbl.getnext()  # noqa: SLF001 - python-docx does not say what follows a table
        if following.tag == qn("w:p") and not (following.style or "").startswith("Heading"):
            Paragraph(following, word).paragraph_format.space_before = styles.SPACE


def _flush_left(table: Table) -> None:
    """No padding at left, so that the cells' text stands under the text around the table."""
    margins, left = OxmlElement("w:tblCellMar"), OxmlElement("w:left")
    left.set(qn("w:w"), "0")
    left.set(qn("w:type"), "dxa")
    margins.append(left)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001 - python-docx has no cell margins


def _widths(table: Table, shares: tuple[int, ...]) -> None:
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(styles.TEXT_WIDTH_MM * share / sum(shares))
        for cell in column.cells:
            cell.width = column.width


def _cell(cell: _Cell, line: Line, style: str, rule: int) -> None:
    """A cell with its text and a rule under it, in eighths of a point."""
    paragraph = cell.paragraphs[0]
    _set_style(paragraph, style)
    _line(paragraph, line)
    borders, bottom = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", str(rule)), ("color", "000000" if rule > 4 else "AAAAAA")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - python-docx has no cell borders


def _line(paragraph: Paragraph, line: Line) -> None:
    if line.anchor:
        _anchor(paragraph, line.anchor)
    for run in line.runs:
        made = paragraph.add_run(run.text)
        made.bold, made.italic = run.bold or None, run.italic or None
        if line.language:
            _mark_language(made, LOCALES[line.language])
        if run.link:
            _wrap_in_link(paragraph, made, run.link)


def _anchor(paragraph: Paragraph, name: str) -> None:
    """A bookmark at the paragraph's beginning: Word and LibreOffice keep it while the text around it changes."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(crc32(name.encode()) & MOST_ID))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)  # noqa: SLF001 - python-docx has no bookmarks


def _mark_language(run: Any, locale: str) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), locale)
    run._r.get_or_add_rPr().append(language)  # noqa: SLF001 - python-docx has no language of a run


def _wrap_in_link(paragraph: Paragraph, run: Any, address: str) -> None:
    run.style = styles.LINK
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)  # noqa: SLF001 - python-docx reads links but does not write them
    link.append(run._r)  # noqa: SLF001 - as above
