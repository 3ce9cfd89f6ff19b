"""The page of a batch's names: what it proposes, what a press does, with how many queries."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundbord.apps.core import clock
from rundbord.apps.importing.models import Batch, Document, NameDecision, State
from rundbord.apps.importing.views import names
from rundbord.apps.people.models import Person
from tests.apps.importing.samples import TEXT, bring_in
from tests.cast import Cast
from tests.conftest import Login

MOST_QUERIES = 12
SPELLINGS = ("Øyvind Sætre", "Øyvind S.", "Ø. Sætre")


@pytest.fixture
def batch(cast: Cast) -> Batch:
    """Three documents, in each a man of another spelling."""
    texts = [TEXT.replace("Leif Dahl", one).replace("25.", f"{day}.") for day, one in enumerate(SPELLINGS, start=10)]
    return bring_in(cast.cooperation, *texts)


def _address(cast: Cast, batch: Batch, name: str = "batch_names") -> str:
    return reverse(f"importing:{name}", args=[cast.cooperation.slug, batch])


def _number(page: str, words: str) -> str:
    """The number of the group whose name begins with these words."""
    groups = re.split(r"<fieldset", page)
    found = next(group for group in groups if re.search(rf"<legend[^>]*>\s*{re.escape(words)}", group))
    number = re.search(r'name="group" value="(\d+)"', found)
    assert number
    return number[1]


def _sent(client: Client, address: str, answers: dict[str, str], **more: str) -> HttpResponse:
    """Post the page's own form, with these answers by the name of the group."""
    page = client.get(address).content.decode()
    keys = re.findall(r'name="(key-\d+)"\s+value="([^"]+)"', page)
    sent: dict[str, list[str]] = {"group": re.findall(r'name="group" value="(\d+)"', page)}
    for field, key in keys:
        sent.setdefault(field, []).append(key)
    for field, value in re.findall(r'name="((?:name|new)-\d+)"\s+value="([^"]+)"', page):
        sent[field] = [value]
    for words, answer in answers.items():
        sent[f"answer-{_number(page, words)}"] = [answer]
    return client.post(address, {**sent, **more})  # type: ignore[return-value]  # test response


def test_three_spellings_stand_together_and_are_settled_with_one_press(as_: Login, cast: Cast, batch: Batch) -> None:
    client, address = as_("secretary"), _address(cast, batch)
    page = client.get(address).content.decode()
    number = _number(page, "Øyvind Sætre")
    assert page.count(f'name="key-{number}"') == 3
    answer = _sent(client, address, {"Øyvind Sætre": "new"})
    assert answer.headers["Location"] == address
    assert Person.objects.filter(name__startswith="Øyvind").count() == 1
    after = client.get(address).content.decode()
    assert "Navnene er avgjort i 3 dokumenter." in after
    assert f'name="key-{number}" value="person:øyvind sætre"' not in after


def test_a_spelling_without_its_tick_is_somebody_else(as_: Login, cast: Cast, batch: Batch) -> None:
    client, address = as_("secretary"), _address(cast, batch)
    sent = {"group": "0", "key-0": ["person:øyvind sætre", "person:ø. sætre"], "answer-0": "new"}
    client.post(address, {**sent, "name-0": "Øyvind Sætre"})
    left = {name["written"] for document in Document.objects.filter(batch=batch) for name in document.names}
    assert "Øyvind S." in left
    assert not left & {"Øyvind Sætre", "Ø. Sætre"}


def test_all_names_that_are_like_no_other_are_added_with_one_press(as_: Login, cast: Cast, batch: Batch) -> None:
    _sent(as_("secretary"), _address(cast, batch), {}, act="all_new")
    assert Person.objects.filter(name="Eli Strand Berg").exists()
    assert not Person.objects.filter(name__in=SPELLINGS).exists()


def test_another_name_may_be_written_known_or_new(as_: Login, cast: Cast, batch: Batch) -> None:
    client, address = as_("secretary"), _address(cast, batch)
    sent = {"group": ["0", "1"], "key-0": "person:ø. sætre", "key-1": "person:øyvind s."}
    client.post(address, {**sent, "other-0": "leif dahl", "other-1": "Øyvind Solli"})
    drafts = [document.draft["nodes"] for document in Document.objects.filter(batch=batch).order_by("position")]
    assert drafts[2]["person:ø. sætre"]["choice"] == cast.chair.uid
    assert drafts[1]["person:øyvind s."]["choice"] == Person.objects.get(name="Øyvind Solli").uid


