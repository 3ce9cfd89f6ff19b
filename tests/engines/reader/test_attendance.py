"""The shapes in which minutes list who was there."""

import pytest

from rundbord.engines.reader import as_json, read
from rundbord.engines.reader.reading import Attendance
from rundbord.engines.reader.source import Source
from tests.engines.reader.scorer import words

AFTER = "\n\nSak 1/24 Godkjenning\nGodkjent.\n\nSak 2/24 Eventuelt\nIngen saker.\n"


def attendance(text: str) -> tuple[Attendance, ...]:
    return read(Source(f"Referat fra møte i styret 5. mai 2024\n\n{text}{AFTER}")).attendance


def names(rows: tuple[Attendance, ...]) -> list[tuple[str, str | None]]:
    return [(row.name, row.organization) for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "Til stede:\nAnne Solheim, Asker\nOle Vik, Bærum",
        "Til stades:\nAnne Solheim, rådgjevar i Asker\nOle Vik, Bærum (per Teams)",
        "Deltagere: Anne Solheim (Asker), Ole Vik (Bærum)",
        "Møtt: Anne Solheim (Asker, ordfører), Ole Vik (Bærum, til kl 12)",
        "Deltakere\n\nAsker: Anne Solheim\nBærum: Ole Vik (H)",
        "Til stede:\nfra Asker: ordfører Anne Solheim\nfra Bærum: rådgiver Ole Vik",
        "DELTAKARAR\n\nAsker\nAnne Solheim\n\nBærum\nOle Vik",
        "Til stede:\nOrdfører i Asker\tAnne Solheim\nOrdfører i Bærum\tOle Vik",
        "NAVN\tKOMMUNE\nAnne Solheim\tAsker\nOle Vik\tBærum",
        "| Navn | Verv | Kommune |\n|---|---|---|\n| Anne Solheim | ordfører | Asker |\n| Ole Vik | ordfører | Bærum |",
        "Til stede: Asker v/Anne Solheim, Bærum v/Ole Vik",
        "Til stede: Asker: Anne Solheim. Bærum: Ole Vik",
        "Til stede:\n• Anne Solheim – Asker\n• Ole Vik – Bærum",
        "1. Anne Solheim, Asker\n2. Ole Vik, Bærum",
        "Til stede:\nAnne Solheim\tordfører\tAsker\nOle Vik\tordfører\tBærum\ttil kl. 12",
    ],
)
def test_two_members_in_many_shapes(text: str) -> None:
    rows = attendance(text)
    assert names(rows) == [("Anne Solheim", "Asker"), ("Ole Vik", "Bærum")]
    assert {row.status for row in rows} == {"present"}


@pytest.mark.parametrize(
    "remark", ["vara for Kari Moe", "for Kari Moe", "pva Kari Moe", "møtte for Kari Moe", "vikar for Kari Moe"]
)
def test_a_deputy_stands_for_someone_who_is_absent(remark: str) -> None:
    rows = attendance(f"Til stede:\nAnne Solheim, Asker ({remark})\nOle Vik, Bærum")
    assert (rows[0].category, rows[0].deputy_for) == ("deputy", "Kari Moe")
    assert [(row.name, row.status) for row in rows if row.status == "absent"] == [("Kari Moe", "absent")]


@pytest.mark.parametrize("label", ["Forfall", "Meldt forfall", "Frafall", "Avbud", "Ikke til stede", "Borte", "Fråvær"])
def test_labels_of_absence(label: str) -> None:
    rows = attendance(f"Til stede:\nAnne Solheim, Asker\n\n{label}:\nOle Vik, Bærum")
    assert [(row.name, row.status) for row in rows] == [("Anne Solheim", "present"), ("Ole Vik", "absent")]


def test_a_cross_under_absent_is_absence() -> None:
    rows = attendance("NAVN\tREGION\tTIL STEDE\tIKKE\nAnne Solheim\tAsker\tX\t\nOle Vik\tBærum\t\tX")
    assert [row.status for row in rows] == ["present", "absent"]


def test_an_og_inside_a_name_parts_nothing() -> None:
    rows = attendance("Til stede:\nAnne Solheim frå Møre og Romsdal fylkeskommune\nOle Vik, Hardanger og Voss museum")
    assert names(rows) == [
        ("Anne Solheim", "Møre og Romsdal fylkeskommune"),
        ("Ole Vik", "Hardanger og Voss museum"),
    ]


def test_those_who_are_only_called_are_not_present() -> None:
    rows = attendance("Innkalt: Kari Moe, Per Dal\nTil stede: Anne Solheim (Asker), Ole Vik (Bærum)")
    assert [row.name for row in rows] == ["Anne Solheim", "Ole Vik"]


def test_secretariat_and_labels_on_one_line() -> None:
    rows = attendance("Til stede: Anne Solheim (Asker)\nObservatør: Ole Vik, NVE. Referent: Marte Lunde")
    assert [(row.name, row.category) for row in rows] == [
        ("Anne Solheim", "member"), ("Ole Vik", "observer"), ("Marte Lunde", "secretariat"),
    ]  # fmt: skip


def test_no_word_of_an_attendance_list_vanishes() -> None:
    text = (
        "Indre Fjord regionråd\nReferat 14. mars 2024\n\nTil stede:\nOrdfører i Valle          Liv Dahl (rådsleder)\n"
        "Anne Solheim, leder Ordfører      Rune Moe, Vinje\n\nSak 1/24 Val\nGodkjent.\n\nSak 2/24 Ymse\nIngen.\n"
    )
    reading = as_json(read(Source(text)))
    have = set(words(reading))
    assert set(words(text)) - have == set()
