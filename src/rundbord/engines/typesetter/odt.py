"""A document as ODT, with the same styles and order as the DOCX, written as plain OpenDocument XML."""

from xml.etree.ElementTree import Element

from rundbord.engines.typesetter import flow
from rundbord.engines.typesetter.compose import compose
from rundbord.engines.typesetter.document import Document, Logo, Run, TextLanguage
from rundbord.engines.typesetter.flow import Bullets, Flow, Grid, Heading, Line, Prose, Ruled, Signing, Terms
from rundbord.engines.typesetter.odt_package import COUNTRIES, Picture, add, package, root
from rundbord.engines.typesetter.picture import PNG_START, picture_size

PROSE_STYLES = {"body": "Text_20_body", "remark": "Merknad", "label": "Ledetekst"}
TEXT_WIDTH_MM = 152
HAIR = "0.5pt solid #aaaaaa"
RULE = "1pt solid #000000"
SPACE = "5pt"


def to_odt(document: Document) -> bytes:
    """The document as ODT."""
    composed = compose(document)
    writer = _Writer()
    writer.opening(composed)
    for element in composed.elements:
        writer.write(element)
    pictures = (_picture(composed.logo),) if composed.logo else ()
    return package(writer.content, composed, document.issued, pictures)


def _picture(logo: Logo) -> Picture:
    kind = "png" if logo.content.startswith(PNG_START) else "jpeg"
    return Picture(f"Pictures/logo.{kind}", logo.content, f"image/{kind}")


