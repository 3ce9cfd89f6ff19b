"""Plain text and Markdown."""

import pytest

from rundbord.engines.reader.extract import extract_bytes
from rundbord.engines.reader.source import Reason, UnreadableError
from tests.engines.reader.extract.making import NORWEGIAN, marked


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_norwegian_letters_in_every_usual_encoding(encoding: str) -> None:
    source = extract_bytes(NORWEGIAN.encode(encoding), "referat.txt")

    assert source.text == NORWEGIAN + "\n"
    assert source.format == "txt"


@pytest.mark.parametrize("encoding", ["latin-1", "mac-roman", "cp865"])
def test_older_encodings(encoding: str) -> None:
    written = "Møtet på Ås ble ledet av Bjørn Sæther. Været var dårlig."

    assert extract_bytes(written.encode(encoding), "referat.txt").text == written + "\n"


def test_letters_in_two_parts_become_one() -> None:
    assert extract_bytes("A\u030as og a\u030a".encode(), "a.txt").text == "Ås og å\n"


def test_a_file_cut_in_the_middle_of_a_letter_stays_utf_8() -> None:
    assert extract_bytes("Møte på Å".encode()[:-1], "a.txt").text.startswith("Møte på ")


def test_text_stays_as_it_is() -> None:
    written = "\n\n  Sak\tTekst\n- punkt\n\n\n# ikke overskrift\n"

    assert extract_bytes(written.replace("\n", "\r\n").encode(), "a.txt").text == written


def test_form_feeds_part_pages() -> None:
    source = extract_bytes(b"Side en\n\fSide to\n\f", "a.txt")

    assert marked(source, "page") == [(1, "Side en\n\n"), (2, "Side to\n")]


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\x00\x00\x00\x00"])
def test_nothing_in_it(content: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        extract_bytes(content, "a.txt")
    assert caught.value.reason is Reason.EMPTY


@pytest.mark.parametrize(
    "content", [b"GIF89a" + b"\x00" * 50, bytes(range(256)) * 4, b"\x7fELF" + b"\x01\x02\x03\x04" * 9]
)
def test_bytes_that_are_no_text(content: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        extract_bytes(content, "referat.txt")
    assert caught.value.reason is Reason.UNKNOWN


MARKDOWN = """# Møteprotokoll

| **Utvalg** | Styret |
|---|---|
| Sted | [Rådhuset](https://a.example/hus "kart") |

## Sak 1/24

* Første **viktige** punkt
  - under
1. Nummer
Se <https://b.example> og [c.example](https://c.example/).
```
# kode
```
"""


def test_markdown_marks_become_hints() -> None:
    source = extract_bytes(MARKDOWN.encode(), "referat.md")

    assert source.format == "md"
    assert marked(source, "heading") == [(1, "Møteprotokoll"), (2, "Sak 1/24")]
    assert marked(source, "row") == [(0, "Utvalg\tStyret"), (0, "Sted\tRådhuset <https://a.example/hus>")]
    assert marked(source, "bullet") == [(1, "- Første viktige punkt"), (2, "- under"), (1, "1. Nummer")]
    assert "Se <https://b.example> og c.example." in source.text
    assert "\n# kode\n" in source.text


def test_the_content_outdoes_the_name() -> None:
    assert extract_bytes(b"<html><body><p>Hei</p></body></html>", "referat.txt").format == "html"
    assert extract_bytes(b"{\\rtf1 Hei}", "referat.docx").format == "rtf"
    assert extract_bytes(b"Bare tekst", "referat.docx").format == "txt"
