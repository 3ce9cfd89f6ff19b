"""ZIP and e-mail files: what comes out of them, under which names, and what is refused."""

import sys
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.engines.reader.extract import Extractor, extract_bytes
from rundbord.engines.reader.extract.containers import (
    Limits,
    Member,
    Refused,
    Unpacked,
    is_container,
    unpack,
    unpack_safely,
)
from rundbord.engines.reader.extract.safe_paths import safe_path
from rundbord.engines.reader.source import Reason
from tests.engines.reader.extract.making import NORWEGIAN, paragraph, raw_pdf, raw_word_file, shown, zipped
from tests.engines.reader.extract.making_ole import attachment, compound_file, outlook_message

DOCX = raw_word_file(paragraph("ord"))
PDF = raw_pdf([shown("side", 50, 700)])


def letter(body: str = "Hei alle", html: str = "") -> EmailMessage:
    """An e-mail with a head."""
    message = EmailMessage()
    message["From"] = "Kari Nordmann <kari@kommune.example>"
    message["To"] = "radet@kommune.example"
    message["Subject"] = "Referat: møte i rådet 12/3"
    message["Date"] = "Thu, 12 Mar 2026 10:30:00 +0100"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def opened(content: bytes, name: str, limits: Limits | None = None) -> Unpacked:
    """What is unpacked, in this process."""
    found = list(unpack(content, name, limits))
    return Unpacked(
        tuple(one for one in found if isinstance(one, Member)), tuple(one for one in found if isinstance(one, Refused))
    )


def paths(unpacked: Unpacked) -> list[str]:
    """The members' paths."""
    return [member.path for member in unpacked.members]


def test_a_zip_gives_its_documents_without_what_computers_leave() -> None:
    content = zipped({
        "2023/mars.docx": DOCX, "2023/": b"", "__MACOSX/2023/._mars.docx": b"x", "Thumbs.db": b"x",
        "2023/~$mars.docx": b"x", ".DS_Store": b"x", "møte å.txt": b"hei",
    })  # fmt: skip

    unpacked = opened(content, "arkiv.zip")

    assert paths(unpacked) == ["2023/mars.docx", "møte å.txt"]
    assert unpacked.members[0].content == DOCX
    assert unpacked.refused == ()


def test_names_of_old_zip_programs() -> None:
    content = zipped({"m9te.txt": b"hei", "s8k.txt": b"nei"})

    content = content.replace(b"m9te", b"m\x9bte").replace(b"s8k.txt", "sø.txt".encode())

    assert paths(opened(content, "a.zip")) == ["møte.txt", "sø.txt"]


def test_an_email_gives_its_body_and_its_attachments() -> None:
    message = letter("Hei alle\nHer er referatet.")
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="Referat mars.pdf")
    message.add_attachment(letter("inni"))

    unpacked = opened(message.as_bytes(), "post.eml")

    assert paths(unpacked) == [
        "Referat_ møte i rådet 12-3.txt",
        "Referat mars.pdf",
        "Referat_ møte i rådet 12-3.eml/Referat_ møte i rådet 12-3.txt",
    ]
    text = extract_bytes(unpacked.members[0].content, unpacked.members[0].path).text
    assert text.startswith(
        "Fra: Kari Nordmann <kari@kommune.example>\nSendt: torsdag 12. mars 2026 10:30\n"
        "Emne: Referat: møte i rådet 12/3\n\nHei alle\nHer er referatet.\n"
    )
    assert unpacked.members[1].content == PDF


def test_an_email_as_web_page_keeps_its_table() -> None:
    html = f"<html><meta charset=iso-8859-1><body><p>{NORWEGIAN}<table><tr><td>Kari<td>Ås</table>"

    [member] = opened(letter("flatt", html).as_bytes(), "post.eml").members

    source = extract_bytes(member.content, member.path)
    assert source.format == "html"
    assert NORWEGIAN in source.text
    assert "Emne: Referat: møte i rådet 12/3" in source.text
    assert "Kari\tÅs" in source.text


def test_a_logo_in_a_signature_is_no_document() -> None:
    message = letter("hei", "<p>hei <img src=cid:logo>")
    part = message.get_payload()[1]  # type: ignore[index]  # the web page's part
    part.add_related(b"\x89PNG", "image", "png", cid="<logo>")  # type: ignore[union-attr]  # as above

    assert len(opened(message.as_bytes(), "a.eml").members) == 1


