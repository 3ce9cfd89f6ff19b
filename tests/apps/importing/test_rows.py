"""The record that a draft becomes: nothing that was said is lost, and the small rules that make the rows."""

from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.importing.draft import Attendee, Draft, Heading, Line, Marking, Task, from_json, to_json
from rundbord.apps.importing.from_reading import draft_of
from rundbord.apps.importing.rows import Rows, item_kind, rows_of
from rundbord.apps.importing.settled import Settled
from rundbord.apps.meetings.models import ItemKind, Meeting
from rundbord.engines.reader import read
from rundbord.engines.reader.source import Source
from tests.apps.importing.written_out import first_missing, lost, said, written_out

DOCUMENTS = sorted((Path(__file__).parents[3] / "src/rundbord/demo/documents").glob("*.txt"))
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def _rows(draft: Draft) -> Rows:
    return rows_of(draft, Meeting(), Settled(draft), NOW)


def _nothing_is_lost(text: str) -> None:
    draft = draft_of(read(Source(text)), text)
    assert lost(draft, text) == []
    assert first_missing(said(draft, text), written_out(_rows(draft))) == ""
    assert from_json(to_json(draft)) == draft


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_record_of_a_document_holds_every_word_of_its_items_in_order(path: Path) -> None:
    _nothing_is_lost(path.read_text(encoding="utf-8"))


WORDS = st.lists(st.sampled_from(["vi", "ser", "etter", "tips", "om", "kraft", "3", "Asker", "kl. 13.00"]), min_size=1)
SENTENCES = WORDS.map(lambda words: " ".join(words).capitalize() + ".")
SPEAKERS = st.sampled_from(["", "Horten: ", "Eli: ", "- ", "Vedtak: ", "Ansvar: ", "Forslag til vedtak: "])
LINES = st.tuples(SPEAKERS, SENTENCES).map("".join)
HEADINGS = st.tuples(st.integers(1, 20), st.sampled_from([". ", "/21 ", ") "]), WORDS).map(
    lambda parts: f"{parts[0]}{parts[1]}{' '.join(parts[2]).upper()}"
)
ITEMS = st.tuples(HEADINGS, st.lists(LINES, max_size=5)).map(lambda parts: "\n\n".join([parts[0], *parts[1]]))
MINUTES = st.tuples(st.lists(LINES, max_size=4), st.lists(ITEMS, max_size=6)).map(
    lambda parts: "\n\n".join([*parts[0], *parts[1]])
)


@given(MINUTES)
def test_the_record_of_any_minutes_holds_every_word_of_its_items_in_order(text: str) -> None:
    _nothing_is_lost(text)


def test_what_is_set_aside_is_no_part_of_the_record_but_stays_in_the_draft() -> None:
    draft = Draft(parts=(Heading("i1", "1", "Kraft"), Line("l2", "rest", "Side 1 av 4"), Line("l3", "prose", "Nett.")))
    rows = _rows(draft)
    assert [entry.text for entry in rows.entries] == ["<p>Nett.</p>"]
    assert from_json(to_json(draft)).parts[1] == Line("l2", "rest", "Side 1 av 4")


def test_a_title_that_is_too_long_goes_on_as_text() -> None:
    title = " ".join(["langt"] * 120)
    rows = _rows(Draft(parts=(Heading("i1", "1", title),)))
    assert len(rows.items[0].title) <= 500
    assert written_out(rows) == "1" + "langt" * 120


def test_a_sub_item_stands_under_the_last_item_above_it() -> None:
    parts = (Heading("i1", "4", "Orienteringer"), Heading("i2", "4.1", "Kraft", 1), Heading("i3", "4.2", "Nett", 1))
    rows = _rows(Draft(parts=parts))
    assert [rows.tops.get(id(item)) for item in rows.items] == [None, rows.items[0], rows.items[0]]


def test_the_speaker_is_not_repeated_where_the_text_names_them() -> None:
    draft = Draft(
        parts=(
            Heading("i1", "1", "Kraft"),
            Line("l2", "contribution", "Camilla viste filmene.", person="Camilla"),
            Line("l3", "contribution", "Bør på neste møte.", label="Eli", person="Eli"),
            Line("l4", "contribution", "Solenergi", organization="Lillestrøm"),
        )
    )
    assert [entry.speaker_written for entry in _rows(draft).entries] == ["", "Eli", "Lillestrøm"]


def test_a_promise_becomes_an_action_of_the_speaker_unless_it_is_one_already() -> None:
    promise = (Marking("promise", "Kommer tilbake med dato."),)
    task = (Task("Kommer tilbake med dato.", due="2021-12-01"),)
    draft = Draft(
        parts=(
            Heading("i1", "1", "Kraft"),
            Line("l2", "contribution", "Kommer tilbake med dato.", label="Eli", person="Eli", marks=promise),
            Line("l3", "prose", "Kommer tilbake med dato.", marks=promise, tasks=task),
        )
    )
    rows = _rows(draft)
    assert [(one.text, one.responsible_written, str(one.due)) for one in rows.actions] == [
        ("Kommer tilbake med dato.", "Eli", "None"),
        ("Kommer tilbake med dato.", "", "2021-12-01"),
    ]
    assert rows.marks == []


def test_late_arrival_and_early_departure_are_told_but_never_why_somebody_is_absent() -> None:
    draft = Draft(
        attendance=(
            Attendee("a1", "Leif Dahl", note="kom 12:50, gikk kl. 14.15"),
            Attendee("a2", "Nils Bakke", status="absent", note="syk"),
        )
    )
    came, absent = _rows(draft).attendances
    assert (came.from_time, came.to_time) == (time(12, 50), time(14, 15))
    assert (absent.note, absent.from_time) == ("", None)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("GODKJENNING AV INNKALLING OG DAGSORDEN", ItemKind.APPROVE_NOTICE),
        ("Godkjenning av referat fra møte 27. mai 2021", ItemKind.APPROVE_MINUTES),
        ("RUNDEN RUNDT BORDET (max 3 min. per pers)", ItemKind.ROUND_TABLE),
        ("Ymse", ItemKind.ANY_OTHER),
        ("Lunsj", ItemKind.BREAK),
        ("ØVRIGE ORIENTERINGSSAKER", ItemKind.BRIEFING),
        ("Kraft og nett", ItemKind.DISCUSSION),
    ],
)
def test_the_title_tells_what_an_item_is_for(title: str, kind: str) -> None:
    assert item_kind(title) == kind


def test_an_item_that_came_to_a_decision_is_for_decision() -> None:
    rows = _rows(Draft(parts=(Heading("i1", "1", "Kraft"), Line("l2", "decision", "Vedtatt."))))
    assert rows.items[0].kind == ItemKind.DECISION
