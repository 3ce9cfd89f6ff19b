"""The PDF says everything, in order, and the same data give the same bytes."""

import pypdfium2
from tests.engines.typesetter.samples import MINUTES, NOTICE

from rundbord.engines.typesetter.document import Document
from rundbord.engines.typesetter.pdf import to_pdf


def text_of(document: Document) -> str:
    pdf = pypdfium2.PdfDocument(to_pdf(document))
    return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def assert_in_order(text: str, *parts: str) -> None:
    place = 0
    for part in parts:
        place = text.find(part, place)
        assert place >= 0, f"{part!r} is missing or stands too early"


def test_minutes_are_read_in_order() -> None:
    assert_in_order(
        text_of(MINUTES), "UTKAST", "Referat fra møte", "Tid", "Til stede", "Anne Vik", "Forfall", "Oppfølging"
    )


def test_the_notice_says_first_how_to_join() -> None:
    assert_in_order(text_of(NOTICE), "Innkalling", "123 456 789", "Ålesund rådhus", "Saksliste", "10.12", "Framlegg")


def test_the_same_data_give_the_same_bytes() -> None:
    assert to_pdf(MINUTES) == to_pdf(MINUTES)
