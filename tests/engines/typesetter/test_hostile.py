"""No text breaks an output, whatever people paste."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rundbord.engines.typesetter.compose import compose
from rundbord.engines.typesetter.document import (
    Action,
    AgendaRow,
    AttendanceSection,
    Attendee,
    Document,
    Fact,
    Item,
    Joining,
    Letterhead,
    Logo,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
    Text,
)
from rundbord.engines.typesetter.docx import to_docx
from rundbord.engines.typesetter.flow import Line, Prose
from rundbord.engines.typesetter.odt import to_odt
from rundbord.engines.typesetter.pdf import to_pdf
from tests.engines.typesetter.said import assert_in_order, docx_text, odt_text, parts_of, pdf_text
from tests.engines.typesetter.samples import PNG

HARMLESS = {
    "typst": '#sys.inputs $x$ *a* _b_ `c` <d> @e = f \\ "g" // h /* i */ #panic()',
    "xml": "<w:p>&amp;&#0;]]> <![CDATA[x]]> <?php ?> \"' &nbsp;",
    "jinja": "{{ 7 * 7 }} {% if x %}",
    "formula": "=1+1 +2 -3 @4",
    "path": "../../etc/passwd C:\\temp %s %(x)s {page} {pages}",
}
HOSTILE = {
    **HARMLESS,
    "control": "a\x00b\x07c\x1bd\x7fe\x85f",
    "direction": "abc \u202etxt.exe\u202c \u200fאבג\u200e \u2066x\u2069",
    "long word": "Samarbeidskommunestyrerepresentantskapsmøte" * 8,
    "long address": "https://teams.example/l/meetup-join/" + "19%3ameeting_YWJj" * 12 + "?context=%7b%22Tid%22%7d",
    "emoji": "👍🏽 👩‍👩‍👧 🇳🇴 ☑️ 1️⃣",
    "scripts": "漢字 العربية हिन्दी ไทย",
    "marks": "Z͑ͫ̓a\u0301\u0323\u0327\u0328" + "\u0301" * 50,
    "surrogate": "\ud83d x \udc4d",
    "private": "\uf0b7 \U000f0000 \ufffe \ufdd0",
    "blank": " \u200b\u00ad\u2060 ",
    "lines": "\n\na\r\n\r\nb\u2028c\n",
}


def document_of(text: str, rich: Text) -> Document:
    """A document that says the text in every place where one may stand."""
    paragraph = Paragraph(rich, "contribution", text)
    kinds = (paragraph, *(replace(paragraph, kind=kind) for kind in ("bullet", "decision", "proposal", "heading")))
    return Document(
        kind="minutes",
        language="nb",
        title=f"Møte {text}",
        issued=date(2022, 3, 12),
        letterhead=Letterhead(Logo(PNG, f"Logo {text}"), (text,), (text, text)),
        author=text,
        mark=text,
        remark=rich,
        facts=(Fact(text, rich),),
        joining=Joining(text, text, text, text, text, rich),
        attendance=(AttendanceSection("members", (Attendee(text, text, text),), text),),
        introduction=kinds,
        agenda=(AgendaRow(text, text, text),),
        items=(Item(text, text, 1, text, (*kinds, Table((text,), ((rich,),), text)), (Paper(text, text, text),)),),
        actions=(Action(rich, text, text, text),),
        closing=(rich,),
        signatures=(Signature(text, text),),
    )


RUNS = st.builds(
    Run, st.text(max_size=30), st.booleans(), st.booleans(), st.text(max_size=30) | st.just("https://a.no")
)
TEXTS = st.text(max_size=60) | st.sampled_from(list(HOSTILE.values()))


RICH = TEXTS | st.lists(RUNS, max_size=4).map(tuple)


@settings(deadline=None, max_examples=200)
@given(TEXTS, RICH)
def test_any_text_can_be_set(text: str, rich: Text) -> None:
    document = document_of(text, rich)
    assert to_pdf(document).startswith(b"%PDF")
    assert_in_order(odt_text(to_odt(document)), parts_of(document))


@settings(deadline=None, max_examples=40)
@given(TEXTS, RICH)
def test_any_text_can_be_edited_in_word(text: str, rich: Text) -> None:
    document = document_of(text, rich)
    assert_in_order(docx_text(to_docx(document)), parts_of(document))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_keeps_its_words(text: str) -> None:
    document = document_of(text, text)
    assert to_pdf(document).startswith(b"%PDF")
    assert_in_order(docx_text(to_docx(document)), parts_of(document))
    assert_in_order(odt_text(to_odt(document)), parts_of(document))


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_markup_is_printed_as_it_was_written(text: str) -> None:
    document = Document("minutes", "nb", "Møte", date(2022, 3, 12), items=(Item(text, blocks=(Paragraph(text),)),))
    assert_in_order(pdf_text(to_pdf(document)), parts_of(document))


def test_a_link_that_is_unsafe_is_only_text() -> None:
    link = Paragraph((Run("se her", link="javascript:alert(1)"),))
    document = Document("minutes", "nb", "Møte", date(2022, 3, 12), introduction=(link,))
    assert Prose(Line((Run("se her"),))) in compose(document).elements
