"""Web pages."""

import pytest

from rundbord.engines.reader.extract import extract_bytes
from rundbord.engines.reader.source import Reason, Source, UnreadableError
from tests.engines.reader.extract.making import NORWEGIAN, marked


def read(body: str) -> Source:
    return extract_bytes(f"<!doctype html><html><body>{body}</body></html>".encode(), "side.html")


def test_what_the_page_shows() -> None:
    source = read(
        "<script>var x</script><style>p{}</style><h1>Referat</h1><p>Sted:   <b>Ås</b>\n rådhus</p>"
        "<div>Før<p>midt</p>etter</div><p>en<br>to</p><!-- usett --><footer>Bunn</footer>"
    )

    assert source.text == "Referat\n\nSted: Ås rådhus\nFør\nmidt\netter\nen\nto\nBunn\n"
    assert marked(source, "heading") == [(1, "Referat")]


def test_lists_keep_their_bullets_and_numbers() -> None:
    source = read('<ul><li>ett<ul><li>under</li></ul></li><li><p>to</p></li></ul><ol type="a" start="3"><li>tre</ol>')

    assert marked(source, "bullet") == [(1, "- ett"), (2, "- under"), (1, "- to"), (1, "c. tre")]


def test_a_list_made_in_word() -> None:
    source = read(
        "<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>·<span>&nbsp;&nbsp; </span>"
        "</span><![endif]>Innspill fra Moss</p>"
    )

    assert marked(source, "bullet") == [(1, "- Innspill fra Moss")]


def test_a_paragraph_sign_before_a_number_is_no_bullet() -> None:
    source = read("<p>§ 12 Godkjenning</p><p>§&nbsp;13 Budsjett</p>")
    assert source.text == "§ 12 Godkjenning\n§ 13 Budsjett\n"
    assert not source.hints


def test_tables_become_rows() -> None:
    source = read(
        "<table><caption>Frammøte</caption><thead><tr><th>Navn<th>Kommune</tr></thead>"
        "<tr><td rowspan=2>Kari<td>Moss</tr><tr><td>Ås</tr><tr><td colspan=2>felles<td>siste</tr></table>"
    )

    assert source.text == "Frammøte\n\nNavn\tKommune\nKari\tMoss\n\tÅs\nfelles\t\tsiste\n"
    assert [text for _, text in marked(source, "row")] == ["Navn\tKommune", "Kari\tMoss", "\tÅs", "felles\t\tsiste"]


def test_a_table_for_layout_and_text_astray_in_a_table() -> None:
    source = read("<table>alfa<tr>beta<td><h2>Sak 1</h2><p>gamma</p></td>delta</tr></table>")

    assert source.text.split() == ["alfa", "beta", "delta", "Sak", "1", "gamma"]
    assert marked(source, "heading") == [(2, "Sak 1")]
    assert marked(source, "row") == []


def test_addresses_follow_their_links() -> None:
    source = read(
        '<p><a href="https://a.example/x">Her</a> og <a href="https://b.example/">b.example</a>, '
        '<a href="#topp">opp</a>, <a href="mailto:kari@a.example">kari@a.example</a></p>'
    )

    assert source.text == "Her <https://a.example/x> og b.example, opp, kari@a.example\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_norwegian_letters(encoding: str) -> None:
    written = NORWEGIAN.replace("–", "&ndash;")
    page = f'<html><head><meta charset="{encoding}"></head><p>{written}</p></html>'

    assert extract_bytes(page.encode(encoding), "a.html").text == NORWEGIAN + "\n"


def test_a_page_nested_so_deeply_that_words_would_be_lost_is_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        read("<div>" * 20_000 + "dypt" + "</div>" * 20_000 + "sist")
    assert caught.value.reason is Reason.UNSAFE


def test_deep_nesting_keeps_every_word() -> None:
    assert read("<div>ord " * 200 + "</div>" * 200 + "sist").text.split() == ["ord"] * 200 + ["sist"]


def test_entities_open_no_file() -> None:
    page = b'<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]><p>&f; ja</p>'

    assert "root:" not in extract_bytes(page, "a.html").text