@pytest.mark.parametrize(
    "sent", [{}, {"group": "0", "key-0": "person:eli", "answer-0": "nobodyhere00"}, {"group": "x", "answer-x": "new"}]
)
def test_a_press_that_says_nothing_is_told(as_: Login, cast: Cast, batch: Batch, sent: dict[str, str]) -> None:
    answer = as_("secretary").post(_address(cast, batch), sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not NameDecision.objects.exists()


def test_what_was_said_is_taken_back_on_the_page(as_: Login, cast: Cast, batch: Batch) -> None:
    client, address = as_("secretary"), _address(cast, batch)
    _sent(client, address, {"Øyvind Sætre": "unknown"})
    decision = NameDecision.objects.get()
    assert decision.uid in client.get(address).content.decode()
    client.post(_address(cast, batch, "names_undo"), {"uid": decision.uid})
    page = client.get(address).content.decode()
    assert "Angret i 3 dokumenter." in page
    assert decision.uid not in page


def test_when_all_is_settled_the_page_says_so(as_: Login, cast: Cast, batch: Batch) -> None:
    Document.objects.update(names=[])
    assert "Alle navn i disse dokumentene er avgjort." in as_("secretary").get(_address(cast, batch)).content.decode()


def test_two_hundred_documents_are_asked_for_no_more_often_than_three(as_: Login, cast: Cast, batch: Batch) -> None:
    client, counts = as_("secretary"), []
    large = Batch.objects.create(cooperation=cast.cooperation, created_at=clock.now())
    Document.objects.bulk_create(
        Document(batch=large, name=f"{number}.txt", state=State.READ, names=_many(number), draft={"x": "x" * 60_000})
        for number in range(200)
    )
    for one in (batch, large):
        client.get(_address(cast, one))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(_address(cast, one)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= MOST_QUERIES


def _many(number: int) -> list[dict[str, str]]:
    """Ten names of a document, most of them in others too."""
    written = [f"Fornavn{(number * 7 + place) % 40} Etternavn{(number * 3 + place) % 25}" for place in range(10)]
    return [
        {"kind": "person", "key": f"person:{one.lower()}", "written": one, "place": f"Kommune {place % 9}",
         "quote": f"{one}, Kommune {place % 9}", "proposal": "", "likely": ""}
        for place, one in enumerate(written)
    ]  # fmt: skip


def test_the_names_come_fifty_at_a_time(as_: Login, cast: Cast, batch: Batch) -> None:
    names = [
        f"Navn{chr(97 + n // 26)}{chr(97 + n % 26)}xx Ætt{chr(97 + n % 26)}{chr(97 + n // 26)}yy" for n in range(70)
    ]
    kept = [
        {"kind": "person", "key": f"person:{one.casefold()}", "written": one, "place": "", "quote": "", "proposal": "",
         "likely": ""}
        for one in names
    ]  # fmt: skip
    Document.objects.filter(batch=batch).update(names=[])
    Document.objects.filter(pk=Document.objects.filter(batch=batch).values("pk")[:1]).update(names=kept)
    client, address = as_("secretary"), _address(cast, batch)
    first = client.get(address).content.decode()
    assert first.count('name="group"') == 50
    assert "Side 1 av 2" in first
    assert client.get(address, {"side": "2"}).content.decode().count('name="group"') == 20
    assert client.get(address, {"side": "mange"}).status_code == 200


def test_of_very_many_documents_the_first_come_first(
    as_: Login, cast: Cast, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "AT_ONCE", 1)
    client, address = as_("secretary"), _address(cast, batch)
    page = client.get(address).content.decode()
    assert "Her står navnene fra de første 1;" in page
    assert "Øyvind Sætre" in page
    assert "Ø. Sætre" not in page
    Document.objects.filter(pk=batch.documents.order_by("position")[0].pk).update(names=[])
    assert "Øyvind S." in client.get(address).content.decode()
