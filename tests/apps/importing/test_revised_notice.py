"""A revised notice: its changes are shown, come into the agenda of the meeting that is there, and can be taken back."""

import re
from datetime import time

import pytest
from django.db import models
from django.urls import reverse

from rundbord.apps.core import richtext
from rundbord.apps.files.models import Attachment
from rundbord.apps.importing.models import Document, DocumentPart, Part, State
from rundbord.apps.importing.services.accepting import accept_all, accept_document
from rundbord.apps.importing.services.undoing import undo_document
from rundbord.apps.meetings.models import AgendaItem, ItemNumber, Meeting
from rundbord.apps.record.models import Entry
from tests import factories
from tests.apps.importing.meeting_files import APPROVED, NOTICE, again, drop
from tests.cast import Cast
from tests.conftest import Login

REVISED = """Revidert innkalling til møte i Fjordbyenes faggruppe for næring

Tid: Torsdag 25. november 2021, kl. 12:00-15:00
Sted: Rådhuset

SAKSLISTE

1. Godkjenning av innkalling og dagsorden

2. Kraft og nett

Statnett orienterer om planene for et nytt nett.

3. Havn

Havnesjefen orienterer.

4. Runden rundt bordet

Den enkelte orienterer om aktuelle saker.

Velkommen til møte!
"""
ROWS: tuple[type[models.Model], ...] = (Meeting, AgendaItem, Entry)


def _accept(cast: Cast, document: Document) -> Meeting:
    return accept_document(actor=cast.viewer("secretary"), document=again(document))


def _first(cast: Cast) -> Meeting:
    return _accept(cast, drop(cast.cooperation, innkalling=NOTICE)["innkalling"])


def _dropped(cast: Cast, text: str = REVISED) -> Document:
    return again(drop(cast.cooperation, ny=text)["ny"])


def _agenda(meeting: Meeting) -> list[tuple[str, str]]:
    numbers = dict(ItemNumber.objects.filter(item__meeting=meeting).values_list("item", "printed"))
    items = meeting.items.filter(withdrawn_at=None).order_by("position")
    return [(numbers.get(item.pk, ""), item.title) for item in items]


def _standing() -> list[list[dict[str, object]]]:
    found: list[list[dict[str, object]]] = [
        list(model._default_manager.filter(withdrawn_at=None).order_by("pk").values()) for model in ROWS
    ]
    return [*found, [dict(one) for one in ItemNumber.objects.order_by("pk").values()]]


def test_new_items_come_in_moved_ones_move_and_those_that_it_lacks_leave(cast: Cast) -> None:
    meeting = _first(cast)
    before = {item.title: item.pk for item in meeting.items.all()}
    assert _accept(cast, _dropped(cast)) == meeting
    assert _agenda(meeting) == [
        ("1", "Godkjenning av innkalling og dagsorden"), ("2", "Kraft og nett"), ("3", "Havn"),
        ("4", "Runden rundt bordet"),
    ]  # fmt: skip
    power = meeting.items.get(title="Kraft og nett")
    assert power.pk == before["Kraft og nett"]
    assert richtext.to_plain(power.case_text) == "Statnett orienterer om planene for et nytt nett."
    meeting.refresh_from_db()
    assert (meeting.start_time, meeting.place) == (time(12), "Rådhuset")
    kept = Attachment.objects.filter(owner_kind="meeting", owner_uid=meeting.uid, withdrawn_at=None)
    assert [(one.role, one.name) for one in kept.order_by("position")] == [
        ("original_notice_revised", "ny.txt"), ("original_notice", "innkalling.txt"),
    ]  # fmt: skip


def test_taking_it_back_leaves_the_agenda_as_it_was(cast: Cast) -> None:
    _first(cast)
    before = _standing()
    document = _dropped(cast)
    _accept(cast, document)
    assert _standing() != before
    undo_document(actor=cast.viewer("secretary"), document=again(document), reason="Feil")
    assert _standing() == before


