"""The pages by which the record is mended: who may, wrong methods, bad input, conflicts."""

import pytest
from django.urls import reverse

from rundbord.apps.core import clock
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import AgendaItem, Meeting, State
from rundbord.apps.record import services
from rundbord.apps.record.models import Action, Entry, Mark, Vote
from rundbord.apps.record.speakers import speaker_of, speakers_of
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

FORMS = ["entry_edit", "entry_split", "action_add", "mark_add", "vote_set"]
BUTTONS = ["entry_move", "entry_set_kind", "entry_withdraw", "entry_restore", "entry_join"]


@pytest.fixture
def item(cast: Cast) -> AgendaItem:
    meeting = factories.make_meeting(cast.body, state=State.HELD)
    Meeting.objects.update(agenda_public_at=clock.now())
    return factories.make_item(Meeting.objects.get(pk=meeting.pk))


@pytest.fixture
def entry(cast: Cast, item: AgendaItem) -> Entry:
    return services.add_entry(actor=cast.viewer("secretary"), item=item, text="<p>Helsehub. Ønsker tips.</p>")


def at(name: str, item: AgendaItem, *uids: str) -> str:
    return reverse(f"record:{name}", args=[item.meeting.cooperation.slug, item.meeting.uid, *uids])


@pytest.mark.parametrize("name", FORMS)
def test_forms_are_the_keepers(as_: Login, entry: Entry, name: str) -> None:
    address = at(name, entry.item, entry.uid)
    assert as_("secretary").get(address).status_code == 200
    for who in ("member", "chair", "anonymous"):
        assert as_(who).get(address).status_code == 403
        assert as_(who).post(address).status_code == 403


@pytest.mark.parametrize("name", BUTTONS)
def test_buttons_take_post_only_and_are_the_keepers(as_: Login, entry: Entry, name: str) -> None:
    address = at(name, entry.item, entry.uid)
    assert as_("secretary").get(address).status_code == 405
    for who in ("member", "chair", "anonymous"):
        assert as_(who).post(address).status_code == 403


def test_a_line_is_written_in_plain_text(as_: Login, item: AgendaItem) -> None:
    sent = {"text": "Ett avsnitt\r\n\r\nOg et til", "kind": "contribution", "client_key": "k1"}
    for _twice in range(2):
        as_("secretary").post(at("entry_add", item, item.uid), sent)
    assert [entry.text for entry in Entry.objects.all()] == ["<p>Ett avsnitt</p><p>Og et til</p>"]


def test_an_empty_line_is_told_at_the_top_of_the_page_that_sent_it(as_: Login, item: AgendaItem) -> None:
    sent = {"text": "", "kind": "contribution"}
    response = as_("secretary").post(at("entry_add", item, item.uid), sent, headers={"HX-Request": "true"})
    assert response.status_code == 422
    assert 'class="ds-alert"' in response.content.decode()


def test_an_edit_of_something_older_comes_back_with_what_was_written(cast: Cast, as_: Login, entry: Entry) -> None:
    services.edit_entry(actor=cast.viewer("secretary"), entry=entry, version=0, text="<p>Andres</p>")
    sent = {"version": 0, "text": "Mitt", "kind": "prose", "access": "open"}
    response = as_("secretary").post(at("entry_edit", entry.item, entry.uid), sent)
    assert response.status_code == 409
    assert "Mitt" in response.content.decode()
    assert Entry.objects.get().text == "<p>Andres</p>"


def test_a_line_is_edited_and_its_kind_changed(cast: Cast, as_: Login, entry: Entry) -> None:
    sent = {"version": 0, "text": "Nytt", "kind": "decision", "access": "open", "person": cast.member.pk}
    as_("secretary").post(at("entry_edit", entry.item, entry.uid), sent)
    as_("secretary").post(at("entry_set_kind", entry.item, entry.uid), {"version": 1, "kind": "proposal"})
    entry.refresh_from_db()
    assert (entry.text, entry.kind, entry.person) == ("<p>Nytt</p>", "proposal", cast.member)


def test_a_kind_that_is_none_is_not_found(as_: Login, entry: Entry) -> None:
    response = as_("secretary").post(at("entry_set_kind", entry.item, entry.uid), {"version": 0, "kind": "x"})
    assert response.status_code == 404


