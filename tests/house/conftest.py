"""The world, made once for all tests of a file and taken back after the last; each test in a transaction within."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

from rundbord.apps.accounts.grants import create_grant
from rundbord.apps.core import clock
from tests.conftest import NOW
from tests.house.world import EVERYBODY, World, make_world

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
Ask = Callable[[str], Client]


@pytest.fixture(scope="module")
def whole_world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[World, dict[str, Client]]]:
    """The world, and a client for each of the cast."""
    folder = tmp_path_factory.mktemp("world")
    with (
        django_db_blocker.unblock(),
        override_settings(DATA=folder, MEDIA_ROOT=folder / "files"),
        clock.frozen(NOW),
        transaction.atomic(),
    ):
        world = make_world(folder / "files")
        yield world, {who: _client(world, who) for who in sorted(EVERYBODY)}
        transaction.set_rollback(True)


def _client(world: World, who: str) -> Client:
    client = Client(raise_request_exception=False)
    if who == "link_holder":
        _grant, token = create_grant(
            purpose="test",
            subject_kind="meeting",
            subject_uid=world.meetings["planned"].meeting.uid,
            lasts=timedelta(days=1),
            person_uid=world.cast.member.uid,
        )
        client.defaults["QUERY_STRING"] = f"grant={token}"
    elif who != "anonymous":
        client.force_login(world.cast.user(who), backend=BACKEND)
    return client


@pytest.fixture
def world(whole_world: tuple[World, dict[str, Client]]) -> World:
    """The full world."""
    return whole_world[0]


@pytest.fixture
def ask(whole_world: tuple[World, dict[str, Client]], settings: object) -> Iterator[Ask]:
    """`ask("member")` is the browser of that one of the cast."""
    kept = {who: deepcopy(client.cookies) for who, client in whole_world[1].items()}
    settings.MEDIA_ROOT = whole_world[0].files  # type: ignore[attr-defined]  # pytest-django's wrapper takes any name

    def browser(who: str) -> Client:
        """With the cookies of the beginning, so that what a page does to them is forgotten."""
        client = whole_world[1][who]
        client.cookies = deepcopy(kept[who])
        return client

    yield browser
    for who, client in whole_world[1].items():
        client.cookies = kept[who]
