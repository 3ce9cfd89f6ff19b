"""The DOCX is made of what Word's users know: real styles, header rows, fields, language and alternative text."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn

from rundbord.engines.typesetter.document import Document, Language, Paragraph, Table
from rundbord.engines.typesetter.docx import to_docx
from tests.engines.typesetter.samples import MINUTES


def opened(document: Document) -> Word:
    return docx.Document(BytesIO(to_docx(document)))


def styled(word: Word, style: str) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs if paragraph.style and paragraph.style.name == style]


def attributes(word: Word, tag: str, name: str) -> list[str]:
    return [element.get(qn(name)) for element in word.element.iter(qn(tag))]


def test_styles_are_words_own() -> None:
    word = opened(MINUTES)
    assert styled(word, "Title") == ["Referat fra møte i Faggruppe for næring"]
    assert styled(word, "Heading 1")[:2] == ["Til stede", "Forfall"]
    assert "2/22\tRunden rundt bordet (utvidet sak)" in styled(word, "Heading 1")
    assert "2/22 b\tHelsehub" in styled(word, "Heading 2")
    assert "Les planen" in styled(word, "List Bullet")
    assert styled(word, "Vedtak") == ["Vedtak", "Godkjent.", "Vedtak", "Tas til orientering."]
    assert styled(word, "Caption") == ["Status for planene"]


def test_every_table_marks_its_header_row() -> None:
    for table in opened(MINUTES).tables:
        marked = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert marked == [True] + [False] * (len(table.rows) - 1)


@pytest.mark.parametrize(("language", "locale"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_the_language_is_set(language: Language, locale: str) -> None:
    word = opened(replace(MINUTES, language=language))
    assert {element.get(qn("w:val")) for element in word.styles.element.iter(qn("w:lang"))} == {locale}
    assert word.core_properties.language == locale


def test_a_line_in_another_language_says_so() -> None:
    assert attributes(opened(MINUTES), "w:lang", "w:val") == ["nn-NO"] * 3


def test_the_status_and_the_pages_stand_on_every_page() -> None:
    section = opened(MINUTES).sections[0]
    assert section.header.paragraphs[0].text.endswith("\tUTKAST")
    for footer in (section.first_page_footer, section.footer):
        fields = [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert "Org.nr. 000 000 000" in footer.paragraphs[1].text


def test_the_logo_has_its_words() -> None:
    assert [element.get("descr") for element in opened(MINUTES).element.iter(qn("wp:docPr"))] == ["Viksamarbeidet"]


def test_links_lead_where_they_should() -> None:
    word = opened(MINUTES)
    links = [(link.text, link.address) for paragraph in word.paragraphs for link in paragraph.hyperlinks]
    assert links == [("planen", "https://plan.example/a"), ("Notat om planen", "https://plan.example/n")]


def test_properties_hold_no_clock() -> None:
    properties = opened(MINUTES).core_properties
    assert (properties.title, properties.author) == (MINUTES.title, "Viksamarbeidet")
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.date() == MINUTES.issued


def test_tables_that_meet_stay_two() -> None:
    first, second = Table(("A",), (("1",),)), Table(("B",), (("2",),))
    word = opened(
        replace(MINUTES, introduction=(first, second, Paragraph("Etter.")), attendance=(), items=(), actions=())
    )
    assert [table.rows[0].cells[0].text for table in word.tables] == ["A", "B"]
    assert word.element.body.index(word.tables[1]._tbl) - word.element.body.index(word.tables[0]._tbl) == 2


def test_word_does_not_open_it_in_compatibility_mode() -> None:
    settings = opened(MINUTES).settings.element.iter(qn("w:compatSetting"))
    modes = [each.get(qn("w:val")) for each in settings if each.get(qn("w:name")) == "compatibilityMode"]
    assert modes == ["15"]
