"""The pages of the next meeting and its notice: who may, what they show, and bad input."""

from datetime import date

import pytest
from django.urls import reverse

from rundbord.apps.core.models import Access
from rundbord.apps.meetings.models import AgendaItem, Meeting, State
from rundbord.apps.record.models import Action
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

FACTS = {"date": "2026-03-26", "start_time": "09:00", "end_time": "11:00", "place": "Teams", "form": "digital"}
TEAMS = "Bli med https://teams.microsoft.com/meet/312?p=aB Møte-ID: 312 456 789 01 Passord: aB3xY9"


def next_address(cast: Cast) -> str:
    return reverse("notices:next_meeting", args=[cast.cooperation.slug, cast.body])


def notice_address(cast: Cast, meeting: Meeting, name: str = "notices:notice", *more: str) -> str:
    return reverse(name, args=[cast.cooperation.slug, meeting, *more])


def left_promise(cast: Cast) -> Action:
    meeting = factories.make_meeting(cast.body, date(2026, 2, 5), state=State.HELD)
    entry = factories.make_entry(factories.make_item(meeting), "Kommer tilbake med dato")
    return Action.objects.create(entry=entry, text="Kommer tilbake med dato")


def called(cast: Cast) -> Meeting:
    meeting = factories.make_meeting(cast.body, date(2026, 3, 26), state=State.CALLED)
    AgendaItem.objects.create(
        meeting=meeting,
        title="Hemmelig tomtekjøp",
        case_text="<p>Prisen er fire millioner.</p>",
        access=Access.EXEMPT,
        law="offentleglova",
        paragraph="§ 23",
        position=2,
    )
    return meeting


def test_the_page_ticks_what_is_likely(cast: Cast, as_: Login) -> None:
    action = left_promise(cast)
    page = as_("secretary").get(next_address(cast)).content.decode()
    box = page[page.index(f'id="action-{action.uid}"') :].split("/>")[0]
    assert "checked" in box
    assert "Kommer tilbake med dato" in page


def test_one_press_makes_the_meeting_and_leads_to_its_notice(cast: Cast, as_: Login) -> None:
    action = left_promise(cast)
    response = as_("secretary").post(next_address(cast), {**FACTS, "taken": [f"action-{action.uid}"]}, follow=True)
    assert response.status_code == 200
    page = response.content.decode()
    assert "Innkalling til møte i Faggruppe for næring" in page
    assert "Kommer tilbake med dato" in page
    assert "torsdag 26. mars 2026 kl. 09.00–11.00" in page


@pytest.mark.parametrize(
    ("field", "value"), [("date", "i morgen"), ("end_time", "08:00"), ("form", "telepati"), ("start_time", "")]
)
def test_bad_input_is_told_and_nothing_is_made(cast: Cast, as_: Login, field: str, value: str) -> None:
    response = as_("secretary").post(next_address(cast), {**FACTS, field: value})
    assert response.status_code == 422
    assert "Rett dette først" in response.content.decode()
    assert not Meeting.objects.exists()


def test_what_was_ticked_stays_ticked_after_bad_input(cast: Cast, as_: Login) -> None:
    action = left_promise(cast)
    page = as_("secretary").post(next_address(cast), {**FACTS, "date": "", "taken": []}).content.decode()
    assert "checked" not in page[page.index(f'id="action-{action.uid}"') :].split("/>")[0]


@pytest.mark.parametrize("who", ["anonymous", "member", "neighbour", "former", "chair", "stranger", "disqualified"])
def test_only_those_who_keep_the_body_plan_its_meetings(cast: Cast, as_: Login, who: str) -> None:
    client = as_(who)
    assert client.get(next_address(cast)).status_code == 403
    assert client.post(next_address(cast), FACTS).status_code == 403
    assert not Meeting.objects.exists()


def test_the_preview_counts_and_writes_nothing(cast: Cast, as_: Login) -> None:
    action = left_promise(cast)
    address = reverse("notices:agenda_preview", args=[cast.cooperation.slug, cast.body])
    before = Meeting.objects.count()
    page = as_("secretary").post(address, {**FACTS, "taken": [f"action-{action.uid}"]}).content.decode()
    assert "Oppfølging fra tidligere møter" in page
    assert "av 120 min" in page
    assert Meeting.objects.count() == before
    assert as_("secretary").get(address).status_code == 405


def test_the_notice_as_file(cast: Cast, as_: Login) -> None:
    meeting = called(cast)
    for ending, first in (("pdf", b"%PDF"), ("docx", b"PK"), ("odt", b"PK")):
        response = as_("member").get(notice_address(cast, meeting, "notices:file", ending))
        assert response.status_code == 200
        assert response.content.startswith(first)
    assert as_("member").get(notice_address(cast, meeting, "notices:file", "exe")).status_code == 404


def test_members_read_exempt_items_and_the_public_its_basis_only(cast: Cast, as_: Login) -> None:
    meeting = called(cast)
    Meeting.objects.filter(pk=meeting.pk).update(agenda_public_at=meeting.items.get().meeting.agenda_public_at)
    assert "fire millioner" in as_("member").get(notice_address(cast, meeting)).content.decode()
    assert as_("anonymous").get(notice_address(cast, meeting)).status_code == 404


