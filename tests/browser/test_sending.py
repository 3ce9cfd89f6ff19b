"""The minutes' way from the last word to the chair and to everybody, in a real browser, wide and on a phone."""

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from rundbord.apps.mail.models import Message
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.sending.models import Dispatch, Recipient, Remark
from tests import factories
from tests.apps.sending.conftest import let_leave
from tests.browser.judge import overflow, unreachable, violations
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., BrowserContext]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    meeting = factories.make_meeting(cast.body, state=State.HELD)
    for person in (cast.member, cast.chair):
        factories.make_attendance(meeting, person)
    factories.make_entry(factories.make_item(meeting), "Vi mangler folk i helse.")
    return meeting


def _link(address: str) -> str:
    found = re.search(r"https?://[^/]+(/\S+/referat/lenke/\S+/)", Message.objects.get(to=address).text)
    assert found
    return found[1]


def _judge(page: Page, name: str) -> None:
    assert (violations(page), unreachable(page)) == ([], []), name
    assert overflow(page) <= 0, name


def test_from_the_last_word_to_the_chair_it_takes_three_presses_at_most(
    open_context: Open, cast: Cast, meeting: Meeting
) -> None:
    page = open_context(login=cast.user("secretary")).new_page()
    page.goto(reverse("record:meeting", args=[cast.cooperation.slug, meeting]))
    presses = ["Send til leder", "Send"]
    page.get_by_role("link", name=presses[0]).click()
    page.get_by_role("button", name=presses[1], exact=True).click()
    expect(page.get_by_role("button", name="Stopp")).to_be_visible()
    let_leave()
    assert Message.objects.get().to == cast.chair.email
    assert len(presses) <= 3


def test_the_chair_approves_on_a_phone_without_scripts(open_context: Open, cast: Cast, meeting: Meeting) -> None:
    secretary = open_context(login=cast.user("secretary"), java_script_enabled=False).new_page()
    secretary.goto(f"{reverse('sending:send', args=[cast.cooperation.slug, meeting])}?til=chair")
    secretary.get_by_role("button", name="Send", exact=True).click()
    let_leave()
    page = open_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(_link(cast.chair.email))
    page.get_by_role("button", name="Godkjenn for utsending").click()
    expect(page.get_by_text("Takk. Sekretariatet ser at referatet kan sendes ut.")).to_be_visible()
    assert Recipient.objects.get().approved_at is not None


def test_a_member_remarks_on_a_line_and_the_secretary_answers(open_context: Open, cast: Cast, meeting: Meeting) -> None:
    secretary = open_context(login=cast.user("secretary")).new_page()
    secretary.goto(reverse("sending:send", args=[cast.cooperation.slug, meeting]))
    _judge(secretary, "send")
    secretary.get_by_role("button", name="Send", exact=True).click()
    expect(secretary.get_by_role("button", name="Stopp")).to_be_visible()
    _judge(secretary, "waiting")
    let_leave()
    expect(secretary.get_by_text("Sendt til 2 personer")).to_be_visible(timeout=15_000)
    _judge(secretary, "sent")
    page = open_context(viewport=PHONE).new_page()
    page.goto(_link(cast.member.email))
    _judge(page, "link")
    page.locator("summary").first.click()
    page.get_by_label("Hvilken tekst gjelder det?").select_option(label="Vi mangler folk i helse.")
    page.get_by_label("Hva bør endres?").fill("Det var i skole.")
    page.get_by_role("button", name="Send merknadene").click()
    expect(page.get_by_text("Takk. Sekretariatet har fått merknadene dine.")).to_be_visible()
    secretary.goto(reverse("sending:remarks", args=[cast.cooperation.slug, meeting]))
    _judge(secretary, "remarks")
    secretary.get_by_role("button", name="Ta til følge", exact=True).click()
    expect(secretary.get_by_text("Lagret: Tatt til følge.")).to_be_visible()
    assert Remark.objects.get().state == "accepted"


def test_the_mails_are_stopped_with_the_keyboard_alone(open_context: Open, cast: Cast, meeting: Meeting) -> None:
    page = open_context(login=cast.user("secretary")).new_page()
    page.goto(reverse("sending:send", args=[cast.cooperation.slug, meeting]))
    page.get_by_role("button", name="Send", exact=True).press("Enter")
    page.get_by_role("button", name="Stopp").press("Enter")
    expect(page.get_by_text("Stoppet. Ingenting ble sendt.")).to_be_visible()
    let_leave()
    assert Dispatch.objects.get().state == "stopped"
    assert not Message.objects.exists()


def test_the_other_pages_stand_axe_and_a_phone(open_context: Open, cast: Cast, meeting: Meeting) -> None:
    page = open_context(login=cast.user("secretary"), viewport=PHONE).new_page()
    for name, subject in (("mail", meeting), ("remarks", meeting), ("copy_list", cast.body)):
        page.goto(reverse(f"sending:{name}", args=[cast.cooperation.slug, subject]))
        _judge(page, name)
