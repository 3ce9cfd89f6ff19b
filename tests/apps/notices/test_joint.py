"""A joint meeting names every body's own number, on its page, in notice and minutes, and in their files."""

import io
import zipfile
from datetime import date

import pypdfium2
import pytest
from django.urls import reverse

from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.people.models import Body
from rundbord.apps.people.models.bodies import NumberStyle
from tests.cast import Cast
from tests.conftest import Login

OTHER = "Faggruppe for klima 1/26"


@pytest.fixture
def joint(cast: Cast) -> Meeting:
    """A meeting of two bodies; the second one numbers through the year."""
    Body.objects.filter(pk=cast.other_body.pk).update(number_style=NumberStyle.YEAR)
    secretary = cast.viewer("secretary")
    bodies = [cast.body, Body.objects.get(pk=cast.other_body.pk)]
    meeting = meetings.add_meeting(actor=secretary, bodies=bodies, title="Felles møte", date=date(2026, 5, 5))
    meetings.add_item(actor=secretary, meeting=meeting, title="Kraft", case_text="<p>Nettet er fullt.</p>")
    return meeting


def address(meeting: Meeting, name: str, *more: str) -> str:
    return reverse(name, args=[meeting.cooperation.slug, meeting, *more])


def test_both_pages_of_the_meeting_name_both_numbers(joint: Meeting, as_: Login) -> None:
    for name in ("record:meeting", "record:meeting_as_the_public", "notices:notice", "minutes:minutes"):
        assert OTHER in as_("secretary").get(address(joint, name)).content.decode(), name


@pytest.mark.parametrize("app", ["notices", "minutes"])
@pytest.mark.parametrize("ending", ["pdf", "docx", "odt"])
def test_the_files_name_both_numbers(joint: Meeting, as_: Login, app: str, ending: str) -> None:
    content = as_("secretary").get(address(joint, f"{app}:file", ending)).content
    assert "1/26" in text_of(content, ending)


def text_of(content: bytes, ending: str) -> str:
    """All words of a file."""
    if ending == "pdf":
        return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read("word/document.xml" if ending == "docx" else "content.xml").decode()


def test_the_text_for_outlook_names_both_numbers(joint: Meeting, as_: Login) -> None:
    page = as_("secretary").get(address(joint, "notices:notice")).content.decode()
    assert f"1 Kraft ({OTHER})" in page


def test_an_item_that_is_closed_or_withdrawn_keeps_both_numbers(joint: Meeting, cast: Cast, as_: Login) -> None:
    secretary, item = cast.viewer("secretary"), joint.items.get()
    meetings.move_to_state(actor=secretary, meeting=joint, version=joint.version, state=State.CALLED)
    meetings.withdraw_item(actor=secretary, item=item, version=item.version, reason="")
    page = as_("member").get(address(joint, "record:meeting")).content.decode()
    assert OTHER in page
    assert "Kraft" not in page


def test_bodies_with_the_same_number_name_it_once(joint: Meeting, as_: Login) -> None:
    joint.items.get().numbers.update(printed="1")
    page = as_("secretary").get(address(joint, "record:meeting")).content.decode()
    assert "Faggruppe for klima 1" not in page
