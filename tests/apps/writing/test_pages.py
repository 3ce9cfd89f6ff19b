"""The one page for the whole minutes: everything is saved by one press, without scripts."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core import richtext
from rundbord.apps.meetings.models import AgendaItem, Attendance, Exclusion, Meeting, State
from rundbord.apps.record import services as record
from rundbord.apps.record.models import Entry, EntryKind
from rundbord.apps.writing.models import Note
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

MOST_QUERIES = 12
INPUT = re.compile(r'<input type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"')


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A held meeting with two items, one line, and the member expected."""
    found = factories.make_meeting(cast.body, state=State.HELD)
    factories.make_entry(factories.make_item(found, "Kompetanse"), "Fra før.", EntryKind.PROSE)
    factories.make_item(found, "Eventuelt")
    factories.make_attendance(found, cast.member, Attendance.Status.EXPECTED)
    return found


def address(meeting: Meeting) -> str:
    return reverse("writing:minutes", args=[meeting.cooperation.slug, meeting])


def hidden(client: Client, meeting: Meeting) -> dict[str, str]:
    page = client.get(address(meeting)).content.decode()
    found = {name: unescape(value) for name, value in INPUT.findall(page)}
    return {name: value for name, value in found.items() if name.startswith(("seen-", "token-", "noted-"))}


def texts(title: str) -> list[tuple[str, str, str]]:
    found = Entry.objects.filter(item__title=title, withdrawn_at=None).order_by("position", "pk")
    return [(one.kind, one.speaker_written, richtext.to_plain(one.text)) for one in found]


def test_all_items_are_written_in_one_press(cast: Cast, as_: Login, meeting: Meeting) -> None:
    client = as_("secretary")
    first, second = meeting.items.all()
    posted = {
        **hidden(client, meeting),
        f"text-{first.uid}": "Fra før.\r\n\r\nMarit: Et stort utenforskap.\r\n\r\n- ett\r\n- to",
        f"text-{second.uid}": "Vedtak: Saken utsettes.",
        f"note-{second.uid}": "Husk kaffe",
    }
    assert client.post(address(meeting), posted).status_code == 302
    assert texts("Kompetanse") == [
        (EntryKind.PROSE, "", "Fra før."),
        (EntryKind.CONTRIBUTION, "Marit", "Et stort utenforskap."),
        (EntryKind.PROSE, "", "ett\nto"),
    ]
    assert texts("Eventuelt") == [(EntryKind.DECISION, "", "Saken utsettes.")]
    assert Note.objects.get().text.strip() == "Husk kaffe"
    client.post(address(meeting), posted)  # the same form sent twice writes nothing twice
    assert len(texts("Kompetanse")) == 3


def test_a_line_that_is_emptied_is_withdrawn_and_can_be_put_back(cast: Cast, as_: Login, meeting: Meeting) -> None:
    client, first = as_("secretary"), meeting.items.all()[0]
    client.post(address(meeting), {**hidden(client, meeting), f"text-{first.uid}": ""})
    assert texts("Kompetanse") == []
    assert Entry.objects.filter(text__contains="Fra før").exists()


