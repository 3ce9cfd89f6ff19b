"""The pages by which a meeting is planned and mended: who may, wrong methods, bad input, conflicts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundbord.apps.core import clock
from rundbord.apps.meetings import services
from rundbord.apps.meetings.models import AgendaItem, Attendance, Exclusion, Meeting, State
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

FORMS = ["meeting_edit", "meeting_withdraw", "item_add", "attendance", "papers_add"]
BUTTONS = [
    "meeting_move_to_state",
    "meeting_restore",
    "undo_step",
    "attendance_add_from_seats",
    "attendance_set_all_present",
]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    meeting = factories.make_meeting(cast.body, state=State.CALLED)
    Meeting.objects.filter(pk=meeting.pk).update(agenda_public_at=clock.now())
    return Meeting.objects.get(pk=meeting.pk)


@pytest.fixture
def item(cast: Cast, meeting: Meeting) -> AgendaItem:
    return services.add_item(actor=cast.viewer("secretary"), meeting=meeting, title="Kompetansebehov")


def at(name: str, meeting: Meeting, *uids: str) -> str:
    return reverse(f"meetings:{name}", args=[meeting.cooperation.slug, meeting.uid, *uids])


@pytest.mark.parametrize("name", FORMS)
def test_forms_are_the_keepers(as_: Login, meeting: Meeting, name: str) -> None:
    assert as_("secretary").get(at(name, meeting)).status_code == 200
    for who in ("member", "chair", "anonymous", "stranger"):
        assert as_(who).get(at(name, meeting)).status_code == 403
        assert as_(who).post(at(name, meeting)).status_code == 403


@pytest.mark.parametrize("name", BUTTONS)
def test_buttons_take_post_only_and_are_the_keepers(as_: Login, meeting: Meeting, name: str) -> None:
    assert as_("secretary").get(at(name, meeting)).status_code == 405
    for who in ("member", "chair", "anonymous", "stranger"):
        assert as_(who).post(at(name, meeting)).status_code == 403


def test_of_a_meeting_that_one_may_not_see_nothing_is_told(cast: Cast, as_: Login) -> None:
    hidden = factories.make_meeting(cast.body)
    for name in (*FORMS, *BUTTONS):
        assert as_("member").post(at(name, hidden)).status_code == 404


def planned(cast: Cast, **changes: object) -> dict[str, object]:
    values = {"bodies": [cast.body.pk], "date": "2026-05-07", "start_time": "13:00", "end_time": "15:00"}
    return {**values, "form": "physical", "language": "nb", **changes}


def test_a_meeting_is_planned(cast: Cast, as_: Login) -> None:
    address = reverse("meetings:meeting_add", args=[cast.cooperation.slug])
    response = as_("secretary").post(address, planned(cast), follow=True)
    assert "torsdag 7. mai 2026 kl. 13.00–15.00" in response.content.decode()
    assert Meeting.objects.get().held_by == (cast.body,)


def test_a_meeting_must_end_after_it_starts(cast: Cast, as_: Login) -> None:
    address = reverse("meetings:meeting_add", args=[cast.cooperation.slug])
    response = as_("secretary").post(address, planned(cast, end_time="12:00"))
    assert response.status_code == 422
    assert 'value="12:00"' in response.content.decode()
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("who", ["member", "chair", "stranger", "anonymous"])
def test_nobody_else_plans(cast: Cast, as_: Login, who: str) -> None:
    assert as_(who).get(reverse("meetings:meeting_add", args=[cast.cooperation.slug])).status_code == 403


def test_an_edit_of_something_older_comes_back_with_what_was_written(
    cast: Cast, as_: Login, meeting: Meeting, item: AgendaItem
) -> None:
    services.edit_item(actor=cast.viewer("secretary"), item=item, version=0, title="Andres")
    sent = {"version": 0, "title": "Mitt", "kind": "discussion", "access": "open", "case_text": "Tekst"}
    response = as_("secretary").post(at("item_edit", meeting, item.uid), sent)
    assert response.status_code == 409
    assert "Mitt" in response.content.decode()
    assert AgendaItem.objects.get().title == "Andres"


def test_a_stale_button_is_a_conflict(as_: Login, meeting: Meeting, item: AgendaItem) -> None:
    factories.make_item(meeting, "Annen sak")
    response = as_("secretary").post(at("item_move", meeting, item.uid), {"version": 7, "steps": "1"})
    assert response.status_code == 409


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30])
def test_a_malformed_version_is_a_conflict(as_: Login, meeting: Meeting, item: AgendaItem, version: str) -> None:
    factories.make_item(meeting, "Annen sak")
    response = as_("secretary").post(at("item_move", meeting, item.uid), {"version": version, "steps": "1"})
    assert response.status_code == 409


def test_plain_text_becomes_paragraphs_and_unchanged_text_keeps_its_structure(
    cast: Cast, as_: Login, meeting: Meeting, item: AgendaItem
) -> None:
    markup = "<p>Bakgrunn</p><ul><li>Helse</li><li>Teknologi</li></ul>"
    services.edit_item(actor=cast.viewer("secretary"), item=item, version=0, case_text=markup)
    sent = {"version": 1, "title": "Sak", "kind": "discussion", "access": "open", "numbered": "on"}
    unchanged = {**sent, "case_text": "Bakgrunn\r\n\r\nHelse\r\n\r\nTeknologi", "proposed_decision": "Ja\r\n\r\nNei"}
    assert as_("secretary").post(at("item_edit", meeting, item.uid), unchanged).status_code == 302
    stored = AgendaItem.objects.get()
    assert stored.case_text == markup
    assert stored.proposed_decision == "<p>Ja</p><p>Nei</p>"


def test_the_editor_sends_markup(as_: Login, meeting: Meeting, item: AgendaItem) -> None:
    sent = {"version": 0, "title": "Sak", "kind": "discussion", "access": "open", "numbered": "on"}
    sent |= {"case_text": "<p class=MsoNormal><b>Ja</b><o:p></o:p></p>", "case_text_format": "html"}
    as_("secretary").post(at("item_edit", meeting, item.uid), sent)
    assert AgendaItem.objects.get().case_text == "<p><strong>Ja</strong></p>"


def test_an_exemption_without_basis_is_told_on_the_page(as_: Login, meeting: Meeting, item: AgendaItem) -> None:
    sent = {"version": 0, "title": "Sak", "kind": "discussion", "access": "exempt"}
    response = as_("secretary").post(at("item_edit", meeting, item.uid), sent)
    assert response.status_code == 422
    assert "hjemmel" in response.content.decode()


def test_somebody_is_kept_out_and_let_in_again(cast: Cast, as_: Login, meeting: Meeting, item: AgendaItem) -> None:
    as_("secretary").post(at("item_exclude", meeting, item.uid), {"person": cast.disqualified.pk})
    exclusion = Exclusion.objects.get(withdrawn_at=None)
    sent = {"person": cast.disqualified.uid, "version": exclusion.version}
    as_("secretary").post(at("item_readmit", meeting, item.uid), sent)
    assert not Exclusion.objects.filter(withdrawn_at=None).exists()


def test_a_keeper_who_is_kept_out_gets_no_form(cast: Cast, as_: Login, meeting: Meeting, item: AgendaItem) -> None:
    services.exclude_person(actor=cast.viewer("secretary"), item=item, person=cast.secretary)
    assert as_("secretary").get(at("item_edit", meeting, item.uid)).status_code == 403


def test_undo_by_the_page(as_: Login, meeting: Meeting, item: AgendaItem) -> None:
    as_("secretary").post(at("undo_step", meeting))
    assert AgendaItem.objects.get().withdrawn_at is not None
    response = as_("secretary").post(at("undo_step", meeting), follow=True)
    assert "ingenting å angre" in response.content.decode()


def test_the_attendance_page(cast: Cast, as_: Login, meeting: Meeting) -> None:
    client = as_("secretary")
    client.post(at("attendance_add_from_seats", meeting))
    row = Attendance.objects.get(person=cast.member)
    client.post(at("attendance_set_status", meeting, row.uid), {"status": "absent", "version": row.version})
    client.post(at("attendance_set_all_present", meeting))
    client.post(at("attendance", meeting), {"name_written": "Gro", "category": "guest", "status": "present"})
    statuses = dict(Attendance.objects.values_list("name_written", "status"))
    assert statuses == {
        "Marit Solheim": "absent",
        "Leif Dahl": "present",
        "Dina Vik": "present",
        "Gro": "present",
    }


def test_paste_is_cleaned_for_those_who_are_logged_in(cast: Cast, as_: Login) -> None:
    address = reverse("meetings:paste", args=[cast.cooperation.slug])
    pasted = "<p class=MsoNormal onclick='x()'>Hei<o:p></o:p></p>"
    response = as_("member").post(address, pasted, content_type="text/plain")
    assert response.content.decode() == "<p>Hei</p>"
    assert as_("anonymous").post(address, pasted, content_type="text/plain").status_code == 403
    assert as_("member").get(address).status_code == 405


@pytest.mark.parametrize("who", ["secretary", "member", "anonymous"])
def test_the_list_costs_the_same_few_queries(cast: Cast, as_: Login, who: str) -> None:
    address = reverse("meetings:meetings", args=[cast.cooperation.slug])
    counts = []
    for more in (1, 29):
        for _each in range(more):
            factories.make_meeting(cast.body, state=State.CALLED)
        Meeting.objects.update(agenda_public_at=clock.now(), title="")
        client = as_(who)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_the_list_shows_what_one_may_see_of_the_chosen_year(cast: Cast, as_: Login) -> None:
    called = factories.make_meeting(cast.body, state=State.CALLED)
    hidden = factories.make_meeting(cast.body)
    address = reverse("meetings:meetings", args=[cast.cooperation.slug])
    page = as_("member").get(f"{address}?organ={cast.body.uid}&ar=2026").content.decode()
    assert called.uid in page
    assert hidden.uid not in page
    assert called.uid in as_("member").get(f"{address}?ar=1890&organ=tull&side=x").content.decode()
