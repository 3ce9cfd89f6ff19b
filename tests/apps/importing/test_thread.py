"""The whole way: drop a text, have it read, review it, accept it, stand on the meeting's page."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rundbord.apps.importing.models import Document, State
from rundbord.apps.jobs.execution import run_pending
from rundbord.apps.meetings.models import Meeting
from tests.apps.importing.samples import TEXT
from tests.cast import Cast
from tests.conftest import Login


def test_a_dropped_text_becomes_a_meeting(as_: Login, cast: Cast) -> None:
    client, slug = as_("secretary"), cast.cooperation.slug
    dropped = {"files": SimpleUploadedFile("referat.txt", TEXT.encode())}
    table = client.post(reverse("importing:batch_make", args=[slug]), dropped, follow=True)
    assert "Venter" in table.content.decode() or "Waiting" in table.content.decode()
    run_pending()
    document = Document.objects.get()
    assert document.state == State.READ
    page = client.get(reverse("importing:document", args=[slug, document]))
    assert "Et stort utenforskap" in page.content.decode()
    accept = reverse("importing:document_accept", args=[slug, document])
    done = client.post(accept, {"version": document.version})
    meeting = Meeting.objects.get()
    assert done.headers["Location"] == reverse("record:meeting", args=[slug, meeting])
    assert meeting.bodies.get() == cast.body
    assert [item.title for item in meeting.items.all()][1] == "RUNDEN RUNDT BORDET"
    assert client.get(done.headers["Location"]).status_code == 200