def test_two_writers_see_both_texts_and_lose_neither(cast: Cast, as_: Login, meeting: Meeting) -> None:
    client, first = as_("secretary"), meeting.items.all()[0]
    mine = {**hidden(client, meeting), f"text-{first.uid}": "Min tekst.\r\n\r\nEn til."}
    entry = Entry.objects.get()
    record.edit_entry(actor=System("test"), entry=entry, version=entry.version, text="<p>Den andres.</p>")
    answer = client.post(address(meeting), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Min tekst." in page
    assert [text for _kind, _speaker, text in texts("Kompetanse")] == ["Den andres.", "En til."]


def test_lines_that_nobody_touched_keep_their_structure(cast: Cast, as_: Login, meeting: Meeting) -> None:
    first = meeting.items.all()[0]
    rich = "<p>Se <strong>dette</strong></p><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    entry = record.add_entry(actor=System("test"), item=first, text=rich)
    client = as_("secretary")
    page = client.get(address(meeting)).content.decode()
    field = re.search(rf'id="text-{first.uid}".*?>(.*?)</textarea>', page, re.DOTALL)
    assert field
    written = unescape(field[1]).replace("\n", "\r\n") + "\r\n\r\nNy linje."
    client.post(address(meeting), {**hidden(client, meeting), f"text-{first.uid}": written})
    entry.refresh_from_db()
    assert (entry.text, entry.withdrawn_at) == (richtext.clean(rich), None)
    assert texts("Kompetanse")[-1][2] == "Ny linje."


def test_a_private_note_is_its_writers_alone(cast: Cast, as_: Login, meeting: Meeting) -> None:
    second = meeting.items.all()[1]
    Note.objects.create(item=second, user_uid="0" * 12, text="En annens notat")
    page = as_("secretary").get(address(meeting)).content.decode()
    assert "En annens notat" not in page
    minutes = as_("secretary").get(reverse("minutes:minutes", args=[cast.cooperation.slug, meeting])).content.decode()
    assert "En annens notat" not in minutes


def test_a_note_that_changed_in_another_window_is_not_overwritten(cast: Cast, as_: Login, meeting: Meeting) -> None:
    client, second = as_("secretary"), meeting.items.all()[1]
    form = hidden(client, meeting)
    client.post(address(meeting), {**form, f"note-{second.uid}": "Først", f"text-{second.uid}": ""})
    client.post(address(meeting), {**form, f"note-{second.uid}": "Sist", f"text-{second.uid}": ""})
    assert Note.objects.get().text == "Først"


@pytest.mark.parametrize("seen", ["tull", '[["a", "b", 1]]', "[1]", '{"a": 1}'])
def test_a_broken_form_is_refused(cast: Cast, as_: Login, meeting: Meeting, seen: str) -> None:
    first = meeting.items.all()[0]
    posted = {f"text-{first.uid}": "Noe", f"seen-{first.uid}": seen, f"token-{first.uid}": "x"}
    assert as_("secretary").post(address(meeting), posted).status_code == 404
    assert len(texts("Kompetanse")) == 1


def test_who_is_kept_out_of_an_item_neither_reads_nor_writes_it(cast: Cast, as_: Login, meeting: Meeting) -> None:
    first = meeting.items.all()[0]
    Exclusion.objects.create(item=first, person=cast.secretary)
    client = as_("secretary")
    assert "Fra før." not in client.get(address(meeting)).content.decode()
    answer = client.post(address(meeting), {f"text-{first.uid}": "Inn", f"seen-{first.uid}": "[]"})
    assert answer.status_code == 403
    assert texts("Kompetanse") == [(EntryKind.PROSE, "", "Fra før.")]


def test_attendance_is_noted_by_a_press(cast: Cast, as_: Login, meeting: Meeting) -> None:
    client, row = as_("secretary"), Attendance.objects.get()
    note = reverse("writing:attendance_note", args=[cast.cooperation.slug, meeting])
    client.post(note, {"row": row.uid, "version": row.version, "status": "present"})
    row.refresh_from_db()
    client.post(note, {"row": row.uid, "version": row.version, "from_time": "13.20", "to_time": "14:00"})
    client.post(note, {"guest": "Eva Gjest, Fylket"})
    row.refresh_from_db()
    assert (row.status, str(row.from_time), str(row.to_time)) == ("present", "13:20:00", "14:00:00")
    assert Attendance.objects.filter(name_written="Eva Gjest", organization_written="Fylket").exists()


def test_the_meetings_page_leads_here_until_the_minutes_are_approved(cast: Cast, as_: Login, meeting: Meeting) -> None:
    page = reverse("record:meeting", args=[cast.cooperation.slug, meeting])
    assert quote(address(meeting)) in as_("secretary").get(page).content.decode()
    assert address(meeting) not in as_("chair").get(page).content.decode()
    Meeting.objects.update(state=State.APPROVED)
    assert address(meeting) not in as_("secretary").get(page).content.decode()


def test_as_many_questions_for_one_item_as_for_thirty(cast: Cast, as_: Login, meeting: Meeting) -> None:
    client = as_("secretary")
    client.get(address(meeting))
    with CaptureQueriesContext(connection) as few:
        client.get(address(meeting))
    assert len(few) <= MOST_QUERIES
    for number in range(30):
        factories.make_entry(factories.make_item(meeting, f"Sak {number}"))
    with CaptureQueriesContext(connection) as many:
        client.get(address(meeting))
    assert len(many) == len(few)
    assert AgendaItem.objects.count() == 32
