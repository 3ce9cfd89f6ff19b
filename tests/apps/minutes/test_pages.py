"""The minutes as page and files: who reads what."""

import io
from datetime import date

import pypdfium2
import pytest
from django.urls import reverse

from rundbord.apps.core import clock
from rundbord.apps.core.models import Access
from rundbord.apps.meetings.models import Attendance, Exclusion, Meeting, State
from rundbord.apps.minutes import services
from rundbord.apps.minutes.models import MinutesVersion, VersionState
from rundbord.apps.record.models import Action, EntryKind
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

SECRET = "fire millioner"


def held(cast: Cast, **fields: object) -> Meeting:
    """A meeting with an open and an exempt item; Dina Vik is kept out of the latter."""
    meeting = factories.make_meeting(cast.body, date(2026, 2, 5), state=State.HELD)
    item = factories.make_item(meeting, "Kompetansebehov")
    entry = factories.make_entry(item, "Et stort utenforskap.")
    entry.speaker_written = "Horten"
    entry.save()
    Action.objects.create(entry=entry, text="Sende tips", responsible_written="Lillestrøm", due=date(2026, 4, 1))
    factories.make_entry(item, "Tas til orientering.", EntryKind.DECISION)
    closed = factories.make_item(meeting, "Tomtekjøp på Nesset")
    closed.access, closed.law, closed.paragraph = Access.EXEMPT, "offentleglova", "§ 23"
    closed.save()
    factories.make_entry(closed, f"Prisen er {SECRET}.")
    Exclusion.objects.create(item=closed, person=cast.disqualified)
    factories.make_attendance(meeting, cast.member)
    for name, value in fields.items():
        setattr(meeting, name, value)
    meeting.save()
    return meeting


def address(cast: Cast, meeting: Meeting, name: str = "minutes", *more: object) -> str:
    return reverse(f"minutes:{name}", args=[cast.cooperation.slug, meeting, *more])


def test_the_secretary_reads_the_record_as_it_stands(cast: Cast, as_: Login) -> None:
    page = as_("secretary").get(address(cast, held(cast))).content.decode()
    assert "UTKAST" in page
    assert "Referat fra møte i Faggruppe for næring" in page
    for words in ("Horten", "Et stort utenforskap.", "Tas til orientering.", "Marit Solheim", "1. april 2026", SECRET):
        assert words in page


@pytest.mark.parametrize("who", ["anonymous", "member", "neighbour", "former", "stranger", "disqualified"])
def test_nobody_else_reads_a_draft(cast: Cast, as_: Login, who: str) -> None:
    meeting = held(cast)
    services.make_version(actor=cast.viewer("secretary"), meeting=meeting)
    client = as_(who)
    assert client.get(address(cast, meeting)).status_code == 404
    assert client.get(address(cast, meeting, "version", 1)).status_code == 404
    assert client.get(address(cast, meeting, "file", "pdf")).status_code == 404


def test_a_published_record_shows_the_public_nothing_of_what_is_exempt(cast: Cast, as_: Login) -> None:
    meeting = held(cast, record_public_at=clock.now())
    page = as_("anonymous").get(address(cast, meeting)).content.decode()
    assert "Et stort utenforskap." in page
    assert "offentleglova § 23" in page
    assert SECRET not in page
    assert "Nesset" not in page


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize(
    ("who", "reads"), [("secretary", True), ("member", True), ("chair", True), ("disqualified", False)]
)
def test_a_sent_version_is_cut_for_each_reader(cast: Cast, as_: Login, who: str, *, reads: bool) -> None:
    meeting = held(cast, state=State.SENT)
    version = services.make_version(actor=cast.viewer("secretary"), meeting=meeting)
    MinutesVersion.objects.filter(pk=version.pk).update(state=VersionState.SENT)
    client = as_(who)
    page = client.get(address(cast, meeting, "version", 1)).content.decode()
    text = pdf_text(client.get(address(cast, meeting, "version_file", 1, "pdf")).content)
    assert (SECRET in page) is reads
    assert (SECRET in text) is reads
    assert "Et stort utenforskap." in page


def test_a_version_does_not_change_with_the_record(cast: Cast, as_: Login) -> None:
    meeting = held(cast)
    services.make_version(actor=cast.viewer("secretary"), meeting=meeting)
    before = as_("secretary").get(address(cast, meeting, "version_file", 1, "docx")).content
    meeting.items.update(title="Noe helt annet")
    assert "Noe helt annet" in as_("secretary").get(address(cast, meeting)).content.decode()
    assert as_("secretary").get(address(cast, meeting, "version_file", 1, "docx")).content == before


