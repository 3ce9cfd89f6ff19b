"""Word documents."""

import io
import zipfile

from docx.document import Document as WordDocument

from rundbord.engines.reader.extract import extract_bytes
from tests.engines.reader.extract.making import NORWEGIAN, marked, paragraph, raw_word_file, word_file, zipped

NUMBERS = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:pStyle w:val="Sak"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>"
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Sak"><w:name w:val="Sakstittel"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '<w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="SakTo"><w:name w:val="Under"/><w:basedOn w:val="Sak"/></w:style>'
)


def numbered(text: str, key: int, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')


def test_a_document_as_python_docx_makes_it() -> None:
    def fill(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Topptekst"
        document.sections[0].footer.paragraphs[0].text = "Bunntekst"
        document.add_heading("Referat", 0)
        document.add_heading("Sak 1", 2)
        document.add_paragraph(NORWEGIAN)
        document.add_paragraph("punkt", style="List Bullet")
        document.add_paragraph("først", style="List Number")
        document.add_paragraph("så", style="List Number")
        table = document.add_table(2, 2)
        for cell, text in zip(
            [c for row in table.rows for c in row.cells], ["Navn", "Sted", "Kari", "Ås"], strict=True
        ):
            cell.text = text

    source = extract_bytes(word_file(fill))

    assert source.format == "docx"
    assert source.text == (
        f"Topptekst\n\nReferat\n\nSak 1\n\n{NORWEGIAN}"
        "\n\n- punkt\n1. først\n2. så\n\nNavn\tSted\nKari\tÅs\n\nBunntekst\n"
    )
    assert marked(source, "heading") == [(1, "Referat"), (2, "Sak 1")]
    assert [text for _, text in marked(source, "row")] == ["Navn\tSted", "Kari\tÅs"]


def test_list_numbers_as_word_shows_them() -> None:
    body = (
        paragraph("Godkjenning", '<w:pStyle w:val="Sak"/>') + numbered("under", 1, 1) + numbered("under to", 1, 1)
        + paragraph("Status", '<w:pStyle w:val="SakTo"/>') + numbered("kule", 2) + numbered("dyp", 2, 1)
        + numbered("begynner på ny", 3)
        + paragraph("uten", '<w:pStyle w:val="Sak"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )  # fmt: skip

    source = extract_bytes(raw_word_file(body, numbering=NUMBERS, styles=STYLES))

    assert source.text.split("\n\n") == [
        "1. Godkjenning", "1.a) under\n1.b) under to", "2. Status", "- kule\n- dyp\n7. begynner på ny", "uten\n",
    ]  # fmt: skip
    assert marked(source, "heading") == [(2, "1. Godkjenning"), (2, "2. Status"), (2, "uten")]
    assert marked(source, "bullet")[-2:] == [(2, "- dyp"), (1, "7. begynner på ny")]


def test_footnotes_text_boxes_and_content_controls() -> None:
    box = "<w:txbxContent>" + paragraph("i boksen") + "</w:txbxContent>"
    body = (
        '<w:p><w:r><w:t>tekst</w:t></w:r><w:r><w:footnoteReference w:id="4"/></w:r><w:r><mc:AlternateContent>'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('i feltet')}</w:sdtContent></w:sdt>"
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{paragraph('en')}</w:tc><w:tc>{paragraph('to')}</w:tc></w:tr>"
        "</w:sdtContent></w:sdt></w:tbl>"
    )

    source = extract_bytes(raw_word_file(body, footnotes=f'<w:footnote w:id="4">{paragraph("fotnoten")}</w:footnote>'))

    assert source.text == "tekst[1]\ni boksen\ni feltet\n\nen\tto\n\n[1] fotnoten\n"


def test_links_breaks_tabs_and_symbols() -> None:
    body = (
        '<w:p><w:hyperlink r:id="out"><w:r><w:t>Her</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>og</w:t><w:br/>'
        '<w:t>syke</w:t><w:noBreakHyphen/><w:t>hus</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "https://c.example/d" </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t> der</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )

    assert (
        extract_bytes(raw_word_file(body)).text
        == "Her <https://a.example/b>\tog\nsyke-hus☒ der <https://c.example/d>\n"
    )


def test_deleted_and_hidden_text_and_comments_are_left_out() -> None:
    body = (
        "<w:p><w:ins><w:r><w:t>ny </w:t></w:r></w:ins><w:del><w:r><w:delText>gammel</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r><w:r><w:t>igjen</w:t></w:r></w:p>"
    )

    source = extract_bytes(raw_word_file(body, comments=f'<w:comment w:id="1">{paragraph("merknad")}</w:comment>'))

    assert source.text == "ny igjen\n"


def test_cells_of_several_paragraphs_merged_cells_and_nested_tables() -> None:
    nested = f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr><w:tc>{paragraph('1/24')}</w:tc><w:tc>{paragraph('Status')}{paragraph('Vedtatt')}{nested}</w:tc>"
        f"<w:tc>{paragraph('Kari')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}</w:tc>"
        f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("bred")}</w:tc></w:tr></w:tbl>'
    )

    source = extract_bytes(raw_word_file(body))

    assert source.text == "1/24\tStatus\tKari\n\tVedtatt\n\ta\tb\n\tbred\n"
    assert len(marked(source, "row")) == 2


def test_the_strict_dialect() -> None:
    with zipfile.ZipFile(io.BytesIO(raw_word_file(paragraph("Streng")))) as usual:
        parts: dict[str, str | bytes] = {name: usual.read(name) for name in usual.namelist()}
    main = parts["word/document.xml"]
    assert isinstance(main, bytes)
    usual_name = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/document.xml"] = main.replace(usual_name, b"http://purl.oclc.org/ooxml/wordprocessingml/main")

    assert extract_bytes(zipped(parts)).text == "Streng\n"
