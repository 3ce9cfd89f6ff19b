"""The PDF is tagged in the order in which it is read, and knows whose it is."""

import ctypes
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from rundbord.engines.typesetter.pdf import to_pdf, to_png
from rundbord.engines.typesetter.picture import picture_size
from tests.engines.typesetter.samples import MINUTES, NOTICE


def tags(content: bytes) -> list[str]:
    """The kinds of all tagged elements, page by page."""
    found: list[str] = []
    for page in pypdfium2.PdfDocument(content):
        tree = raw.FPDF_StructTree_GetForPage(page)
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            found.extend(_kinds(raw.FPDF_StructTree_GetChildAtIndex(tree, index)))
        raw.FPDF_StructTree_Close(tree)
    return found


def _kinds(element: ctypes.c_void_p) -> Iterator[str]:
    if not element:
        return
    buffer = ctypes.create_string_buffer(64)
    length = raw.FPDF_StructElement_GetType(element, buffer, len(buffer))
    yield buffer.raw[: length - 2].decode("utf-16-le")
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _kinds(raw.FPDF_StructElement_GetChildAtIndex(element, index))


def test_minutes_are_tagged_in_order() -> None:
    kinds = [kind for kind in tags(to_pdf(MINUTES)) if kind in {"Figure", "H1", "H2", "H3", "Table", "Link"}]
    first, last = ["Figure", "H1", "H2", "Table", "H2", "Table", "H2", "H2", "H2", "H3", "Link"], ["H2", "Table"]
    assert kinds[: len(first)] == first
    assert kinds[-2:] == last


def test_tables_have_header_cells_and_facts_are_a_list() -> None:
    kinds = tags(to_pdf(NOTICE))
    assert kinds.count("TH") == 5
    assert kinds.count("Lbl") == 7


def test_cells_without_text_are_cells_too() -> None:
    assert to_pdf(NOTICE).count(b"/S/TD") == 15


def test_properties() -> None:
    properties = pypdfium2.PdfDocument(to_pdf(MINUTES)).get_metadata_dict()
    assert properties["Title"] == MINUTES.title
    assert properties["Author"] == "Viksamarbeidet"
    assert properties["Keywords"] == "Referat"
    assert properties["CreationDate"].startswith("D:20220312")


def test_later_pages_say_what_they_belong_to() -> None:
    pdf = pypdfium2.PdfDocument(to_pdf(MINUTES))
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(pages) == 2
    assert pages[0].count(MINUTES.title) == 1
    assert MINUTES.title in pages[1]
    assert "UTKAST" in pages[1]
    assert [f"Side {number} av 2" in page for number, page in enumerate(pages, 1)] == [True, True]


def test_the_first_page_as_a_picture() -> None:
    width, height = picture_size(to_png(MINUTES, ppi=72))
    assert (width, height) == (595, 842)  # A4 in points
