"""No cooperation can take the word of an address that the installation needs."""

from collections.abc import Iterable

from django.urls import URLPattern, URLResolver

from rundbord.apps.people.services.cooperations import RESERVED
from tests import demo_urls


def first_words(patterns: Iterable[object]) -> set[str]:
    """The first words of all addresses that do not begin with a cooperation."""
    found = set()
    for one in patterns:
        assert isinstance(one, URLPattern | URLResolver)
        word = str(one.pattern).split("/")[0]
        if word and not word.startswith("<"):
            found.add(word)
        elif not word and isinstance(one, URLResolver):
            found |= first_words(one.url_patterns)
    return found


def test_first_words_are_reserved() -> None:
    words = first_words(demo_urls.urlpatterns)
    assert {"konto", "fil", "demo", "helse"} <= words
    assert words - RESERVED == set()
