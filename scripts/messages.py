"""Gather, merge and compile the translations of every app, without GNU gettext.

messages.py update    find the msgids of each app and merge them into its locale/*/LC_MESSAGES/django.po
messages.py compile   write the .mo files
messages.py missing   print each msgid that lacks a translation; exit code 1 if there is any
"""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "rundbord"
LANGUAGES = ("nb", "nn")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)  # that of a template means nothing to Python's tokenizer
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)  # a fixed date: the files change only when a text does


def rooms(names: list[str]) -> list[Path]:
    """The folders of these apps, or of all."""
    found = sorted(path.parent for path in PACKAGE.glob("apps/*/apps.py"))
    return [room for room in found if not names or room.name in names]


def sources(room: Path) -> Iterator[tuple[Path, str]]:
    """Python source and templates of a room; templates as the Python-like text that Django makes of them."""
    for path in sorted(room.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, path.read_text(encoding="utf-8")
    for path in sorted(room.rglob("templates/**/*")):
        if path.is_file():
            text = templatize(path.read_text(encoding="utf-8"), origin=path.name)
            yield path, INDENT.sub("", text)


def gathered(room: Path) -> Catalog:
    """The msgids of a room, with where they stand."""
    found = Catalog(fuzzy=False)
    for path, text in sources(room):
        stream = io.BytesIO(text.encode())
        for _line, message, comments, context in extract("python", stream, KEYWORDS, ["Translators:"]):
            found.add(message, locations=[(str(path.relative_to(PACKAGE)), 0)], auto_comments=comments, context=context)
    return found


def catalog_path(room: Path, language: str) -> Path:
    """Where a room keeps its translations."""
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def stored(path: Path, language: str) -> Catalog:
    """The translations that are there, or an empty catalog."""
    if not path.exists():
        return Catalog(locale=language, fuzzy=False, project="Rundbord", header_comment="", creation_date=BEGUN)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def update(room: Path, language: str) -> None:
    """Merge new msgids in, drop those that are gone; translations stay as they are."""
    path, found = catalog_path(room, language), gathered(room)
    if not len(found):
        return
    catalog = stored(path, language)
    catalog.update(found, no_fuzzy_matching=True, update_header_comment=False, update_creation_date=False)
    catalog.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, catalog, width=120, sort_output=True, omit_header=False, no_location=True)


def compile_catalog(path: Path) -> None:
    """Write the .mo file beside a .po file."""
    with path.open("rb") as stream:
        catalog = read_po(stream)
    with path.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, catalog)


def missing(room: Path, language: str) -> list[str]:
    """The msgids of a room without a translation into the language."""
    catalog = stored(catalog_path(room, language), language)
    lacking = []
    for message in gathered(room):
        if not message.id:
            continue
        known = catalog.get(message.id, message.context)
        texts = (
            []
            if known is None or not known.string
            else [known.string]
            if isinstance(known.string, str)
            else list(known.string)
        )
        if not texts or not all(texts):
            lacking.append(f"{room.name} {language}: {message.id}")
    return lacking


def main(words: list[str]) -> int:
    """Run one of the three."""
    if not settings.configured:
        settings.configure()
    command, names = (words[0], words[1:]) if words else ("", [])
    pairs = [(room, language) for room in rooms(names) for language in LANGUAGES]
    match command:
        case "update":
            for room, language in pairs:
                update(room, language)
        case "compile":
            for room, language in pairs:
                if (path := catalog_path(room, language)).exists():
                    compile_catalog(path)
        case "missing":
            lacking = [line for room, language in pairs for line in missing(room, language)]
            sys.stdout.write("".join(f"{line}\n" for line in lacking))
            return 1 if lacking else 0
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
