"""The running order and the list to sign: what whoever leads the meeting has before them."""

import io
from datetime import date

import pypdfium2
import pytest
from django.http import HttpResponse
from django.urls import reverse

from rundbord.apps.meetings.models import Attendance, Exclusion, ItemKind, Meeting, State
from rundbord.apps.record.models import Action
from tests import factories
from tests.cast import Cast
from tests.conftest import Login


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A meeting that is called, with somebody away and a promise from the last time."""
    before = factories.make_meeting(cast.body, date(2026, 1, 20), state=State.SENT)
    said = factories.make_entry(factories.make_item(before))
    Action.objects.create(entry=said, text="Sende kartet", person=cast.member, due=date(2026, 2, 1))
    meeting = factories.make_meeting(cast.body, state=State.CALLED)
    factories.make_attendance(meeting, cast.member, Attendance.Status.EXPECTED)
    factories.make_attendance(meeting, cast.disqualified, Attendance.Status.ABSENT)
    item = factories.make_item(meeting, "Felles kampanje", ItemKind.DECISION)
    item.proposed_decision, item.presenter, item.planned_minutes = "<p>Gruppa tilrår kampanjen.</p>", "Leif Dahl", 20
    item.save()
    factories.make_item(meeting, "Runde rundt bordet", ItemKind.ROUND_TABLE)
    return meeting


def _address(meeting: Meeting, name: str) -> str:
    return reverse(f"notices:{name}", args=[meeting.cooperation.slug, meeting])


def _words(answer: HttpResponse) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(answer.content))
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def test_the_running_order_holds_all_that_the_chair_needs(as_: Login, cast: Cast, meeting: Meeting) -> None:
    answer = as_("chair").get(_address(meeting, "running_order"))
    assert answer["Content-Type"] == "application/pdf"
    words = _words(answer)  # type: ignore[arg-type]  # test response
    for told in ("Kjøreplan", "13.00", "Leif Dahl", "20 min", "Gruppa tilrår kampanjen.", "forfall", "Innspill"):
        assert told in words, told
    assert "Marit Solheim: Sende kartet" in words
    assert "innen 1. februar 2026, sagt 20. januar 2026" in " ".join(words.split())


def test_the_list_to_sign_has_everybody(as_: Login, cast: Cast, meeting: Meeting) -> None:
    words = _words(as_("secretary").get(_address(meeting, "signing_list")))  # type: ignore[arg-type]  # test response
    assert "Underskrift" in words
    assert "Marit Solheim" in words


def test_who_is_kept_out_of_an_item_gets_nothing_of_it(as_: Login, cast: Cast, meeting: Meeting) -> None:
    Exclusion.objects.create(item=meeting.items.get(title="Felles kampanje"), person=cast.chair)
    words = _words(as_("chair").get(_address(meeting, "running_order")))  # type: ignore[arg-type]  # test response
    assert "Gruppa tilrår kampanjen." not in words


def test_it_is_for_those_who_lead_and_keep(as_: Login, cast: Cast, meeting: Meeting) -> None:
    for name in ("running_order", "signing_list"):
        assert as_("member").get(_address(meeting, name)).status_code == 403
        assert as_("neighbour").get(_address(meeting, name)).status_code == 404
        assert as_("secretary").post(_address(meeting, name)).status_code == 405
    notice = reverse("notices:notice", args=[cast.cooperation.slug, meeting])
    assert "kjoreplan.pdf" in as_("chair").get(notice).content.decode()
    assert "kjoreplan.pdf" not in as_("member").get(notice).content.decode()
