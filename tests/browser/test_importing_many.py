"""Twenty-five documents from the drop to their meetings, by one person: how often that person presses something."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Locator, Page, expect

from rundbord.apps.accounts.viewer import System
from rundbord.apps.importing.models import Batch, Document, State
from rundbord.apps.jobs.execution import run_pending
from rundbord.apps.people.services.norway import load_norway
from rundbord.demo.formats import MASTERS
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., BrowserContext]
DOCUMENTS, MOST_PRESSES = 25, 8  # 141 when this was written: 5.6 a document
BODIES = ("Faggruppe for klima og miljø", "Styret", "Representantskapet")


class Hand:
    """Whoever does it: each click and each key is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses = page, 0

    def click(self, place: Locator) -> None:
        """One press on a button, link or box."""
        self.presses += 1
        place.click()

    def choose(self, place: Locator, value: str) -> None:
        """Open a list and take one of it."""
        self.presses += 2
        place.select_option(value)

    def key(self, key: str) -> None:
        """One key."""
        self.presses += 1
        self.page.keyboard.press(key)


@pytest.fixture
def secretary(open_context: Open, cast: Cast) -> Page:
    """A page that the secretary is logged in on."""
    return open_context(login=cast.user("secretary")).new_page()


def _drop(hand: Hand, cast: Cast) -> Batch:
    files = sorted(MASTERS.glob("*.txt"))[-DOCUMENTS:]
    hand.page.goto(reverse("importing:index", args=[cast.cooperation.slug]))
    hand.presses += 3  # open the file dialog, mark all, confirm
    hand.page.set_input_files("input[type=file]", files)
    hand.click(hand.page.get_by_role("button", name="Les dokumentene"))
    hand.page.wait_for_url("**/import/*/")
    run_pending()
    hand.page.reload()
    return Batch.objects.get()


def _settle(hand: Hand) -> None:
    """Add what is plainly new, then answer group by group until no name waits."""
    page = hand.page
    hand.click(page.get_by_role("link", name="Avgjør navn registeret mangler"))
    while page.locator("fieldset.name-group").count():
        for group in page.locator("fieldset.name-group").all():
            _answer(hand, group)
        whole = page.get_by_role("button", name="som ikke ligner")
        hand.click(whole if whole.count() else page.get_by_role("button", name="Lagre svarene"))
        page.wait_for_load_state()
        run_pending()  # names of many documents are settled by the worker
    hand.click(page.get_by_role("link", name="Tilbake til dokumentene"))


def _answer(hand: Hand, group: Locator) -> None:
    """What a secretary would say: the one in the register, one new person, or only a name."""
    answer = group.locator("select[name^=answer-]")
    if answer.input_value() or group.locator("input[name^=new-]").count():
        return
    values = [option.get_attribute("value") or "" for option in answer.locator("option").all()]
    known = [value for value in values if value not in {"", "new", "each", "unknown"}]
    several = group.locator("input[type=checkbox]").count() > 1
    hand.choose(answer, known[0] if known else "new" if several or "unknown" not in values else "unknown")


def _answer_places(hand: Hand) -> None:
    """Go through the documents that have places to look at, and accept each."""
    page = hand.page
    for document in Document.objects.filter(state=State.READ, doubts__gt=0):
        hand.presses += 1  # "Neste" or the link in the table
        page.goto(reverse("importing:document", args=[document.batch.cooperation.slug, document]))
        while left := page.locator(".question").count():
            hand.key("n")
            expect(page.locator(".question:focus")).to_have_count(1)
            hand.key("j" if page.locator(".question:focus [data-yes]").count() else "v")
            expect(page.locator(".question")).not_to_have_count(left)
            expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
        hand.click(page.get_by_role("button", name="Godta og lagre"))
        page.wait_for_url("**/mote/**")


def test_twenty_five_documents_take_few_presses_each(secretary: Page, cast: Cast) -> None:
    load_norway(actor=System("test"))
    for name in BODIES:
        factories.make_body(cast.cooperation, name)
    hand = Hand(secretary)
    batch = _drop(hand, cast)
    _settle(hand)
    hand.click(secretary.get_by_role("button", name="Godta de uten steder å se på"))
    secretary.wait_for_load_state()
    _answer_places(hand)
    states = list(Document.objects.filter(batch=batch).values_list("name", "state"))
    assert [name for name, state in states if state != State.ACCEPTED] == []
    assert hand.presses < MOST_PRESSES * DOCUMENTS, f"{hand.presses} presses"
