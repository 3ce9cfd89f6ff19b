"""A real browser on a real server. Without Chromium these tests are skipped loudly (in CI they fail)."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from rundbord.apps.accounts.models import User
from tests import needs

# Playwright runs an event loop in the test's own thread; the tests use the database only between its calls.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, PHONE, NARROW = (
    {"width": 1280, "height": 900},
    {"width": 390, "height": 844},
    {"width": 320, "height": 640},
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    path = needs.chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_context(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a context of its own; `login=user` enters as this user, other words are Playwright's."""
    contexts: list[BrowserContext] = []

    def open_one(*, login: User | None = None, **options: object) -> BrowserContext:
        settings = {"base_url": live_server.url, "locale": "nb-NO", "viewport": WIDE, **options}
        context = browser.new_context(**settings)  # type: ignore[arg-type]  # Playwright's own keywords pass through
        context.set_default_timeout(10_000)
        if login:
            context.add_cookies([_session_cookie(login, live_server.url)])  # type: ignore[list-item]  # a plain dict
        contexts.append(context)
        return context

    yield open_one
    for context in contexts:
        context.close()


def _session_cookie(user: User, url: str) -> dict[str, str]:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A page that nobody is logged in on."""
    return open_context().new_page()
