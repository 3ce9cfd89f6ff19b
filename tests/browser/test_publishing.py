"""Pages for everybody and those of publishing and archiving: axe, keyboard, 320 px, and publishing by keys."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect

from rundbord.apps.core import clock
from rundbord.apps.core.models import Access
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.people.models import Organization, Participation
from tests import factories
from tests.browser.judge import overflow, unreachable, violations
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., BrowserContext]
NARROW = {"width": 320, "height": 700}


def _meeting(cast: Cast, *, published: bool = True) -> Meeting:
    meeting = factories.make_meeting(cast.body, date(2026, 2, 10), state=State.SENT)
    factories.make_entry(factories.make_item(meeting))
    closed = factories.make_item(meeting, "Personalsak")
    closed.access, closed.law, closed.paragraph = Access.EXEMPT, "offentleglova", "§ 13"
    closed.save()
    if published:
        stamps = {"agenda_public_at": clock.now(), "record_public_at": clock.now()}
        Meeting.objects.filter(pk=meeting.pk).update(**stamps)
    return meeting


def test_pages_for_everybody_stand_axe_keyboard_and_a_narrow_window(open_context: Open, cast: Cast) -> None:
    _meeting(cast)
    page = open_context(viewport=NARROW).new_page()
    for name, query in (
        ("calendar", ""),
        ("calendar", "?vis=tabell"),
        ("search", "?q=utenforskap"),
        ("follow", ""),
        ("snippet", ""),
    ):
        page.goto(reverse(f"publishing:{name}", args=[cast.cooperation.slug]) + query)
        assert (violations(page), unreachable(page)) == ([], []), name
        assert overflow(page) <= 0, name


def test_pages_of_the_secretariat_stand_the_same(open_context: Open, cast: Cast) -> None:
    meeting = _meeting(cast)
    asker = Organization.objects.get(name="Asker")
    Participation.objects.create(cooperation=cast.cooperation, organization=asker)
    slug, item = cast.cooperation.slug, meeting.items.earliest("pk")
    addresses = [
        reverse("publishing:publish", args=[slug, meeting.uid]),
        reverse("publishing:habits", args=[slug, cast.body.uid]),
        reverse("archiving:waiting", args=[slug]),
        reverse("archiving:archive", args=[slug, meeting.uid]),
        reverse("archiving:extracts", args=[slug, meeting.uid, item.uid]),
    ]
    page = open_context(login=cast.user("secretary"), viewport=NARROW).new_page()
    for address in addresses:
        page.goto(address)
        assert (violations(page), unreachable(page)) == ([], []), address
        assert overflow(page) <= 0, address


def test_a_meeting_is_published_and_withdrawn_without_scripts(open_context: Open, cast: Cast) -> None:
    meeting = _meeting(cast, published=False)
    page = open_context(login=cast.user("secretary"), java_script_enabled=False).new_page()
    page.goto(reverse("publishing:publish", args=[cast.cooperation.slug, meeting.uid]))
    expect(page.get_by_text("offentleglova § 13")).to_be_visible()
    page.get_by_role("button", name="Publiser referatet").click()
    expect(page.get_by_text("Ikke godkjent ennå")).to_be_visible()
    outside = open_context().new_page()
    outside.goto(f"/m/{meeting.uid}/")
    expect(outside.get_by_role("heading", name="Kompetansebehov")).to_be_visible()
    expect(outside.get_by_text("Personalsak")).to_have_count(0)
    page.get_by_role("button", name="Trekk tilbake den publiserte sakslisten").click()
    assert outside.goto(f"/m/{meeting.uid}/").status == 404  # type: ignore[union-attr]  # there is a response