def test_a_pasted_invitation_stands_first_in_notice_and_text(cast: Cast, as_: Login) -> None:
    meeting = called(cast)
    address = notice_address(cast, meeting, "notices:joining_set")
    response = as_("secretary").post(address, {"invitation": TEAMS, "version": meeting.version}, follow=True)
    page = response.content.decode()
    assert "312 456 789 01" in page
    assert page.index("312 456 789 01") < page.index("Saksliste")
    assert "Passord" not in page


def test_a_text_that_is_no_invitation_is_told(cast: Cast, as_: Login) -> None:
    meeting = called(cast)
    address = notice_address(cast, meeting, "notices:joining_set")
    response = as_("secretary").post(address, {"invitation": "Velkommen!", "version": meeting.version})
    assert response.status_code == 422
    assert "Lim inn hele innkallingen" in response.content.decode()


def test_a_change_meanwhile_is_not_overwritten(cast: Cast, as_: Login) -> None:
    meeting = called(cast)
    address = notice_address(cast, meeting, "notices:joining_set")
    response = as_("secretary").post(address, {"invitation": TEAMS, "version": meeting.version + 1})
    assert response.status_code == 409
    meeting.refresh_from_db()
    assert meeting.join_url == ""


@pytest.mark.parametrize("who", ["member", "chair", "disqualified"])
def test_members_cannot_change_how_to_join(cast: Cast, as_: Login, who: str) -> None:
    meeting = called(cast)
    address = notice_address(cast, meeting, "notices:joining_set")
    assert as_(who).post(address, {"invitation": TEAMS, "version": meeting.version}).status_code == 403


def test_calling_gives_the_numbers(cast: Cast, as_: Login) -> None:
    meeting = factories.make_meeting(cast.body, date(2026, 3, 26))
    item = factories.make_item(meeting)
    page = as_("secretary").get(notice_address(cast, meeting)).content.decode()
    assert "UTKAST" in page
    assert "Innkall</button>" in page
    response = as_("secretary").post(
        notice_address(cast, meeting, "notices:call"), {"version": meeting.version}, follow=True
    )
    page = response.content.decode()
    assert "Møtet er innkalt" in page
    assert "UTKAST" not in page
    assert "Innkall</button>" not in page
    assert not item.numbers.get().provisional


def test_calling_what_somebody_changed_is_a_conflict(cast: Cast, as_: Login) -> None:
    meeting = factories.make_meeting(cast.body, date(2026, 3, 26))
    address = notice_address(cast, meeting, "notices:call")
    assert as_("secretary").post(address, {"version": meeting.version + 1}).status_code == 409
    meeting.refresh_from_db()
    assert meeting.state == State.PLANNED


def test_a_meeting_that_was_held_is_not_called_again(cast: Cast, as_: Login) -> None:
    meeting = factories.make_meeting(cast.body, date(2026, 2, 26), state=State.HELD)
    address = notice_address(cast, meeting, "notices:call")
    page = as_("secretary").post(address, {"version": meeting.version}, follow=True).content.decode()
    assert "UTKAST" not in page
    meeting.refresh_from_db()
    assert meeting.state == State.HELD


@pytest.mark.parametrize("who", ["member", "chair"])
def test_members_neither_call_nor_see_what_was_left_out(cast: Cast, as_: Login, who: str) -> None:
    meeting = called(cast)
    client = as_(who)
    assert client.post(notice_address(cast, meeting, "notices:call"), {"version": 0}).status_code == 403
    assert client.get(notice_address(cast, meeting, "notices:left_out")).status_code == 403


def test_what_was_left_out_is_a_page_and_a_part(cast: Cast, as_: Login) -> None:
    left_promise(cast)
    address = notice_address(cast, called(cast), "notices:left_out")
    client = as_("secretary")
    assert "<h1" in client.get(address).content.decode()
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<h1" not in part
    assert "Kommer tilbake med dato" in part
    assert client.post(address).status_code == 405


def test_the_body_page_tells_what_stands_open(cast: Cast, as_: Login) -> None:
    action = left_promise(cast)
    address = reverse("people:body", args=[cast.cooperation.slug, cast.body])
    page = as_("secretary").get(address).content.decode()
    assert "Dette står åpent" in page
    assert f"#linje-{action.entry.uid}" in page
    assert "Dette står åpent" not in as_("anonymous").get(address).content.decode()


def test_a_planned_meeting_is_pointed_at(cast: Cast, as_: Login) -> None:
    meeting = factories.make_meeting(cast.body, date(2026, 3, 26))
    page = as_("secretary").get(next_address(cast)).content.decode()
    assert notice_address(cast, meeting) in page


@pytest.mark.parametrize("rows", [1, 30])
def test_the_pages_cost_the_same_queries_however_much_there_is(
    cast: Cast, as_: Login, rows: int, django_assert_max_num_queries: object
) -> None:
    meeting = called(cast)
    for _number in range(rows):
        left_promise(cast)
        factories.make_item(meeting)
    body = reverse("people:body", args=[cast.cooperation.slug, cast.body])
    client = as_("secretary")
    for address in (
        next_address(cast),
        notice_address(cast, meeting),
        notice_address(cast, meeting, "notices:left_out"),
        body,
    ):
        with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's fixture is untyped
            client.get(address)
