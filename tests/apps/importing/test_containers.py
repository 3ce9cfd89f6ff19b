"""ZIP and e-mail in a batch: what they hold becomes documents, what cannot be taken out says why."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.urls import reverse

from rundbord.apps.files.models import Attachment
from rundbord.apps.importing.models import Batch, Document, State
from rundbord.apps.importing.services import batches, unpacking
from rundbord.apps.importing.services.batches import Dropped, import_files
from rundbord.apps.importing.services.steering import continue_batch, pause_batch, stop_batch
from rundbord.apps.jobs.execution import run_next, run_pending
from tests.apps.importing.samples import IMPORTER, TEXT
from tests.cast import Cast
from tests.conftest import Login


def zipped(**files: bytes) -> bytes:
    """A ZIP file; "2021__a.txt" lies in the folder 2021."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_txt", ".txt"), content)
    return target.getvalue()


def _mail(name: str, content: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Referat", "a@kommune.example", "b@kommune.example"
    message.set_content("Hei! Her er referatet.")
    message.add_attachment(content, maintype="text", subtype="plain", filename=name)
    return message.as_bytes()


def _text(number: int) -> bytes:
    return f"{TEXT}\nslutt {number}".encode()


def _dropped(cast: Cast, name: str, content: bytes) -> Batch:
    return import_files(actor=IMPORTER, cooperation=cast.cooperation, files=[Dropped(name, content)])


def _rows(batch: Batch) -> list[tuple[str, str]]:
    return list(Document.objects.filter(batch=batch).values_list("path", "state"))


def test_a_zip_becomes_the_documents_in_it_with_their_paths(cast: Cast) -> None:
    batch = _dropped(cast, "arkiv.zip", zipped(**{"2021__a_txt": _text(1), "2022__a_txt": _text(2)}))
    run_pending()
    assert _rows(batch) == [("", State.UNPACKED), ("2021/a.txt", State.READ), ("2022/a.txt", State.READ)]
    members = Document.objects.filter(batch=batch).exclude(parent=None)
    assert {(one.name, one.parent and one.parent.name) for one in members} == {("a.txt", "arkiv.zip")}
    uids = set(Document.objects.values_list("uid", flat=True))
    assert set(Attachment.objects.values_list("owner_uid", flat=True)) == uids


def test_a_mail_becomes_its_attachments(cast: Cast) -> None:
    batch = _dropped(cast, "melding.eml", _mail("referat.txt", _text(1)))
    run_pending()
    assert Document.objects.get(batch=batch, parent=None).state == State.UNPACKED
    members = Document.objects.filter(batch=batch).exclude(parent=None).values_list("name", "state")
    assert set(members) == {("Referat.txt", State.READ), ("referat (2).txt", State.READ)}  # its own text comes first


def test_a_zip_in_a_zip_is_unpacked_too(cast: Cast) -> None:
    batch = _dropped(cast, "ytre.zip", zipped(**{"indre.zip": zipped(a_txt=_text(1)), "b_txt": _text(2)}))
    run_pending()
    assert {path for path, state in _rows(batch) if state == State.READ} == {"indre.zip/a.txt", "b.txt"}


def test_what_cannot_be_read_in_a_container_says_why_and_the_others_go_on(cast: Cast) -> None:
    broken = zipped(a_txt=_text(1), b_txt=_text(2))
    at = broken.rindex(b"slutt") if b"slutt" in broken else broken.index(b"b.txt") + 40
    damaged = broken[:at] + bytes([broken[at] ^ 0xFF]) + broken[at + 1 :]
    batch = _dropped(cast, "arkiv.zip", zipped(**{"tom_txt": b"", "skadet.zip": damaged, "god_txt": _text(3)}))
    run_pending()
    states = dict(_rows(batch))
    assert states["god.txt"] == State.READ
    assert states["tom.txt"] == State.UNREADABLE
    for one in Document.objects.filter(batch=batch, state=State.UNREADABLE):
        assert one.reason, one.path


@pytest.mark.parametrize("content", [zipped(), zipped(a_txt=_text(1))[:60]], ids=["empty", "cut off"])
def test_a_container_with_nothing_in_it_is_unreadable_itself(cast: Cast, content: bytes) -> None:
    batch = _dropped(cast, "arkiv.zip", content)
    run_pending()
    assert _rows(batch) == [("", State.UNREADABLE)]
    assert Document.objects.get().reason


def test_a_worker_that_was_killed_in_the_middle_leaves_nothing_twice(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "CHUNK", 1)
    files = {f"{number}_txt": _text(number) for number in range(4)}
    batch = _dropped(cast, "arkiv.zip", zipped(**files))
    add, calls = unpacking._add, []

    def killed(container: Document, documents: list[Document]) -> None:
        calls.append(documents)
        if len(calls) == 3:
            raise KeyboardInterrupt
        add(container, documents)

    monkeypatch.setattr(unpacking, "_add", killed)
    with pytest.raises(KeyboardInterrupt):
        run_pending()
    assert len(_rows(batch)) == 3
    monkeypatch.setattr(unpacking, "_add", add)
    unpacking.unpack_document(Document.objects.get(parent=None), zipped(**files))
    assert sorted(path for path, _state in _rows(batch)) == ["", *sorted(name.replace("_", ".") for name in files)]


def test_what_comes_out_after_a_pause_waits_and_after_a_stop_is_not_read(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = batches.add_documents
    for steer, left in ((pause_batch, State.WAITING), (stop_batch, State.STOPPED)):
        batch = _dropped(cast, "arkiv.zip", zipped(a_txt=_text(1)))

        def steered(batch: Batch, documents: list[Document], steer: object = steer) -> None:
            if documents:
                steer(actor=IMPORTER, batch=batch, version=0)  # type: ignore[operator]  # one of the two above
            add(batch, documents)

        monkeypatch.setattr(unpacking, "add_documents", steered)
        run_pending()
        assert _rows(batch) == [("", State.UNPACKED), ("a.txt", left)]
        continue_batch(actor=IMPORTER, batch=batch, version=1)
        run_pending()
        assert _rows(batch)[1] == ("a.txt", State.READ)


def test_the_limit_of_files_holds_for_dropping_and_not_for_what_an_archive_holds(cast: Cast) -> None:
    batch = _dropped(cast, "arkiv.zip", zipped(**{f"{number}_txt": b"x" for number in range(250)}))
    assert run_next()
    assert batch.documents.exclude(parent=None).count() == 250


def test_the_table_shows_where_a_document_lay(as_: Login, cast: Cast) -> None:
    batch = _dropped(cast, "arkiv.zip", zipped(**{"2021__a_txt": _text(1)}))
    run_pending()
    page = as_("secretary").get(reverse("importing:batch", args=[cast.cooperation.slug, batch])).content.decode()
    assert '<p class="meta">2021</p>' in page
    assert "Pakket ut" in page
    assert "1 av 1 dokument er lest" in page


def test_a_path_that_leaves_its_container_does_not(cast: Cast, tmp_path: Path) -> None:
    batch = _dropped(cast, "arkiv.zip", zipped(**{"..__..__ute_txt": _text(1)}))
    run_pending()
    assert _rows(batch)[1][0] == "ute.txt"
    assert not list(tmp_path.rglob("ute.txt"))
