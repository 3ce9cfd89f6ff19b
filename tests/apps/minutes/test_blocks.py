"""Rich text becomes the typesetter's blocks without losing a word."""

from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.core import richtext
from rundbord.apps.minutes.blocks import blocks
from rundbord.engines.typesetter.document import Paragraph, Run, Table


def words(made: object) -> str:
    """All text of blocks in order, without white space."""
    texts: list[str] = []

    def gather(value: object) -> None:
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, Run):
            texts.append(value.text)
        elif isinstance(value, Paragraph):
            gather(value.speaker)
            gather(value.text)
        elif isinstance(value, Table):
            gather(value.header)
            gather(value.rows)
        elif isinstance(value, tuple):
            for one in value:
                gather(one)

    gather(made)
    return "".join("".join(texts).split())


def test_paragraphs_keep_their_kind_and_the_first_one_its_speaker() -> None:
    assert blocks("<p>Et stort utenforskap.</p><p>Ber om tips.</p>", "contribution", "Horten") == (
        Paragraph("Et stort utenforskap.", "contribution", "Horten"),
        Paragraph("Ber om tips.", "contribution"),
    )


def test_bullets_under_a_speaker_stand_under_the_name() -> None:
    assert blocks("<ul><li>Solenergi</li><li>Hydrogen</li></ul>", "contribution", "Lillestrøm") == (
        Paragraph("", "contribution", "Lillestrøm"),
        Paragraph("Solenergi", "bullet"),
        Paragraph("Hydrogen", "bullet"),
    )


def test_numbered_points_of_a_decision_keep_their_numbers_and_the_rule() -> None:
    assert blocks("<ol><li>Vedtas.</li><li><p>Sendes ut.</p></li></ol>", "decision") == (
        Paragraph("1. Vedtas.", "decision"),
        Paragraph("2. Sendes ut.", "decision"),
    )


def test_bold_and_links_become_runs() -> None:
    assert blocks('<p>Se <a href="https://www.example.no/">siden</a> <strong>nå</strong></p>') == (
        Paragraph((Run("Se "), Run("siden", link="https://www.example.no/"), Run(" "), Run("nå", bold=True))),
    )


def test_a_table_has_its_first_row_as_header_and_even_rows() -> None:
    markup = "<table><tr><th>Hva</th><th>Hvem</th></tr><tr><td>Plan</td></tr></table>"
    assert blocks(markup) == (Table(("Hva", "Hvem"), (("Plan", ""),)),)


def test_small_headings_are_headings() -> None:
    assert blocks("<h3>Bakgrunn</h3><p>Tekst</p>") == (Paragraph("Bakgrunn", "heading"), Paragraph("Tekst"))


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
def test_no_word_of_plain_text_is_lost(text: str) -> None:
    markup = richtext.clean(richtext.from_plain(text))
    assert words(blocks(markup)) == "".join(richtext.to_plain(markup).split())
