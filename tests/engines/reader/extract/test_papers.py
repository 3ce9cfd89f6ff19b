"""Workbooks and presentations, as papers of a meeting."""

import pytest

from rundbord.engines.reader.extract import extract_bytes
from rundbord.engines.reader.source import Reason, UnreadableError
from tests.engines.reader.extract.making import NORWEGIAN, marked
from tests.engines.reader.extract.making_office import presentation, shape, workbook

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="&quot;dyr&quot; 0"/>'
    '<numFmt numFmtId="166" formatCode="0.0%"/><numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/>'
    '<xf numFmtId="22"/></cellXfs>'
)


def cell(place: str, value: str, kind: str = "n", style: int = 0) -> str:
    """A cell of a sheet."""
    return f'<c r="{place}" t="{kind}" s="{style}"><f>SUM(A1)</f><v>{value}</v></c>'


def row(*cells: str) -> str:
    """A row of a sheet."""
    return f"<row>{''.join(cells)}</row>"


def test_sheets_in_their_order_with_rows_and_gaps() -> None:
    rows = row(cell("A1", "0", "s"), cell("C1", "1", "s")) + row() + row(cell("B9", "7"))
    last = row('<c r="A1" t="inlineStr"><is><r><t>til </t></r><r><t>slutt</t></r></is></c>')

    source = extract_bytes(workbook({"Budsjett": rows, "Tom": "", "Møter": last}, strings=["Post", NORWEGIAN]))

    assert source.format == "xlsx"
    assert marked(source, "heading") == [(1, "Budsjett"), (1, "Møter")]
    assert [text for _, text in marked(source, "row")] == [f"Post\t\t{NORWEGIAN}", "\t7"]
    assert source.text.endswith("Møter\n\ntil slutt\n")


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        ("46093", 1, "12.03.2026"),
        ("46093.4375", 5, "12.03.2026 10:30"),
        ("0.4375", 4, "10:30"),
        ("12", 2, "12"),
        ("0.125", 3, "12,5 %"),
        ("0.1", 0, "0,1"),
        ("0.30000000000000004", 0, "0,3"),
        ("1234567890", 99, "1234567890"),
        ("-5", 1, "-5"),
        ("1e400", 1, "inf"),
        ("nan", 1, "nan"),
        ("#REF!", 0, "#REF!"),
    ],
)
def test_numbers_as_they_are_shown(value: str, style: int, shown: str) -> None:
    assert extract_bytes(workbook({"A": row(cell("A1", value, style=style))}, styles=STYLES)).text == f"A\n\n{shown}\n"


def test_the_old_calendar_of_mac() -> None:
    content = workbook({"A": row(cell("A1", "44631", style=1))}, styles=STYLES, settings='<workbookPr date1904="1"/>')

    assert "12.03.2026" in extract_bytes(content).text


def test_hidden_sheets_and_wrong_references() -> None:
    content = workbook({'Skjult" state="hidden': row(cell("A1", "1")), "B": row(cell("XFD1", "99", "s"))})

    with pytest.raises(UnreadableError) as caught:
        extract_bytes(content)
    assert caught.value.reason is Reason.EMPTY


def test_a_cell_far_away_makes_no_wide_row() -> None:
    assert len(extract_bytes(workbook({"A": row(cell("XFD1", "1"))})).text) < 100


def test_slides_with_titles_bullets_tables_and_notes() -> None:
    table = (
        "<p:graphicFrame><a:graphic><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Kari</a:t></a:r></a:p></a:txBody></a:tc>"
        '<a:tc><a:txBody><a:p><a:r><a:t>Ås</a:t></a:r></a:p></a:txBody></a:tc><a:tc hMerge="1"/></a:tr></a:tbl>'
        "</a:graphic></p:graphicFrame>"
    )
    bullet = '<p:sp><p:txBody><a:p><a:pPr lvl="1"/><a:r><a:t>under</a:t></a:r></a:p></p:txBody></p:sp>'
    first = (
        shape("Hydrogen i Ås", kind="title") + shape("Først", NORWEGIAN) + bullet + table + shape("7", kind="sldNum")
    )

    source = extract_bytes(presentation([first, shape("Takk", kind="ctrTitle")], notes=shape("Husk frist"), macro=b"x"))

    assert source.format == "pptx"
    assert marked(source, "heading") == [(1, "Hydrogen i Ås"), (1, "Takk")]
    assert marked(source, "bullet") == [(2, "- under")]
    assert marked(source, "row") == [(0, "Kari\tÅs")]
    assert source.text.index(NORWEGIAN) < source.text.index("Husk frist") < source.text.index("Takk")
    assert "7" not in source.text
