"""Lists pasted from Excel and CSV files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.people.pasting import Row, decode, read_table

MUNICIPALITIES = {"asker", "horten", "moss"}


def _is_organization(text: str) -> bool:
    return text.casefold() in MUNICIPALITIES


def _rows(text: str) -> list[Row]:
    return read_table(text, _is_organization).rows


def test_columns_are_known_by_their_header() -> None:
    text = "Kommune\tNavn\tVerv\tE-post\tMobil\nAsker\tEli Berg\t1. vara\teli@asker.example\t900 00 000\n"
    (row,) = _rows(text)
    assert (row.organization, row.name, row.rank) == ("Asker", "Eli Berg", 1)
    assert (row.email, row.phone, row.number) == ("eli@asker.example", "900 00 000", 2)


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
def test_columns_are_guessed_without_a_header(delimiter: str) -> None:
    lines = [["Eli Berg", "Asker", "eli@asker.example"], ["Ola Nordby", "Horten", ""]]
    rows = _rows("\n".join(delimiter.join(cells) for cells in lines))
    assert [(row.name, row.organization, row.email) for row in rows] == [tuple(cells) for cells in lines]


def test_names_in_two_columns_become_one() -> None:
    assert [row.name for row in _rows("Fornavn;Etternavn\nEli;Berg\n;\n\nOla;Nordby")] == ["Eli Berg", "Ola Nordby"]


def test_a_cell_with_a_line_break_stays_one_cell() -> None:
    (row,) = _rows('Navn\tStilling\nEli Berg\t"Leder\nnæring"')
    assert row.title == "Leder næring"


@pytest.mark.parametrize(
    ("written", "rank"), [("Medlem", 0), ("vara", 1), ("Vara 2", 2), ("3. varamedlem", 3), ("", 0), ("2. vara", 2)]
)
def test_ranks(written: str, rank: int) -> None:
    (row,) = _rows(f"Navn\tVerv\nEli Berg\t{written}")
    assert (row.rank, row.problems) == (rank, ())


def test_each_bad_row_says_what_is_wrong_and_the_good_go_on() -> None:
    text = "Navn\tE-post\tVerv\nEli Berg\teli@asker\tsjef\n\tola@horten.example\t\nOla Nordby\tola@horten.example\t"
    table = read_table(text, _is_organization)
    assert [row.name for row in table.good] == ["Ola Nordby"]
    assert [(row.number, len(row.problems)) for row in table.bad] == [(2, 2), (3, 1)]


def test_an_address_that_has_lost_its_name_is_a_mistake() -> None:
    table = read_table("Navn\tE-post\tVirksomhet\n\tola@sula.example\tSula\n", _is_organization)
    assert [(row.number, row.problems) for row in table.bad] == [(2, ("Navnet mangler.",))]


def test_a_vacant_seat_is_no_mistake() -> None:
    rows = _rows("Kommune\tNavn\nAsker\tLedig\nHorten\t\n")
    assert [(row.organization, row.name, row.problems) for row in rows] == [("Asker", "", ()), ("Horten", "", ())]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_are_decoded_as_excel_writes_them(encoding: str) -> None:
    assert decode("Navn;Kommune\nÅse Sørli;Ålesund".encode(encoding)).startswith("Navn;Kommune\nÅse Sørli")


@given(st.text(alphabet="ab \t\n;,\"'@æ1\x00\r", max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    read_table(text, _is_organization)


def test_nothing_pasted_is_an_empty_table() -> None:
    assert _rows(" \n\n") == []
