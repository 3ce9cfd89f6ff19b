"""Accepting together what joins meetings that are there: as one by one, and taken back exactly."""

from datetime import date

import pytest
from django.db import models

from rundbord.apps.files.models import Attachment
from rundbord.apps.importing.models import Batch, Document, Intake, State
from rundbord.apps.importing.overview import clear_documents
from rundbord.apps.importing.services.accepting import Acceptance, accept_all, accept_document
from rundbord.apps.importing.services.undoing import undo_batch
from rundbord.apps.meetings.models import AgendaItem, Attendance, Meeting
from rundbord.apps.record.models import Entry
from tests import factories
from tests.apps.importing.meeting_files import APPROVED, DRAFT, NOTICE, again, drop
from tests.apps.importing.samples import IMPORTER
from tests.cast import Cast

ROWS: tuple[type[models.Model], ...] = (Meeting, AgendaItem, Entry, Attendance, Attachment)
OTHER_DAY = "Fredag 26. november"


def _pressed(cast: Cast, batch: Batch) -> Acceptance:
    """The button of the table."""
    actor = cast.viewer("secretary")
    uids = list(clear_documents(actor, batch).values_list("uid", flat=True))
    return accept_all(actor=actor, batch=batch, uids=uids)


def _clear(files: dict[str, Document]) -> Batch:
    batch = next(iter(files.values())).batch
    Document.objects.filter(batch=batch).update(doubts=0)
    return batch


def _standing() -> list[list[dict[str, object]]]:
    rows = (model._default_manager.filter(withdrawn_at=None).order_by("pk") for model in ROWS)
    return [
        list(one.exclude(owner_kind="document").values() if one.model is Attachment else one.values()) for one in rows
    ]


def test_minutes_join_the_meetings_of_notices_and_of_the_hand_with_one_press(cast: Cast) -> None:
    accept_document(actor=IMPORTER, document=again(drop(cast.cooperation, innkalling=NOTICE)["innkalling"]))
    factories.make_meeting(cast.body, date(2021, 11, 26), state="called")
    later = APPROVED.replace("Torsdag 25. november", OTHER_DAY)
    batch = _clear(drop(cast.cooperation, ett=APPROVED, to=later, utkast=DRAFT))
    before = _standing()
    done = _pressed(cast, batch)
    assert (done.accepted, done.refused) == (2, ())
    assert Meeting.objects.count() == 2
    recorded = Intake.objects.filter(document__batch=batch, record=True).values_list("document__name", flat=True)
    assert set(recorded) == {"ett.txt", "to.txt"}
    assert set(batch.documents.values_list("state", flat=True)) == {State.ACCEPTED}
    undo_batch(actor=cast.viewer("secretary"), batch=batch, reason="Feil")
    assert _standing() == before


def test_the_approved_one_replaces_the_draft_that_was_accepted_before(cast: Cast) -> None:
    accept_document(actor=IMPORTER, document=again(drop(cast.cooperation, utkast=DRAFT)["utkast"]))
    batch = _clear(drop(cast.cooperation, referat=APPROVED))
    before = _standing()
    assert _pressed(cast, batch).accepted == 1
    assert not Entry.objects.filter(withdrawn_at=None, text__contains="bygger ny kai").exists()
    undo_batch(actor=cast.viewer("secretary"), batch=batch, reason="Feil")
    assert _standing() == before


@pytest.mark.parametrize("state", ["sent", "approved"])
def test_what_cannot_join_is_told_and_the_others_come_in(cast: Cast, state: str) -> None:
    accept_document(actor=IMPORTER, document=again(drop(cast.cooperation, utkast=DRAFT)["utkast"]))
    Meeting.objects.update(state=state)
    later = APPROVED.replace("Torsdag 25. november", OTHER_DAY)
    done = _pressed(cast, _clear(drop(cast.cooperation, ett=APPROVED, to=later)))
    assert done.accepted == 1
    assert [document.name for document, _why in done.refused] == ["ett.txt"]
