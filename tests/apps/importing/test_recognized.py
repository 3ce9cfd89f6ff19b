"""Documents whose text was recognized from pictures: the reviewer is told, and where it was uncertain."""

import pytest
from django.urls import reverse

from rundbord.apps.importing.models import Document
from tests.apps.importing.samples import TEXT, bring_in, only
from tests.cast import Cast
from tests.conftest import Login

TOLD = "Teksten er gjenkjent fra bilder av sidene. Se ekstra nøye etter."
LABEL = "Usikkert gjenkjent:"
PLACES = ("importing:document", "importing:document_read")
SECOND = TEXT.index("2. RUNDEN")
THIRD = TEXT.index("3. EVENTUELT")


def recognized(cast: Cast, *levels: int) -> Document:
    """A document of up to three pages that were recognized, each as surely as its level says."""
    document = only(bring_in(cast.cooperation))
    edges = (0, SECOND, THIRD, len(document.text))
    document.hints = [
        {"kind": "ocr", "start": start, "end": end, "level": level}
        for start, end, level in zip(edges, edges[1:], levels, strict=False)
    ]
    document.save()
    return document


def page_of(as_: Login, cast: Cast, document: Document, place: str) -> str:
    """What the secretary sees."""
    return (
        as_("secretary").get(reverse(place, args=[cast.cooperation.slug, document]), {"q": "veiviser"}).content.decode()
    )


@pytest.mark.parametrize("place", PLACES)
def test_a_written_document_says_nothing_of_recognition(as_: Login, cast: Cast, place: str) -> None:
    page = page_of(as_, cast, only(bring_in(cast.cooperation)), place)
    assert TOLD not in page
    assert LABEL not in page


@pytest.mark.parametrize("place", PLACES)
def test_a_surely_recognized_document_says_so_once_and_marks_nothing(as_: Login, cast: Cast, place: str) -> None:
    page = page_of(as_, cast, recognized(cast, 95, 80, 91), place)
    assert page.count(TOLD) == 1
    assert LABEL not in page


@pytest.mark.parametrize("place", PLACES)
def test_the_uncertain_page_alone_is_marked_in_words(as_: Login, cast: Cast, place: str) -> None:
    page = page_of(as_, cast, recognized(cast, 95, 79, 91), place)
    assert page.count(LABEL) == 1
    source = page[page.index('class="source"') : page.index('id="reading-heading"')]
    before, rest = source.split('<mark class="uncertain">')
    assert "GODKJENNING AV INNKALLING" in before
    assert (
        rest.index("RUNDEN RUNDT BORDET") < rest.index("kan deles") < rest.rindex("</mark>") < rest.index("EVENTUELT")
    )


def test_uncertain_lines_that_follow_each_other_are_one_stretch(as_: Login, cast: Cast) -> None:
    page = page_of(as_, cast, recognized(cast, 60, 79, 91), PLACES[0])
    assert page.count(LABEL) == 1


def test_words_that_were_searched_are_marked_where_it_is_uncertain_too(as_: Login, cast: Cast) -> None:
    page = page_of(as_, cast, recognized(cast, 60, 60, 60), "importing:document_read")
    assert "<mark>veiviser</mark>" in page
    assert page.count(LABEL) == 1


def test_the_source_keeps_its_links_to_the_reading_where_it_is_uncertain(as_: Login, cast: Cast) -> None:
    sure = page_of(as_, cast, recognized(cast, 95, 95, 95), "importing:document")
    Document.objects.all().delete()
    unsure = page_of(as_, cast, recognized(cast, 60, 60, 60), "importing:document")
    assert sure.count('id="s-') == unsure.count('id="s-') > 3


def test_the_form_takes_and_names_every_kind_that_is_read(as_: Login, cast: Cast) -> None:
    page = as_("secretary").get(reverse("importing:index", args=[cast.cooperation.slug])).content.decode()
    accepted = page[page.index('accept="') :].split('"')[1].split(",")
    assert {".doc", ".docx", ".pdf", ".png", ".tiff", ".pptx", ".xlsx", ".eml", ".msg", ".zip"} <= set(accepted)
    named = page[page.index('id="id_files_help"') : page.index('type="file"')]
    assert all(kind in named for kind in ("DOC)", "PPTX", "XLSX", "PNG", "JPEG", "TIFF", "EML", "MSG", "ZIP"))


@pytest.mark.parametrize(
    ("pages", "told"),
    [([2], "Side 2 er et bilde, og teksten på den er ikke lest."), ([2, 5], "Sidene 2, 5 er bilder")],
)
def test_pages_that_nobody_could_read_are_named(as_: Login, cast: Cast, pages: list[int], told: str) -> None:
    document = recognized(cast)
    document.hints = [{"kind": "unread", "start": 0, "end": 0, "level": number} for number in pages]
    document.save()
    assert told in page_of(as_, cast, document, "importing:document")
