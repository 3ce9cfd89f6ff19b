"""What is closed after a version was frozen is closed in that version too, for each reader."""

from datetime import date

import pytest
from django.urls import reverse

from rundbord.apps.core import clock
from rundbord.apps.core.models import Access
from rundbord.apps.files import services as files
from rundbord.apps.files.models import Attachment, Audience
from rundbord.apps.meetings.models import AgendaItem, Attendance, Exclusion, Meeting, State
from rundbord.apps.meetings.papers import ROLE
from rundbord.apps.minutes import services
from rundbord.apps.minutes.models import MinutesVersion, VersionState
from rundbord.apps.record.models import Action, Entry
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

SAID, PROMISED, PAPER = "Prisen er fire millioner", "Hente inn takst", "Takst fra megler.pdf"


@pytest.fixture
def sent(cast: Cast) -> Meeting:
    """Published minutes in a sent version; everything in it was open when it was frozen."""
    meeting = factories.make_meeting(cast.body, date(2026, 2, 5), state=State.SENT)
    item = factories.make_item(meeting, "Tomtekjøp på Nesset")
    entry = factories.make_entry(item, SAID)
    Action.objects.create(entry=entry, text=PROMISED, responsible_written="Sekretariatet")
    files.attach(
        actor=cast.viewer("secretary"),
        owner_kind="agendaitem",
        owner_uid=item.uid,
        role=ROLE,
        name=PAPER,
        blob=files.store_blob(content=b"%PDF-1.7", name=PAPER),
        audience=Audience.PUBLIC,
    )
    row = factories.make_attendance(meeting, cast.member)
    Attendance.objects.filter(pk=row.pk).update(note="deltok digitalt")
    factories.make_entry(factories.make_item(meeting, "Eventuelt"), "Ingen saker.")
    Meeting.objects.filter(pk=meeting.pk).update(record_public_at=clock.now())
    services.make_version(actor=cast.viewer("secretary"), meeting=meeting)
    MinutesVersion.objects.update(state=VersionState.SENT)
    return meeting


def read(cast: Cast, as_: Login, meeting: Meeting, who: str) -> str:
    return as_(who).get(reverse("minutes:version", args=[cast.cooperation.slug, meeting, 1])).content.decode()


def test_all_is_open_before(cast: Cast, as_: Login, sent: Meeting) -> None:
    page = read(cast, as_, sent, "anonymous")
    for words in (SAID, PROMISED, PAPER, "deltok digitalt", "Ingen saker."):
        assert words in page


def test_an_item_that_became_exempt(cast: Cast, as_: Login, sent: Meeting) -> None:
    AgendaItem.objects.filter(title="Tomtekjøp på Nesset").update(
        access=Access.EXEMPT, law="offentleglova", paragraph="§ 23", public_title="Tomt"
    )
    page = read(cast, as_, sent, "anonymous")
    assert "offentleglova § 23" in page
    assert "Ingen saker." in page
    for words in (SAID, PROMISED, PAPER, "Nesset"):
        assert words not in page
    assert SAID in read(cast, as_, sent, "member")


def test_a_line_that_became_exempt(cast: Cast, as_: Login, sent: Meeting) -> None:
    Entry.objects.filter(text__contains=SAID).update(access=Access.EXEMPT, law="offentleglova", paragraph="§ 23")
    page = read(cast, as_, sent, "anonymous")
    assert "Tomtekjøp på Nesset" in page
    assert SAID not in page
    assert PROMISED not in page
    assert SAID in read(cast, as_, sent, "member")


def test_a_person_who_was_kept_out(cast: Cast, as_: Login, sent: Meeting) -> None:
    Exclusion.objects.create(item=sent.items.get(title="Tomtekjøp på Nesset"), person=cast.disqualified)
    page = read(cast, as_, sent, "disqualified")
    assert SAID not in page
    assert PROMISED not in page
    assert "Ingen saker." in page


def test_a_paper_and_a_remark_that_were_closed(cast: Cast, as_: Login, sent: Meeting) -> None:
    Attachment.objects.filter(name=PAPER).update(audience=Audience.MEMBERS)
    Attendance.objects.update(access=Access.EXEMPT)
    page = read(cast, as_, sent, "anonymous")
    assert PAPER not in page
    assert "deltok digitalt" not in page
    inside = read(cast, as_, sent, "member")
    assert PAPER in inside
    assert "deltok digitalt" in inside


def test_a_withdrawn_item_leaves_its_number(cast: Cast, as_: Login, sent: Meeting) -> None:
    AgendaItem.objects.filter(title="Tomtekjøp på Nesset").update(withdrawn_at=clock.now())
    page = read(cast, as_, sent, "anonymous")
    assert "Trukket" in page
    assert SAID not in page


def test_minutes_are_gone_when_the_record_is_no_longer_public(cast: Cast, as_: Login, sent: Meeting) -> None:
    Meeting.objects.update(record_public_at=None)
    address = reverse("minutes:version", args=[cast.cooperation.slug, sent, 1])
    assert as_("anonymous").get(address).status_code == 404
    assert as_("former").get(address).status_code == 404
    assert as_("member").get(address).status_code == 200


def test_a_version_costs_few_queries(
    cast: Cast, as_: Login, sent: Meeting, django_assert_max_num_queries: object
) -> None:
    client = as_("member")
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's fixture is untyped
        client.get(reverse("minutes:version", args=[cast.cooperation.slug, sent, 1]))