class _Writer:
    """The content under construction: its body, and the automatic styles that the body asks for."""

    def __init__(self) -> None:
        self.content = root("office:document-content")
        self._styles = add(self.content, "office:automatic-styles")
        self._body = add(add(self.content, "office:body"), "office:text")
        self._style_names: dict[tuple[str, ...], str] = {}
        self._tables = 0
        self._cell_styles()

    def opening(self, composed: Flow) -> None:
        """Letterhead, status and title. The first paragraph chooses the first page, which has no running head."""
        if composed.logo:
            self._logo(composed.logo)
        for line in composed.sender:
            self._paragraph("Avsender", line)
        above = "24pt" if len(self._body) else ""
        for style, content, below in (("Status", composed.mark, "2pt"), ("Title", composed.title, "14pt")):
            if content:
                # LibreOffice takes both margins from where it finds one.
                spaced = self._variant(style, fo_margin_top=above, fo_margin_bottom=below) if above else style
                self._paragraph(spaced, content)
                above = ""

    def write(self, element: flow.Element) -> None:
        match element:
            case Heading():
                self._heading(element)
            case Prose():
                self._line(self._paragraph(PROSE_STYLES[element.style]), element.text)
            case Bullets():
                self._bullets(element)
            case Terms():
                self._terms(element)
            case Ruled():
                self._ruled(element)
            case Grid():
                self._grid(element)
            case Signing():
                for row in element.rows:
                    self._signature(*row)

    def _paragraph(self, style: str, content: str = "") -> Element:
        if len(self._body) == 0:
            style = self._variant(style, style_master_page_name="First_20_Page")
        return add(self._body, "text:p", content, text_style_name=style)

    def _variant(self, parent: str, **properties: str) -> str:
        """The paragraph style `parent` with changes: `style_…` on the style itself, `fo_…` on its paragraphs."""
        key = ("paragraph", parent, *sorted(map(str, properties.items())))
        if key not in self._style_names:
            self._style_names[key] = f"P{len(self._style_names) + 1}"
            own = {name: value for name, value in properties.items() if name.startswith("style_")}
            style = add(
                self._styles,
                "style:style",
                style_name=self._style_names[key],
                style_family="paragraph",
                style_parent_style_name=parent,
                **own,
            )
            rest = {name: value for name, value in properties.items() if name not in own}
            add(style, "style:paragraph-properties", **rest)
        return self._style_names[key]

    def _logo(self, logo: Logo) -> None:
        width, height = picture_size(logo.content)
        size = {"svg_width": f"{logo.width_mm}mm", "svg_height": f"{logo.width_mm * height / width:.2f}mm"}
        frame = add(self._paragraph("Avsender"), "draw:frame", draw_name="Logo", text_anchor_type="as-char", **size)
        add(
            frame,
            "draw:image",
            xlink_href=_picture(logo).path,
            xlink_type="simple",
            xlink_show="embed",
            xlink_actuate="onLoad",
        )
        add(frame, "svg:title", logo.alt)

    def _heading(self, heading: Heading) -> None:
        level = heading.level - 1
        style = f"Heading_20_{level}"
        if not heading.number:
            style = self._variant(style, fo_margin_left="0mm", fo_margin_right="0mm", fo_text_indent="0mm")
        paragraph = add(self._body, "text:h", heading.number, text_style_name=style, text_outline_level=str(level))
        if heading.number:
            add(paragraph, "text:tab")
        self._line(paragraph, heading.text)
        if heading.note:
            add(paragraph, "text:span", f" ({heading.note})", text_style_name=self._text_style(fo_font_weight="normal"))

    def _bullets(self, bullets: Bullets) -> None:
        points = add(self._body, "text:list", text_style_name="List_20_1")
        for item in bullets.items:
            point = add(points, "text:list-item")
            self._line(add(point, "text:p", text_style_name="List_20_Bullet"), item)

    def _terms(self, terms: Terms) -> None:
        *_, last = terms.rows
        for label, value in terms.rows:
            spaced = self._variant("Opplysning", fo_margin_bottom=SPACE)
            paragraph = self._paragraph(spaced if (label, value) == last else "Opplysning")
            add(paragraph, "text:span", label, text_style_name=self._text_style(fo_color="#5a5a5a"))
            add(paragraph, "text:tab")
            self._line(paragraph, value)

    def _ruled(self, ruled: Ruled) -> None:
        style = "Vedtak" if ruled.strong else "Forslag_20_til_20_vedtak"
        label = self._paragraph(self._variant(style, fo_margin_top=SPACE, fo_keep_with_next="always"))
        self._line(label, Line((Run(ruled.label, bold=ruled.strong),)))
        for text in ruled.texts[:-1]:
            self._line(self._paragraph(style), text)
        self._line(self._paragraph(self._variant(style, fo_margin_bottom=SPACE)), ruled.texts[-1])

    def _signature(self, name: str, role: str) -> None:
        paragraph = self._paragraph("Underskrift")
        add(paragraph, "text:tab")
        for line in filter(None, (name, role)):
            add(paragraph, "text:line-break").tail = line

    def _grid(self, grid: Grid) -> None:
        if grid.caption:
            self._paragraph("Caption", grid.caption)
        self._tables += 1
        table = add(self._body, "table:table", table_name=f"Tabell{self._tables}", table_style_name="Tabell")
        for share in grid.widths:
            width = f"{TEXT_WIDTH_MM * share / sum(grid.widths):.2f}mm"
            add(table, "table:table-column", table_style_name=self._column_style(width))
        head = tuple(Line((Run(title),)) for title in grid.header)
        self._row(add(table, "table:table-header-rows"), head, grid.right, "Hode")
        for row in grid.rows:
            self._row(table, row, grid.right, "Celle")

    def _row(self, parent: Element, lines: tuple[Line, ...], right: tuple[int, ...], cell_style: str) -> None:
        row = add(parent, "table:table-row", table_style_name="Rad")
        for index, line in enumerate(lines):
            cell = add(row, "table:table-cell", table_style_name=cell_style, office_value_type="string")
            style = "Tabellhode" if cell_style == "Hode" else "Tabelltekst"
            if index in right:
                style = self._variant(style, fo_text_align="end")
            self._line(add(cell, "text:p", text_style_name=style), line)

    def _cell_styles(self) -> None:
        table = add(self._styles, "style:style", style_name="Tabell", style_family="table")
        add(
            table,
            "style:table-properties",
            style_width=f"{TEXT_WIDTH_MM}mm",
            table_align="left",
            fo_margin_bottom=SPACE,
        )
        row = add(self._styles, "style:style", style_name="Rad", style_family="table-row")
        add(row, "style:table-row-properties", fo_keep_together="always")
        for name, rule in (("Hode", RULE), ("Celle", HAIR)):
            cell = add(self._styles, "style:style", style_name=name, style_family="table-cell")
            add(
                cell,
                "style:table-cell-properties",
                fo_padding_right="2mm",
                fo_padding_left="0mm",
                fo_border_bottom=rule,
            )

    def _column_style(self, width: str) -> str:
        key = ("column", width)
        if key not in self._style_names:
            self._style_names[key] = f"K{len(self._style_names) + 1}"
            style = add(self._styles, "style:style", style_name=self._style_names[key], style_family="table-column")
            add(style, "style:table-column-properties", style_column_width=width)
        return self._style_names[key]

    def _text_style(self, **properties: str) -> str:
        key = ("text", *map(str, properties.items()))
        if key not in self._style_names:
            self._style_names[key] = f"T{len(self._style_names) + 1}"
            style = add(self._styles, "style:style", style_name=self._style_names[key], style_family="text")
            add(style, "style:text-properties", **properties)
        return self._style_names[key]

    def _line(self, paragraph: Element, line: Line) -> None:
        for run in line.runs:
            parent = paragraph
            if run.link:
                style = {"text_style_name": "Internet_20_link", "text_visited_style_name": "Internet_20_link"}
                parent = add(paragraph, "text:a", xlink_href=run.link, xlink_type="simple", **style)
            _put(self._span(parent, run, line.language), run.text)

    def _span(self, parent: Element, run: Run, language: TextLanguage | None) -> Element:
        properties = {}
        if run.bold:
            properties["fo_font_weight"] = "bold"
        if run.italic:
            properties["fo_font_style"] = "italic"
        if language:
            properties |= {"fo_language": language, "fo_country": COUNTRIES[language]}
        style = {"text_style_name": self._text_style(**properties)} if properties else {}
        return add(parent, "text:span", **style)


def _put(span: Element, text: str) -> None:
    """Text with line breaks into an empty span."""
    first, *rest = text.split("\n")
    span.text = first
    for part in rest:
        add(span, "text:line-break").tail = part
