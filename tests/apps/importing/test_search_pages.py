"""The pages of the search: the field, the hits, a document to read, for the secretariat alone."""

import pytest
from django.urls import reverse

from rundbord.apps.importing.models import State
from rundbord.apps.importing.services.accepting import accept_all
from tests.apps.importing.samples import IMPORTER, TEXT, bring_in, only
from tests.cast import WITH_LOGIN, Cast
from tests.conftest import Login


def test_a_document_is_found_and_can_be_read_as_soon_as_it_is_read(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    assert document.state == State.READ
    client, slug = as_("secretary"), cast.cooperation.slug
    page = client.get(reverse("importing:search", args=[slug]), {"q": "utenfor veiviser"}).content.decode()
    assert "<mark>utenforskap</mark>" in page
    assert "Lest, ikke kontrollert" in page
    address = reverse("importing:document_read", args=[slug, document])
    assert f"{address}?q=utenfor%20veiviser" in page
    read = client.get(address, {"q": "utenfor"}).content.decode()
    assert "Lest, ikke kontrollert" in read
    assert "<mark>utenforskap</mark>" in read
    assert "<strong>Asker</strong>: Har laget en veiviser" in read
    assert 'name="act"' not in read


def test_an_accepted_document_leads_to_its_meeting(as_: Login, cast: Cast) -> None:
    batch = bring_in(cast.cooperation)
    accept_all(actor=IMPORTER, batch=batch, with_doubts=True)
    slug, client = cast.cooperation.slug, as_("secretary")
    for address in (
        reverse("importing:search", args=[slug]),
        reverse("importing:document_read", args=[slug, only(batch)]),
    ):
        assert f"/mote/{only(batch).meeting_uid}" in client.get(address, {"q": "utenforskap"}).content.decode()


def test_nothing_found_and_nothing_asked_are_told_apart(as_: Login, cast: Cast) -> None:
    client, address = as_("secretary"), reverse("importing:search", args=[cast.cooperation.slug])
    assert "Ingen dokumenter" in client.get(address, {"q": "finnesikke"}).content.decode()
    assert "Ingen dokumenter" not in client.get(address).content.decode()


def test_words_of_the_search_are_shown_as_words(as_: Login, cast: Cast) -> None:
    bring_in(cast.cooperation, f"{TEXT}\nØnsker <b>havn</b> her")
    client, address = as_("secretary"), reverse("importing:search", args=[cast.cooperation.slug])
    page = client.get(address, {"q": "havn <script>"}).content.decode()
    assert "<script>&quot;" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;b&gt;<mark>havn</mark>" in client.get(address, {"q": "havn"}).content.decode()


@pytest.mark.parametrize("who", ["anonymous", *WITH_LOGIN])
def test_the_field_stands_on_the_cooperations_page_for_its_secretariat(as_: Login, cast: Cast, who: str) -> None:
    page = as_(who).get(reverse("people:cooperation", args=[cast.cooperation.slug])).content.decode()
    field = reverse("importing:search", args=[cast.cooperation.slug])
    assert (field in page) == (who == "secretary")


def test_a_document_that_is_not_read_yet_has_a_page_that_says_so(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation, ""))
    page = as_("secretary").get(reverse("importing:document_read", args=[cast.cooperation.slug, document]))
    assert "Kunne ikke leses" in page.content.decode()
