"""The one page for the whole minutes in a real browser: axe, keyboard, 320 px, and a whole meeting without scripts."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect

from rundbord.apps.meetings.models import Attendance, Meeting, State
from rundbord.apps.record.models import Entry, EntryKind
from tests import factories
from tests.browser.judge import overflow, unreachable, violations
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., BrowserContext]
NARROW = {"width": 320, "height": 700}


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    found = factories.make_meeting(cast.body, state=State.HELD)
    factories.make_item(found, "Kompetanse")
    factories.make_item(found, "Eventuelt")
    factories.make_attendance(found, cast.member, Attendance.Status.EXPECTED)
    return found


def _address(meeting: Meeting) -> str:
    return reverse("writing:minutes", args=[meeting.cooperation.slug, meeting])


def test_the_page_stands_axe_keyboard_and_a_narrow_window(open_context: Open, cast: Cast, meeting: Meeting) -> None:
    page = open_context(login=cast.user("secretary"), viewport=NARROW).new_page()
    page.goto(_address(meeting))
    page.get_by_role("button", name="Marit Solheim møtte", exact=True).click()
    expect(page.get_by_role("button", name="Marit Solheim møtte", exact=True)).to_have_attribute("aria-pressed", "true")
    assert (violations(page), unreachable(page)) == ([], [])
    assert overflow(page) <= 0


def test_a_meeting_is_written_without_scripts(open_context: Open, cast: Cast, meeting: Meeting) -> None:
    page = open_context(login=cast.user("secretary"), java_script_enabled=False).new_page()
    page.goto(_address(meeting))
    page.get_by_label("Referat fra «Kompetanse»").fill("Marit: Vi trenger flere.\n\nVedtak: Saken tas til orientering.")
    page.get_by_label("Referat fra «Eventuelt»").fill("Ingen saker.")
    page.get_by_role("button", name="Lagre referatet").click()
    expect(page.get_by_text("Referatet er lagret.")).to_be_visible()
    kinds = list(Entry.objects.order_by("item", "position").values_list("kind", flat=True))
    assert kinds == [EntryKind.CONTRIBUTION, EntryKind.DECISION, EntryKind.PROSE]


def test_a_line_goes_out_and_an_earlier_version_comes_back_on_a_phone(
    open_context: Open, cast: Cast, meeting: Meeting
) -> None:
    page = open_context(login=cast.user("secretary"), viewport=NARROW).new_page()
    page.goto(_address(meeting))
    page.get_by_label("Referat fra «Kompetanse»").fill("Først.\n\nKaffe og kake.")
    page.get_by_role("button", name="Lagre referatet").click()
    page.get_by_label("Referat fra «Kompetanse»").fill("Først.\n\nKaffe og kake.\n\nSist.")
    page.get_by_role("button", name="Lagre referatet").click()
    page.get_by_role("link", name="Linjer og tidligere versjoner av «Kompetanse»").click()
    page.locator("summary").first.press("Enter")
    assert (violations(page), unreachable(page)) == ([], [])
    assert overflow(page) <= 0
    page.get_by_role("button", name="Ikke til referat: linje 2").press("Enter")
    expect(page.get_by_text("Linjen står nå bare i ditt eget notat.")).to_be_visible()
    page.get_by_role("button", name="Tilbake til versjonen").last.press("Enter")
    expect(page.get_by_text("Den tidligere versjonen gjelder igjen.")).to_be_visible()
    texts = Entry.objects.filter(withdrawn_at=None, item__title="Kompetanse").order_by("position")
    assert list(texts.values_list("text", flat=True)) == ["<p>Først.</p>"]
