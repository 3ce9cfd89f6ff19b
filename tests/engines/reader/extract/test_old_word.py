"""Old Word documents, through LibreOffice where it is installed."""

import contextlib
import socket
import subprocess
from pathlib import Path

import pytest
from docx.document import Document as WordDocument

from rundbord.engines.reader.extract import Extractor, extract_bytes
from rundbord.engines.reader.source import Reason, UnreadableError
from tests import needs
from tests.engines.reader.extract.hostile.samples import OFFICE
from tests.engines.reader.extract.making import NORWEGIAN, marked, word_file
from tests.engines.reader.extract.making_ole import WORD_CLASS, compound_file

PATIENT = 120
"""Seconds: LibreOffice takes two, on a busy machine many."""


def fill(document: WordDocument) -> None:
    """A heading, text, a table."""
    document.add_heading("Referat", 1)
    document.add_paragraph(NORWEGIAN)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Kari Nordmann", "Ås"
    document.add_paragraph("slutt")


def made_old(folder: Path, content: bytes, ending: str) -> bytes:
    """A DOC file that LibreOffice makes of another."""
    (folder / f"a.{ending}").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [needs.libreoffice(), profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / f"a.{ending}")], check=True, capture_output=True, timeout=120)  # noqa: S603 - LibreOffice
    return (folder / "a.doc").read_bytes()


@pytest.fixture(scope="module")
def old_document(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A DOC file."""
    return made_old(tmp_path_factory.mktemp("doc"), word_file(fill), "docx")


def reason(content: bytes) -> Reason:
    """Why the child process refuses this."""
    with Extractor(seconds=PATIENT) as extractor, pytest.raises(UnreadableError) as caught:
        extractor.extract(content, "a.doc")
    return caught.value.reason


def test_an_old_document_is_read_with_its_marks(old_document: bytes) -> None:
    with Extractor(seconds=PATIENT) as extractor:
        source = extractor.extract(old_document, "referat.doc")

    assert source.format == "doc"
    assert marked(source, "heading") == [(1, "Referat")]
    assert NORWEGIAN in source.text
    assert marked(source, "row") == [(0, "Kari Nordmann\tÅs")]


def test_nothing_is_left_behind(old_document: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Extractor(seconds=PATIENT) as extractor:
        extractor.extract(old_document, "referat.doc")

    assert list(tmp_path.iterdir()) == []


def test_without_libreoffice_the_sentence_tells_what_to_do(
    old_document: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rundbord.engines.reader.extract.libreoffice.libreoffice", lambda: "")

    assert reason(old_document) is Reason.OLD_WORD


def test_in_this_process_no_program_is_started(old_document: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        extract_bytes(old_document)
    assert caught.value.reason is Reason.OLD_WORD


def test_too_little_time_for_libreoffice(old_document: bytes) -> None:
    with Extractor(seconds=0.5) as extractor, pytest.raises(UnreadableError) as caught:
        extractor.extract(old_document, "a.doc")
    assert caught.value.reason is Reason.TOO_SLOW


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_document_that_was_cut_off_is_never_half_read(old_document: bytes, tenth: int) -> None:
    assert reason(old_document[: len(old_document) * tenth // 10]) is Reason.DAMAGED


def test_a_document_with_a_password(old_document: bytes) -> None:
    place = old_document.index(b"\xec\xa5")
    locked = bytearray(old_document)
    locked[place + 11] |= 1

    assert reason(bytes(locked)) is Reason.ENCRYPTED


def test_other_compound_files() -> None:
    assert reason(compound_file({"Workbook": b"x" * 5000}, bytes(16))) is Reason.UNKNOWN
    assert reason(compound_file({"EncryptedPackage": b"x"}, bytes(16))) is Reason.ENCRYPTED
    assert reason(compound_file({"WordDocument": b"\xec\xa5" + bytes(40)}, WORD_CLASS)) in {
        Reason.DAMAGED,
        Reason.EMPTY,
    }


LINKED = (
    f'<?xml version="1.0"?><office:document xmlns:office="{OFFICE}" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.2"><office:body><office:text>'
    '<text:p>ord<draw:frame svg:width="3cm" svg:height="3cm"><draw:image xlink:href="URL"/></draw:frame></text:p>'
    "</office:text></office:body></office:document>"
)


def calls(server: socket.socket) -> int:
    """How many have called since last time."""
    count = 0
    with contextlib.suppress(BlockingIOError):
        while True:
            server.accept()[0].close()
            count += 1
    return count


def test_a_linked_picture_is_not_fetched(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/a.png"
        content = made_old(tmp_path, LINKED.replace("URL", url).encode(), "fodt")
        assert url.encode() in content or url.encode("utf-16-le") in content
        calls(server)  # LibreOffice calls when nobody keeps it from it

        with Extractor(seconds=PATIENT) as extractor:
            assert extractor.extract(content, "a.doc").text == "ord\n"
        assert calls(server) == 0
