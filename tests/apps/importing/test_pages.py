"""The pages of importing: for whom they are there, what they do, with how many queries."""

import re

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundbord.apps.importing.draft import Line, from_json
from rundbord.apps.importing.models import Batch, Document, State
from rundbord.apps.importing.services.accepting import accept_all
from rundbord.apps.meetings.models import Meeting
from tests.apps.importing.samples import IMPORTER, TEXT, bring_in, only
from tests.cast import WITH_LOGIN, Cast
from tests.conftest import Login

MOST_QUERIES = 12
OTHERS = [who for who in WITH_LOGIN if who != "secretary"]
ON_BATCH = ["batch", "batch_accept", "batch_undo", "rows_mend"]
ON_DOCUMENT = [
    "document", "document_mend", "mend_undo", "document_accept", "document_set_aside",
    "document_take_up", "document_read_again", "document_undo",
]  # fmt: skip
READ = {"index", "batch", "document", "batch_undo", "document_undo"}


def _addresses(cast: Cast, batch: Batch, document: Document, *, slug: str = "") -> dict[str, str]:
    at = slug or cast.cooperation.slug
    found = {name: reverse(f"importing:{name}", args=[at]) for name in ("index", "batch_make")}
    found |= {name: reverse(f"importing:{name}", args=[at, batch]) for name in ON_BATCH}
    return found | {name: reverse(f"importing:{name}", args=[at, document]) for name in ON_DOCUMENT}


def _asked(client: Client, name: str, address: str) -> HttpResponse:
    return client.get(address) if name in READ else client.post(address)  # type: ignore[return-value]  # test response


@pytest.mark.parametrize("who", ["anonymous", *OTHERS])
def test_importing_is_for_the_secretariat_alone(as_: Login, cast: Cast, who: str) -> None:
    document = only(bring_in(cast.cooperation))
    client = as_(who)
    for name, address in _addresses(cast, document.batch, document).items():
        assert _asked(client, name, address).status_code == 403, name
    assert only(document.batch).state == State.READ


