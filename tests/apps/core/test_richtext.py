"""Rich text keeps structure and words, and nothing that could harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundbord.apps.core import richtext


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ('<p style="color:red" class="MsoNormal">Hei</p>', "<p>Hei</p>"),
        ("<script>alert(1)</script><p>Hei</p>", "<p>Hei</p>"),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener nofollow">x</a>'),
        ('<p onclick="x()">a</p><img src=x onerror=y>', "<p>a</p>"),
        ("<h3>Bakgrunn</h3><ul><li>En</li></ul>", "<h3>Bakgrunn</h3><ul><li>En</li></ul>"),
    ],
)
def test_structure_stays_and_harm_goes(pasted: str, kept: str) -> None:
    assert richtext.clean(pasted) == kept


def test_plain_text_becomes_paragraphs_and_line_breaks() -> None:
    assert richtext.from_plain("En\nto\n\n1 < 2") == "<p>En<br>to</p><p>1 &lt; 2</p>"


def test_cells_are_parted_by_tabs() -> None:
    assert richtext.to_plain("<table><tr><td>a</td><td>b</td></tr></table>") == "a\tb"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = richtext.clean(text)
    assert richtext.clean(once) == once


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs"))))
def test_the_words_of_plain_text_come_back(text: str) -> None:
    assert richtext.to_plain(richtext.from_plain(text)).split() == text.split()
