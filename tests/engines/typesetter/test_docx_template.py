"""A document in somebody's own Word template."""

from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.engines.typesetter.document import Action, Document, Fact, Item, Paragraph, Run, Table
from rundbord.engines.typesetter.docx_back import NotADocxError
from rundbord.engines.typesetter.docx_template import check, fill

DOCUMENT = Document(
    kind="minutes",
    language="nb",
    title="Referat fra møte i Styret",
    issued=date(2026, 3, 1),
    mark="UTKAST",
    facts=(Fact("Tid", "mandag"), Fact("Sted", "Asker")),
    items=(
        Item(
            "Økonomi",
            "1",
            blocks=(
                Paragraph((Run("Se "), Run("planen", link="https://fjordbyene.example/"))),
                Paragraph("Godkjent.", kind="decision"),
                Table(("År", "Antall"), (("2025", "12"),)),
            ),
        ),
    ),
    actions=(Action("Lage notat", "Marit"),),
)
FIELDS = {"organ": "Styret", "tid": "mandag", "sted": "Asker"}


def template(*paragraphs: str, footer: str = "", change: Any = None) -> bytes:
    word = docx.Document()
    for text in paragraphs:
        word.add_paragraph(text)
    word.sections[0].footer.paragraphs[0].text = footer
    if change:
        change(word)
    saved = BytesIO()
    word.save(saved)
    return saved.getvalue()


def words_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]


def test_what_a_template_lacks_and_what_nobody_knows_is_told() -> None:
    checked = check(template("{{tittel}}", "Hilsen {{signatur}}", footer="{{ Organ }}"))
    assert (checked.found, checked.missing, checked.unknown) == (("tittel", "organ"), ("innhold",), ("signatur",))
    assert not checked.usable


def test_the_content_needs_a_paragraph_of_its_own() -> None:
    assert not check(template("{{tittel}}", "Her: {{innhold}}")).usable
    assert check(template("{{tittel}}", " {{ innhold }} ")).usable


def test_fields_are_replaced_and_the_content_stands_in_its_place() -> None:
    made = fill(template("{{tittel}}", "{{status}}", "{{innhold}}", "Slutt", footer="{{organ}}"), DOCUMENT, FIELDS)
    words = words_of(made)
    assert words[:2] == ["Referat fra møte i Styret", "UTKAST"]
    assert words[-1] == "Slutt"
    assert "Godkjent." in words
    assert not any("{{" in text for text in words)
    assert docx.Document(BytesIO(made)).sections[0].footer.paragraphs[0].text == "Styret"
    assert len(docx.Document(BytesIO(made)).tables) == 2


def test_what_a_field_says_does_not_stand_in_the_text_again() -> None:
    without = fill(template("{{tittel}}", "{{innhold}}"), DOCUMENT, FIELDS)
    with_fields = fill(template("{{tittel}} {{organ}} {{tid}} {{sted}}", "{{innhold}}"), DOCUMENT, FIELDS)
    assert "Sted\tAsker" in words_of(without)
    assert "Sted\tAsker" not in words_of(with_fields)


def test_a_field_that_word_has_parted_is_found_and_keeps_its_look() -> None:
    def part(word: Any) -> None:
        line = word.add_paragraph("Møte i ")
        line.add_run("{{or").bold = True
        line.add_run("gan}}")
        line.add_run(" nå")

    made = docx.Document(BytesIO(fill(template("{{tittel}}", "{{innhold}}", change=part), DOCUMENT, FIELDS)))
    line = made.paragraphs[-1]
    assert line.text == "Møte i Styret nå"
    assert [run.text for run in line.runs if run.bold] == ["Styret"]


def test_the_templates_own_styles_stand_whatever_their_ids_are() -> None:
    def norwegian(word: Any) -> None:
        style = word.styles["Heading 1"]
        style.element.set(style.element.tag.replace("style", "styleId"), "Overskrift1")
        style.font.name = "Georgia"

    made = docx.Document(BytesIO(fill(template("{{tittel}}", "{{innhold}}", change=norwegian), DOCUMENT, FIELDS)))
    heading = next(one for one in made.paragraphs if "Økonomi" in one.text)
    assert heading.style is not None
    assert (heading.style.style_id, heading.style.font.name) == ("Overskrift1", "Georgia")


def test_the_same_document_gives_the_same_bytes() -> None:
    own = template("{{tittel}}", "{{innhold}}")
    assert fill(own, DOCUMENT, FIELDS) == fill(own, DOCUMENT, FIELDS)


def test_a_template_without_a_place_for_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="innhold"):
        fill(template("{{tittel}}"), DOCUMENT, FIELDS)


@given(st.binary(max_size=300))
def test_another_file_is_told(content: bytes) -> None:
    for broken in (content, b"PK\x03\x04" + content):
        with pytest.raises(NotADocxError):
            check(broken)
