"""How words are compared in a search: bare (lower case, no accents, æ as ae, ø as o, å as a), each a beginning."""

import re
from collections.abc import Iterator

from rundbord.apps.people.spelling import bare

LONGEST_WORD, MOST_CHARACTERS = 60, 500_000
_WORD = re.compile(r"[^\W_]+")
_SOFT_END = re.compile(r"(\w)[-\u00ad]\s*\n\s*(?=[^\W\d_])")


def words_of(*texts: str) -> str:
    """Each word of the texts once, bare, with spaces between; a word that a line end parts stands there whole too."""
    found: dict[str, None] = {}
    for text in texts:
        found.update(dict.fromkeys(bare(text).split()))
        found.update(dict.fromkeys(bare(" ".join(_parted(text))).split()))
    return " ".join(word[:LONGEST_WORD] for word in found)[:MOST_CHARACTERS]


def _parted(text: str) -> Iterator[str]:
    """The words that a hyphen at a line's end parts, whole."""
    for end in _SOFT_END.finditer(text):
        before = re.search(r"[^\W_]+$", text[: end.start() + 1][-LONGEST_WORD:])
        after = _WORD.match(text, end.end())
        if before and after:
            yield before[0] + after[0]


def asked_words(asked: str) -> list[str]:
    """The words of a question, bare, each once; at most ten."""
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in bare(asked).split()))[:10]


def found_in(text: str, asked: list[str]) -> Iterator[tuple[int, int, str]]:
    """Where words of the text begin with asked words: start, end and which one."""
    for word in _WORD.finditer(text):
        plain = bare(word[0])
        hit = next((one for one in asked if plain.startswith(one)), None)
        if hit:
            yield word.start(), word.end(), hit
