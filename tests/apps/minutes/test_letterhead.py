"""A body's letterhead: who writes it, what it does to documents, and pictures that cannot be used."""

import io
from datetime import date

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rundbord.apps.files.models import Attachment
from rundbord.apps.meetings.models import State
from rundbord.apps.minutes.models import Letterhead
from tests import factories
from tests.cast import Cast
from tests.conftest import Login
from tests.engines.typesetter.samples import PNG

FIELDS = {
    "address_lines": "Storgata 1\n2000 Lillestrøm",
    "footer_lines": "Org.nr. 999 888 777",
    "language": "nn",
    "minutes_name": "motebok",
    "logo_alt": "Fjordbyene",
}


def address(cast: Cast, name: str = "letterhead", *more: str) -> str:
    return reverse(f"minutes:{name}", args=[cast.cooperation.slug, cast.body, *more])


def logo(content: bytes = PNG, name: str = "logo.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


def save(client: Client, cast: Cast, **fields: object) -> object:
    cast.body.refresh_from_db()
    return client.post(address(cast), {**FIELDS, "seen": cast.body.version, **fields}, follow=True)


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_what_is_written_stands_on_the_minutes(cast: Cast, as_: Login) -> None:
    client = as_("secretary")
    save(client, cast, logo=logo())
    meeting = factories.make_meeting(cast.body, date(2026, 2, 5), state=State.HELD)
    meeting.language = "nn"
    meeting.save()
    pdf = client.get(reverse("minutes:file", args=[cast.cooperation.slug, meeting, "pdf"])).content
    assert "Møtebok frå møte i Faggruppe for næring" in text_of(pdf)
    assert "Storgata 1" in text_of(pdf)
    assert "Org.nr. 999 888 777" in text_of(pdf)
    assert b"/Image" in pdf


def test_the_example_follows_what_is_not_saved_yet(cast: Cast, as_: Login) -> None:
    client = as_("secretary")
    query = {"address_lines": "Kaigata 9", "footer_lines": "Foten", "language": "nb", "minutes_name": "protokoll"}
    text = text_of(client.get(address(cast, "letterhead_example", "pdf"), query).content)
    for words in ("Kaigata 9", "Foten", "Protokoll fra møte i Faggruppe for næring"):
        assert words in text
    preview = client.get(address(cast, "letterhead_preview"), query).content.decode()
    assert "address_lines=Kaigata+9" in preview
    assert client.get(address(cast, "letterhead_example", "png"), query).content.startswith(b"\x89PNG")
    assert not Letterhead.objects.exists()


def test_a_new_logo_replaces_the_old_and_can_be_removed(cast: Cast, as_: Login) -> None:
    client = as_("secretary")
    save(client, cast, logo=logo())
    save(client, cast, logo=logo(name="ny.png"))
    standing = Attachment.objects.get(role="logo", current=True, withdrawn_at=None)
    assert (standing.name, standing.version) == ("ny.png", 2)
    assert as_("anonymous").get(reverse("files:attachment", args=[standing.uid])).status_code == 200
    save(as_("secretary"), cast, without_logo="on")
    assert not Attachment.objects.filter(role="logo", current=True, withdrawn_at=None).exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"GIF89a...", "PNG- eller JPEG-bilde"),
        (b"%PDF-1.7", "PNG- eller JPEG-bilde"),
        (PNG[:40] + b"broken", "ødelagt"),
        (PNG + b"\0" * (2 * 1024 * 1024), "større enn 2 MB"),
        (PNG[:16] + (9000).to_bytes(4, "big") + PNG[20:], "4000 piksler"),
    ],
)
def test_a_bad_picture_is_told_and_nothing_is_written(cast: Cast, as_: Login, content: bytes, said: str) -> None:
    response = as_("secretary").post(address(cast), {**FIELDS, "seen": 0, "logo": logo(content)})
    assert response.status_code == 422
    page = response.content.decode()
    assert said in page
    assert "Storgata 1" in page
    assert not Letterhead.objects.exists()
    assert not Attachment.objects.exists()


def test_a_logo_needs_alternative_text(cast: Cast, as_: Login) -> None:
    response = as_("secretary").post(address(cast), {**FIELDS, "seen": 0, "logo_alt": "", "logo": logo()})
    assert response.status_code == 422
    assert "Skriv hva logoen sier" in response.content.decode()


def test_a_change_meanwhile_is_not_overwritten(cast: Cast, as_: Login) -> None:
    response = as_("secretary").post(address(cast), {**FIELDS, "seen": 7})
    assert response.status_code == 409
    assert not Letterhead.objects.exists()


@pytest.mark.parametrize("who", ["anonymous", "member", "chair", "neighbour", "former", "stranger"])
def test_only_those_who_keep_the_body_write_it(cast: Cast, as_: Login, who: str) -> None:
    client = as_(who)
    assert client.get(address(cast)).status_code == 403
    assert client.get(address(cast, "letterhead_preview")).status_code == 403
    assert client.get(address(cast, "letterhead_example", "pdf")).status_code == 403
    assert client.post(address(cast), {**FIELDS, "seen": 0}).status_code == 403
    assert not Letterhead.objects.exists()


def test_wrong_methods_and_formats(cast: Cast, as_: Login) -> None:
    client = as_("secretary")
    assert client.post(address(cast, "letterhead_preview")).status_code == 405
    assert client.get(address(cast, "letterhead_example", "exe")).status_code == 404


def test_it_costs_few_queries(cast: Cast, as_: Login, django_assert_max_num_queries: object) -> None:
    client = as_("secretary")
    save(client, cast, logo=logo())
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's fixture is untyped
        client.get(address(cast))