def test_the_changes_are_shown_before_it_is_accepted(as_: Login, cast: Cast) -> None:
    _first(cast)
    document = _dropped(cast)
    page = as_("secretary").get(reverse("importing:document", args=[cast.cooperation.slug, document])).content.decode()
    shown = page.split("Endringer på sakslista")[1].split("</section>")[0]
    tags = {title: re.findall(r'ds-tag"[^>]*>([^<]+)<', shown.split(title)[0])[-1] for title in ("Havn", "Eventuelt")}
    assert tags == {"Havn": "Ny", "Eventuelt": "Går ut av sakslista"}
    assert "Flyttet" in shown
    assert '<ins><span class="ds-sr-only">lagt til: </span>nytt</ins>' in shown
    assert "Godkjenning av innkalling" not in shown
    assert "går endringene inn på sakslista" in page


def test_what_somebody_made_changed_or_hung_papers_on_stays(as_: Login, cast: Cast) -> None:
    meeting = _first(cast)
    factories.make_item(meeting, "Skrevet for hånd")
    AgendaItem.objects.filter(title="Eventuelt").update(version=1)
    document = _dropped(cast)
    page = as_("secretary").get(reverse("importing:document", args=[cast.cooperation.slug, document])).content.decode()
    assert page.count("Ikke i innkallingen, blir stående") == 2
    _accept(cast, document)
    assert {"Skrevet for hånd", "Eventuelt"} <= {title for _number, title in _agenda(meeting)}


def test_one_that_is_not_called_revised_may_be_said_to_be(as_: Login, cast: Cast) -> None:
    meeting = _first(cast)
    document = _dropped(cast, REVISED.replace("Revidert innkalling", "Innkalling"))
    assert DocumentPart.objects.get(document=document).part == Part.NOTICE
    address = reverse("importing:document_choose_part", args=[cast.cooperation.slug, document])
    as_("secretary").post(address, {"version": document.version, "part": "revised"})
    _accept(cast, document)
    assert ("3", "Havn") in _agenda(meeting)


def test_a_second_notice_that_is_not_revised_is_kept_as_a_file(cast: Cast) -> None:
    meeting = _first(cast)
    before = _agenda(meeting)
    _accept(cast, _dropped(cast, REVISED.replace("Revidert innkalling", "Innkalling")))
    assert _agenda(meeting) == before


def test_of_both_that_wait_the_revised_one_makes_the_meeting(cast: Cast) -> None:
    files = drop(cast.cooperation, innkalling=NOTICE, ny=REVISED)
    meeting = _accept(cast, files["ny"])
    assert [title for _number, title in _agenda(meeting)][2] == "Havn"
    assert again(files["innkalling"]).state == State.ACCEPTED


def test_a_revision_of_the_revised_one_comes_in_too_and_the_same_once_more_does_not(cast: Cast) -> None:
    meeting = _first(cast)
    _accept(cast, _dropped(cast))
    newer = REVISED.replace("3. Havn", "3. Havn og kai").replace("Havnesjefen", "Kaisjefen")
    _accept(cast, _dropped(cast, newer))
    assert ("3", "Havn og kai") in _agenda(meeting)
    before = _standing()
    _accept(cast, _dropped(cast, f"{newer}\n"))
    assert _standing() == before


def test_of_two_revised_ones_nobody_guesses_which_is_newer(cast: Cast) -> None:
    _accept(cast, _dropped(cast))
    other = _dropped(cast, REVISED.replace("3. Havn", "3. Kai"))
    done = accept_all(actor=cast.viewer("secretary"), batch=other.batch, with_doubts=True)
    assert (done.accepted, len(done.refused)) == (0, 1)


@pytest.mark.parametrize("changed", [REVISED, NOTICE])
def test_when_there_are_minutes_a_notice_is_only_kept(cast: Cast, changed: str) -> None:
    _accept(cast, drop(cast.cooperation, referat=APPROVED)["referat"])
    before = _standing()
    _accept(cast, _dropped(cast, changed))
    assert _standing() == before


def test_minutes_join_the_revised_agenda(cast: Cast) -> None:
    meeting = _first(cast)
    _accept(cast, _dropped(cast))
    assert _accept(cast, drop(cast.cooperation, referat=APPROVED)["referat"]) == meeting
    assert Entry.objects.filter(
        item__meeting=meeting, withdrawn_at=None, item__title__iexact="runden rundt bordet"
    ).exists()
