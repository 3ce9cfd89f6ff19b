"""Sets of words, written as running text."""

from collections.abc import Iterable


def word_set(text: str) -> frozenset[str]:
    """The words of a text, parted by blanks."""
    return frozenset(text.split())


def holds_any(text: str, words: Iterable[str]) -> bool:
    """True where one of the words stands in the text, also inside a longer word; an empty word always does."""
    for word in words:  # noqa: SIM110  # a generator takes twice as long, and this is asked thousands of times a text
        if word in text:
            return True
    return False
