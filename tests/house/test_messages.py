"""Every text of the interface is translated, and the compiled files hold what the sources say."""

import gettext
import re

import pytest
from babel.messages.pofile import read_po

from scripts import messages
from tests.house.layers import PACKAGE, rooms

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("room", rooms())
def test_every_text_is_translated(room: str, language: str) -> None:
    assert messages.missing(PACKAGE / "apps" / room, language) == []


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("apps/*/locale/*/LC_MESSAGES/django.po")), ids=str)
def test_compiled_texts_are_those_of_the_source(path) -> None:  # type: ignore[no-untyped-def]  # a path of the list
    with path.with_suffix(".mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    with path.open("rb") as stream:
        catalog = read_po(stream)
    for message in catalog:
        if message.id and isinstance(message.id, str) and not message.context:
            assert compiled.gettext(message.id) == message.string


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("apps/*/locale/*/LC_MESSAGES/django.po")), ids=str)
def test_translations_keep_the_placeholders(path) -> None:  # type: ignore[no-untyped-def]  # a path of the list
    with path.open("rb") as stream:
        catalog = read_po(stream)
    for message in catalog:
        if not message.id:
            continue
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        texts = [message.string] if isinstance(message.string, str) else list(message.string or ())
        wanted = set().union(*(PLACEHOLDER.findall(text) for text in ids))
        for text in texts:
            assert set(PLACEHOLDER.findall(text)) <= wanted, message.id


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_text_means_the_same_in_every_app(language: str) -> None:
    """All catalogs are one: a text that means two things needs a context (pgettext), or one app speaks for another."""
    said: dict[tuple[str | None, str], dict[str, str]] = {}
    for path in sorted(PACKAGE.glob(f"apps/*/locale/{language}/LC_MESSAGES/django.po")):
        with path.open("rb") as stream:
            for message in read_po(stream):
                if message.id:
                    key = (message.context, str(message.id))
                    said.setdefault(key, {})[path.parts[-5]] = str(message.string)
    assert {key: texts for key, texts in said.items() if len(set(texts.values())) > 1} == {}
