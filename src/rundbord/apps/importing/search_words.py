"""How words are compared in a search: bare (lower case, no accents, æ as ae, ø as o, å as a), each a beginning."""

import re
from collections.abc import Iterator

from rundbord.apps.people.spelling import bare

LONGEST_WORD, MOST_CHARACTERS, MOST_WORDS = 60, 500_000, 10
_WORD = re.compile(r"[^\W_]+")
_SOFT_END = re.compile(r"(?<=\w)[-\u00ad][ \t]*\n\s*(?=[^\W\d_])")
_SPELLINGS = {
    "ae": "(?:ae|[æä])",
    "a": "[aáàâãåä]",
    "c": "[cç]",
    "d": "[dðđ]",
    "e": "[eéèêë]",
    "i": "[iíìîï]",
    "n": "[nñŋ]",
    "o": "[oóòôõøö]",
    "u": "[uúùûü]",
    "y": "[yý]",
}
_PARTS = re.compile("ae|.")


def words_of(*texts: str) -> str:
    """Each word of the texts once, bare, with spaces between; a word that a line's end parts stands there whole too."""
    found: dict[str, None] = {}
    for text in texts:
        found.update(dict.fromkeys(bare(text).split()))
        found.update(dict.fromkeys(bare(" ".join(_parted(text))).split()))
    return " ".join(word[:LONGEST_WORD] for word in found)[:MOST_CHARACTERS]


def _parted(text: str) -> Iterator[str]:
    """The words that a hyphen at a line's end parts, whole."""
    for end in _SOFT_END.finditer(text):
        before = re.search(r"[^\W_]+$", text[max(0, end.start() - LONGEST_WORD) : end.start()])
        after = _WORD.match(text, end.end())
        if before and after:
            yield before[0] + after[0]


def asked_words(asked: str) -> list[str]:
    """The words of a question, bare, each once; at most ten."""
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in bare(asked).split()))[:MOST_WORDS]


def found_in(text: str, asked: list[str]) -> Iterator[tuple[int, int, str]]:
    """Where words of the text begin with asked words: start, end and which one."""
    if not asked:
        return
    wanted = "|".join(f"({_spelled(word)})" for word in asked)
    for found in re.finditer(rf"(?<![^\W_])(?:{wanted})[^\W_]*", text, re.IGNORECASE):
        yield found.start(), found.end(), asked[(found.lastindex or 1) - 1]


def _spelled(word: str) -> str:
    """A pattern for a bare word as texts spell it."""
    return "".join(_SPELLINGS.get(part, re.escape(part)) for part in _PARTS.findall(word))
