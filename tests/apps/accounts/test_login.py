"""Logging in by a code in an e-mail."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from rundbord.apps.accounts.models import User
from rundbord.apps.jobs.models import Task
from rundbord.apps.mail.models import Message

ASK, ENTER, LEAVE = "/konto/logg-inn/", "/konto/kode/", "/konto/logg-ut/"
EMAIL = "marit@kommune.example"


@pytest.fixture
def user(db: None) -> User:
    cache.clear()
    return User.objects.create_user(EMAIL)


def ask(client: Client, email: str = EMAIL, **more: str) -> str:
    """Ask for a code; returns the page that comes."""
    return client.post(ASK, {"email": email, **more}, follow=True).content.decode()


def code_in_mail() -> str:
    found = re.search(r"^ {4}(\S+)$", Message.objects.latest("pk").text, re.MULTILINE)
    assert found
    return found[1]


def logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_code_by_mail_lets_in(user: User, client: Client) -> None:
    assert "Du trenger ikke passord" in client.get(ASK).content.decode()
    assert "en kode på vei dit" in ask(client, "Marit@Kommune.example ")
    message = Message.objects.get()
    assert (message.to.lower(), message.subject, message.sensitive) == (EMAIL, "Koden din til Rundbord", True)
    assert code_in_mail() not in str(list(Task.objects.values()))
    assert not logged_in(client)
    response = client.post(ENTER, {"code": code_in_mail().lower()})
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_the_page_that_one_came_for_follows_and_strangers_pages_do_not(user: User, client: Client) -> None:
    for page, arrives in [("/fjordbyene/", "/fjordbyene/"), ("https://ond.example/", "/")]:
        client.logout()
        ask(client, next=page)
        assert client.post(ENTER, {"code": code_in_mail(), "next": page})["Location"] == arrives


def test_a_wrong_code_says_so_and_three_end_it(user: User, client: Client) -> None:
    ask(client)
    wrong = client.post(ENTER, {"code": "000000"})
    assert 'id="id_code_error"' in wrong.content.decode()
    client.post(ENTER, {"code": "000000"})
    assert client.post(ENTER, {"code": "000000"}).status_code == 302
    assert client.post(ENTER, {"code": code_in_mail()}).status_code == 302
    assert not logged_in(client)


def test_a_new_code_can_be_sent(user: User, client: Client) -> None:
    ask(client)
    client.post(ENTER, {"action": "resend"})
    assert Message.objects.count() == 2
    client.post(ENTER, {"code": code_in_mail()})
    assert logged_in(client)


def test_a_mistyped_address_can_be_changed(user: User, client: Client) -> None:
    ask(client, "mari@kommune.example")
    assert client.get(ASK)["Location"].startswith(ENTER)
    assert client.post(LEAVE, {"next": ASK})["Location"] == ASK
    ask(client)
    client.post(ENTER, {"code": code_in_mail()})
    assert logged_in(client)


def test_whether_an_address_is_known_does_not_show(user: User, client: Client) -> None:
    known, unknown = ask(client), ask(Client(), "ukjent@kommune.example")
    assert unknown.replace("ukjent@kommune.example", EMAIL).count("kode på vei") == known.count("kode på vei") == 1
    assert Message.objects.count() == 1
    assert User.objects.count() == 1


def test_somebody_shut_out_gets_no_code(user: User, client: Client) -> None:
    User.objects.update(is_active=False)
    ask(client)
    assert not Message.objects.exists()


def test_somebody_shut_out_meanwhile_does_not_get_in(user: User, client: Client) -> None:
    ask(client)
    User.objects.update(is_active=False)
    assert client.post(ENTER, {"code": code_in_mail()}).status_code == 302
    assert not logged_in(client)


def test_asking_too_often_is_stopped(user: User) -> None:
    for _ in range(3):
        ask(Client())
    assert 'id="id_email_error"' in ask(Client())
    assert Message.objects.count() == 3


def test_asking_for_many_addresses_is_stopped(user: User) -> None:
    pages = [ask(Client(), f"n{number}@kommune.example") for number in range(21)]
    assert ['id="id_email_error"' in page for page in pages] == [False] * 20 + [True]


def test_an_address_that_is_none_is_explained(user: User, client: Client) -> None:
    page = client.post(ASK, {"email": "marit"}).content.decode()
    assert 'value="marit"' in page
    assert 'aria-invalid="true"' in page


def test_logging_out_takes_a_press(user: User, client: Client) -> None:
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Logge ut?" in client.get(LEAVE).content.decode()
    assert logged_in(client)
    client.post(LEAVE)
    assert not logged_in(client)


def test_the_code_page_without_asking_leads_back(user: User, client: Client) -> None:
    assert client.get(ENTER)["Location"].startswith(ASK)


@pytest.mark.parametrize("name", ["signup", "email", "change_password", "reset_password", "reauthenticate", "inactive"])
def test_nothing_else_of_the_library_has_an_address(name: str, db: None, client: Client) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(f"account_{name}")
    assert client.get(f"/konto/{name}/").status_code == 404
