"""Rich Text Format."""

import pytest

from rundbord.engines.reader.extract import extract_bytes
from rundbord.engines.reader.source import Reason, Source, UnreadableError
from tests.engines.reader.extract.making import marked

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial;}"
    r"{\f2\fnil\fcharset2 Symbol;}}{\colortbl;\red1\green2\blue3;}{\stylesheet{\s0 Normal;}"
    r"{\s1\outlinelevel0 heading 1;}"
    r"{\s2 overskrift 2;}{\*\cs3 Tegn;}}{\info{\title Usynlig}}"
)


def read(body: str) -> Source:
    return extract_bytes((HEAD + body + "}").encode("cp1252"), "a.rtf")


def test_norwegian_letters_in_bytes_and_unicode() -> None:
    assert read(r"Bl\'e5b\u230?r p\'e5 \uc2\u216\'3f?stfold\uc0\u198 æ\par").text == "Blåbær på Østfoldææ\n".replace(
        "ææ", "Ææ"
    )


def test_a_font_brings_its_own_alphabet() -> None:
    assert read(r"{\f1 \'cc\'ee\'f1\'ea\'e2\'e0} by\par").text == "Москва by\n"


def test_headings_by_style_and_outline() -> None:
    source = read(r"\pard\s1 Referat\par\pard\s2 Sak 1\par\pard\outlinelevel2 Under\par\pard tekst\par")

    assert marked(source, "heading") == [(1, "Referat"), (2, "Sak 1"), (3, "Under")]


def test_lists_keep_their_bullets_and_numbers() -> None:
    source = read(
        r"{\listtext\pard\plain\f2 \'b7\tab}\ls1\ilvl0 kule\par{\listtext o\tab}\ilvl1 dyp\par"
        r"\pard{\pntext 1.\tab}nummer\par"
    )

    assert marked(source, "bullet") == [(1, "- kule"), (2, "- dyp"), (1, "1. nummer")]


def test_tables_become_rows() -> None:
    source = read(
        r"f\'f8r\par\trowd\intbl 1/24\cell\pard\intbl Status\par Vedtatt\cell\row\trowd\pard\intbl\cell to\cell\row"
        r"\pard etter\par"
    )

    assert source.text == "før\n\n1/24\tStatus\n\tVedtatt\n\tto\n\netter\n"
    assert len(marked(source, "row")) == 2


def test_headers_footnotes_boxes_and_links() -> None:
    source = read(
        r"{\header Topp\par}{\footer Bunn\par}{\headerl Topp\par}tekst{\super\chftn{\*\footnote\chftn  fotnoten}}"
        r"{\shp{\*\shpinst{\sp{\sn navn}{\sv verdi}}{\shptxt boks\par}}}\tab og\line "
        r'{\field{\*\fldinst HYPERLINK "https://a.example/x"}{\fldrslt her}}\par'
    )

    assert source.text == "Topp\ntekst[1]\tog\nher <https://a.example/x>\nboks\n[1] fotnoten\nBunn\n"


def test_hidden_and_deleted_text_pictures_and_comments_are_left_out() -> None:
    source = read(
        r"synlig {\v skjult}{\deleted slettet}{\pict\pngblip 89504e47}{\*\annotation merknad}{\*\ukjent noe}"
        r"\bin5 {}{}}igjen\par"
    )

    assert source.text == "synlig igjen\n"


@pytest.mark.parametrize("body", ["{", r"tekst {\b", "tekst {{{"])
def test_a_file_that_ends_too_early(body: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        extract_bytes((HEAD + body).encode(), "a.rtf")
    assert caught.value.reason is Reason.DAMAGED


def test_groups_nested_without_end() -> None:
    with pytest.raises(UnreadableError) as caught:
        read("{" * 100_000 + "}" * 100_000)
    assert caught.value.reason is Reason.UNSAFE
