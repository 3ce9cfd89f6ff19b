"""The ways in, in a real browser: setting up, logging in by code, entering the demo; each page by axe and at 320 px."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import transaction
from playwright.sync_api import BrowserContext, Page, expect

from rundbord.apps.audit.services import record
from rundbord.apps.desk import services
from rundbord.apps.mail.models import Message
from rundbord.operations.municipalities import keys_of
from tests.browser.judge import overflow, unreachable, violations
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., BrowserContext]


def judge(page: Page) -> None:
    """Axe, keyboard, and no sideways scrolling on a narrow window."""
    assert violations(page) == []
    assert unreachable(page) == []
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    assert overflow(page) <= 0
    if size:
        page.set_viewport_size(size)


@pytest.mark.parametrize("scripts", [True, False])
def test_from_an_empty_installation_to_the_cooperations_page(open_context: Open, scripts: bool) -> None:  # noqa: FBT001 - a parameter of the test
    page = open_context(java_script_enabled=scripts).new_page()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Velkommen til Rundbord")
    if scripts:
        judge(page)
    page.get_by_label("Oppsettkode").fill(services.make_setup_code())
    page.get_by_role("button", name="Sett opp").click()
    if scripts:
        judge(page)
    page.get_by_label("Navn på samarbeidet").fill("Fjordbyene")
    page.get_by_text("Akershus").click()
    page.get_by_label("Asker").check()
    page.get_by_label("Navnet ditt").fill("Sara Moen")
    page.get_by_label("E-posten din").fill("sara@fjordbyene.example")
    page.get_by_role("button", name="Kom i gang").click()
    expect(page).to_have_url(re.compile(r"/fjordbyene/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fjordbyene")
    page.goto("/utsendinger/")
    expect(page.get_by_text("Rundbord kan sende e-post")).to_be_visible()
    if scripts:
        judge(page)


LIST = """Kommune\tNavn\tE-post\tVerv
Asker\tMarit Solheim\tmarit@asker.example\tMedlem
Asker\tJonas Vik\tjonas(at)asker.example\tMedlem
Askr\tEli Berg\teli@asker.example\tMedlem
"""


@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_morning_ends_with_a_notice(open_context: Open, scripts: bool) -> None:  # noqa: FBT001 - a parameter of the test
    begun = services.Beginning("Fjordbyene", "Sara Moen", "sara@x.example", municipalities=keys_of(["Asker"]))
    _cooperation, user = services.begin(beginning=begun)
    page = open_context(login=user, java_script_enabled=scripts).new_page()
    page.goto("/fjordbyene/")
    steps = page.get_by_role("region", name="Kom i gang")
    if scripts:
        judge(page)
    steps.get_by_role("link", name="Legg til det første organet").click()
    if scripts:
        judge(page)
    page.get_by_label("Navn", exact=True).fill("Faggruppe for næring")
    page.get_by_label("Faggruppe: Godkjenning av innkalling").check()
    page.get_by_role("button", name="Legg til organet").click()
    page.get_by_label("Listen", exact=True).fill(LIST)
    page.get_by_role("button", name="Se hva som endres").click()
    bad = page.get_by_role("region", name="2 rader kan ikke tas inn").get_by_role("listitem")
    expect(bad).to_contain_text(["«jonas(at)asker.example» er ikke en e-postadresse", "Mente du Asker?"])
    page.get_by_role("button", name="Lagre den nye listen").click()
    expect(page.get_by_text("1 rad er tatt inn.")).to_be_visible()
    page.goto("/fjordbyene/")
    expect(steps.get_by_role("link", name="Hent inn gamle referater")).to_be_visible()
    steps.get_by_role("link", name="Lag den første innkallingen for Faggruppe for næring").click()
    page.get_by_role("button", name="Lag innkalling").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Faggruppe for næring")
    file = page.get_by_role("link", name="PDF").get_attribute("href")
    assert page.request.get(str(file)).body().startswith(b"%PDF")
    page.goto("/fjordbyene/")
    steps.get_by_role("button", name="Send en testmelding").click()
    expect(steps).to_contain_text("Testmeldingen til sara@x.example er på vei")
    steps.get_by_role("button", name="Legg bort «Kom i gang»").click()
    expect(page.get_by_text("«Kom i gang» er lagt bort.")).to_be_visible()
    expect(steps).to_have_count(0)


def test_the_history_of_a_body(open_context: Open, cast: Cast) -> None:
    with transaction.atomic():
        record(actor=cast.viewer("secretary"), verb="body_edit", subject=cast.body, cooperation=cast.cooperation.pk)
    page = open_context(login=cast.user("member")).new_page()
    page.goto(f"/{cast.cooperation.slug}/historikk/body/{cast.body.uid}/")
    expect(page.get_by_role("main").get_by_role("listitem").filter(has_text="Sara Moen")).to_contain_text(
        "endret organet"
    )
    judge(page)


def test_logging_in_by_code(open_context: Open, cast: Cast) -> None:
    cache.clear()
    page = open_context().new_page()
    page.goto("/")
    judge(page)
    page.get_by_role("main").get_by_role("link", name="Logg inn").click()
    judge(page)
    page.get_by_label("E-post").fill(cast.member.email)
    page.get_by_role("button", name="Send meg en kode").click()
    judge(page)
    found = re.search(r"^ {4}(\S+)$", Message.objects.get().text, re.MULTILINE)
    assert found
    page.get_by_label("Koden fra e-posten").fill("feil")
    page.get_by_role("button", name="Logg inn").click()
    judge(page)
    page.get_by_label("Koden fra e-posten").fill(found[1])
    page.get_by_role("button", name="Logg inn").click()
    expect(page).to_have_url(re.compile(rf"/{cast.cooperation.slug}/$"))
    page.get_by_role("button", name="Logg ut").click()
    expect(page.get_by_text("Du er logget ut.")).to_be_visible()