def test_an_outlook_message_with_a_message_in_it() -> None:
    inner = outlook_message("Innkalling", "Velkommen", embedded=True, attachments=[attachment("sak.pdf", PDF)])
    content = compound_file(
        outlook_message(
            "Referat",
            f"Hei, {NORWEGIAN}",
            attachments=[
                attachment("referat mars.docx", DOCX * 3),
                attachment("logo.png", b"\x89PNG", kind="image/png", content_id="logo"),
                attachment("Innkalling", inner),
            ],
        )
    )

    unpacked = opened(content, "post.msg")

    assert paths(unpacked) == [
        "Referat.txt", "referat mars.docx", "Innkalling/Innkalling.txt", "Innkalling/sak.pdf",
    ]  # fmt: skip
    assert unpacked.members[0].content.decode() == (
        "Fra: Kari Nordmann <kari@kommune.example>\nSendt: torsdag 12. mars 2026 10:30\nEmne: Referat\n\n"
        f"Hei, {NORWEGIAN}"
    )
    assert unpacked.members[1].content == DOCX * 3
    assert unpacked.members[3].content == PDF


def test_containers_in_each_other() -> None:
    message = letter()
    message.add_attachment(zipped({"a.docx": DOCX}), maintype="application", subtype="zip", filename="papirer.zip")
    msg = compound_file(outlook_message("Referat", "hei"))
    content = zipped({"post/en.eml": message.as_bytes(), "to.msg": msg, "inni.zip": zipped({"b.txt": b"hei"})})

    unpacked = opened(content, "alt.zip")

    assert paths(unpacked) == [
        "post/en.eml/Referat_ møte i rådet 12-3.txt", "post/en.eml/papirer.zip/a.docx", "to.msg/Referat.txt",
        "inni.zip/b.txt",
    ]  # fmt: skip
    assert unpacked.refused == ()


def test_too_deep_is_refused_and_the_rest_goes_on() -> None:
    content = zipped({"a.txt": b"hei"})
    for depth in range(6):
        content = zipped({f"{depth}.zip": content, f"{depth}.txt": b"hei"})

    unpacked = opened(content, "a.zip")

    assert paths(unpacked) == ["5.zip/4.zip/3.zip/2.txt", "5.zip/4.zip/3.txt", "5.zip/4.txt", "5.txt"]
    assert unpacked.refused == (Refused("5.zip/4.zip/3.zip/2.zip", Reason.TOO_DEEP),)


def test_a_message_in_messages_without_end() -> None:
    tree = outlook_message("inner", "hei", embedded=True)
    for _ in range(9):
        tree = outlook_message("m", "hei", embedded=True, attachments=[attachment("m", tree)])

    unpacked = opened(compound_file(outlook_message("m", "hei", attachments=[attachment("m", tree)])), "a.msg")

    assert len(unpacked.members) == Limits().depth
    assert [one.reason for one in unpacked.refused] == [Reason.TOO_DEEP]


def test_each_limit_costs_only_what_is_over_it() -> None:
    content = zipped({"a.txt": b"a" * 50, "stor.txt": b"b" * 500, "c.txt": b"c" * 50, "d.txt": b"d" * 50})

    large = opened(content, "a.zip", Limits(largest=100))
    assert paths(large) == ["a.txt", "c.txt", "d.txt"]
    assert large.refused == (Refused("stor.txt", Reason.TOO_LARGE),)

    many = opened(content, "a.zip", Limits(members=3))
    assert paths(many) == ["a.txt", "stor.txt", "c.txt"]
    assert many.refused == (Refused("a.zip", Reason.TOO_MANY),)

    total = opened(content, "a.zip", Limits(total=560))
    assert paths(total) == ["a.txt", "stor.txt"]
    assert total.refused == (Refused("a.zip", Reason.TOO_MANY),)


