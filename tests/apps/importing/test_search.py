"""Searching documents by their words: what is found, by whom, and what is shown of it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.importing import mends_people
from rundbord.apps.importing.models import Document, DocumentWords
from rundbord.apps.importing.search import find_documents, marked, snippet
from rundbord.apps.importing.search_words import asked_words, found_in, words_of
from rundbord.apps.importing.services.accepting import accept_all
from rundbord.apps.importing.services.mending import mend_document
from rundbord.apps.importing.services.undoing import set_aside, take_up, undo_document
from tests.apps.importing.samples import IMPORTER, TEXT, bring_in, only
from tests.cast import Cast


def _names(viewer: Viewer, cast: Cast, asked: str) -> list[str]:
    return [hit.document.name for hit in find_documents(viewer, cast.cooperation, asked).hits]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("utenforskap", True),
        ("UTENFOR", True),
        ("utenforskap veiviser", True),
        ("utenforskap flyplass", False),
        ("bærum", True),
        ("BAERUM", True),
        ("møterom", True),
        ("moterom", True),
        ("terom", False),
        ("referat-1", True),
        ("", False),
        ("*", False),
        ('" XOR "', False),
        ("ikke* NEAR(", False),
        ("' & '", False),
    ],
)
def test_all_words_must_stand_there_each_from_its_beginning(
    cast: Cast,
    asked: str,
    found: bool,  # noqa: FBT001 - one column of the table
) -> None:
    bring_in(cast.cooperation)
    assert bool(_names(IMPORTER, cast, asked)) == found


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["member", "chair", "neighbour", "former", "stranger", "disqualified"])
def test_nobody_but_the_secretariat_finds_anything(cast: Cast, who: str) -> None:
    bring_in(cast.cooperation)
    assert _names(cast.viewer("secretary"), cast, "utenforskap") == ["referat-1.txt"]
    assert _names(cast.viewer(who), cast, "utenforskap") == []
    assert _names(cast.anonymous(), cast, "utenforskap") == []
    assert _names(cast.link_holder(), cast, "utenforskap") == []


def test_documents_of_another_cooperation_are_not_found(cast: Cast) -> None:
    bring_in(cast.other_cooperation)
    assert _names(cast.viewer("secretary"), cast, "utenforskap") == []
    assert find_documents(cast.viewer("stranger"), cast.other_cooperation, "utenforskap").hits


def test_a_document_that_is_set_aside_is_not_found_until_it_is_taken_up(cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    set_aside(actor=IMPORTER, document=document)
    assert _names(IMPORTER, cast, "utenforskap") == []
    take_up(actor=IMPORTER, document=only(document.batch))
    assert _names(IMPORTER, cast, "utenforskap") == ["referat-1.txt"]


def test_an_accepted_document_leads_to_its_meeting_and_no_longer_after_undo(cast: Cast) -> None:
    batch = bring_in(cast.cooperation)
    accept_all(actor=IMPORTER, batch=batch, with_doubts=True)
    found = find_documents(IMPORTER, cast.cooperation, "utenforskap").hits[0]
    assert found.meeting is not None
    assert found.meeting.uid == only(batch).meeting_uid
    undo_document(actor=IMPORTER, document=only(batch), reason="Feil")
    assert find_documents(IMPORTER, cast.cooperation, "utenforskap").hits[0].meeting is None


def test_a_document_that_goes_takes_its_words_with_it(cast: Cast) -> None:
    bring_in(cast.cooperation)
    Document.objects.all().delete()
    assert not DocumentWords.objects.exists()
    bring_in(cast.cooperation, TEXT.replace("utenforskap", "innenforskap"))
    assert _names(IMPORTER, cast, "utenforskap") == []
    assert _names(IMPORTER, cast, "innenforskap") == ["referat-1.txt"]


def test_the_newest_meeting_comes_first_also_after_its_date_was_mended(cast: Cast) -> None:
    batch = bring_in(cast.cooperation, TEXT, TEXT.replace("2021", "2022"), TEXT.replace("2021", "2020"))
    order = ["referat-2.txt", "referat-1.txt", "referat-3.txt"]
    assert _names(IMPORTER, cast, "utenforskap") == order
    oldest = Document.objects.select_related("batch__cooperation").get(batch=batch, name=order[2])
    to_2023 = lambda draft: mends_people.edit_facts(draft, {"date": "2023-05-04"})  # noqa: E731 - one line reads best
    mend_document(actor=IMPORTER, document=oldest, node="facts", seen=0, mend=to_2023)
    assert _names(IMPORTER, cast, "utenforskap") == [order[2], *order[:2]]
    assert DocumentWords.objects.get(document=oldest).day == date(2023, 5, 4)


def test_thirty_are_shown_and_it_is_told_that_there_are_more(cast: Cast) -> None:
    bring_in(cast.cooperation, *(f"{TEXT}\nNummer {number}" for number in range(31)))
    found = find_documents(IMPORTER, cast.cooperation, "utenforskap")
    assert (len(found.hits), found.more) == (30, True)
    assert not find_documents(IMPORTER, cast.cooperation, "utenforskap 30").more


def test_a_search_asks_the_database_as_often_for_one_as_for_many(cast: Cast) -> None:
    counts = []
    for texts in ([TEXT], [f"{TEXT}\nNummer {number}" for number in range(12)]):
        batch = bring_in(cast.cooperation, *texts)
        accept_all(actor=IMPORTER, batch=batch, with_doubts=True)
        with CaptureQueriesContext(connection) as queries:
            find_documents(IMPORTER, cast.cooperation, "utenforskap")
        counts.append(len(queries))
    asides = {"sqlite": 0, "postgresql": 4}[connection.vendor]  # what makes PostgreSQL use the index
    assert counts[0] == counts[1] <= 3 + asides


def test_a_word_that_a_line_end_parts_is_found_whole_and_in_parts() -> None:
    words = words_of("kompe-\n  tanse og nærings-\nliv").split()
    assert {"kompe", "tanse", "kompetanse", "naeringsliv"} <= set(words)


def test_words_are_compared_bare() -> None:
    assert asked_words("  Ålesund, ÆRLIG-het  Øst ålesund ") == ["alesund", "aerlig", "het", "ost"]
    text = "Ærlig ærligheten uærlig AERLIG"
    found = [text[start:end] for start, end, _word in found_in(text, ["aerlig"])]
    assert found == ["Ærlig", "ærligheten", "AERLIG"]


def test_the_snippet_shows_where_most_words_stand_together() -> None:
    text = "Havn. " + "fyll " * 100 + "Her står havnen ved <kaia> igjen. " + "mer " * 100
    shown = str(marked(snippet(text, ["havn", "kaia"])))
    assert "<mark>havnen</mark> ved &lt;<mark>kaia</mark>&gt;" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_a_snippet_without_the_words_is_the_beginning() -> None:
    assert snippet("En to tre", ["fire"]) == [("En to tre", False)]
