"""The report of an import: what came in, what is doubtful and why, what was not read and why."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundbord.apps.importing import report
from rundbord.apps.importing.models import Batch, Document, State
from rundbord.apps.importing.services.accepting import accept_all
from rundbord.apps.importing.services.batches import Dropped, import_files
from rundbord.apps.importing.services.steering import stop_batch
from rundbord.apps.jobs.execution import run_next, run_pending
from rundbord.apps.meetings.models import Meeting
from tests.apps.importing.samples import IMPORTER, TEXT, bring_in, only
from tests.cast import Cast
from tests.conftest import Login

CLEAR = TEXT.replace("Eli:", "Asker:").replace("Horten:", "Asker:")


def _mixed(cast: Cast) -> Batch:
    """One accepted, one doubtful, one unreadable, one not read."""
    texts = {
        "godtatt.txt": CLEAR,
        "tvil.txt": TEXT.replace("25. november", "3. mars"),
        "=1+1.txt": "",
        "rest.txt": TEXT,
    }
    files = [Dropped(name, text.encode()) for name, text in texts.items()]
    batch = import_files(actor=IMPORTER, cooperation=cast.cooperation, files=files)
    for _twice in range(2):
        run_next()
    stop_batch(actor=IMPORTER, batch=batch, version=0)
    run_pending()
    accepted = Document.objects.get(name="godtatt.txt")
    accept_all(actor=IMPORTER, batch=batch, uids=[accepted.uid], with_doubts=True)
    return batch


def _page(as_: Login, cast: Cast, batch: Batch) -> str:
    return as_("secretary").get(reverse("importing:batch_report", args=[cast.cooperation.slug, batch])).content.decode()


def _csv(as_: Login, cast: Cast, batch: Batch) -> list[dict[str, str]]:
    answer = as_("secretary").get(reverse("importing:batch_report_csv", args=[cast.cooperation.slug, batch]))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    content = answer.getvalue()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_page_tells_of_each_document_what_became_of_it(as_: Login, cast: Cast) -> None:
    batch = _mixed(cast)
    page, meeting = _page(as_, cast, batch), Meeting.objects.get()
    assert reverse("record:meeting", args=[cast.cooperation.slug, meeting]) in page
    assert "Dokumentet er tomt for tekst." in page
    assert "Ikke lest" in page
    for doubt in report.open_doubts(Document.objects.get(name="tvil.txt")):
        assert doubt.text.split("\n")[0] in page


def test_the_csv_file_holds_a_row_a_document(as_: Login, cast: Cast) -> None:
    batch = _mixed(cast)
    rows = {row["Dokument"]: row for row in _csv(as_, cast, batch)}
    assert list(rows) == ["godtatt.txt", "tvil.txt", "'=1+1.txt", "rest.txt"]
    meeting = Meeting.objects.get()
    assert rows["godtatt.txt"]["Møte"].endswith(reverse("record:meeting", args=[cast.cooperation.slug, meeting]))
    assert rows["godtatt.txt"]["Dato"] == "2021-11-25"
    assert rows["godtatt.txt"]["Organ"] == cast.body.name
    assert "?" in rows["tvil.txt"]["Å se på, eller hvorfor ikke"]
    assert rows["'=1+1.txt"]["Å se på, eller hvorfor ikke"] == "Dokumentet er tomt for tekst."
    assert rows["rest.txt"]["Status"] == "Ikke lest"


def test_a_long_report_shows_some_and_says_that_there_are_more(
    as_: Login, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "SHOWN", 2)
    monkeypatch.setattr(report, "CHUNK", 2)
    batch = bring_in(cast.cooperation, *["" for _ in range(5)])
    page = _page(as_, cast, batch)
    assert page.count("Dokumentet er tomt for tekst.") == 2
    assert "3 til står i CSV-filen." in page
    assert len(_csv(as_, cast, batch)) == 5


def test_the_page_asks_no_more_for_more_documents(as_: Login, cast: Cast) -> None:
    counts = []
    for texts in ([TEXT, "", CLEAR], [TEXT.replace("25.", f"{day}.") for day in range(1, 12)] + ["", CLEAR]):
        batch = bring_in(cast.cooperation, *texts)
        last = batch.documents.get(position=len(texts) - 1)
        accept_all(actor=IMPORTER, batch=batch, uids=[last.uid], with_doubts=True)
        client, address = as_("secretary"), reverse("importing:batch_report", args=[cast.cooperation.slug, batch])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_an_answered_place_is_no_longer_told(cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    key = document.draft["orders"]["doubts"][0]
    before = len(report.open_doubts(document))
    document.draft["nodes"][key]["answer"] = "yes"
    assert len(report.open_doubts(document)) == before - 1
    assert document.state == State.READ
