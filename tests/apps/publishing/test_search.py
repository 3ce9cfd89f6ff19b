"""The public search: all words, what is published only, and no name in what is older than a year."""

from datetime import date

import pytest

from rundbord.apps.core import clock
from rundbord.apps.core.models import Access
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.publishing.search import search, without_names
from rundbord.apps.record.models import Entry
from tests import factories
from tests.cast import Cast

NEW, OLD = date(2025, 6, 1), date(2025, 2, 1)  # today is 2 March 2026


def said(cast: Cast, day: date, text: str, speaker: str = "") -> Entry:
    """A published line."""
    meeting = factories.make_meeting(cast.body, day, state=State.APPROVED)
    Meeting.objects.filter(pk=meeting.pk).update(record_public_at=clock.now(), agenda_public_at=clock.now())
    entry = factories.make_entry(factories.make_item(meeting, "Rekruttering"), text)
    Entry.objects.filter(pk=entry.pk).update(speaker_written=speaker)
    return entry


def found(cast: Cast, asked: str) -> list[str]:
    return [hit.item.title for hit in search(cast.anonymous(), cast.cooperation, asked)]


def test_all_words_must_stand_there(cast: Cast) -> None:
    said(cast, NEW, "Økt samarbeid om kompetanse.")
    assert found(cast, "økt kompet") == ["Rekruttering"]
    assert found(cast, "økt vannkraft") == []
    assert found(cast, " ,") == []


def test_a_name_finds_what_is_less_than_a_year_old_only(cast: Cast) -> None:
    for day in (NEW, OLD):
        said(cast, day, "Marit Solheim lager et notat om ferjer.", "Marit Solheim")
    assert len(found(cast, "ferjer")) == 2
    for asked in ("Marit Solheim", "solheim", "Marit", "Sol", "marit ferjer"):
        assert len(found(cast, asked)) == 1, asked


def test_a_first_name_that_nobody_registered_is_a_name_too(cast: Cast) -> None:
    said(cast, OLD, "Gunnar Ukjentsen fra Horten orienterte.")
    assert found(cast, "Gunnar") == []
    assert found(cast, "Ukjentsen") == []
    assert found(cast, "Horten") == ["Rekruttering"]


def test_a_meeting_without_a_date_counts_as_old(cast: Cast) -> None:
    entry = said(cast, NEW, "Marit Solheim lager et notat.")
    Meeting.objects.filter(pk=entry.item.meeting_id).update(date=None)
    assert found(cast, "Solheim") == []


@pytest.mark.parametrize("closed", ["item", "entry", "record", "cooperation"])
def test_what_is_closed_is_not_found(cast: Cast, closed: str) -> None:
    entry = said(cast, NEW, "Hemmelig avtale.")
    meeting = Meeting.objects.filter(pk=entry.item.meeting_id)
    if closed == "item":
        entry.item.access = Access.EXEMPT
        entry.item.save()
    elif closed == "entry":
        Entry.objects.filter(pk=entry.pk).update(access=Access.EXEMPT)
    elif closed == "record":
        meeting.update(record_public_at=None)
    else:
        meeting.update(cooperation=cast.other_cooperation)
    assert found(cast, "hemmelig") == []


def test_words_of_names_are_taken_out_of_a_text() -> None:
    names = frozenset({"solheim"})
    assert without_names("Solheim Berg møtte, og Oslo.", names) == "  møtte, og Oslo."
