"""Fixtures that every test may ask for."""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from django.test import Client

from rundbord.apps.core import clock
from tests.cast import Cast, make_cast

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, settings: object) -> None:
    """Every test's files land in a folder of its own."""
    settings.DATA = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings wrapper takes any name
    settings.MEDIA_ROOT = tmp_path / "files"  # type: ignore[attr-defined]  # as above


@pytest.fixture(autouse=True)
def _fixed_clock() -> Iterator[None]:
    """It is Monday 2 March 2026, ten o'clock in Oslo."""
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed cast."""
    return make_cast()


@pytest.fixture
def as_(cast: Cast, client: Client) -> "Login":
    """`as_("member")` is a client that is logged in as that one of the cast; `as_("anonymous")` as nobody."""
    return Login(cast, client)


@pytest.fixture
def demo_mode(settings: object) -> None:
    """The program as it is in demo mode, with the addresses that exist only there."""
    import_module("rundbord.urls")  # the usual addresses are laid out before it is the demo
    settings.DEMO = True  # type: ignore[attr-defined]  # pytest-django's settings wrapper takes any name
    settings.ROOT_URLCONF = "tests.demo_urls"  # type: ignore[attr-defined]  # as above


class Login:
    """Logs a client in as one of the cast."""

    def __init__(self, cast: Cast, client: Client) -> None:
        self.cast = cast
        self.client = client

    def __call__(self, who: str) -> Client:
        if who == "anonymous":
            self.client.logout()
        else:
            self.client.force_login(self.cast.user(who), backend="allauth.account.auth_backends.AuthenticationBackend")
        return self.client
