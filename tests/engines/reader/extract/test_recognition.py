"""Scans and pictures through Tesseract, and the clear sentences where it is missing."""

from pathlib import Path

import pytest
import typst

from rundbord.engines.reader.extract import Extractor, extract_bytes
from rundbord.engines.reader.extract.blocks import Draft
from rundbord.engines.reader.extract.pdf_columns import lines_of
from rundbord.engines.reader.extract.pdf_layout import Word
from rundbord.engines.reader.extract.pdf_pages import Page, write_pages
from rundbord.engines.reader.source import Reason, Source, UnreadableError
from tests import needs
from tests.engines.reader.extract.making import marked, raw_pdf, shown
from tests.engines.reader.extract.making_pictures import Picture, pictures_of, png, scanned_pdf, tiff

MINUTES = """#set text(lang: "nb", size: 11pt, font: "Libertinus Serif")
= Referat fra Næringsrådet
Møtested: Ås rådhus, møterom Blåbær\\
Dato: 12. mars 2026

#table(columns: 3, stroke: none, column-gutter: 2cm, [Navn], [Kommune], [Parti],
  [Kari Nordmann], [Ås], [Sp], [Per Hansen], [Frogn], [Høyre])

Sak 1/26 Økonomirapport for første tertial

Rådet gjennomgikk rapporten. Kari Nordmann mente at prognosen var for forsiktig, og ba om nye tall til høsten.
"""


@pytest.fixture(scope="module")
def page() -> Picture:
    """Minutes as a scanner sees them."""
    needs.tesseract()
    return pictures_of(typst.compile(MINUTES.encode()))[0]


def assert_minutes(source: Source) -> None:
    """The words of the minutes, its table as rows, and the mark of recognition on each line."""
    assert "Møtested: Ås rådhus, møterom Blåbær" in source.text
    assert "Sak 1/26 Økonomirapport for første tertial" in source.text
    assert [text for _, text in marked(source, "row")] == [
        "Navn\tKommune\tParti", "Kari Nordmann\tÅs\tSp", "Per Hansen\tFrogn\tHøyre",
    ]  # fmt: skip
    recognized = marked(source, "ocr")
    assert [text for _, text in recognized] == [line for line in source.text.splitlines() if line]
    assert all(confidence > 80 for confidence, _ in recognized)


def test_a_scanned_pdf(page: Picture) -> None:
    assert_minutes(extract_bytes(scanned_pdf(page), "skann.pdf"))


def test_a_png_picture_in_the_child_process(page: Picture) -> None:
    with Extractor() as extractor:
        source = extractor.extract(png(page), "bilde.png")

    assert source.format == "png"
    assert_minutes(source)


def test_a_tiff_picture_with_two_pages(page: Picture) -> None:
    source = extract_bytes(tiff([page, page]), "skann.tif")

    assert source.format == "tiff"
    assert [level for level, _ in marked(source, "page")] == [1, 2]
    assert source.text.count("Økonomirapport") == 2


def test_a_leaning_page(page: Picture) -> None:
    shift = [row * page.width + row // 60 for row in range(page.height)]
    white = b"\xff" * 60
    rows = [page.dots[start : start + page.width - 60] + white for start in shift]
    lean = Picture(page.width, page.height, b"".join(row[: page.width] for row in rows))

    assert "Kari Nordmann\tÅs\tSp" in extract_bytes(png(lean)).text


def test_a_stamp_on_a_scan_keeps_its_text(page: Picture) -> None:
    source = extract_bytes(scanned_pdf(page, shown("Arkivsak 2026/417", 400, 810)))

    assert source.text.startswith("Arkivsak 2026/417")
    assert source.text.count("417") == 1
    assert "Økonomirapport" in source.text


def test_a_page_of_text_is_not_recognized_and_a_scan_beside_it_is(page: Picture) -> None:
    text = shown("Vanlig tekst på en side", 50, 700)
    scan = scanned_pdf(page)
    image = scan[scan.index(b"9000 0 obj\n") + 11 :]
    stream = b"q 595 0 0 842 0 0 cm /Im Do Q\n"
    both = raw_pdf([text, stream], objects={9000: image[: image.index(b"\nendobj")]})

    source = extract_bytes(both)

    assert marked(source, "page")[0] == (1, "Vanlig tekst på en side\n")
    assert marked(source, "ocr")[0][1] == "Referat fra Næringsrådet"


def test_each_line_tells_how_sure_its_recognition_was() -> None:
    sure = Word("Referat", 50, 50, 120, 61, 11.0, confidence=96.0)
    half = (Word("m0te", 50, 80, 90, 91, 11.0, confidence=40.0), Word("onsdag", 95, 80, 140, 91, 11.0, confidence=80.0))
    stamp = Word("Journalført", 50, 110, 120, 121, 11.0)
    draft = Draft()
    write_pages(draft, [Page(lines_of([sure, *half, stamp]))])
    assert marked(draft.source("pdf"), "ocr") == [(96, "Referat"), (60, "m0te onsdag")]


def unmapped() -> bytes:
    """A PDF whose fonts do not tell which letters they show."""
    return typst.compile(MINUTES.encode()).replace(b"/ToUnicode", b"/ToUnicodX")


def test_letters_that_the_fonts_do_not_tell_are_recognized() -> None:
    needs.tesseract()

    assert_minutes(extract_bytes(unmapped()))


def test_an_empty_picture_holds_no_text() -> None:
    needs.tesseract()
    blank = Picture(600, 800, b"\xff" * 480_000)

    for content in (png(blank), scanned_pdf(blank)):
        with pytest.raises(UnreadableError) as caught:
            extract_bytes(content)
        assert caught.value.reason is Reason.EMPTY


def test_without_tesseract_each_gets_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("recognition", "pdf"):
        monkeypatch.setattr(f"rundbord.engines.reader.extract.{module}.can_recognize", lambda: False)
    blank = Picture(60, 80, b"\xff" * 4800)
    wanted = {png(blank): Reason.PICTURE, scanned_pdf(blank): Reason.SCANNED, unmapped(): Reason.NO_LETTERS}

    for content, reason in wanted.items():
        with pytest.raises(UnreadableError) as caught:
            extract_bytes(content)
        assert caught.value.reason is reason


def test_a_list_of_files_is_no_picture(tmp_path: Path, page: Picture) -> None:
    """Tesseract takes what it does not know for a list of pictures to open."""
    (tmp_path / "hemmelig.png").write_bytes(png(page))
    path = str(tmp_path / "hemmelig.png").encode()

    for start in (b"\x89PNG\r\n\x1a", b"\xff\xd8", b"II*", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0"):
        try:
            assert "Økonomirapport" not in extract_bytes(start + b"\n" + path + b"\n").text
        except UnreadableError as error:
            assert error.reason in {Reason.UNKNOWN, Reason.DAMAGED}  # noqa: PT017 - text is right too, if its own


def test_a_broken_picture_is_refused() -> None:
    needs.tesseract()

    for content in (b"\x89PNG\r\n\x1a\n" + bytes(60), b"\xff\xd8\xff\xe0JFIF", b"II*\0" + bytes(20)):
        with pytest.raises(UnreadableError) as caught:
            extract_bytes(content)
        assert caught.value.reason is Reason.DAMAGED