def test_a_line_is_split_joined_withdrawn_and_put_back(as_: Login, entry: Entry) -> None:
    client, item = as_("secretary"), entry.item
    parts = {"version": 0, "first": "Helsehub.", "second": "Ønsker tips."}
    client.post(at("entry_split", item, entry.uid), parts)
    first, second = Entry.objects.order_by("position")
    assert second.text == "<p>Ønsker tips.</p>"
    joined = {"version": first.version, "other": second.uid, "other_version": second.version}
    client.post(at("entry_join", item, entry.uid), joined)
    withdrawn = client.get(at("entries_withdrawn", item))
    assert "Ønsker tips." in withdrawn.content.decode()
    second.refresh_from_db()
    client.post(at("entry_restore", item, second.uid), {"version": second.version})
    assert Entry.objects.filter(withdrawn_at=None).count() == 2


def test_words_that_are_missing_are_told(as_: Login, entry: Entry) -> None:
    parts = {"version": 0, "first": "Helsehub.", "second": "Tips."}
    assert as_("secretary").post(at("entry_split", entry.item, entry.uid), parts).status_code == 422


def test_a_line_moves_to_another_item(as_: Login, entry: Entry) -> None:
    other = factories.make_item(entry.item.meeting, "Eventuelt")
    sent = {"version": 0, "move-item": other.uid}
    as_("secretary").post(at("entry_move", entry.item, entry.uid), sent)
    assert Entry.objects.get().item == other


def test_actions_marks_and_votes_by_their_pages(cast: Cast, as_: Login, entry: Entry) -> None:
    client, item = as_("secretary"), entry.item
    client.post(at("action_add", item, entry.uid), {"text": "Finne dato", "due": "2026-04-01"})
    action = Action.objects.get()
    edited = {"version": 0, "text": "Finne dato", "person": cast.member.pk}
    client.post(at("action_edit", item, action.uid), edited)
    client.post(at("action_settle", item, action.uid), {"version": 1, "state": "done"})
    client.post(at("mark_add", item, entry.uid), {"mark-kind": "ask", "mark-quote": "Ønsker tips."})
    mark = Mark.objects.get()
    client.post(at("mark_settle", item, mark.uid), {"version": 0})
    client.post(at("vote_set", item, entry.uid), {"vote-version": 0, "vote-votes_for": 7})
    action.refresh_from_db()
    mark.refresh_from_db()
    assert (action.state, action.person) == ("done", cast.member)
    assert mark.settled_at is not None
    assert Vote.objects.get().votes_for == 7
    client.post(at("mark_withdraw", item, mark.uid), {"version": 1})
    mark.refresh_from_db()
    assert mark.withdrawn_at is not None


def test_withdrawn_lines_of_an_item_that_one_is_kept_out_of_stay_hidden(cast: Cast, as_: Login, entry: Entry) -> None:
    secretary = cast.viewer("secretary")
    services.withdraw_entry(actor=secretary, entry=entry, version=0)
    meetings.exclude_person(actor=secretary, item=entry.item, person=cast.secretary)
    assert "Helsehub" not in as_("secretary").get(at("entries_withdrawn", entry.item)).content.decode()


def test_speakers_are_looked_up_in_the_attendance_list(cast: Cast, item: AgendaItem) -> None:
    secretary, meeting = cast.viewer("secretary"), item.meeting
    meetings.add_from_seats(actor=secretary, meeting=meeting)
    asker = cast.member.memberships.get().seat.organization
    assert speaker_of(meeting, "asker") == {"person": cast.member, "organization": asker}
    assert speaker_of(meeting, "Marit") == {"person": cast.member, "organization": asker}
    assert speaker_of(meeting, "Leif Dahl") == {"person": cast.chair, "organization": None}
    assert speaker_of(meeting, "Ukjent") == {"person": None, "organization": None}
    assert speaker_of(meeting, "") == {"person": None, "organization": None}


def test_a_place_with_two_persons_is_spoken_for_by_nobody_we_know(cast: Cast, item: AgendaItem) -> None:
    asker = cast.member.memberships.get().seat.organization
    factories.seat_person(cast.body, cast.neighbour, asker)
    meetings.add_from_seats(actor=cast.viewer("secretary"), meeting=item.meeting)
    assert speaker_of(item.meeting, "Asker") == {"person": None, "organization": asker}


def test_places_are_offered_before_persons() -> None:
    assert speakers_of([("Eli Berg", "Horten"), ("Marit Solheim", "Asker")]) == [
        "Horten",
        "Asker",
        "Eli Berg",
        "Marit Solheim",
    ]
