"""The shapes in which case numbers and case titles are printed."""

import pytest

from rundbord.engines.reader import as_json, read
from rundbord.engines.reader.numbers import number_at
from rundbord.engines.reader.source import Source

HEAD = (
    "Indre Fjord regionråd\nReferat frå møte 14. mars 2024\n\nTil stede: Anne Solheim (Valle), Kjell Bakke (Vinje)\n\n"
)


def titles(body: str) -> list[tuple[str | None, str]]:
    return [(item["number"], item["title"]) for item in as_json(read(Source(HEAD + body)))["items"]]


@pytest.mark.parametrize(
    ("line", "printed", "title"),
    [
        ("10-2019 Innkalling", "10-2019", "Innkalling"),
        ("Sak 1 (2024) Godkjenning", "1 (2024)", "Godkjenning"),
        ("Sak ABC 31/20 – DEF 18/20 Budsjett", "ABC 31/20 – DEF 18/20", "Budsjett"),
        ("IV. Neste gang", "IV", "Neste gang"),
        ("Sak 2, bemanninga", "2", "bemanninga"),
        ("PS 7/22 Val", "PS 7/22", "Val"),
    ],
)
def test_number_as_printed(line: str, printed: str, title: str) -> None:
    number = number_at(line)
    assert number is not None
    assert (number.printed, line[number.title :]) == (printed, title)


@pytest.mark.parametrize(
    "line", ["2019 var et godt år", "I mars var det flom", "12. mars møttes styret", "V Anne Dahl"]
)
def test_no_number(line: str) -> None:
    assert number_at(line) is None


def test_number_alone_heads_the_title_below() -> None:
    body = "Sak 1/24\n\nGodkjenning av innkalling\n\nGodkjent.\n\nSak 2/24\n\nBudsjett\n\nUtsatt.\n"
    assert titles(body) == [("1/24", "Godkjenning av innkalling"), ("2/24", "Budsjett")]


def test_titles_run_into_their_text() -> None:
    body = (
        "Sak 1, referatet. Det kom ingen merknader til referatet.\n\n"
        "Sak 2, gebyra. Bakke foreslo å auke gebyra til neste år.\n\n"
        "Sak 3, ymse. Ingenting.\n"
    )
    assert titles(body) == [("1", "referatet"), ("2", "gebyra"), ("3", "ymse")]


def test_roman_numerals_count_where_they_run_from_one() -> None:
    body = "I. Siden sist\n\nBakke fortalte om fiber.\n\nII. Veien videre\n\nSolheim lager en plan.\n"
    assert titles(body) == [("I", "Siden sist"), ("II", "Veien videre")]


def test_roman_divisions_are_no_cases() -> None:
    body = "I. GODKJENNING\n\nSak 1. Innkalling\nGodkjent.\n\nII. VEDTAKSSAKER\n\nSak 2. Budsjett\nUtsatt.\n"
    assert titles(body) == [("1", "Innkalling"), ("2", "Budsjett")]


def test_topics_with_clock_times() -> None:
    body = "Sesongen (13:05)\n• Tall: Bakke viste tallene.\n\nParkering (13:21)\n• Skilt: Solheim ønsket skilt.\n"
    assert titles(body) == [(None, "Sesongen (13:05)"), (None, "Parkering (13:21)")]


def test_rows_of_tasks_go_to_the_item_they_name() -> None:
    body = (
        "Sesongen (13:05)\nBakke viste tallene.\n\nParkering (13:21)\nSolheim ønsket skilt.\n\n"
        "Tema\tOppgave\tAnsvarlig\tFrist\n"
        "Sesongen\tDele tallene\tBakke\t01.04.2024\nParkering\tBestille skilt\tSolheim\t01.05.2024\n"
    )
    items = as_json(read(Source(HEAD + body)))["items"]
    assert [[one["text"] for one in item["actions"]] for item in items] == [["Dele tallene"], ["Bestille skilt"]]


def test_bare_numbers_above_titles() -> None:
    body = "1\nGodkjenning\nGodkjent.\n\n2\nFelles innkjøp\nBakke tok opp prisen.\n\n3\nEventuelt\nIngen saker.\n"
    assert titles(body) == [("1", "Godkjenning"), ("2", "Felles innkjøp"), ("3", "Eventuelt")]


def test_topics_that_begin_with_clock_times() -> None:
    body = "09:00 Velkommen\nSolheim ønsket velkommen.\n\n09:10 Felles innkjøp\nBakke fortalte om prisen.\n"
    assert titles(body) == [(None, "09:00 Velkommen"), (None, "09:10 Felles innkjøp")]


def test_a_label_that_one_heading_has_is_part_of_its_title() -> None:
    body = "1. Godkjenning\nGodkjent.\n\n2. Tema: Hva kan vi lære?\nBakke fortalte.\n\n3. Eventuelt\nIngen saker.\n"
    assert titles(body) == [("1", "Godkjenning"), ("2", "Tema: Hva kan vi lære?"), ("3", "Eventuelt")]
