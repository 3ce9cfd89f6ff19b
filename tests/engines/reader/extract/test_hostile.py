"""Broken and hostile files: one clear reason each, and never another exception."""

import contextlib
import unicodedata
from pathlib import Path

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rundbord.engines.reader.extract import extract_bytes, extract_file
from rundbord.engines.reader.source import Reason, UnreadableError
from tests.engines.reader.extract.making import paragraph, raw_pdf, raw_word_file, shown, zipped

RTF = b"{\\rtf1\\ansi " + b"M\\'f8te {\\b fet} \\par " * 20 + b"}"
DOCX = raw_word_file(paragraph("ord " * 500))
PDF = raw_pdf([shown("side", 50, 700)] * 3)
ODT = zipped({
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text><t:p>ord</t:p></o:text></o:body>'
    "</o:document-content>",
})  # fmt: skip


def reason(content: bytes, name: str = "") -> Reason:
    """Why these bytes cannot be read."""
    with pytest.raises(UnreadableError) as caught:
        extract_bytes(content, name)
    return caught.value.reason


@pytest.mark.parametrize("tenth", range(1, 10))
@pytest.mark.parametrize("whole", [RTF, DOCX, ODT, PDF, typst.compile(b"= Referat\n#lorem(500)")])
def test_a_file_that_was_cut_off_is_never_half_read(whole: bytes, tenth: int) -> None:
    assert extract_bytes(whole).text

    assert reason(whole[: len(whole) * tenth // 10]) is Reason.DAMAGED


def test_a_linearized_pdf_that_was_cut_off() -> None:
    whole = PDF.replace(
        b"%PDF-1.4\n", b"%%PDF-1.4\n1 0 obj << /Linearized 1 /L %d >> endobj %%%%EOF\n" % (len(PDF) + 99)
    )

    assert reason(whole) is Reason.DAMAGED


@pytest.mark.parametrize("whole", [RTF, DOCX, ODT, PDF])
@pytest.mark.parametrize(
    "name", ["a.txt", "a.pdf", "a.docx", "a", "../../etc/passwd", "C:\\a\\b.odt", "a\x00b", "ø" * 5000]
)
def test_a_wrong_name_changes_nothing(whole: bytes, name: str) -> None:
    assert extract_bytes(whole, name) == extract_bytes(whole)


def test_a_zip_that_unpacks_without_end() -> None:
    bomb = raw_word_file(paragraph(" " * 60_000_000))

    assert len(bomb) < 100_000
    assert reason(bomb, "a.docx") is Reason.UNSAFE


def test_entities_that_grow() -> None:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    laughs = f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><x>&i;</x>'

    assert reason(zipped({"word/document.xml": laughs}), "a.docx") is Reason.UNSAFE
    assert reason(zipped({"content.xml": laughs}), "a.odt") is Reason.UNSAFE


def test_entities_that_name_another_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hemmelighet")
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "{secret.as_uri()}">]>'
        f'<office:document xmlns:office="{office}"><office:body><office:text>&f;</office:text></office:body>'
        "</office:document>"
    )

    assert reason(xml.encode()) is Reason.UNSAFE


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Reason.EMPTY),
        (zipped({"readme.txt": "hei"}), Reason.UNKNOWN),
        (zipped({"content.xml": "<x/>"}), Reason.UNKNOWN),
        (zipped({"word/document.xml": "<w"}), Reason.DAMAGED),
        (zipped({"word/document.xml": "<x/>"}), Reason.EMPTY),
        (b"PK\x05\x06" + b"\x00" * 18, Reason.UNKNOWN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, Reason.DAMAGED),
        (b"%PDF-1.7\nikke en PDF\n%%EOF", Reason.DAMAGED),
        (b'<?xml version="1.0"?><faktura/>', Reason.UNKNOWN),
        (b"GIF89a", Reason.UNKNOWN),
    ],
)  # fmt: skip
def test_each_fault_has_its_reason(content: bytes, expected: Reason) -> None:
    assert reason(content, "a.docx") is expected


def test_a_zip_with_a_password() -> None:
    locked = bytearray(DOCX)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(mark)
        while at >= 0:
            locked[at + place] |= 1
            at = locked.find(mark, at + 4)

    assert reason(bytes(locked)) is Reason.ENCRYPTED


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "borte.pdf", tmp_path, Path("a\x00b")):
        with pytest.raises(UnreadableError) as caught:
            extract_file(path)
        assert caught.value.reason is Reason.UNOPENABLE


def test_a_file_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "referat.pdf"
    path.write_bytes(RTF)

    assert extract_file(path).format == "rtf"


def test_every_reason_is_one_or_two_plain_sentences() -> None:
    for each in Reason:
        assert each.value.endswith(".")
        assert str(UnreadableError(each)) == each.value


STARTS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"{\\rtf1 ", b"PK\x03\x04", b"<html>", b"<?xml ", b"\xff\xfe", b"\xd0\xcf\x11\xe0"]
)


@given(STARTS, st.binary(max_size=300), st.sampled_from(["", "a.txt", "a.md", "a.html", "a.docx", "a.pdf"]))
@example(b"<html>", b"<table><tr><td rowspan=99999999999999999999>x", "")
def test_random_bytes_raise_nothing_else(start: bytes, content: bytes, name: str) -> None:
    with contextlib.suppress(UnreadableError):
        extract_bytes(start + content, name)


@settings(deadline=None)  # a page that lost its text is a picture to be recognized
@given(st.sampled_from([RTF, DOCX, ODT, PDF]), st.data())
def test_damaged_files_raise_nothing_else(whole: bytes, data: st.DataObject) -> None:
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(broken) - 1))
        broken[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=8))
    with contextlib.suppress(UnreadableError):
        extract_bytes(bytes(broken))


@given(st.text(alphabet="<>/abpulitrdh1 =\"'&;é\n", max_size=300))
def test_any_markup_gives_whole_hints(markup: str) -> None:
    with contextlib.suppress(UnreadableError):
        source = extract_bytes(f"<html>{markup}".encode())
        assert all(0 <= hint.start < hint.end <= len(source.text) for hint in source.hints)


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Co", "Cn"]), min_size=1
    )
)
def test_any_letters_come_out_of_a_word_file(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert extract_bytes(raw_word_file(paragraph(escaped))).text == unicodedata.normalize("NFC", text) + "\n"
