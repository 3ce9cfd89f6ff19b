"""Dropping and reading: each document by itself, unreadable ones with a reason, nothing done twice."""

import pytest
from django.urls import reverse

from rundbord.apps.core.errors import NotAllowedError, NotPossibleError
from rundbord.apps.importing.models import Batch, Document, State
from rundbord.apps.importing.reasons import SENTENCES
from rundbord.apps.importing.services import batches, reading
from rundbord.apps.importing.services.batches import Dropped, import_files, plain_name
from rundbord.apps.importing.services.undoing import read_again, set_aside, take_up
from rundbord.apps.jobs.execution import run_pending
from rundbord.apps.jobs.models import Task
from rundbord.engines.reader.source import Reason
from tests.apps.importing.samples import IMPORTER, TEXT, bring_in, only
from tests.cast import Cast
from tests.conftest import Login


def _states(batch: Batch) -> list[tuple[str, str]]:
    return list(Document.objects.filter(batch=batch).order_by("position").values_list("state", "reason"))


def test_documents_that_cannot_be_read_say_why_and_the_others_go_on(cast: Cast) -> None:
    files = [
        Dropped("referat.txt", TEXT.encode()),
        Dropped("tom.txt", b""),
        Dropped("gammelt.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
        Dropped("bilde.gif", b"GIF89a" + b"\x00" * 64),
        Dropped("avkortet.pdf", b"%PDF-1.7\n1 0 obj"),
    ]
    batch = import_files(actor=IMPORTER, cooperation=cast.cooperation, files=files)
    run_pending()
    states = _states(batch)
    assert states[0] == (State.READ, "")
    assert {state for state, _reason in states[1:]} == {State.UNREADABLE}
    assert [reason for _state, reason in states[1:4]] == ["EMPTY", "DAMAGED", "UNKNOWN"]


def test_every_reason_has_a_sentence_for_people() -> None:
    assert set(SENTENCES) == set(Reason)


def test_a_file_beyond_the_limit_is_named_and_the_others_go_on(cast: Cast, settings: object) -> None:
    settings.UPLOAD_LIMIT_MB = 0  # type: ignore[attr-defined]  # pytest-django's settings wrapper takes any name
    batch = import_files(
        actor=IMPORTER, cooperation=cast.cooperation, files=[Dropped("stor.txt", b"x"), Dropped("tom.txt", b"")]
    )
    assert _states(batch) == [(State.UNREADABLE, "TOO_LARGE"), (State.UNREADABLE, "EMPTY")]


@pytest.mark.parametrize("count", [0, batches.MOST_FILES + 1])
def test_no_file_and_too_many_are_refused(cast: Cast, count: int) -> None:
    with pytest.raises(NotPossibleError):
        import_files(actor=IMPORTER, cooperation=cast.cooperation, files=[Dropped("a.txt", b"a")] * count)


@pytest.mark.parametrize("who", ["member", "neighbour", "former", "chair", "stranger", "disqualified"])
def test_only_the_secretariat_brings_documents_in(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowedError):
        import_files(actor=cast.viewer(who), cooperation=cast.cooperation, files=[Dropped("a.txt", b"a")])


def test_a_task_that_is_carried_out_twice_reads_once(cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    reading.read_document({"document": document.uid})
    assert only(document.batch).version == document.version


def test_a_reader_that_fails_for_good_is_told_and_can_be_asked_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(reading, "draft_from", fail)
    batch = import_files(actor=IMPORTER, cooperation=cast.cooperation, files=[Dropped("a.txt", TEXT.encode())])
    with pytest.raises(RuntimeError):
        run_pending()
    reading.give_up(Task.objects.get().payload)
    assert _states(batch) == [(State.UNREADABLE, "CRASHED")]
    monkeypatch.undo()
    Task.objects.all().delete()
    read_again(actor=IMPORTER, document=only(batch))
    run_pending()
    assert _states(batch) == [(State.READ, "")]


def test_a_document_is_set_aside_and_taken_up_again(cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    set_aside(actor=cast.viewer("secretary"), document=document)
    assert only(document.batch).state == State.SET_ASIDE
    take_up(actor=cast.viewer("secretary"), document=only(document.batch))
    assert only(document.batch).state == State.READ


@pytest.mark.parametrize(
    ("name", "plain"),
    [("C:\\mine\\referat.txt", "referat.txt"), ("../../etc/passwd", "passwd"), ("", "?"), ("x\x00y.txt", "xy.txt")],
)
def test_a_files_name_is_only_its_own(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_a_very_long_name_keeps_its_ending() -> None:
    assert plain_name("a" * 300 + ".docx").endswith("a.docx")
    assert len(plain_name("a" * 300 + ".docx")) == 200


def test_the_body_of_an_import_is_for_documents_that_name_none_which_is_known(as_: Login, cast: Cast) -> None:
    unnamed = TEXT.replace("Fjordbyenes faggruppe for næring", "gruppa")
    files = [Dropped("kjent.txt", TEXT.encode()), Dropped("ukjent.txt", unnamed.encode())]
    batch = import_files(actor=IMPORTER, cooperation=cast.cooperation, files=files, body=cast.other_body)
    run_pending()
    known, unknown = Document.objects.filter(batch=batch)
    assert (known.body, unknown.body) == (cast.body, cast.other_body)
    said = "valgt for hele importen"
    pages = [reverse("importing:document", args=[cast.cooperation.slug, one]) for one in (known, unknown)]
    assert [said in as_("secretary").get(page).content.decode() for page in pages] == [False, True]
