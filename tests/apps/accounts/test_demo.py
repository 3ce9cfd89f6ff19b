"""Entering the demo as one of its persons, which does not exist elsewhere."""

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse

from rundbord.apps.accounts import demo, views
from rundbord.apps.accounts.demo import DemoPerson
from rundbord.apps.accounts.models import User


@pytest.fixture
def marit(db: None, monkeypatch: pytest.MonkeyPatch) -> User:
    """The one person of this demo."""
    user = User.objects.create_user("marit@kommune.example")
    person = DemoPerson(user=user, name="Marit Solheim", role="Medlem, Faggruppe for næring")
    monkeypatch.setattr(demo, "_providers", [lambda: [person]])
    return user


def test_the_page_names_persons_and_a_press_enters(demo_mode: None, marit: User, client: Client) -> None:
    page = client.get("/demo/").content.decode()
    assert "Marit Solheim" in page
    assert "Medlem, Faggruppe for næring" in page
    assert "_auth_user_id" not in client.session
    assert client.post("/demo/", {"user": marit.uid})["Location"] == "/"
    assert client.session["_auth_user_id"] == str(marit.pk)


@pytest.mark.parametrize(("wanted", "arrives"), [("/fjordbyene/", "/fjordbyene/"), ("https://ond.example/", "/")])
def test_the_page_that_one_came_for_follows(
    demo_mode: None, marit: User, client: Client, wanted: str, arrives: str
) -> None:
    assert f'value="{wanted}"' in client.get("/demo/", {"next": wanted}).content.decode()
    assert client.post("/demo/", {"user": marit.uid, "next": wanted})["Location"] == arrives


def test_only_those_who_are_named_can_be_entered_as(demo_mode: None, marit: User, client: Client) -> None:
    other = User.objects.create_user("operator@kommune.example")
    assert client.post("/demo/", {"user": other.uid}).status_code == 404
    assert client.post("/demo/").status_code == 404
    assert client.put("/demo/").status_code == 405


def test_an_empty_demo_says_how_to_fill_it(
    demo_mode: None, db: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "_providers", [])
    assert "make demo" in client.get("/demo/").content.decode()


def test_elsewhere_there_is_neither_address_nor_view_nor_page(marit: User, client: Client, rf: RequestFactory) -> None:
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/", {"user": marit.uid}).status_code in {404, 405}
    assert "_auth_user_id" not in client.session
    with pytest.raises(NoReverseMatch):
        reverse("accounts:demo")
    with pytest.raises(Http404):
        views.demo(rf.post("/demo/", {"user": marit.uid}))
    assert "/demo/" not in client.get("/konto/logg-inn/").content.decode()
