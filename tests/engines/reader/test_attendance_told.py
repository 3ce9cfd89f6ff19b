"""Attendance that no plain list gives: sentences, deputies, tables with gaps and marks, labels without colon."""

import pytest

from rundbord.engines.reader.reading import Attendance
from tests.engines.reader.test_attendance import attendance

Told = tuple[str, str | None, str]


def told(rows: tuple[Attendance, ...]) -> list[Told]:
    return [(row.name, row.organization, row.status) for row in rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Til stede:\nSurnadal – Lilly Nyheim\nSunndal – ikke møtt\nHalsa – Ola Rognskog",
            [("Lilly Nyheim", "Surnadal", "present"), ("Ola Rognskog", "Halsa", "present")],
        ),
        (
            "Til stede:\n- Aud Hove (Øyer)\n- Statsforvalteren i Innlandet ved Ragnhild Skogsrud",
            [("Aud Hove", "Øyer", "present"), ("Ragnhild Skogsrud", "Statsforvalteren i Innlandet", "present")],
        ),
        (
            "Til stede: Anne Solheim (Asker) og Ole Vik\nMøtende fra revisjonen: Lise Bråten",
            [
                ("Anne Solheim", "Asker", "present"),
                ("Ole Vik", None, "present"),
                ("Lise Bråten", "revisjonen", "present"),
            ],
        ),
        (
            "Deltakere (2)\nAnne Solheim - Asker\nOle Vik - Bærum\n\nIkke til stede (1)\nKari Moe - Re",
            [("Anne Solheim", "Asker", "present"), ("Ole Vik", "Bærum", "present"), ("Kari Moe", "Re", "absent")],
        ),
        (
            "Opprop\nVågan (2 stemmer): Anne Solheim\nRøst (1 stemme): ikke møtt. Kari Moe hadde meldt forfall.",
            [("Anne Solheim", "Vågan", "present"), ("Kari Moe", "Røst", "absent")],
        ),
        (
            "Deltakere Anne Solheim (Asker), Ole Vik (Bærum)\nFraværende Kari Moe (Re)",
            [("Anne Solheim", "Asker", "present"), ("Ole Vik", "Bærum", "present"), ("Kari Moe", "Re", "absent")],
        ),
        (
            "Hvem var med\n\nAnne Solheim (Asker)\nOle Vik (Bærum)\n\nHvem kunne ikke komme\n\nKari Moe (Re)",
            [("Anne Solheim", "Asker", "present"), ("Ole Vik", "Bærum", "present"), ("Kari Moe", "Re", "absent")],
        ),
    ],
)
def test_who_was_there_in_other_words(text: str, rows: list[Told]) -> None:
    assert told(attendance(text)) == rows


def test_a_substitute_who_met_is_there_and_the_other_is_not() -> None:
    rows = attendance("Til stede:\nAnne Solheim (Asker) – vara Ole Vik møtte\nKari Moe (Re)")
    by_name = {row.name: row for row in rows}
    assert by_name["Anne Solheim"].status == "absent"
    assert (by_name["Ole Vik"].category, by_name["Ole Vik"].deputy_for) == ("deputy", "Anne Solheim")
    assert by_name["Ole Vik"].status == by_name["Kari Moe"].status == "present"


def test_a_cell_that_is_missing_shifts_no_other() -> None:
    rows = attendance(
        "Navn                Init.  Firma/kommune        Møtt   Kopi\n"
        "Anne Solheim        AS     Asker kommune        x\n"
        "Ole Vik             OV     Bærum kommune               x\n"
        "Kari Moe            KM                          x"
    )
    assert told(rows) == [
        ("Anne Solheim", "Asker kommune", "present"),
        ("Ole Vik", "Bærum kommune", "absent"),
        ("Kari Moe", None, "present"),
    ]


def test_a_legend_tells_what_marks_mean() -> None:
    rows = attendance(
        "Navn              Arbeidssted         Møtt\nAnne Solheim      Asker kommune       x\n"
        "Ole Vik           Bærum kommune       T\nKari Moe          Re kommune          F\n\n"
        "x = møtt, T = på Teams, F = forfall"
    )
    assert [row.status for row in rows] == ["present", "present", "absent"]


def test_sentences_tell_for_whom_somebody_met() -> None:
    rows = attendance(
        "Kommunedirektørane møttest i Lærdal. Sogndal stilte med Anne Solheim og rådgjevar Ole Vik. For Lærdal\n"
        "møtte Kari Moe. Årdal var representert ved Per Dal, vara for Eli Nes, og Aurland ved Jon Lie."
    )
    assert told(rows)[:3] == [
        ("Anne Solheim", "Sogndal", "present"), ("Ole Vik", "Sogndal", "present"), ("Kari Moe", "Lærdal", "present"),
    ]  # fmt: skip
    assert {row.name: row.status for row in rows}["Eli Nes"] == "absent"
