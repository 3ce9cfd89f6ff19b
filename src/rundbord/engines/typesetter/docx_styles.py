"""The styles and page of the DOCX: Word's own where there is one, so that secretaries can go on working in it."""

from typing import Any

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Arial"
GREY = RGBColor(0x5A, 0x5A, 0x5A)
BLACK = RGBColor(0, 0, 0)
TEXT_WIDTH_MM = 152
LABEL_WIDTH_MM = 28
SIGNATURE_WIDTH_MM = 70
SPACE = Pt(8)
HEAD_SPACE = Pt(24)

SENDER = "Avsender"
MARK = "Status"
REMARK = "Merknad"
TERM = "Opplysning"
LABEL = "Ledetekst"
DECISION = "Vedtak"
PROPOSAL = "Forslag til vedtak"
TABLE_HEAD = "Tabellhode"
TABLE_TEXT = "Tabelltekst"
SIGNATURE = "Underskrift"
LINK = "Hyperlink"


def prepare(word: Word, locale: str, number_width_mm: float) -> None:
    """Give the document its page, its language and its styles; item numbers hang so far into the margin."""
    _page(word)
    _language(word, locale)
    _modern(word)
    _own_styles(word)
    _builtin_styles(word, number_width_mm)


def _page(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(34), Mm(24)
    section.top_margin, section.bottom_margin = Mm(24), Mm(28)
    section.header_distance, section.footer_distance = Mm(12), Mm(12)
    section.different_first_page_header_footer = True


def _language(word: Word, locale: str) -> None:
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)


def _modern(word: Word) -> None:
    """Word opens a document of mode 14, as python-docx makes it, in compatibility mode; 15 is Word 2013 and later."""
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _builtin_styles(word: Word, number_width_mm: float) -> None:
    _style(word, "Normal", 10.5, after=5, spacing=1.15)
    _style(word, "Title", 20, bold=True, after=14)
    _style(word, "Heading 1", 12.5, bold=True, before=18, after=5)
    _style(word, "Heading 2", 11, bold=True, before=13, after=4)
    _style(word, "Heading 3", 10.5, bold=True, before=10, after=3)
    _style(word, "List Bullet", 10.5, after=2)
    _style(word, "Caption", 9.5, grey=True, before=8, after=3)
    _style(word, "Header", 8.5, grey=True)
    _style(word, "Footer", 8.5, grey=True)
    _remove_borders(word.styles["Title"])
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        _hang(word.styles[name], -number_width_mm, stop=0)
    for name in ("Header", "Footer"):
        stops = word.styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Mm(TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)


def _own_styles(word: Word) -> None:
    _style(word, SENDER, 9, grey=True)
    _style(word, MARK, 9.5, bold=True, after=2, keep=True)
    _style(word, REMARK, 9.5, grey=True, after=8)
    _hang(_style(word, TERM, 10.5, after=3), LABEL_WIDTH_MM, stop=LABEL_WIDTH_MM)
    _style(word, LABEL, 9.5, grey=True, before=8, after=2, keep=True)
    for name, eighths, colour in ((DECISION, 18, "000000"), (PROPOSAL, 8, "969696")):
        style = _style(word, name, 10.5, after=0, spacing=1.15)
        style.paragraph_format.left_indent = Mm(4)
        _rule_at_left(style, eighths, colour)
    _style(word, TABLE_HEAD, 9, grey=True, before=2, after=2, keep=True)
    _style(word, TABLE_TEXT, 10, before=2, after=2)
    signature = _style(word, SIGNATURE, 10.5, before=40)
    signature.paragraph_format.keep_together = True
    signature.paragraph_format.tab_stops.add_tab_stop(Mm(SIGNATURE_WIDTH_MM), leader=WD_TAB_LEADER.LINES)
    link = word.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.underline = True


def _style(
    word: Word,
    name: str,
    size: float,
    *,
    bold: bool = False,
    grey: bool = False,
    before: float = 0,
    after: float = 0,
    spacing: float = 1.1,
    keep: bool = False,
) -> ParagraphStyle:
    """The paragraph style of that name, made if Word has none; sizes and spaces in points."""
    known = name in word.styles
    style: Any = word.styles[name] if known else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    _font(style, size, bold=bold, grey=grey)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), spacing
    shape.keep_with_next = keep or name.startswith(("Heading", "Title", "Caption"))
    if not known:
        style.base_style, style.quick_style = word.styles["Normal"], True
    return style  # type: ignore[no-any-return]  # python-docx types styles by their base class only


def _font(style: Any, size: float, *, bold: bool, grey: bool) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.bold, style.font.italic = bold, False
    style.font.color.rgb = GREY if grey else BLACK
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), FONT)
    for spaced in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
        style.element.rPr.remove(spaced)


def _hang(style: Any, first_mm: float, stop: int) -> None:
    """A hanging first line: into the margin if negative, else the following lines stand further in."""
    shape = style.paragraph_format
    shape.left_indent = Mm(max(first_mm, 0))
    shape.first_line_indent = Mm(-abs(first_mm))
    shape.tab_stops.add_tab_stop(Mm(stop))


def _remove_borders(style: Any) -> None:
    for borders in style.element.findall(".//" + qn("w:pBdr")):
        borders.getparent().remove(borders)


def _rule_at_left(style: Any, eighths: int, colour: str) -> None:
    """A rule as thick as so many eighths of a point."""
    borders, rule = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "9"), ("color", colour)):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )
