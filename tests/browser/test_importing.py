"""Importing in a real browser: from a dropped text to the meeting, by keyboard, without scripts, on a narrow window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Locator, Page, expect

from rundbord.apps.importing.draft import Line, from_json
from rundbord.apps.importing.models import Document
from rundbord.apps.jobs.execution import run_pending
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.record.models import Entry
from tests.apps.importing.samples import TEXT, bring_in, only
from tests.browser.conftest import NARROW, PHONE
from tests.browser.judge import overflow, unreachable, violations
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., BrowserContext]


@pytest.fixture
def secretary(open_context: Open, cast: Cast) -> Page:
    """A page that the secretary is logged in on; an error in a script fails the test."""
    page = open_context(login=cast.user("secretary")).new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page


def _drop(page: Page, cast: Cast, folder: Path) -> Document:
    """Drop one text and wait until it is read."""
    file = folder / "referat.txt"
    file.write_text(TEXT, encoding="utf-8")
    page.goto(reverse("importing:index", args=[cast.cooperation.slug]))
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Les dokumentene").click()
    page.wait_for_url("**/import/*/")
    run_pending()
    return Document.objects.get()


def _line(page: Page, words: str) -> Locator:
    return page.locator(".node-line", has_text=words)


def _part(document: Document, words: str) -> Line:
    parts = from_json(Document.objects.get(pk=document.pk).draft).parts
    return next(part for part in parts if isinstance(part, Line) and words in part.text)


def test_a_dropped_text_is_mended_by_keyboard_and_becomes_a_meeting(
    secretary: Page, cast: Cast, tmp_path: Path
) -> None:
    document = _drop(secretary, cast, tmp_path)
    expect(secretary.get_by_text("Lest, ikke kontrollert")).to_be_visible()  # the table asks by itself
    secretary.get_by_role("link", name="referat.txt", exact=True).click()
    secretary.wait_for_url("**/import/dokument/**")  # waits for the page's scripts too
    _line(secretary, "Bør være tema").focus()
    expect(secretary.locator("#source .marked")).to_contain_text("Bør være tema")
    secretary.keyboard.press("t")
    expect(secretary.get_by_label("Person som sa det")).to_be_focused()
    secretary.keyboard.press("Control+a")
    secretary.keyboard.type("Leif Dahl")
    secretary.keyboard.press("Enter")
    line = _line(secretary, "Bør være tema")
    expect(line).to_contain_text("Leif Dahl")
    expect(line).to_be_focused()
    secretary.keyboard.press("4")
    expect(line).to_contain_text("Vedtak")
    secretary.keyboard.press("z")
    expect(line).not_to_contain_text("Vedtak")
    secretary.get_by_role("button", name="Godta og lagre").click()
    secretary.wait_for_url("**/mote/**")
    entry = Entry.objects.get(text__contains="Bør være tema")
    assert (entry.person, entry.speaker_written, entry.kind) == (cast.chair, "Eli", "contribution")
    assert only(document.batch).meeting_uid == Meeting.objects.get().uid


def test_places_to_look_at_are_answered_one_after_the_other(secretary: Page, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    asked = document.doubts
    assert asked > 0
    secretary.goto(reverse("importing:document", args=[cast.cooperation.slug, document]))
    for left in range(asked - 1, -1, -1):
        secretary.keyboard.press("n")
        expect(secretary.locator(".question:focus")).to_have_count(1)
        has_yes = secretary.locator(".question:focus [data-yes]").count()
        secretary.keyboard.press("j" if has_yes else "v")
        expect(secretary.locator(".question")).to_have_count(left)
    expect(secretary.get_by_text("Ingenting mer å se på")).to_be_visible()
    assert only(document.batch).doubts == 0


def test_moving_along_one_side_marks_the_words_on_the_other(secretary: Page, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    secretary.goto(reverse("importing:document", args=[cast.cooperation.slug, document]))
    secretary.locator("#source span", has_text="Har laget en veiviser").click()
    expect(_line(secretary, "Har laget en veiviser")).to_be_focused()
    secretary.keyboard.press("ArrowUp")
    expect(secretary.locator("#source .marked")).to_contain_text("Bør være tema")


def test_keys_do_nothing_in_a_field_or_when_they_are_turned_off(secretary: Page, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    secretary.goto(reverse("importing:document", args=[cast.cooperation.slug, document]))
    secretary.get_by_label("En person til").focus()
    secretary.keyboard.type("x4")
    secretary.get_by_label("Bruk tastene").uncheck()
    _line(secretary, "Bør være tema").focus()
    secretary.keyboard.press("4")
    secretary.reload()
    expect(secretary.get_by_label("Bruk tastene")).not_to_be_checked()
    assert only(document.batch).version == document.version


def test_two_reviewers_see_both_texts_where_they_meet(secretary: Page, cast: Cast, open_context: Open) -> None:
    document = only(bring_in(cast.cooperation))
    key = _part(document, "Bør være tema").key
    address = f"{reverse('importing:document', args=[cast.cooperation.slug, document])}?rett={key}"
    other = open_context(login=cast.user("secretary")).new_page()
    for page, words in ((secretary, "Den førstes ord."), (other, "Den andres ord.")):
        page.goto(address)
        page.get_by_label("Tekst", exact=True).fill(words)
    secretary.get_by_role("button", name="Lagre", exact=True).click()
    expect(_line(secretary, "Den førstes ord.")).to_be_visible()
    other.get_by_role("button", name="Lagre", exact=True).click()
    expect(other.get_by_role("heading", name="Rettet av en annen")).to_be_focused()
    expect(other.get_by_text("Den andres ord.")).to_be_visible()
    expect(other.get_by_text("Den førstes ord.")).to_be_visible()


def test_everything_works_without_scripts(open_context: Open, cast: Cast, tmp_path: Path) -> None:
    page = open_context(login=cast.user("secretary"), java_script_enabled=False).new_page()
    document = _drop(page, cast, tmp_path)
    page.get_by_role("link", name="Oppdater").click()
    expect(page.get_by_text("Lest, ikke kontrollert")).to_be_visible()
    page.get_by_role("link", name="referat.txt", exact=True).click()
    _line(page, "Bør være tema").get_by_role("link", name="Rett").click()
    page.get_by_label("Tekst", exact=True).fill("Bør være tema\n\ni eget møterom på neste møte.")
    page.get_by_role("button", name="Del", exact=True).click()
    expect(_line(page, "i eget møterom")).to_be_visible()
    _line(page, "i eget møterom").get_by_role("link", name="Rett").click()
    page.get_by_label("Type linje").select_option("rest")
    page.get_by_label("Tilbud").check()
    page.get_by_role("button", name="Lagre", exact=True).click()
    assert _part(document, "i eget møterom").kind == "rest"
    page.get_by_role("button", name="Angre").click()
    assert _part(document, "i eget møterom").kind == "contribution"
    page.get_by_role("button", name="Godta og lagre").click()
    page.wait_for_url("**/mote/**")


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["wide", "phone"])
def test_every_page_stands_axe_keyboard_and_a_narrow_window(
    open_context: Open, cast: Cast, viewport: dict[str, int] | None
) -> None:
    page = open_context(login=cast.user("secretary"), **({"viewport": viewport} if viewport else {})).new_page()
    batch = bring_in(cast.cooperation, TEXT, "")
    document = Document.objects.filter(batch=batch).order_by("position")[0]
    key = _part(document, "Bør være tema").key
    at = {name: reverse(f"importing:{name}", args=[cast.cooperation.slug, batch]) for name in ("batch", "batch_undo")}
    review = reverse("importing:document", args=[cast.cooperation.slug, document])
    index = reverse("importing:index", args=[cast.cooperation.slug])
    for address in [index, *at.values(), review, f"{review}?rett={key}", f"{review}?rett=facts", f"{review}?rett=a1"]:
        page.goto(address)
        assert violations(page) == [], address
        if viewport is None:
            assert unreachable(page) == [], address
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # width and height
        assert overflow(page) <= 0, address
        page.set_viewport_size(viewport or {"width": 1280, "height": 900})  # type: ignore[arg-type]  # as above
