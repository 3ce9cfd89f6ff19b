"""The demo's mailbox, which does not exist elsewhere."""

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse

from rundbord.apps.jobs import execution
from rundbord.apps.mail import views
from tests.apps.mail.conftest import Queue


def test_the_mailbox_shows_every_message(demo_mode: None, queue: Queue, client: Client) -> None:
    assert "Ingen meldinger ennå" in client.get("/postkasse/").content.decode()
    queue(text="Koden din: 12 <34>", sensitive=True)
    execution.run_pending()
    page = client.get("/postkasse/").content.decode()
    assert "Koden din: 12 &lt;34&gt;" in page
    assert client.post("/postkasse/").status_code == 405


def test_elsewhere_there_is_none(queue: Queue, client: Client, rf: RequestFactory) -> None:
    queue()
    assert client.get("/postkasse/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("mail:mailbox")
    with pytest.raises(Http404):
        views.mailbox(rf.get("/postkasse/"))
