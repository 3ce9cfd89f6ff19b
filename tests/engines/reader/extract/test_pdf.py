"""PDF files, made with typst and from raw operators."""

import pytest
import typst

from rundbord.engines.reader.extract import extract_bytes
from rundbord.engines.reader.source import Reason, Source, UnreadableError
from tests.engines.reader.extract.making import NORWEGIAN, marked, raw_pdf, shown, words

PROSE = "Kommunene melder om stor pågang og ber om at ordningen føres videre neste år. " * 30


def typeset(body: str) -> Source:
    """What is read from a PDF that typst made of this markup."""
    head = '#set text(lang: "nb", size: 11pt)\n#set document(title: "Referat")\n'
    return extract_bytes(typst.compile((head + body).encode()), "a.pdf")


def test_every_word_in_order_with_pages_and_headings() -> None:
    first = f"= Referat fra møte\nSted: Ås rådhus\n\n== Sak 1\n{NORWEGIAN}\n\n- punkt\n- to\n\n"
    body = first + "#pagebreak()\nSide to, siste ord"

    source = typeset(body)

    assert source.format == "pdf"
    assert words(source.text) == words(body.replace("#pagebreak()", ""))
    assert marked(source, "heading") == [(1, "Referat fra møte"), (2, "Sak 1")]
    assert marked(source, "bullet") == [(1, "- punkt"), (1, "- to")]
    assert [level for level, _ in marked(source, "page")] == [1, 2]
    assert marked(source, "page")[1][1] == "Side to, siste ord\n"


def test_running_heads_and_feet_stand_on_every_page() -> None:
    source = typeset("#set page(header: [Topp], footer: [Bunn])\nførste\n#pagebreak()\nandre")

    assert source.text.split() == ["Topp", "første", "Bunn", "Topp", "andre", "Bunn"]


def test_a_ruled_table_keeps_cells_whole() -> None:
    source = typeset(
        "før\n#table(columns: (2cm, 4cm, 3cm), [Sak], [Tema], [Frist], [1/24], [Forbruket er lavt og lønn føres"
        " etterskuddsvis hele året], [1. juni], [2/24], [Kari\\ Per], [])\netter"
    )

    assert source.text == (
        "før\n\nSak\tTema\tFrist\n1/24\tForbruket er lavt og lønn føres etterskuddsvis hele året\t1. juni\n"
        "2/24\tKari\n\tPer\n\netter\n"
    )
    assert len(marked(source, "row")) == 3


def test_a_ruled_table_keeps_its_empty_cells_and_names_with_hyphens() -> None:
    source = typeset(
        "#table(columns: (2cm, 3cm, 2cm), [Navn], [], [Parti], [Kari Nordmann-Lie], [], [Ap],"
        " table.cell(colspan: 2)[bred rute], [V])"
    )

    assert [text for _, text in marked(source, "row")] == [
        "Navn\t\tParti", "Kari Nordmann-Lie\t\tAp", "bred rute\tV",
    ]  # fmt: skip


def test_a_table_without_rules_keeps_its_columns() -> None:
    source = typeset(
        "#table(columns: 3, stroke: none, [Navn], [Kommune], [Rolle], [Kari Østbø], [Nordre Follo], [leder],"
        " [Per], [Ås], [medlem])"
    )

    rows = ["Navn\tKommune\tRolle", "Kari Østbø\tNordre Follo\tleder", "Per\tÅs\tmedlem"]
    assert [text for _, text in marked(source, "row")] == rows


def test_two_columns_are_read_one_after_the_other() -> None:
    source = typeset(f"#set page(footer: [Bunntekst])\n#set par(justify: true)\n#columns(2)[{PROSE}]")

    read = words(source.text.replace("-\n", ""))
    assert read == [*words(PROSE), "Bunntekst"]


def test_hyphens_at_line_ends_stay() -> None:
    source = typeset("#set page(width: 6cm)\n#set text(hyphenate: true)\n#set par(justify: true)\n" + PROSE)

    assert "-\n" in source.text
    assert words(source.text.replace("-\n", "")) == words(PROSE)


def test_numbers_and_their_text_are_no_table() -> None:
    assert typeset("+ først\n+ så").text == "1. først\n2. så\n"


def test_a_line_of_words_set_one_by_one() -> None:
    page = shown("Møtet", 50, 700) + shown("ble", 83, 700) + shown("hevet.", 102, 700) + shown("Først", 50, 750)

    assert extract_bytes(raw_pdf([page])).text == "Først\n\nMøtet ble hevet.\n"


@pytest.mark.parametrize(("rotation", "matrix"), [(90, "0 1 -1 0 400 100"), (270, "0 -1 1 0 100 700")])
def test_a_page_that_lies(rotation: int, matrix: str) -> None:
    page = f"q {matrix} cm\n".encode() + shown("Første linje", 0, 100) + shown("andre linje", 0, 80) + b"Q\n"
    content = raw_pdf([page]).replace(b"/Type /Page /Parent", b"/Rotate %d /Type /Page /Parent" % rotation)

    assert extract_bytes(content).text == "Første linje\nandre linje\n"


def test_text_on_end_keeps_its_words() -> None:
    page = shown("Vanlig", 50, 700) + b"q 0 1 -1 0 500 300 cm\n" + shown("Arkivstempel 2021", 0, 0) + b"Q\n"

    assert extract_bytes(raw_pdf([page])).text == "Vanlig\nArkivstempel 2021\n"