def test_documents_of_another_cooperation_are_not_there(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    client = as_("stranger")
    addresses = _addresses(cast, document.batch, document, slug=cast.other_cooperation.slug)
    for name in [*ON_BATCH, *ON_DOCUMENT]:
        assert _asked(client, name, addresses[name]).status_code == 404, name


def test_the_original_of_a_document_on_its_way_in_is_the_secretariats_alone(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    page = as_("secretary").get(reverse("importing:document", args=[cast.cooperation.slug, document]))
    address = re.search(r'href="(/fil/[^"]+)"', page.content.decode())
    assert address is not None
    assert as_("secretary").get(address[1]).status_code == 200
    for who in ["anonymous", *OTHERS]:
        assert as_(who).get(address[1]).status_code == 404, who


def test_pages_that_read_and_pages_that_write_know_their_methods(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    client = as_("secretary")
    for name, address in _addresses(cast, document.batch, document).items():
        if name in {"batch_undo", "document_undo"}:
            assert client.put(address).status_code == 405
        else:
            wrong = client.post if name in READ else client.get
            assert wrong(address).status_code == 405, name


@pytest.mark.parametrize("name", ["index", "batch", "document", "document_undo", "batch_undo"])
def test_no_page_asks_the_database_more_for_more_documents(as_: Login, cast: Cast, name: str) -> None:
    client, counts = as_("secretary"), []
    for texts in ([TEXT], [TEXT.replace("25.", f"{day}.") for day in range(1, 13)]):
        batch = bring_in(cast.cooperation, *texts)
        document = Document.objects.filter(batch=batch).order_by("position")[0]
        address = _addresses(cast, batch, document)[name]
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= MOST_QUERIES


def test_a_long_document_takes_no_more_queries_than_a_short_one(as_: Login, cast: Cast) -> None:
    long = TEXT + "\n".join(f"\n{n}. SAK {n}\n\nAsker: Punkt {n} som ble sagt." for n in range(4, 60))
    counts = []
    for text in (TEXT, long):
        document = only(bring_in(cast.cooperation, text))
        address = reverse("importing:document", args=[cast.cooperation.slug, document])
        as_("secretary").get(address)
        with CaptureQueriesContext(connection) as queries:
            as_("secretary").get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_dropping_nothing_is_told(as_: Login, cast: Cast) -> None:
    slug = cast.cooperation.slug
    page = as_("secretary").post(reverse("importing:batch_make", args=[slug]), follow=True)
    assert "minst én fil" in page.content.decode()
    assert not Batch.objects.exists()


def test_progress_is_there_after_a_reload_and_over_when_all_is_read(as_: Login, cast: Cast) -> None:
    slug, client = cast.cooperation.slug, as_("secretary")
    files = {"files": [SimpleUploadedFile(f"{n}.txt", TEXT.encode()) for n in range(3)]}
    client.post(reverse("importing:batch_make", args=[slug]), files)
    batch = Batch.objects.get()
    address = reverse("importing:batch", args=[slug, batch])
    assert "hx-trigger" in client.get(address).content.decode()
    Document.objects.update(state=State.READ)
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in part
    assert "<html" not in part


def test_the_same_file_is_told_within_the_cooperation_only(as_: Login, cast: Cast) -> None:
    bring_in(cast.other_cooperation, name="fremmed")
    batch = bring_in(cast.cooperation, name="forst")
    alone = as_("secretary").get(reverse("importing:batch", args=[cast.cooperation.slug, batch])).content.decode()
    again = bring_in(cast.cooperation, name="igjen")
    page = as_("secretary").get(reverse("importing:batch", args=[cast.cooperation.slug, again])).content.decode()
    assert "Samme fil som" not in alone
    assert "Samme fil som" in page
    assert "forst-1.txt" in page
    assert "fremmed" not in page


def _first_line(document: Document) -> Line:
    parts = from_json(document.draft).parts
    return next(part for part in parts if isinstance(part, Line) and part.kind == "contribution")


def test_a_line_is_mended_by_a_plain_form(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    line, slug = _first_line(document), cast.cooperation.slug
    sent = {
        "act": "line", "node": line.key, "seen": "0", "text": "Helt nye ord.", "kind": "proposal",
        "person": "Leif Dahl", "organization": "", "mark": ["offer"],
        "task_text": ["Ring Statnett"], "task_responsible": ["Leif Dahl"], "task_due": ["2021-12-01"],
    }  # fmt: skip
    answer = as_("secretary").post(reverse("importing:document_mend", args=[slug, document]), sent)
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"#{line.key}")
    mended = next(part for part in from_json(only(document.batch).draft).parts if part.key == line.key)
    assert isinstance(mended, Line)
    assert (mended.text, mended.kind, mended.person) == ("Helt nye ord.", "proposal", "Leif Dahl")
    assert ([mark.kind for mark in mended.marks], mended.tasks[0].due) == (["offer"], "2021-12-01")


def test_what_was_typed_is_still_there_after_a_refusal(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    line = _first_line(document)
    sent = {"act": "split", "node": line.key, "seen": "0", "text": "Ord som ikke må forsvinne", "kind": line.kind}
    answer = as_("secretary").post(reverse("importing:document_mend", args=[cast.cooperation.slug, document]), sent)
    assert answer.status_code == 422
    assert "Ord som ikke må forsvinne" in answer.content.decode()


def test_a_conflict_shows_both_texts_and_overwrites_nothing(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    line = _first_line(document)
    address = reverse("importing:document_mend", args=[cast.cooperation.slug, document])
    sent = {"act": "line", "node": line.key, "seen": "0", "kind": line.kind, "person": "", "organization": ""}
    client = as_("secretary")
    assert client.post(address, {**sent, "text": "Den førstes ord."}).status_code == 302
    answer = client.post(address, {**sent, "text": "Den andres ord."})
    assert answer.status_code == 409
    assert "Den førstes ord." in answer.content.decode()
    assert "Den andres ord." in answer.content.decode()
    assert "Den andres ord." not in str(only(document.batch).draft)


@pytest.mark.parametrize("act", ["", "eval", "__class__"])
def test_an_act_that_is_none_of_ours_is_refused(as_: Login, cast: Cast, act: str) -> None:
    document = only(bring_in(cast.cooperation))
    address = reverse("importing:document_mend", args=[cast.cooperation.slug, document])
    assert as_("secretary").post(address, {"act": act, "node": "facts", "seen": "x"}).status_code == 422


@pytest.mark.parametrize("node", ["facts", "a1", "i9", "l10", "nobody"])
def test_every_part_has_a_form_without_scripts(as_: Login, cast: Cast, node: str) -> None:
    document = only(bring_in(cast.cooperation))
    address = reverse("importing:document", args=[cast.cooperation.slug, document])
    page = as_("secretary").get(address, {"rett": node}).content.decode()
    held = {"facts"} | {key for key in document.draft["nodes"] if key[0] in "ail"}
    assert ('class="stack editor"' in page) == (node in held)


def test_nobody_accepts_what_was_mended_after_they_looked(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    address = reverse("importing:document_accept", args=[cast.cooperation.slug, document])
    as_("secretary").post(address, {"version": document.version - 1})
    assert not Meeting.objects.exists()


def test_documents_without_places_are_accepted_together_and_taken_back_with_a_reason(as_: Login, cast: Cast) -> None:
    batch = bring_in(cast.cooperation, TEXT.replace("Eli:", "Asker:").replace("Horten:", "Asker:"))
    Document.objects.update(doubts=0)
    client, slug = as_("secretary"), cast.cooperation.slug
    assert "steder å se på (1)</button>" in client.get(reverse("importing:batch", args=[slug, batch])).content.decode()
    client.post(reverse("importing:batch_accept", args=[slug, batch]))
    assert Meeting.objects.count() == 1
    address = reverse("importing:batch_undo", args=[slug, batch])
    refused = client.post(address, {"reason": ""})
    assert refused.status_code == 422
    assert 'aria-describedby="id_reason_error"' in refused.content.decode()
    assert client.post(address, {"reason": "Feil"}).status_code == 302
    assert only(batch).state == State.UNDONE


def test_a_document_that_joins_a_meeting_is_told_and_accepted_with_the_others(as_: Login, cast: Cast) -> None:
    accept_all(actor=IMPORTER, batch=bring_in(cast.cooperation), with_doubts=True)
    batch = bring_in(cast.cooperation, f"{TEXT}\n")
    Document.objects.filter(batch=batch).update(doubts=0)
    client, slug = as_("secretary"), cast.cooperation.slug
    page = client.get(reverse("importing:document", args=[slug, only(batch)])).content.decode()
    assert "som finnes fra før" in page
    address = reverse("importing:batch_accept", args=[slug, batch])
    table = client.post(address, follow=True).content.decode()
    assert "1 dokument er godtatt." in table
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(("who", "sees"), [("secretary", True), ("member", True), ("neighbour", False)])
def test_the_meetings_page_links_the_original_for_those_who_may_fetch_it(
    as_: Login,
    cast: Cast,
    who: str,
    sees: bool,  # noqa: FBT001 - one column of the table
) -> None:
    accept_all(actor=IMPORTER, batch=bring_in(cast.cooperation), with_doubts=True)
    meeting = Meeting.objects.get()
    answer = as_(who).get(reverse("record:meeting", args=[cast.cooperation.slug, meeting]))
    found = re.search(r'href="(/fil/[^"]+)"', answer.content.decode())
    assert (found is not None) == sees
    if found:
        assert as_(who).get(found[1]).status_code == 200


def test_a_file_above_the_limit_tells_what_to_do(as_: Login, cast: Cast, settings: LazySettings) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    client, slug = as_("secretary"), cast.cooperation.slug
    assert 'data-too-large="1"' in client.get(reverse("importing:index", args=[slug])).content.decode()
    files = [SimpleUploadedFile("arkiv.zip", b"x" * (1024 * 1024 + 1)), SimpleUploadedFile("a.txt", TEXT.encode())]
    table = client.post(reverse("importing:batch_make", args=[slug]), {"files": files}, follow=True).content.decode()
    assert "større enn 1 MB" in table
    assert "rundbord import" in table
    report = reverse("importing:batch_report", args=[slug, Batch.objects.get()])
    assert "rundbord import" in client.get(report).content.decode()
