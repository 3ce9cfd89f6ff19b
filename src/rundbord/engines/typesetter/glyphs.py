"""What the shipped fonts can print, and what stands in for the rest.

PDF/A forbids a character without a glyph. Symbols are named ("[thumbs up sign]"), so that nothing said is lost to the
eye or the ear; letters of scripts that the fonts lack become an open square. DOCX and ODT keep them all.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

MISSING = "□"
SYMBOLS = ("So", "Sm", "Sc")
LONG_WORD = re.compile(r"(?<!\S)(?!https?://|www\.)\S{41,}")
BREAK_EVERY = 20
ZERO_WIDTH_SPACE = "\u200b"


def printable(text: str) -> str:
    """The text in characters that the fonts have, with places to break in words too long for a line."""
    covered = text
    if not text.isascii():
        covered = _not_covered().sub(lambda found: _stand_in(found[0]), unicodedata.normalize("NFC", text))
    return LONG_WORD.sub(lambda found: _with_breaks(found[0]), covered)


def _stand_in(character: str) -> str:
    if _is_silent(character):
        return ""
    plain = unicodedata.normalize("NFKC", character)
    if not _not_covered().search(plain):
        return plain
    name = unicodedata.name(character, "")
    return f"[{name.lower()}]" if name and unicodedata.category(character) in SYMBOLS else MISSING


def _is_silent(character: str) -> bool:
    """Joiners, variation selectors and skin tones only change their neighbours."""
    name = unicodedata.name(character, "")
    return unicodedata.category(character) == "Cf" or name.startswith(("VARIATION SELECTOR", "EMOJI MODIFIER"))


def _with_breaks(word: str) -> str:
    return ZERO_WIDTH_SPACE.join(word[start : start + BREAK_EVERY] for start in range(0, len(word), BREAK_EVERY))


@cache
def _not_covered() -> re.Pattern[str]:
    coverage = files("rundbord.engines.typesetter").joinpath("fonts/coverage.txt").read_text("ascii")
    ranges = (line.split("-") for line in coverage.split())
    covered = "".join(f"\\U{int(first, 16):08x}-\\U{int(last, 16):08x}" for first, last in ranges)
    return re.compile(f"[^\\n{covered}]")
