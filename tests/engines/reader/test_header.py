"""The shapes in which minutes head themselves: which organ met, when and where."""

from datetime import date, time

import pytest

from rundbord.engines.reader import read
from rundbord.engines.reader.reading import Reading
from rundbord.engines.reader.source import Source

AFTER = (
    "\n\nTil stede: Anne Solheim (Asker), Ole Vik (Bærum)\n\nSak 1/24 Godkjenning av innkalling\nGodkjent.\n\n"
    "Sak 2/24 Eventuelt\nIngen saker.\n"
)


def reading(head: str) -> Reading:
    return read(Source(head + AFTER))


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Referat fra styremøte på Zoom onsdag 3. mai 2023 kl 08:30-10:00", "Zoom"),
        ("Protokoll fra styremøte torsdag 30. august 2007 på Bømlo kulturhus, kl 0930-1400", "Bømlo kulturhus"),
        ("Referat fra styremøte\nGol kommunehus 4. september 2023", "Gol kommunehus"),
        ("Representantskapsmøte\nSurnadal, 28. april 2017, kl. 11:00", "Surnadal"),
        ("Styremøte\nRørvik, Kystmuseet. Torsdag 5/11-2009 kl. 0900 - 1240", "Rørvik, Kystmuseet"),
        ("Styremøte\nMøtedato 31.05.2023 Tid 12:00-14:00 Sted Elverum brannstasjon", "Elverum brannstasjon"),
        (
            "Styremøte 3. mai 2023 kl. 09-11\nSted: Dalen hotell (parkering bak låven, ikke foran inngangen)",
            "Dalen hotell",
        ),
    ],
)
def test_place_stands_beside_the_date_in_many_shapes(head: str, place: str) -> None:
    found = reading(head).place
    assert found is not None
    assert found.value == place


def test_the_date_of_a_letter_is_not_the_meeting() -> None:
    head = (
        "NORDRE REGIONRÅD\n\nDeres ref.:        Vår ref.: 11/14-2        Arkivkode: 033        Dato: 14.02.2011\n\n"
        "REFERAT FRA MØTE I ARBEIDSUTVALGET ONSDAG 9. FEBRUAR 2011"
    )
    assert reading(head).date == date(2011, 2, 9)


def test_digits_that_a_scanner_bent_are_read() -> None:
    found = reading("Styremøte\nMøtedato: l4. mars 2oo5\nTidspunkt: kl. l0.00 - l2.30")
    assert (found.date, found.start, found.end) == (date(2005, 3, 14), time(10), time(12, 30))


def test_the_end_may_be_told_in_the_head() -> None:
    found = reading("Ledermøte\nMøtet startet: 09.01.2024 09:02\nMøtet sluttet: 09.01.2024 10:31")
    assert (found.start, found.end) == (time(9, 2), time(10, 31))


@pytest.mark.parametrize(
    ("head", "body", "cooperation"),
    [
        ("Koordineringsmøte Fjellregionen IKT\n9.3.2021 kl. 10-11", "Koordineringsmøte", "Fjellregionen IKT"),
        ("Notat - Ledermøte Helgeland Vekst\n9.3.2021 kl. 10-11", "Ledermøte", "Helgeland Vekst"),
        ("ØST-FINNMARK REGIONRÅD\nMØTEPROTOKOLL REGIONRÅD\nDato: 17. oktober 2019", "ØST-FINNMARK REGIONRÅD", None),
        (
            "Nordmøre regionråd\nForsiden / Politikk / Arbeidsutvalget / Møter 2022\nMøtereferat 22. november 2022",
            "Arbeidsutvalget",
            "Nordmøre regionråd",
        ),
        ("M Ø T E R E F E R A T\n\nHvem: Arbeidsutvalget\nNår: 12.06.2009, kl 0930 - 1300", "Arbeidsutvalget", None),
    ],
)
def test_organ_and_owner(head: str, body: str, cooperation: str | None) -> None:
    found = reading(head)
    assert found.body is not None
    assert found.body.value == body
    assert (found.cooperation.value if found.cooperation else None) == cooperation