def test_a_scanned_page_without_text_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rundbord.engines.reader.extract.pdf.can_recognize", lambda: False)
    picture = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    content = raw_pdf(
        [b"q 500 0 0 700 0 0 cm /Im Do Q"], objects={9000: picture + b" /Length 1 >>\nstream\nx\nendstream"}
    )

    with pytest.raises(UnreadableError) as caught:
        extract_bytes(content)
    assert caught.value.reason is Reason.SCANNED


def test_a_scanned_page_beside_text_is_told_where_it_cannot_be_recognized(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rundbord.engines.reader.extract.pdf.can_recognize", lambda: False)
    picture = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    scan = b"q 500 0 0 700 0 0 cm /Im Do Q"
    content = raw_pdf(
        [shown("Referat fra styret", 50, 700), scan, b""],
        objects={9000: picture + b" /Length 1 >>\nstream\nx\nendstream"},
    )

    source = extract_bytes(content)

    assert source.text == "Referat fra styret\n"
    assert [hint.level for hint in source.hints if hint.kind == "unread"] == [2]


def test_a_blank_page() -> None:
    with pytest.raises(UnreadableError) as caught:
        extract_bytes(raw_pdf([b""]))
    assert caught.value.reason is Reason.EMPTY


def test_protected_by_a_password() -> None:
    keys = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00><00>]" % (b"ab" * 32, b"cd" * 32)

    with pytest.raises(UnreadableError) as caught:
        extract_bytes(raw_pdf([shown("hemmelig", 50, 700)], trailer=keys))
    assert caught.value.reason is Reason.ENCRYPTED


LISTS = (
    "#grid(columns: (1fr, 1fr), gutter: 1cm, [Til stede:\\ Kari Nordmann, Ås kommune\\ Per Hansen\\ Ola Dahl],"
    " [Forfall:\\ Siri Moe, Nesodden\\ Jon Berg])\n== Sak 1\nRådet drøftet saken."
)
READ_APART = [
    "Til stede:", "Kari Nordmann, Ås kommune", "Per Hansen", "Ola Dahl", "Forfall:", "Siri Moe, Nesodden", "Jon Berg",
]  # fmt: skip


@pytest.mark.parametrize("stroke", ["", "stroke: 0.5pt, "])
def test_two_lists_side_by_side_are_read_one_after_the_other(stroke: str) -> None:
    source = typeset(LISTS.replace("gutter: 1cm, ", stroke or "gutter: 1cm, "))

    assert [line for line in source.text.split("\n") if line][:8] == [*READ_APART, "Sak 1"]


def test_text_right_below_lists_comes_after_them() -> None:
    rows = "[Til stede], [Ikke til stede], [Kari Nordmann], [Siri Moe], [Per Hansen], []"

    source = typeset(f"#grid(columns: (7cm, 7cm), {rows})\nEtter listen kommer tekst.")

    assert [line for line in source.text.split("\n") if line] == [
        "Til stede", "Kari Nordmann", "Per Hansen", "Ikke til stede", "Siri Moe", "Etter listen kommer tekst.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head", ["[Navn], [Kommune], [Møtt]", "[Medlem], [Varamedlem], [Organ]", "[Navn], [Til stede], [Forfall]"]
)
def test_a_table_of_attendance_keeps_its_rows(head: str) -> None:
    source = typeset(
        f"#grid(columns: 3, column-gutter: 1cm, {head}, [Kari Nordmann], [Ås], [Ja], [Per Lie], [Vik], [])"
    )

    assert [text for _, text in marked(source, "row")][1:] == ["Kari Nordmann\tÅs\tJa", "Per Lie\tVik"]


def test_columns_that_open_with_a_heading_and_do_not_stand_on_the_same_lines() -> None:
    parts = ["Rådet drøftet saken og ble enige om den. " * 40, "Kommunene melder om stor pågang. " * 25, "Sist. " * 40]

    body = f"= Referat\n{parts[0]}\n=== Sak 2\n{parts[1]}\n#v(3pt)\n{parts[2]}"
    source = typeset(f"#set page(columns: 2)\n{body}")

    assert words(source.text) == words(body.replace("#v(3pt)", ""))


def test_what_wraps_in_a_table_without_lines_stays_in_its_cell() -> None:
    long = "Rapporten ble gjennomgått og rådet ba om nye tall til høsten for alle kommunene"

    source = typeset(
        "#grid(columns: (2cm, 7cm, 4cm), row-gutter: 10pt, column-gutter: 6mm, [Sak], [Tema], [Ansvar], [1/26],"
        f" [{long}], [Kari Nordmann, Ås kommune], [2/26], [Budsjett], [Per])"
    )

    assert [text for _, text in marked(source, "row")] == [
        "Sak\tTema\tAnsvar",
        f"1/26\t{long}\tKari Nordmann, Ås kommune",
        "2/26\tBudsjett\tPer",
    ]


def test_names_below_each_other_beside_a_label_stay_apart() -> None:
    names = "Kari Nordmann\\ Per Hansen\\ Anne Lie"

    source = typeset(f"{PROSE[:200]}\n#grid(columns: (3cm, 1fr), [Til stede:], [{names}], [Forfall:], [Ola Dahl])")

    assert "Til stede:\tKari Nordmann\nPer Hansen\nAnne Lie\nForfall:\tOla Dahl\n" in source.text
