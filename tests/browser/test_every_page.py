"""Every page of the program in a real browser: axe, 320 px, keyboard only, and without JavaScript.

The pages are those of the generated world, as its secretary gets them; the browser is handed the same bytes.
"""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import NARROW, WIDE
from tests.browser.judge import overflow, unreachable, violations
from tests.house.addresses import ADDRESSES, Address
from tests.house.conftest import Ask, ask, whole_world, world  # noqa: F401 - the fixtures of the generated world
from tests.house.world import World

pytestmark = pytest.mark.django_db  # each test's own transaction stands inside that of the world
ADDRESS = "http://rundbord.test/"
OPENED = [one for one in ADDRESSES if "GET" in one.methods]

Show = Callable[..., Page]


@pytest.fixture
def show(browser: Browser) -> Iterator[Show]:
    """Shows the bytes of a page."""
    contexts = []

    def show_page(content: bytes, **options: object) -> Page:
        context = browser.new_context(locale="nb-NO", **options)  # type: ignore[arg-type]  # Playwright's own keywords pass through
        contexts.append(context)
        context.route("**/*", lambda route: _answer(route, content))
        page = context.new_page()
        page.goto(ADDRESS)
        return page

    yield show_page
    for context in contexts:
        context.close()


def _answer(route: Route, content: bytes) -> None:
    path = route.request.url.removeprefix(ADDRESS).partition("?")[0]
    static = finders.find(path.removeprefix("static/")) if path.startswith("static/") else None
    if static:
        route.fulfill(path=str(static))
    elif path:
        route.fulfill(status=404)
    else:
        route.fulfill(body=content, content_type="text/html; charset=utf-8")


def _page(address: Address, place: World, asking: Ask) -> bytes | None:
    """What the secretary gets for the first of its things that has a page; None for files and what only leads on."""
    for thing in address.things(place):
        response = asking("secretary").get(address.path(thing))
        if response.status_code == 200 and b"<main" in getattr(response, "content", b""):
            return response.content
    return None


@pytest.mark.parametrize("address", OPENED, ids=lambda one: one.key)
def test_everyone_can_use_it(world: World, ask: Ask, show: Show, address: Address) -> None:  # noqa: F811 - fixtures
    content = _page(address, world, ask)
    if content is None:
        return
    page = show(content, viewport=WIDE)
    assert violations(page) == []
    assert unreachable(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert overflow(page) <= 0
    plain = show(content, viewport=NARROW, java_script_enabled=False)
    assert plain.get_by_role("heading").first.is_visible()
    assert plain.locator("button[type=button]:not([popovertarget]):visible").count() == 0, "needs JavaScript"