def test_a_member_with_a_password_and_a_bomb_cost_their_neighbours_nothing() -> None:
    content = zipped({"bombe.txt": b"0" * 60_000_000, "hei.txt": b"hei"})

    unpacked = opened(content, "a.zip")

    assert paths(unpacked) == ["hei.txt"]
    assert unpacked.refused == (Refused("bombe.txt", Reason.UNSAFE),)


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (zipped({"a.txt": b"hei"}), "a.pdf", True),
        (zipped({"a.docx": DOCX}), "", True),
        (DOCX, "a.zip", False),
        (zipped({"mimetype": b"application/epub+zip"}), "a.zip", False),
        (b"PK\x03\x04 not a zip", "a.zip", True),
        (letter().as_bytes(), "", True),
        (b"Subject: hei\nFrom: kari\n\nhei", "a.eml", True),
        (b"Subject: hei\nFrom: kari\n\nhei", "a.txt", False),
        ("Fra: Kari\nSendt: i går\nEmne: møte\n\nhei".encode(), "a.txt", False),
        (compound_file(outlook_message("a", "b")), "", True),
        (compound_file({"WordDocument": b"x" * 5000}, b"\0" * 16), "a.msg", False),
        (PDF, "a.zip", False),
        (b"", "a.zip", False),
    ],
)
def test_what_is_a_container(content: bytes, name: str, *, expected: bool) -> None:
    assert is_container(content, name) is expected


def test_broken_containers_are_refused_by_name() -> None:
    whole = zipped({"a.txt": b"hei" * 100})

    assert opened(whole[:-30], "a.zip").refused == (Refused("a.zip", Reason.DAMAGED),)
    message = compound_file(outlook_message("a", "b" * 9000))
    assert opened(message[:2000], "..\\a.msg").refused == (Refused("a.msg", Reason.DAMAGED),)


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("C:\\Users\\kari\\referat.docx", "Users/kari/referat.docx"),
        ("//server/share/a.txt", "server/share/a.txt"),
        ("a\x00b\x1b[31m.txt", "ab[31m.txt"),
        ("fakt\u202efdp.exe", "faktfdp.exe"),
        ("a/./..//b.txt ", "a/b.txt"),
        ("...", "dokument"),
        ("", "dokument"),
        ("mo\u0308te.txt", "möte.txt"),
        ("a" * 300 + ".docx", "a" * 95 + ".docx"),
    ],
)
def test_names_are_made_safe(raw: str, safe: str) -> None:
    assert safe_path(raw) == safe


@given(st.text(max_size=200))
def test_any_name_is_made_safe(raw: str) -> None:
    safe = safe_path(raw)

    assert safe
    assert safe == safe_path(safe)
    assert not safe.startswith("/")
    assert all(part not in {"", ".", ".."} for part in safe.split("/"))


def test_the_same_name_twice() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        content = _twice()

    assert paths(opened(content, "a.zip")) == ["a.txt", "A (2).txt", "a (3).txt"]


def _twice() -> bytes:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in ("a.txt", "A.txt", "a.txt"):
            package.writestr(name, name)
    return out.getvalue()


def test_the_same_in_a_child_process() -> None:
    content = zipped({"a.txt": b"hei\n", "b.zip": zipped({"c.docx": DOCX}), "bombe": b"0" * 30_000_000})

    assert unpack_safely(content, "alt.zip") == opened(content, "alt.zip")


class Aborting(Extractor):
    """An extractor whose child gives one member and then comes down."""

    def _command(self) -> list[str]:
        said = b'{"path": "a.txt", "length": 3}\nhei'
        return [sys.executable, "-c", f"import os; os.read(0, 9999); os.write(0, {said!r}); os.abort()"]


def test_what_came_before_the_end_is_kept() -> None:
    with Aborting() as extractor:
        unpacked = extractor.unpack(b"PK", "post/alt.zip")

    assert unpacked == Unpacked((Member("a.txt", b"hei"),), (Refused("post/alt.zip", Reason.CRASHED),))


@given(st.binary(max_size=400), st.sampled_from(["a.zip", "a.eml", "a.msg"]))
def test_anything_is_unpacked_or_refused(content: bytes, name: str) -> None:
    starts = {"a.zip": b"PK\x03\x04", "a.eml": b"Subject: hei\nMIME-Version: 1.0\n", "a.msg": b"\xd0\xcf\x11\xe0"}
    unpacked = opened(starts[name] + content, name)

    assert len(unpacked.members) + len(unpacked.refused) > 0
