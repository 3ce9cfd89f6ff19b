"""The ODT has the same styles and marks as the DOCX, read back by odfdo."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from odfdo import Document as OdtFile

from rundbord.engines.typesetter.document import Document, Language, Logo
from rundbord.engines.typesetter.odt import to_odt
from tests.engines.typesetter.samples import MINUTES
from tests.engines.typesetter.test_document import JPEG


def opened(document: Document) -> OdtFile:
    return OdtFile(BytesIO(to_odt(document)))


def headings(file: OdtFile, level: int) -> list[str]:
    found = file.body.get_elements(f"//text:h[@text:outline-level='{level}']")
    return ["".join(heading.text_recursive) for heading in found]


def test_headings_have_levels() -> None:
    file = opened(MINUTES)
    assert headings(file, 1)[:2] == ["Til stede", "Forfall"]
    assert headings(file, 2)[-1].endswith("Helsehub")


def test_every_table_marks_its_header_row() -> None:
    file = opened(MINUTES)
    tables = file.body.get_tables()
    assert len(tables) == 4
    assert len(file.body.get_elements("//table:table-header-rows")) == 4


@pytest.mark.parametrize(("language", "country"), [("nb", "NO"), ("nn", "NO"), ("en", "GB")])
def test_the_language_is_set(language: Language, country: str) -> None:
    file = opened(replace(MINUTES, language=language))
    default = file.styles.get_elements("//style:default-style[@style:family='paragraph']/style:text-properties")[0]
    assert (default.get_attribute("fo:language"), default.get_attribute("fo:country")) == (language, country)
    assert file.meta.language == f"{language}-{country}"


def test_the_status_and_the_pages_stand_on_every_page() -> None:
    file = opened(MINUTES)
    assert "UTKAST" in file.styles.get_elements("//style:header")[0].serialize()
    footers = file.styles.get_elements("//style:footer")
    assert len(footers) == 2
    for footer in footers:
        assert "text:page-number" in footer.serialize()
        assert "text:page-count" in footer.serialize()


def test_the_logo_has_its_words() -> None:
    assert opened(MINUTES).body.get_elements("//draw:frame/svg:title")[0].text == "Viksamarbeidet"


def test_a_jpeg_logo_is_in_the_package() -> None:
    logo = Logo(JPEG, "Logo")
    content = to_odt(replace(MINUTES, letterhead=replace(MINUTES.letterhead, logo=logo)))
    with ZipFile(BytesIO(content)) as archive:
        assert archive.read("Pictures/logo.jpeg") == JPEG


def test_links_lead_where_they_should() -> None:
    links = [link.get_attribute("xlink:href") for link in opened(MINUTES).body.get_elements("//text:a")]
    assert links == ["https://plan.example/a", "https://plan.example/n"]


def test_the_mimetype_comes_first_and_plain() -> None:
    with ZipFile(BytesIO(to_odt(MINUTES))) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
