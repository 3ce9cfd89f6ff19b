"""What of the planted words a response lets out: in its page, its file, its file's hidden parts, its headers."""

import re
import zipfile
from io import BytesIO

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from tests.house.world import World

WORD = re.compile(r"zq\d{4}x")
TAG = re.compile(r"<[^>]+>")


def words_in(response: HttpResponseBase) -> set[str]:
    """The planted words that somebody who gets this response can read."""
    return set(WORD.findall(text_of(response)))


def text_of(response: HttpResponseBase) -> str:
    """All text of a response, whatever its kind; words that are broken into pieces by tags are joined."""
    headers = " ".join(response.headers.values())
    assert isinstance(response, HttpResponse | StreamingHttpResponse)
    content = response.getvalue()
    if content.startswith(b"%PDF"):
        return f"{headers} {_pdf(content)}"
    if content.startswith(b"PK"):
        return f"{headers} {_package(content)}"
    text = content.decode(errors="replace")
    return f"{headers} {text} {TAG.sub('', text)}"


def leaks(world: World, who: str, response: HttpResponseBase) -> list[str]:
    """What this one of the cast was shown and may not see."""
    shown = words_in(response)
    return [f"{one.where} ({one.word})" for one in world.canaries if one.word in shown and who not in one.seen_by]


def _package(content: bytes) -> str:
    """Every part of a DOCX or ODT, its metadata too."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = [package.read(name).decode(errors="replace") for name in package.namelist()]
    return " ".join([*parts, *(TAG.sub("", part) for part in parts)])


def _pdf(content: bytes) -> str:
    """The pages' text, the metadata and the outline."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        outline = [mark.get_title() for mark in document.get_toc()]
        return " ".join([*pages, *outline, *document.get_metadata_dict().values()])
    finally:
        document.close()
