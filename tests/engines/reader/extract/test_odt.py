"""OpenDocument text."""

import io

import pytest
from odfdo import Document, Header, Link, List, Note, Paragraph, Table

from rundbord.engines.reader.extract import extract_bytes
from rundbord.engines.reader.source import Reason, UnreadableError
from tests.engines.reader.extract.making import NORWEGIAN, marked, zipped

NAMESPACES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
    }.items()
)  # fmt: skip
STYLES = (
    "<office:styles><text:outline-style style:name='Outline'><text:outline-level-style text:level='1'"
    " style:num-format='1' style:num-suffix='.'/><text:outline-level-style text:level='2' style:num-format='1'"
    " text:display-levels='2'/></text:outline-style><text:list-style style:name='B'><text:list-level-style-bullet"
    " text:level='1' text:bullet-char='•'/><text:list-level-style-bullet text:level='2' text:bullet-char='◦'/>"
    "</text:list-style><text:list-style style:name='A'><text:list-level-style-number text:level='1'"
    " style:num-format='a' style:num-suffix=')'/></text:list-style></office:styles>"
    "<office:master-styles><style:master-page style:name='S'><style:header><text:p>Topptekst</text:p></style:header>"
    "<style:footer><text:p>Bunntekst</text:p></style:footer></style:master-page></office:master-styles>"
)


def flat(body: str) -> bytes:
    """An OpenDocument text in one XML file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{NAMESPACES}>{STYLES}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def test_a_document_as_odfdo_makes_it() -> None:
    document = Document("text")
    document.body.clear()
    linked = Paragraph("Se ")
    linked.append(Link("https://a.example/x", text="her"))
    noted = Paragraph("Avsnitt")
    noted.append(Note("footnote", note_id="n", citation="1", body="Fotnoten"))
    table = Table("T", width=2, height=2)
    table.set_values([["Navn", "Sted"], ["Kari", "Ås"]])
    for element in (Paragraph("Først i dokumentet"), Header(1, "Referat"), Paragraph(NORWEGIAN), linked, noted, table):
        document.body.append(element)
    document.body.append(List(["ett", "to"]))
    out = io.BytesIO()
    document.save(out)

    source = extract_bytes(out.getvalue())

    assert source.format == "odt"
    assert source.text == (
        f"Først i dokumentet\n\n1. Referat\n\n{NORWEGIAN}\nSe her <https://a.example/x>\nAvsnitt[1]\n\n"
        "Navn\tSted\nKari\tÅs\n\n- ett\n- to\n\n[1] Fotnoten\n"
    )
    assert marked(source, "heading") == [(1, "1. Referat")]  # the template of odfdo numbers headings


def test_numbers_of_headings_and_lists_headers_and_footers() -> None:
    source = extract_bytes(
        flat(
            "<text:h text:outline-level='1'>Saker</text:h><text:h text:outline-level='2'>Første</text:h>"
            "<text:list text:style-name='A'><text:list-item><text:p>alfa</text:p><text:p>mer</text:p></text:list-item>"
            "<text:list-item><text:p>beta</text:p></text:list-item></text:list>"
            "<text:list text:style-name='B'><text:list-item><text:p>kule</text:p><text:list><text:list-item>"
            "<text:p>dyp</text:p></text:list-item></text:list></text:list-item></text:list>"
            "<text:h text:outline-level='2'>Andre</text:h>"
        )
    )

    assert marked(source, "heading") == [(1, "1. Saker"), (2, "1.1 Første"), (2, "1.2 Andre")]
    assert marked(source, "bullet") == [(1, "a) alfa"), (1, "b) beta"), (1, "- kule"), (2, "- dyp")]
    assert source.text.startswith("Topptekst\n")
    assert source.text.endswith("\nBunntekst\n")


def test_white_space_boxes_changes_and_comments() -> None:
    source = extract_bytes(
        flat(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>slettet</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>  to \n ord<text:s text:c='3'/>langt<text:tab/>"
            "borte<text:line-break/>ned <text:span>i </text:span>vei<office:annotation><text:p>merknad</text:p>"
            "</office:annotation><draw:frame><draw:text-box><text:p>boks</text:p></draw:text-box></draw:frame></text:p>"
            "<text:p><draw:custom-shape><text:p>figur</text:p></draw:custom-shape></text:p>"
        )
    )

    assert source.text == "Topptekst\nto ord   langt\tborte\nned i vei\nboks\n\nfigur\nBunntekst\n"


def test_merged_and_repeated_cells() -> None:
    source = extract_bytes(
        flat(
            "<table:table><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>bred</text:p>"
            "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>en</text:p><text:p>to</text:p>"
            "</table:table-cell></table:table-row><table:table-row>"
            "<table:table-cell table:number-columns-repeated='2'/>"
            "<table:table-cell><text:p>tre</text:p></table:table-cell></table:table-row></table:table>"
        )
    )

    assert [text for _, text in marked(source, "row")] == ["bred\t\ten\n\t\tto", "\t\ttre"]


def test_protected_by_a_password() -> None:
    manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    content = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest,
            "content.xml": b"\x00\x01\x02",
        }
    )

    with pytest.raises(UnreadableError) as caught:
        extract_bytes(content, "a.odt")
    assert caught.value.reason is Reason.ENCRYPTED


def test_a_spreadsheet_is_no_text() -> None:
    content = zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})

    with pytest.raises(UnreadableError) as caught:
        extract_bytes(content, "a.odt")
    assert caught.value.reason is Reason.UNKNOWN
