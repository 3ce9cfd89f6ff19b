"""The structure found again in the plain text of the masters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.demo.blocks import Block, Bullets, Heading, Table, Text, blocks, plain

NUMBERED = r"^\d+\. "


def found(master: str) -> tuple[Block, ...]:
    return blocks(master, NUMBERED)


def test_title_and_items_become_headings() -> None:
    assert found("Storeggaregionen\nReferat fra møtet\n\n1. Åpning\nGodkjent.") == (
        Text("Storeggaregionen"),
        Heading("Referat fra møtet", 1),
        Heading("1. Åpning", 2),
        Text("Godkjent."),
    )


def test_a_numbered_line_inside_a_stretch_is_no_heading() -> None:
    assert found("Vedtak:\n1. Saken utsettes.") == (Text("Vedtak:", strong=True), Text("1. Saken utsettes."))


def test_bullets_lose_their_mark() -> None:
    assert found("- ett\n• to\n* tre") == (Bullets(("ett", "to", "tre")),)


def test_rows_parted_by_tabs_become_a_table() -> None:
    assert found("NAVN\tKOMMUNE\nA B\tGiske\nC D\t") == (Table((("NAVN", "KOMMUNE"), ("A B", "Giske"), ("C D", ""))),)


def test_rows_parted_by_pipes_keep_their_empty_cells() -> None:
    assert found("| Sak | Hva | Hvem |\n|---|---|---|\n| | Purre | Amund |") == (
        Table((("Sak", "Hva", "Hvem"), ("", "Purre", "Amund"))),
    )


def test_labels_set_off_by_blanks_become_a_table() -> None:
    assert found("Dato:     14.06.2023\nTid:      11:00") == (Table((("Dato:", "14.06.2023"), ("Tid:", "11:00"))),)


def test_tables_parted_by_a_blank_line_stay_apart() -> None:
    kinds = [type(block) for block in found("a\tb\nc\td\n\ne\tf\ng\th")]
    assert kinds == [Table, Text, Table]


def test_a_full_line_goes_on_in_the_next() -> None:
    first = "ord " * 23 + "ordet"
    assert found(f"{first}\ngår videre.") == (Text(f"{first} går videre."),)


def test_a_full_line_that_ends_a_sentence_stands_alone() -> None:
    first = "ord " * 23 + "ordet."
    assert found(f"{first}\nNeste.") == (Text(first), Text("Neste."))


def test_a_word_broken_at_the_end_of_a_full_line_is_joined() -> None:
    first = "ord " * 23 + "tilflyttings-"
    assert found(f"{first}\nmidler") == (Text(f"{first[:-1]}midler"),)


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("**Vedtak**", "Vedtak"),
        ("*Åse Marie*", "Åse Marie"),
        ("[Lysarkene ligger her](#)", "Lysarkene ligger her"),
        ("Se <https://a.example/b>.", "Se https://a.example/b."),
        ("Se <https://a.example/b>", "Se https://a.example/b"),
    ],
)
def test_marks_of_markdown_fall_away(marked: str, bare: str) -> None:
    assert plain(marked) == bare


@given(st.lists(st.lists(st.sampled_from(["Sak", "1.", "-", "|", "\t", "Tid:", "ordet"]), max_size=30), max_size=12))
def test_every_word_stands_in_a_block(lines: list[list[str]]) -> None:
    master = "\n".join(" ".join(line) for line in lines)
    texts = " ".join(text for block in found(master) for text in strings(block))
    for word in ("Sak", "Tid", "ordet"):
        assert texts.count(word) == master.count(word)


def strings(block: Block) -> list[str]:
    match block:
        case Table(rows):
            return [cell for row in rows for cell in row]
        case Bullets(items):
            return list(items)
        case Heading(text) | Text(text):
            return [text]
