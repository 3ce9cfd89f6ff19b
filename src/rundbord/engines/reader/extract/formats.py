"""Each format's way from bytes to a Source."""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from rundbord.engines.reader.extract.detect import detect
from rundbord.engines.reader.source import Reason, Source, UnreadableError

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes. Minutes with all their papers seldom reach a tenth of this."""

_READERS = {
    "pdf": "pdf:extract_pdf",
    "docx": "docx:extract_docx",
    "xlsx": "xlsx:extract_xlsx",
    "pptx": "pptx:extract_pptx",
    "odt": "odt:extract_odt",
    "fodt": "odt:extract_flat_odt",
    "rtf": "rtf:extract_rtf",
    "html": "html:extract_html",
    "md": "plain:extract_markdown",
    "txt": "plain:extract_text",
    "png": "pictures:extract_png",
    "jpeg": "pictures:extract_jpeg",
    "tiff": "pictures:extract_tiff",
}
"""The module and the function of each format; a module is imported, with its library, when first needed."""


def extract_bytes(content: bytes, name: str = "") -> Source:
    """The text of a file's content; `name` helps where the content leaves the format open. Raises UnreadableError."""
    if len(content) > LARGEST_FILE:
        raise UnreadableError(Reason.TOO_LARGE)
    module, _, function = _READERS[detect(content, name)].partition(":")
    found = getattr(import_module(f"rundbord.engines.reader.extract.{module}"), function)
    return cast("Callable[[bytes], Source]", found)(content)
