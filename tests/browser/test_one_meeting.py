"""One meeting, many documents, in a real browser: by one press, on a phone, without scripts, for all."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from rundbord.apps.importing.models import Document
from rundbord.apps.importing.services.accepting import accept_document
from rundbord.apps.meetings.models import Meeting
from tests.apps.importing.meeting_files import APPROVED, DRAFT, NOTICE, again, drop
from tests.apps.importing.samples import IMPORTER
from tests.browser.conftest import NARROW
from tests.browser.judge import overflow, unreachable, violations
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., BrowserContext]


def _open(page: Page, cast: Cast, name: str, *documents: Document) -> None:
    page.goto(reverse(f"importing:{name}", args=[cast.cooperation.slug, *documents]))


def _judge(page: Page) -> None:
    assert violations(page) == []
    assert unreachable(page) == []
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a plain dict of Playwright's keys
    assert overflow(page) <= 0


def test_a_notice_is_joined_by_its_minutes_with_one_press_each(open_context: Open, cast: Cast) -> None:
    page = open_context(login=cast.user("secretary"), java_script_enabled=False).new_page()
    notice = drop(cast.cooperation, innkalling=NOTICE)["innkalling"]
    _open(page, cast, "document", notice)
    page.get_by_role("button", name="Godta og lagre").click()
    page.wait_for_url("**/mote/**")
    minutes = drop(cast.cooperation, referat=APPROVED)["referat"]
    _open(page, cast, "document", minutes)
    expect(page.get_by_role("region", name="Hører til samme møte")).to_contain_text("innkalling.txt")
    page.get_by_role("button", name="Godta og lagre").click()
    page.wait_for_url("**/mote/**")
    expect(page.get_by_text("På sakslisten, men ikke omtalt i referatet")).to_be_visible()
    assert Meeting.objects.count() == 1


def test_what_a_document_is_can_be_changed_at_once(open_context: Open, cast: Cast) -> None:
    page = open_context(login=cast.user("secretary")).new_page()
    files = drop(cast.cooperation, utkast=DRAFT, referat=APPROVED)
    _open(page, cast, "document", files["referat"])
    page.get_by_label("Dette dokumentet er").select_option(label="Saksframlegg")
    expect(page.get_by_text("Notert hva dokumentet er.")).to_be_visible()
    assert again(files["referat"]).in_meeting.part == "papers"


def test_the_question_and_the_differences_are_for_everyone(open_context: Open, cast: Cast) -> None:
    page = open_context(login=cast.user("secretary")).new_page()
    files = drop(cast.cooperation, utkast=DRAFT, referat=APPROVED)
    _open(page, cast, "document_compare", files["referat"], files["utkast"])
    expect(page.locator("del", has_text="Bærum bygger ny kai")).to_be_visible()
    _judge(page)


def test_the_review_with_a_doubt_is_for_everyone(open_context: Open, cast: Cast) -> None:
    page = open_context(login=cast.user("secretary")).new_page()
    files = drop(cast.cooperation, referat=APPROVED)
    accept_document(actor=IMPORTER, document=again(files["referat"]))
    undated = drop(cast.cooperation, kopi=APPROVED.replace("Tid: Torsdag 25. november 2021, kl. 13:00-15:00\n", ""))
    _open(page, cast, "document", undated["kopi"])
    expect(page.get_by_role("region", name="Hører det til samme møte?")).to_be_visible()
    _judge(page)
    page.get_by_role("button", name="Ja, samme møte").click()
    expect(page.get_by_text("Notert: De er samme møte.")).to_be_visible()
