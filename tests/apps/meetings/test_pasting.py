"""Paste from Word and Outlook: structure stays, styling goes. The samples have the form that these programs write."""

from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.core import richtext
from rundbord.apps.meetings.pasting import from_office

WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;}
@list l0:level1 {mso-level-text:\\F0B7;} --></style>
</head><body lang=NO-BOK style='tab-interval:35.4pt;word-wrap:break-word'><!--StartFragment-->"""
WORD_TAIL = "<!--EndFragment--></body></html>"


def word(body: str) -> str:
    return from_office(WORD_HEAD + body + WORD_TAIL)


def bullet(text: str, level: int = 1, marker: str = "·", part: str = "Middle") -> str:
    return f"""<p class=MsoListParagraphCxSp{part} style='margin-left:{36 * level}.0pt;mso-add-space:auto;
text-indent:-18.0pt;mso-list:l0 level{level} lfo1'><![if !supportLists]><span style='font-family:Symbol;
mso-fareast-font-family:Symbol;mso-bidi-font-family:Symbol'><span style='mso-list:Ignore'>{marker}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>{text}<o:p></o:p></p>"""


def test_words_bullets_become_a_list() -> None:
    assert word(bullet("Felles nettverk", part="First") + bullet("Egen <b>Helsehub</b>", part="Last")) == (
        "<ul><li>Felles nettverk</li><li>Egen <strong>Helsehub</strong></li></ul>"
    )


def test_levels_become_lists_within_lists() -> None:
    pasted = bullet("A") + bullet("A1", 2, "o") + bullet("A2", 2, "o") + bullet("B")
    assert word(pasted) == "<ul><li>A<ul><li>A1</li><li>A2</li></ul></li><li>B</li></ul>"


def test_numbers_become_an_ordered_list() -> None:
    assert word(bullet("En", marker="1.") + bullet("To", marker="2.")) == "<ol><li>En</li><li>To</li></ol>"


def test_text_between_lists_parts_them() -> None:
    pasted = bullet("A") + "<p class=MsoNormal>Mellom<o:p></o:p></p>" + bullet("B")
    assert word(pasted) == "<ul><li>A</li></ul><p>Mellom</p><ul><li>B</li></ul>"


def test_a_list_paragraph_with_the_bullet_as_text_becomes_a_list() -> None:
    pasted = (
        "<p class=MsoListParagraph>·&nbsp;&nbsp;&nbsp; Punkt en</p><p class=MsoListParagraph>·&nbsp;&nbsp; Punkt to</p>"
    )
    assert from_office(pasted) == "<ul><li>Punkt en</li><li>Punkt to</li></ul>"


def test_headings_paragraphs_and_emphasis_stay() -> None:
    pasted = """<h1 style='margin-top:12.0pt'><span style='color:#2F5496'>Referat<o:p></o:p></span></h1>
<p class=MsoNormal><b><span style='font-size:12.0pt'>Tid:</span></b> torsdag <i>25. november</i>
<span style='mso-spacerun:yes'>  </span>2021<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"""
    assert word(pasted) == ("<h3>Referat</h3><p><strong>Tid:</strong> torsdag <em>25. november</em> 2021</p>")


def test_tables_stay_tables() -> None:
    pasted = """<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'>
<td width=302 valign=top style='width:226.55pt'><p class=MsoNormal><b>NAVN<o:p></o:p></b></p></td>
<td><p class=MsoNormal><b>KOMMUNE<o:p></o:p></b></p></td></tr>
<tr><td><p class=MsoNormal>Marit Solheim<o:p></o:p></p></td><td><p class=MsoNormal>Asker<o:p></o:p></p></td></tr>
</table>"""
    assert word(pasted) == (
        "<table><tbody><tr><td><strong>NAVN</strong></td><td><strong>KOMMUNE</strong></td></tr>"
        "<tr><td>Marit Solheim</td><td>Asker</td></tr></tbody></table>"
    )


def test_links_stay_links() -> None:
    pasted = """<p class=MsoNormal>Se <a href="https://www.example.org/a?b=1&amp;c=2"><span
style='color:#0563C1'>siden</span></a></p>"""
    assert word(pasted) == (
        '<p>Se <a href="https://www.example.org/a?b=1&amp;c=2" rel="noopener nofollow">siden</a></p>'
    )


def test_outlook_on_the_web_writes_divisions() -> None:
    pasted = """<div class="elementToProof" style="font-family: Aptos, sans-serif; font-size: 12pt;">Hei alle,</div>
<div class="elementToProof" style="font-family: Aptos;"><br></div>
<div style="font-family: Aptos;"><div>Saker:</div><ul style="margin-top: 0px;"><li style="color: rgb(0,0,0)"><div
class="elementToProof">Budsjett</div></li><li><span style="font-weight: 700;">Møteplan</span></li></ul></div>"""
    assert from_office(pasted) == (
        "<p>Hei alle,</p><p><br></p><p>Saker:</p><ul><li>Budsjett</li><li><strong>Møteplan</strong></li></ul>"
    ).replace("<p><br></p>", "")


def test_scripts_and_pictures_go() -> None:
    assert from_office('<p onclick="x()">Ja<script>alert(1)</script><img src="x" onerror="y()"></p>') == "<p>Ja</p>"


def test_plain_words_get_a_paragraph() -> None:
    assert from_office("bare ord") == "<p>bare ord</p>"
    assert from_office("  ") == ""


@given(st.text(max_size=300))
def test_anything_can_be_pasted(pasted: str) -> None:
    cleaned = from_office(pasted)
    assert richtext.clean(cleaned) == cleaned.strip()


PIECES = (
    "<p>", "</p>", "<div>", "</div>", "<ul><li>", "</li></ul>", "<td>", "<b>", "</i>", "ord", "<o:p>", "<!--[if x]>",
    "]]>", "<p class=MsoListParagraph style='mso-list:l0 level3 lfo1'>", "<span style='mso-list:Ignore'>·</span>",
)  # fmt: skip
MARKUP = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(MARKUP)
def test_broken_markup_keeps_its_words(pasted: str) -> None:
    kept = richtext.to_plain(from_office(pasted))
    if "<!--[if" not in pasted:
        assert kept.count("ord") == pasted.count("ord")


def test_words_far_down_are_kept() -> None:
    assert from_office("<div>" * 1000 + "hei" + "</div>" * 1000) == "<p>hei</p>"
