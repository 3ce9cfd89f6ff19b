"""The table, the names and the search of importing in a real browser: keyboard, no scripts, a narrow window, axe."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from rundbord.apps.importing.models import Batch, Document
from rundbord.apps.people.models import Person
from tests.apps.importing.samples import TEXT, bring_in
from tests.browser.conftest import NARROW, PHONE
from tests.browser.judge import overflow, unreachable, violations
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., BrowserContext]


def _batch(cast: Cast) -> Batch:
    """Two documents in which the same man is written in two ways."""
    other = TEXT.replace("Leif Dahl", "Øyvind Sætre").replace("25.", "24.")
    return bring_in(cast.cooperation, TEXT.replace("Leif Dahl", "Ø. Sætre"), other)


def _addresses(cast: Cast, batch: Batch) -> list[str]:
    slug, document = cast.cooperation.slug, Document.objects.filter(batch=batch).order_by("position")[0]
    return [
        reverse("importing:batch", args=[slug, batch]),
        reverse("importing:batch_names", args=[slug, batch]),
        f"{reverse('importing:search', args=[slug])}?q=utenforskap",
        f"{reverse('importing:document_read', args=[slug, document])}?q=utenforskap",
    ]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_dates_names_and_search_by_hand(
    open_context: Open,
    cast: Cast,
    scripts: bool,  # noqa: FBT001 - one column of the table
) -> None:
    page = open_context(login=cast.user("secretary"), java_script_enabled=scripts).new_page()
    batch = _batch(cast)
    table, names, found, _read = _addresses(cast, batch)
    page.goto(table)
    page.get_by_label("Dato for referat-1.txt").fill("2021-11-20")
    page.get_by_role("button", name="Lagre datoer og organer").click()
    expect(page.get_by_text("1 rad er lagret.")).to_be_visible()
    assert str(Document.objects.get(batch=batch, name="referat-1.txt").date) == "2021-11-20"
    page.locator("summary", has_text="til stede").first.click()
    who = page.get_by_text("Eli Strand Berg") if scripts else page.get_by_role("link", name="Se hvem").first
    expect(who).to_be_visible()
    page.goto(names)
    group = page.get_by_role("group", name="Øyvind Sætre")
    expect(group.get_by_role("checkbox")).to_have_count(2)
    group.locator("select").select_option("new")
    page.get_by_role("button", name="Lagre svarene", exact=True).click()
    expect(page.get_by_text("Navnene er avgjort i 2 dokumenter.")).to_be_visible()
    assert Person.objects.filter(name="Øyvind Sætre").count() == 1
    page.goto(found)
    expect(page.locator("mark").first).to_have_text("utenforskap")
    page.get_by_role("link", name="2021").first.click()
    expect(page.get_by_text("Lest, ikke kontrollert")).to_be_visible()


def test_names_are_settled_by_keyboard_alone(open_context: Open, cast: Cast) -> None:
    page: Page = open_context(login=cast.user("secretary")).new_page()
    page.goto(_addresses(cast, _batch(cast))[1])
    page.get_by_role("group", name="Øyvind Sætre").locator("select").focus()
    page.keyboard.type("Ny")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Lagre svarene", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Navnene er avgjort i 2 dokumenter.")).to_be_visible()


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["wide", "phone"])
def test_every_page_stands_axe_keyboard_and_a_narrow_window(
    open_context: Open, cast: Cast, viewport: dict[str, int] | None
) -> None:
    page = open_context(login=cast.user("secretary"), **({"viewport": viewport} if viewport else {})).new_page()
    for address in _addresses(cast, _batch(cast)):
        page.goto(address)
        assert violations(page) == [], address
        if viewport is None:
            assert unreachable(page) == [], address
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # width and height
        assert overflow(page) <= 0, address
        page.set_viewport_size(viewport or {"width": 1280, "height": 900})  # type: ignore[arg-type]  # as above
