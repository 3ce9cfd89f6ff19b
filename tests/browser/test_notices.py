"""From the body's page to the finished notice, as a secretary goes it: few presses, by keyboard, on a phone."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Locator, Page, expect

from rundbord.apps.meetings.models import ItemKind, Meeting, State
from rundbord.apps.people.models import StandingItem
from rundbord.apps.record.models import Action, Mark, MarkKind
from tests import factories
from tests.browser import judge
from tests.browser.conftest import NARROW, PHONE
from tests.cast import Cast

MOST_PRESSES = 5
INVITATION = (
    "Microsoft Teams-møte\nBli med: https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc/0?context=%7b%7d\n"
    "Møte-ID: 312 456 789 01\nPassord: aB3xY9\nRing inn: +47 21 40 30 12,,98765432#"
)


class Presses:
    """Counts what the hand does; typing in a field is not a press."""

    def __init__(self) -> None:
        self.made = 0

    def click(self, what: Locator) -> None:
        """Press a button or link, or tick a box."""
        self.made += 1
        what.click()


@pytest.fixture
def left(cast: Cast) -> Cast:
    """The body's last meeting left a promise, an ask, a wish and its minutes; its agenda has a round table."""
    meeting = factories.make_meeting(cast.body, date(2026, 2, 5), state=State.HELD)
    entry = factories.make_entry(factories.make_item(meeting, "Runden rundt bordet"), "Et stort utenforskap.")
    Action.objects.create(entry=entry, text="Kommer tilbake med dato", responsible_written="Sekretariatet")
    Mark.objects.create(entry=entry, kind=MarkKind.ASK, quote="Tar gjerne imot tips")
    Mark.objects.create(entry=entry, kind=MarkKind.NEXT_TIME, quote="Eget gruppearbeid om utenforskap")
    for position, (title, kind) in enumerate(
        [
            ("Godkjenning av innkalling og saksliste", ItemKind.APPROVE_NOTICE),
            ("Godkjenning av referat", ItemKind.APPROVE_MINUTES),
            ("Runden rundt bordet", ItemKind.ROUND_TABLE),
            ("Eventuelt", ItemKind.ANY_OTHER),
        ]
    ):
        StandingItem.objects.create(body=cast.body, title=title, kind=kind, planned_minutes=15, position=position)
    return cast


def body_page(cast: Cast) -> str:
    return reverse("people:body", args=[cast.cooperation.slug, cast.body])


def next_page(cast: Cast) -> str:
    return reverse("notices:next_meeting", args=[cast.cooperation.slug, cast.body])


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def make_notice(page: Page, cast: Cast) -> Presses:
    """The whole way: body's page, next meeting, notice, called, its PDF in sight."""
    presses = Presses()
    page.goto(body_page(cast))
    presses.click(page.get_by_role("link", name="Neste møte", exact=True))
    page.get_by_label("Sted").fill("Teams")
    presses.click(button(page, "Lag innkalling"))
    page.get_by_label("Lim inn innkallingen fra Teams eller Zoom").fill(INVITATION)
    presses.click(button(page, "Sett den først i innkallingen"))
    presses.click(button(page, "Innkall"))
    return presses


@pytest.mark.parametrize("scripts", [True, False])
def test_five_presses_to_the_finished_notice(
    left: Cast, open_context: Callable[..., BrowserContext], *, scripts: bool
) -> None:
    page = open_context(login=left.user("secretary"), java_script_enabled=scripts).new_page()
    presses = make_notice(page, left)
    article = page.get_by_role("article")
    for words in ("Kommer tilbake med dato", "Tar gjerne imot tips", "Eget gruppearbeid om utenforskap"):
        expect(article).to_contain_text(words)
    expect(article).to_contain_text("Godkjenning av referat fra 5. februar 2026")
    expect(article).to_contain_text("312 456 789 01")
    expect(article).not_to_contain_text("UTKAST")
    with page.expect_download() if scripts else page.expect_response("**/innkalling.docx") as given:
        presses.click(page.get_by_role("link", name="Word (DOCX)"))
    assert given.value
    assert presses.made <= MOST_PRESSES
    assert Meeting.objects.get(state=State.CALLED).items.count() == 6


def test_the_preview_follows_the_ticks(left: Cast, open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(login=left.user("secretary")).new_page()
    page.goto(next_page(left))
    preview = page.locator("#preview")
    expect(preview).to_contain_text("Oppfølging fra tidligere møter")
    page.get_by_label("Sekretariatet: Kommer tilbake med dato").uncheck()
    expect(preview).not_to_contain_text("Oppfølging fra tidligere møter")
    page.get_by_label("Til", exact=True).fill("14:00")
    page.get_by_label("Til", exact=True).blur()
    expect(preview).to_contain_text("av 60 min")


def test_a_suggestion_leads_to_where_it_was_said(left: Cast, open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(login=left.user("secretary")).new_page()
    page.goto(next_page(left))
    page.locator("fieldset", has_text="Ønsker som ingen har svart på").get_by_role("link").first.click()
    line = page.locator(":target")
    expect(line).to_contain_text("Et stort utenforskap.")


def test_every_page_for_everyone(left: Cast, open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(login=left.user("secretary")).new_page()
    make_notice(page, left)
    notice = page.url
    for address in (body_page(left), next_page(left), notice, f"{notice}ikke-tatt-med/"):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert judge.violations(page) == []
        assert judge.unreachable(page) == []
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a plain dict
        assert judge.overflow(page) <= 0


def test_by_keyboard_on_a_phone(left: Cast, open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(login=left.user("secretary"), viewport=PHONE).new_page()
    page.goto(body_page(left))
    page.get_by_role("link", name="Neste møte", exact=True).press("Enter")
    box = page.get_by_label("Tar gjerne imot tips")
    box.press("Space")
    expect(box).not_to_be_checked()
    button(page, "Lag innkalling").press("Enter")
    button(page, "Innkall").press("Enter")
    expect(page.get_by_text("Møtet er innkalt")).to_be_visible()
    expect(page.get_by_role("article")).not_to_contain_text("Tar gjerne imot tips")
    expect(page.locator("aside")).to_contain_text("Tar gjerne imot tips")


def test_the_notice_is_copied_with_its_formatting(left: Cast, open_context: Callable[..., BrowserContext]) -> None:
    context = open_context(login=left.user("secretary"), permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    make_notice(page, left)
    button(page, "Kopier med formatering").click()
    expect(button(page, "Kopiert")).to_be_visible()
    kept = page.evaluate(
        "async () => { const [one] = await navigator.clipboard.read();"
        " return Promise.all(['text/html', 'text/plain'].map(async kind => (await one.getType(kind)).text())); }"
    )
    assert "<strong>Innkalling til møte i Faggruppe for næring</strong>" in kept[0]
    assert kept[1].startswith("Innkalling til møte i Faggruppe for næring")
    assert "Saksliste" in kept[1]
