"""Minutes as a page and its versions, and the letterhead, in a real browser."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from rundbord.apps.meetings.models import Attendance, Meeting, State
from rundbord.apps.record.models import Action, EntryKind
from tests import factories
from tests.browser import judge
from tests.browser.conftest import NARROW, PHONE
from tests.cast import Cast
from tests.engines.typesetter.samples import PNG


@pytest.fixture
def held(cast: Cast) -> Meeting:
    """A meeting that was held, with attendance, a contribution, a decision and an action."""
    meeting = factories.make_meeting(cast.body, date(2026, 2, 5), state=State.HELD)
    factories.make_attendance(meeting, cast.member)
    row = factories.make_attendance(meeting, cast.chair)
    Attendance.objects.filter(pk=row.pk).update(role="leder", to_time=time(14, 10))
    item = factories.make_item(meeting, "Kompetansebehov")
    entry = factories.make_entry(item, "Et stort utenforskap.")
    Action.objects.create(entry=entry, text="Sende tips", responsible_written="Lillestrøm", due=date(2026, 4, 1))
    factories.make_entry(item, "Tas til orientering.", EntryKind.DECISION)
    return meeting


def address(meeting: Meeting) -> str:
    return reverse("minutes:minutes", args=[meeting.cooperation.slug, meeting])


def letterhead(cast: Cast) -> str:
    return reverse("minutes:letterhead", args=[cast.cooperation.slug, cast.body])


@pytest.mark.parametrize("scripts", [True, False])
def test_a_version_is_kept_and_read_again(
    cast: Cast, held: Meeting, open_context: Callable[..., BrowserContext], *, scripts: bool
) -> None:
    page = open_context(login=cast.user("secretary"), java_script_enabled=scripts).new_page()
    page.goto(reverse("record:meeting", args=[cast.cooperation.slug, held]))
    page.get_by_role("link", name="Referat", exact=True).first.click()
    expect(page.get_by_role("article")).to_contain_text("UTKAST")
    page.get_by_role("button", name="Lagre som versjon").click()
    expect(page.get_by_text("Referatet er lagret som versjon 1.")).to_be_visible()
    page.get_by_role("link", name="Les referatet slik det står nå").click()
    page.get_by_role("link", name="Versjon 1").click()
    expect(page.get_by_role("article")).to_contain_text("Tas til orientering.")


def test_the_order_for_the_ear_is_that_of_paper(
    cast: Cast, held: Meeting, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(login=cast.user("secretary")).new_page()
    page.goto(address(held))
    headings = page.get_by_role("article").get_by_role("heading").all_inner_texts()
    assert [" ".join(heading.split()) for heading in headings] == [
        "Referat fra møte i Faggruppe for næring",
        "Til stede",
        "Kompetansebehov",
        "Oppfølging",
    ]


def judge_page(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(path)
    assert judge.violations(page) == []
    assert judge.unreachable(page) == []
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a plain dict
    assert judge.overflow(page) <= 0


def test_every_page_for_everyone(cast: Cast, held: Meeting, open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(login=cast.user("secretary")).new_page()
    page.goto(address(held))
    page.get_by_role("button", name="Lagre som versjon").press("Enter")
    expect(page.get_by_text("Referatet er lagret som versjon 1.")).to_be_visible()
    for path in (address(held), f"{address(held)}1/", letterhead(cast)):
        judge_page(page, path)


def test_the_letterhead_shows_what_is_written(
    cast: Cast, open_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(PNG)
    page = open_context(login=cast.user("secretary"), viewport=PHONE).new_page()
    page.goto(letterhead(cast))
    with page.expect_response(lambda got: "eksempel.png" in got.url and "Kaigata" in got.url) as shown:
        page.get_by_label("Avsenderens adresse").fill("Kaigata 9")
    assert shown.value.ok
    page.get_by_label("Logo", exact=True).set_input_files(logo)
    page.get_by_label("Alternativ tekst til logoen").fill("Fjordbyene")
    page.get_by_role("button", name="Lagre brevhodet").press("Enter")
    expect(page.get_by_text("Brevhodet er lagret.")).to_be_visible()
    expect(page.get_by_role("img", name="Fjordbyene", exact=True)).to_be_visible()
    expect(page.get_by_label("Avsenderens adresse")).to_have_value("Kaigata 9")


def test_the_letterhead_without_scripts(cast: Cast, open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(login=cast.user("secretary"), java_script_enabled=False).new_page()
    page.goto(letterhead(cast))
    page.get_by_label("Bunntekst").fill("Org.nr. 999 888 777")
    page.get_by_role("button", name="Lagre brevhodet").click()
    expect(page.get_by_text("Brevhodet er lagret.")).to_be_visible()