def test_an_unchanged_record_makes_no_new_version(cast: Cast, as_: Login) -> None:
    meeting, client = held(cast), as_("secretary")
    for _press in range(2):
        assert client.post(address(cast, meeting, "version_make")).status_code == 302
    assert MinutesVersion.objects.filter(meeting=meeting).count() == 1
    meeting.items.update(title="Noe helt annet")
    client.post(address(cast, meeting, "version_make"))
    assert list(MinutesVersion.objects.values_list("number", flat=True)) == [2, 1]


def test_a_version_holds_the_whole_record_whoever_freezes_it(cast: Cast, as_: Login) -> None:
    meeting = held(cast)
    Exclusion.objects.create(item=meeting.items.get(title="Tomtekjøp på Nesset"), person=cast.secretary)
    as_("secretary").post(address(cast, meeting, "version_make"))
    version = MinutesVersion.objects.get()
    assert SECRET in str(version.snapshot["inside"])
    assert SECRET not in str(version.snapshot["public"])
    assert SECRET not in as_("secretary").get(address(cast, meeting, "version", 1)).content.decode()


@pytest.mark.parametrize("who", ["anonymous", "member", "chair", "neighbour", "stranger"])
def test_only_those_who_keep_the_meeting_make_versions(cast: Cast, as_: Login, who: str) -> None:
    meeting = held(cast, record_public_at=clock.now())
    assert as_(who).post(address(cast, meeting, "version_make")).status_code == 403
    assert not MinutesVersion.objects.exists()


def test_wrong_methods_and_formats(cast: Cast, as_: Login) -> None:
    meeting, client = held(cast), as_("secretary")
    assert client.post(address(cast, meeting)).status_code == 405
    assert client.get(address(cast, meeting, "version_make")).status_code == 405
    assert client.get(address(cast, meeting, "file", "exe")).status_code == 404
    assert client.get(address(cast, meeting, "version", 7)).status_code == 404


def test_an_imported_meeting_says_that_the_original_counts(cast: Cast, as_: Login) -> None:
    meeting = held(cast, batch_uid="0" * 12)
    page = as_("member").get(address(cast, meeting)).content.decode()
    assert "UTKAST" not in page
    assert "Originalen er den offisielle versjonen" in page


@pytest.mark.parametrize("imported", [False, True])
@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_few_queries_however_long_the_minutes(
    cast: Cast, as_: Login, rows: int, django_assert_max_num_queries: object, *, imported: bool
) -> None:
    meeting = held(cast, batch_uid="0" * 12 if imported else "")
    for number in range(rows):
        factories.make_entry(factories.make_item(meeting, f"Sak {number}"), "Innspill")
        approving = factories.make_item(factories.make_meeting(cast.body, date(2026, 2, 26), state=State.HELD))
        approving.approves = meeting
        approving.save()
        factories.make_entry(approving, "Referatet sendes tilbake.", EntryKind.DECISION)
    services.make_version(actor=cast.viewer("secretary"), meeting=meeting)
    client = as_("secretary")
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's fixture is untyped
        client.get(address(cast, meeting))


@pytest.mark.parametrize(
    ("state", "who", "offered"),
    [
        (State.CALLED, "secretary", False),
        (State.HELD, "secretary", True),
        (State.HELD, "member", False),
        (State.HELD, "chair", False),
    ],
)
def test_the_meetings_page_offers_minutes_that_can_be_opened(
    cast: Cast, as_: Login, state: str, who: str, *, offered: bool
) -> None:
    meeting = held(cast, state=state, agenda_public_at=clock.now())
    page = as_(who).get(reverse("record:meeting", args=[cast.cooperation.slug, meeting])).content.decode()
    assert (f'href="{address(cast, meeting)}"' in page) is offered


def test_the_minutes_tell_their_keepers_of_whom_they_say_nothing(cast: Cast, as_: Login) -> None:
    meeting = held(cast, record_public_at=clock.now())
    services.make_version(actor=cast.viewer("secretary"), meeting=meeting)
    assert "ikke registrert" not in as_("secretary").get(address(cast, meeting)).content.decode()
    factories.make_attendance(meeting, cast.chair)
    Attendance.objects.filter(person=cast.chair).update(status=Attendance.Status.EXPECTED)
    page = as_("secretary").get(address(cast, meeting)).content.decode()
    assert "1 person er ikke registrert som møtt eller fraværende" in page
    assert "#unregistered" in page
    assert "ikke registrert" not in as_("anonymous").get(address(cast, meeting)).content.decode()
