"""One table for all documents of a batch: filtered, paged, dates and bodies saved at once, accepted together."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.importing.models import Batch, Document, State
from rundbord.apps.importing.overview import clear_documents, overview_of
from rundbord.apps.importing.services.accepting import accept_document
from rundbord.apps.importing.services.facts import Change, mend_rows
from rundbord.apps.importing.services.mending import undo_mend
from rundbord.apps.meetings.models import Meeting
from tests.apps.importing.samples import IMPORTER, TEXT, bring_in
from tests.cast import Cast
from tests.conftest import Login

CLEAR = TEXT.replace("Eli:", "Asker:").replace("Horten:", "Asker:")


def _batch(cast: Cast, count: int) -> Batch:
    """So many documents on days of their own, each with places to look at."""
    return bring_in(cast.cooperation, *(TEXT.replace("25. november 2021", _day(number)) for number in range(count)))


def _day(number: int) -> str:
    return f"{number % 28 + 1}. {('januar', 'februar', 'mars')[number // 28]} 2021"


def _documents(batch: Batch) -> list[Document]:
    return list(Document.objects.filter(batch=batch).select_related("batch__cooperation", "blob").order_by("position"))


def _change(document: Document, *, day: str = "2021-11-24", body: str = "") -> Change:
    values = {"date": day, "body_uid": body or (document.body.uid if document.body else "")}
    return Change(document.uid, document.version, values)


def _shown(batch: Batch, shown: str = "", page: str = "") -> list[str]:
    return [row.document.name for row in overview_of(IMPORTER, batch, shown=shown, page=page).rows]


def test_fifty_documents_stand_on_a_page(cast: Cast) -> None:
    batch = _batch(cast, 1)
    Document.objects.bulk_create(Document(batch=batch, name=f"{n}.txt", state=State.READ) for n in range(60))
    assert (len(_shown(batch)), len(_shown(batch, page="2"))) == (50, 11)
    assert len(_shown(batch, page="mange")) == 50


def test_a_filter_shows_those_with_places_those_without_and_those_not_read(cast: Cast) -> None:
    batch = bring_in(cast.cooperation, TEXT, CLEAR, "")
    first, second, third = _documents(batch)
    Document.objects.filter(pk=second.pk).update(doubts=0)
    assert _shown(batch, "steder") == [first.name]
    assert _shown(batch, "uten") == [second.name]
    assert _shown(batch, "uleste") == [third.name]
    assert _shown(batch, "tull") == [first.name, second.name, third.name]
    counts = {one.word: one.count for one in overview_of(IMPORTER, batch, shown="", page="").filters}
    assert counts == {"": 3, "steder": 1, "uten": 1, "uleste": 1}


def test_rows_are_saved_together_each_by_itself(cast: Cast) -> None:
    batch = _batch(cast, 3)
    first, second, third = _documents(batch)
    stale = Change(second.uid, second.version - 1, {"date": "2020-01-01", "body_uid": ""})
    wrong = Change(third.uid, third.version, {"date": "i går", "body_uid": ""})
    done = mend_rows(actor=IMPORTER, batch=batch, changes=[_change(first, body=cast.other_body.uid), stale, wrong])
    assert done.saved == 1
    assert [words.partition(":")[0] for words in done.refused] == [second.name, third.name]
    after = _documents(batch)
    assert (after[0].date, after[0].body) == (date(2021, 11, 24), cast.other_body)
    assert (after[1].date, after[2].date) == (second.date, third.date)


def test_a_saved_row_can_be_undone_in_its_document(cast: Cast) -> None:
    batch = _batch(cast, 1)
    first = _documents(batch)[0]
    mend_rows(actor=IMPORTER, batch=batch, changes=[_change(first)])
    undo_mend(actor=IMPORTER, document=_documents(batch)[0])
    assert _documents(batch)[0].date == first.date


def test_a_document_of_another_batch_is_not_saved(cast: Cast) -> None:
    other = _documents(_batch(cast, 1))[0]
    done = mend_rows(actor=IMPORTER, batch=_batch(cast, 1), changes=[_change(other)])
    assert (done.saved, len(done.refused)) == (0, 1)
    assert Document.objects.get(pk=other.pk).date == other.date


@pytest.mark.parametrize("who", ["member", "chair", "stranger"])
def test_only_the_secretariat_saves_rows(cast: Cast, who: str) -> None:
    batch = _batch(cast, 1)
    with pytest.raises(NotAllowedError):
        mend_rows(actor=cast.viewer(who), batch=batch, changes=[])


def test_one_press_saves_the_rows_that_were_changed_and_stays_where_it_was(as_: Login, cast: Cast) -> None:
    batch = _batch(cast, 2)
    client, slug = as_("secretary"), cast.cooperation.slug
    page = client.get(reverse("importing:batch", args=[slug, batch]), {"vis": "steder"}).content.decode()
    first, second = _documents(batch)
    pattern = r'name="((?:version|was|date)-\w+)"\s+value="([^"]*)"'
    sent: dict[str, object] = dict(re.findall(pattern, page))
    sent |= {"row": re.findall(r'name="row" value="(\w+)"', page), "vis": "steder", "side": "1"}
    sent |= {f"body-{one.uid}": one.body.uid for one in (first, second) if one.body}
    sent[f"date-{first.uid}"] = "2021-11-24"
    answer = client.post(reverse("importing:rows_mend", args=[slug, batch]), sent, follow=True)
    assert answer.redirect_chain[0][0].endswith("?vis=steder&side=1")
    assert "1 rad er lagret." in answer.content.decode()
    after = _documents(batch)
    assert (after[0].date, after[0].version) == (date(2021, 11, 24), first.version + 1)
    assert after[1].version == second.version


def test_a_press_without_a_change_says_so(as_: Login, cast: Cast) -> None:
    batch = _batch(cast, 1)
    page = as_("secretary").post(reverse("importing:rows_mend", args=[cast.cooperation.slug, batch]), follow=True)
    assert "Ingenting ble endret." in page.content.decode()


def test_attendance_unfolds_in_the_row(as_: Login, cast: Cast) -> None:
    document = _documents(_batch(cast, 1))[0]
    client, slug = as_("secretary"), cast.cooperation.slug
    page = client.get(reverse("importing:batch", args=[slug, document.batch])).content.decode()
    assert "3 til stede" in page
    address = reverse("importing:document_attendance", args=[slug, document])
    assert address in page
    assert "Eli Strand Berg" in client.get(address).content.decode()


def test_those_without_places_are_accepted_together_but_for_files_brought_in_before(cast: Cast) -> None:
    accept_document(actor=IMPORTER, document=_documents(bring_in(cast.cooperation, CLEAR, name="for"))[0])
    batch = bring_in(cast.cooperation, CLEAR, f"{CLEAR}\n", CLEAR.replace("25.", "24."), CLEAR.replace("25.", "23."))
    twin, same_day, clear, with_doubts = _documents(batch)
    Document.objects.filter(batch=batch).exclude(pk=with_doubts.pk).update(doubts=0)
    assert [one.name for one in clear_documents(IMPORTER, batch)] == [same_day.name, clear.name]
    assert not clear_documents(cast.viewer("member"), batch)
    assert overview_of(IMPORTER, batch, shown="", page="").clear == 2
    assert {twin.date, same_day.date} == set(Meeting.objects.values_list("date", flat=True))


@pytest.mark.parametrize("shown", ["", "steder"])
def test_the_table_asks_the_database_as_often_for_one_as_for_many(as_: Login, cast: Cast, shown: str) -> None:
    client, counts = as_("secretary"), []
    for count in (1, 12):
        address = reverse("importing:batch", args=[cast.cooperation.slug, _batch(cast, count)])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address, {"vis": shown}).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
