"""What a document's flow holds, and in which order."""

from dataclasses import replace
from datetime import date, time

import pytest

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
    Paragraph,
    ParagraphKind,
    Run,
)
from rundbord.engines.typesetter.flow import Bullets, Element, Grid, Heading, Line, Prose, Ruled, Terms

BARE = Document("notice", "nb", "Møte", date(2022, 3, 12))
TEAMS = Joining("Teams", "https://teams.example/l/1", "123 456")


def plain(text: str) -> Line:
    return Line((Run(text),))


def elements(document: Document) -> tuple[Element, ...]:
    return compose(document).elements


def test_a_document_may_hold_nothing_but_a_title() -> None:
    assert elements(BARE) == ()


def test_joining_stands_before_the_facts() -> None:
    document = replace(BARE, joining=TEAMS, facts=(Fact("Tid", "kl. 13"), Fact("Sted", " ")))
    link = Line((Run("Bli med på Teams", link="https://teams.example/l/1"),))
    assert elements(document) == (
        Terms((("Lenke", link), ("Møte-ID", plain("123 456")))),
        Terms((("Tid", plain("kl. 13")),)),
    )


@pytest.mark.parametrize(
    ("joining", "printed"),
    [
        (replace(TEAMS, service=""), Run("Bli med i møtet", link=TEAMS.link)),
        (replace(TEAMS, meeting_id=""), Run(TEAMS.link, link=TEAMS.link)),
        (replace(TEAMS, link="teams.example/l/1"), Run("teams.example/l/1")),
    ],
)
def test_how_the_link_is_printed(joining: Joining, printed: Run) -> None:
    (terms,) = elements(replace(BARE, joining=joining))
    assert isinstance(terms, Terms)
    assert terms.rows[0] == ("Lenke", Line((printed,)))


def test_joining_without_anything_is_left_out() -> None:
    assert elements(replace(BARE, joining=Joining("Teams"))) == ()


def test_attendance_has_the_same_columns_in_each_section() -> None:
    sections = (
        AttendanceSection("members", (Attendee("Anne Vik", "Asker"),)),
        AttendanceSection("absent", ()),
        AttendanceSection("guests", (Attendee("Jon Li", note="til kl. 14"),), "Innledere"),
        AttendanceSection("secretariat", (Attendee("Per Dal"), Attendee("Mia Ås"))),
    )
    header = ("Navn", "Virksomhet", "Rolle eller merknad")
    nothing = Line(())
    assert elements(replace(BARE, attendance=sections)) == (
        Heading(2, plain("Til stede")),
        Grid(header, (36, 36, 28), ((plain("Anne Vik"), plain("Asker"), nothing),)),
        Heading(2, plain("Innledere")),
        Grid(header, (36, 36, 28), ((plain("Jon Li"), nothing, plain("til kl. 14")),)),
        Heading(2, plain("Fra sekretariatet")),
        Prose(plain("Per Dal, Mia Ås")),
    )


def test_columns_that_nobody_fills_are_left_out() -> None:
    _, grid = elements(replace(BARE, attendance=(AttendanceSection("members", (Attendee("Anne", "Asker"),)),)))
    assert isinstance(grid, Grid)
    assert grid.header == ("Navn", "Virksomhet")


def test_the_agenda_shows_minutes_and_start_flush_right() -> None:
    rows = (AgendaRow("Kompetanse", "1", minutes=15, start=time(0)), AgendaRow("Helse", "1 a", depth=1))
    _, grid = elements(replace(BARE, agenda=rows))
    assert isinstance(grid, Grid)
    assert grid.header == ("Nr.", "Sak", "Min.", "Start")
    assert grid.right == (2, 3)
    assert grid.rows[0] == (plain("1"), plain("Kompetanse"), plain("15"), plain("00.00"))
    assert grid.rows[1][1] == plain("\u2003Helse")


def test_blocks_of_a_kind_stand_together() -> None:
    kinds: tuple[ParagraphKind, ...] = ("bullet", "bullet", "prose", "decision", "decision", "proposal", "heading")
    blocks = tuple(Paragraph(str(place), kind) for place, kind in enumerate(kinds))
    assert elements(replace(BARE, items=(Item("Sak", "1", blocks=blocks),))) == (
        Heading(2, plain("Sak"), "1"),
        Bullets((plain("0"), plain("1"))),
        Prose(plain("2")),
        Ruled("Vedtak", (plain("3"), plain("4")), strong=True),
        Ruled("Forslag til vedtak", (plain("5"),), strong=False),
        Heading(3, plain("6")),
    )


def test_levels_of_headings_are_never_skipped() -> None:
    inner = (Paragraph("Innspill", "heading"),)
    items = (Item("a", depth=1), Item("b", depth=1, blocks=inner), Item("c", depth=3), Item("d"), Item("e", depth=1))
    levels = [element.level for element in elements(replace(BARE, items=items)) if isinstance(element, Heading)]
    assert levels == [2, 3, 4, 3, 2, 3]


def test_an_item_without_a_title_is_called_by_its_number() -> None:
    assert elements(replace(BARE, items=(Item("", "3"), Item(" ")))) == (
        Heading(2, plain("Sak 3")),
        Heading(2, plain("Sak")),
    )


def test_speakers_are_bold_and_languages_are_kept() -> None:
    blocks = (Paragraph("Me ventar.", "contribution", "Horten", "nn"), Paragraph("Vi ser.", "contribution"))
    _, first, second = elements(replace(BARE, items=(Item("Runde", blocks=blocks, language="se"),)))
    assert first == Prose(Line((Run("Horten:", bold=True), Run(" "), Run("Me ventar.")), "nn"))
    assert second == Prose(Line((Run("Vi ser."),), "se"))


def test_a_paragraph_without_words_is_left_out() -> None:
    blocks = (Paragraph(" \n"), Paragraph("", "bullet"), Paragraph("", "decision"))
    assert elements(replace(BARE, introduction=blocks)) == ()


def test_actions_are_dated_in_words() -> None:
    actions = (Action("Sender ut", "Per", date(2022, 4, 1)), Action("Ringer", due="snart"))
    heading, grid = elements(replace(BARE, actions=actions))
    assert heading == Heading(2, plain("Oppfølging"))
    assert isinstance(grid, Grid)
    assert grid.header == ("Hva", "Hvem", "Frist")
    assert [row[2] for row in grid.rows] == [plain("1. april 2022"), plain("snart")]
