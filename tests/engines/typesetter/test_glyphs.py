"""The fonts hold what they are said to hold, and something readable stands in for the rest."""

from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont

from rundbord.engines.typesetter.glyphs import printable

FONTS = files("rundbord.engines.typesetter").joinpath("fonts")


def test_coverage_is_what_all_fonts_hold() -> None:
    held = [set(TTFont(str(font)).getBestCmap()) for font in FONTS.iterdir() if font.name.endswith(".ttf")]
    ranges = (line.split("-") for line in FONTS.joinpath("coverage.txt").read_text("ascii").split())
    listed = {code for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1)}
    assert len(held) == 3
    assert listed == set.intersection(*held)


def test_norwegian_and_sami_letters_are_held() -> None:
    letters = "æøåÆØÅéèêòôüöä áčđŋšŧžÁČĐŊŠŦŽ «»–—…·•§°½→✓×€"
    assert printable(letters) == letters


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("👍🏽", "[thumbs up sign]"),
        ("👩\u200d👦", "[woman][boy]"),
        ("𝐁𝐨", "Bo"),
        ("漢字", "□□"),
        ("\uf0b7", "□"),
        ("sam\u00adarbeid", "samarbeid"),
        ("a\nb", "a\nb"),
        ("A\u030a", "Å"),
    ],
)
def test_what_stands_in(given: str, printed: str) -> None:
    assert printable(given) == printed


def test_long_words_can_be_broken_but_addresses_stay_whole() -> None:
    assert printable("a" * 45) == "\u200b".join(["a" * 20, "a" * 20, "a" * 5])
    address = "https://teams.example/" + "a" * 60
    assert printable(address) == address
