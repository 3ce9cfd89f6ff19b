"""A body's own Word template: checked when it is chosen, used for its minutes, kept with each version."""

from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.minutes.services import make_version
from rundbord.apps.minutes.word.services import compare_file
from rundbord.apps.minutes.word.template import remove_template, set_template, template_of
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

SYSTEM = System("test")


def template(*paragraphs: str) -> bytes:
    word = docx.Document()
    for text in paragraphs:
        word.add_paragraph(text)
    saved = BytesIO()
    word.save(saved)
    return saved.getvalue()


GOOD = template("Fjordbyene IPR", "{{tittel}}", "{{innhold}}", "Hilsen sekretariatet")


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A held meeting with one line."""
    found = factories.make_meeting(cast.body, state=State.HELD)
    factories.make_entry(factories.make_item(found))
    return found


def _words(as_: Login, meeting: Meeting, number: int | None = None) -> list[str]:
    slug = meeting.cooperation.slug
    args = [slug, meeting, number, "docx"] if number else [slug, meeting, "docx"]
    content = as_("secretary").get(reverse("minutes:version_file" if number else "minutes:file", args=args)).content
    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]


def test_the_page_says_what_is_missing_and_keeps_nothing(cast: Cast, as_: Login) -> None:
    client, address = as_("secretary"), reverse("minutes:word_template", args=[cast.cooperation.slug, cast.body])
    bad = SimpleUploadedFile("mal.docx", template("{{tittel}}", "{{dag}}"))
    answer = client.post(address, {"mal": bad})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Mangler" in page
    assert "<code>dag</code>" in page
    assert template_of(cast.body) is None
    assert client.post(address, {"mal": SimpleUploadedFile("mal.docx", b"%PDF")}).status_code == 422
    assert client.post(address, {}).status_code == 422


def test_minutes_are_made_in_the_template_until_it_is_taken_out_of_use(
    cast: Cast, as_: Login, meeting: Meeting
) -> None:
    address = reverse("minutes:word_template", args=[cast.cooperation.slug, cast.body])
    as_("secretary").post(address, {"mal": SimpleUploadedFile("mal.docx", GOOD)})
    words = _words(as_, meeting)
    assert (words[0], words[-1]) == ("Fjordbyene IPR", "Hilsen sekretariatet")
    assert "Et stort utenforskap." in words
    as_("secretary").post(address, {"fjern": "1"})
    assert "Fjordbyene IPR" not in _words(as_, meeting)[:1]


def test_a_version_keeps_the_template_of_its_day(cast: Cast, as_: Login, meeting: Meeting) -> None:
    set_template(actor=SYSTEM, body=cast.body, content=GOOD, name="mal.docx")
    version = make_version(actor=SYSTEM, meeting=meeting)
    set_template(actor=SYSTEM, body=cast.body, content=template("Ny", "{{tittel}}", "{{innhold}}"), name="ny.docx")
    assert _words(as_, meeting)[0] == "Ny"
    assert _words(as_, meeting, version.number)[0] == "Fjordbyene IPR"
    remove_template(actor=SYSTEM, body=cast.body)
    assert _words(as_, meeting, version.number)[0] == "Fjordbyene IPR"


def test_a_file_in_the_template_that_comes_back_untouched_changes_nothing(
    cast: Cast, as_: Login, meeting: Meeting
) -> None:
    set_template(actor=SYSTEM, body=cast.body, content=GOOD, name="mal.docx")
    content = as_("secretary").get(reverse("minutes:file", args=[cast.cooperation.slug, meeting, "docx"])).content
    returned = compare_file(actor=cast.viewer("secretary"), meeting=meeting, content=content, name="referat.docx")
    assert list(returned.changes.all()) == []


@pytest.mark.parametrize("who", ["member", "chair", "neighbour", "stranger"])
def test_who_may(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowedError):
        set_template(actor=cast.viewer(who), body=cast.body, content=GOOD, name="mal.docx")
    with pytest.raises(NotAllowedError):
        remove_template(actor=cast.viewer(who), body=cast.body)
