"""The life of a batch in a real browser: it tells how far it is by itself, is paused, continued, stopped, reported."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from rundbord.apps.importing.models import Batch, Document, State
from rundbord.apps.importing.services.batches import Dropped, import_files
from rundbord.apps.jobs.execution import run_next, run_pending
from tests.apps.importing.samples import IMPORTER, TEXT
from tests.apps.importing.test_containers import zipped
from tests.browser.conftest import NARROW, PHONE
from tests.browser.judge import overflow, unreachable, violations
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., BrowserContext]


@pytest.fixture
def batch(cast: Cast) -> Batch:
    """Three texts, one of them read; then a ZIP with one more and an empty file."""
    files = [Dropped(f"{number}.txt", f"{TEXT}\n{number}".encode()) for number in range(3)]
    files.append(Dropped("arkiv.zip", zipped(**{"2021__mer_txt": TEXT.encode(), "tom_txt": b""})))
    found = import_files(actor=IMPORTER, cooperation=cast.cooperation, files=files)
    run_next()
    return found


def _address(cast: Cast, name: str, batch: Batch) -> str:
    return reverse(f"importing:{name}", args=[cast.cooperation.slug, batch])


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_batch_is_paused_continued_stopped_and_read_to_the_end(
    open_context: Open,
    cast: Cast,
    batch: Batch,
    scripts: bool,  # noqa: FBT001 - one column of the table
) -> None:
    page = open_context(login=cast.user("secretary"), java_script_enabled=scripts).new_page()
    page.goto(_address(cast, "batch", batch))
    for button, heading in [
        ("Sett på pause", "Lesingen er på pause"),
        ("Fortsett", "Dokumentene leses"),
        ("Stopp", "Lesingen er stoppet"),
        ("Les resten", "Dokumentene leses"),
    ]:
        page.get_by_role("button", name=button, exact=True).click()
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    run_pending()
    if not scripts:
        page.get_by_role("link", name="Oppdater").click()
    expect(page.get_by_role("heading", name="Lesingen er ferdig")).to_be_visible()
    expect(page.get_by_text("4 av 5 dokumenter er lest. 1 kunne ikke leses.")).to_be_visible()
    expect(page.get_by_role("link", name="mer.txt", exact=True).first).to_be_visible()  # the table came along


def test_what_somebody_writes_in_the_table_stays_while_more_is_read(
    open_context: Open, cast: Cast, batch: Batch
) -> None:
    page = open_context(login=cast.user("secretary")).new_page()
    page.goto(_address(cast, "batch", batch))
    field = page.get_by_label("Dato for 0.txt")
    field.fill("2021-11-24")
    run_next()
    expect(page.get_by_text("2 av 4 dokumenter er lest.")).to_be_visible()
    expect(field).to_have_value("2021-11-24")


def _steered(cast: Cast, page: Page, batch: Batch, button: str) -> str:
    page.goto(_address(cast, "batch", batch))
    page.get_by_role("button", name=button, exact=True).click()
    return _address(cast, "batch", batch)


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["wide", "phone"])
def test_every_state_of_a_batch_stands_axe_keyboard_and_a_narrow_window(
    open_context: Open, cast: Cast, batch: Batch, viewport: dict[str, int] | None
) -> None:
    page = open_context(login=cast.user("secretary"), **({"viewport": viewport} if viewport else {})).new_page()
    for button in ("", "Sett på pause", "Stopp"):
        address = _steered(cast, page, batch, button) if button else _address(cast, "batch", batch)
        _stands(page, address, viewport)
    Document.objects.filter(name="1.txt").update(state=State.UNREADABLE, reason="DAMAGED")
    _stands(page, _address(cast, "batch_report", batch), viewport)


def _stands(page: Page, address: str, viewport: dict[str, int] | None) -> None:
    page.goto(address)
    assert violations(page) == [], address
    if viewport is None:
        assert unreachable(page) == [], address
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # width and height
    assert overflow(page) <= 0, address
    page.set_viewport_size(viewport or {"width": 1280, "height": 900})  # type: ignore[arg-type]  # as above
