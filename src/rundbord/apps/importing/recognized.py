"""What text recognition read of a document: its words may be wrong, and where it was unsure they probably are."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rundbord.apps.importing.draft import Spans
from rundbord.apps.importing.models import Document
from rundbord.apps.importing.search import words_marked

SURE = 80  # of 100: a line that was recognized with less has wrong letters in some of its words


def is_recognized(document: Document) -> bool:
    """Was any of its text read from a picture?"""
    return any(hint["kind"] == "ocr" for hint in document.hints)


def unread_pages(document: Document) -> list[int]:
    """The numbers of pages that show a picture of text which nobody could read on this machine."""
    return [hint["level"] for hint in document.hints if hint["kind"] == "unread"]


def uncertain_spans(document: Document) -> Spans:
    """The stretches of its text that were recognized with little certainty, lines that follow each other as one."""
    found: list[tuple[int, int]] = []
    for hint in document.hints:
        if hint["kind"] != "ocr" or hint["level"] >= SURE:
            continue
        goes_on = found and not document.text[found[-1][1] : hint["start"]].strip()
        start = found.pop()[0] if goes_on else hint["start"]
        found.append((start, hint["end"]))
    return tuple(found)


def as_uncertain(words: str | SafeString) -> SafeString:
    """Words of the source that were recognized with little certainty, as HTML that says so in words too."""
    return format_html(
        '<mark class="uncertain"><em class="uncertain-label">{}</em>{}</mark>', _("Uncertain recognition:") + " ", words
    )


def read_marked(document: Document, asked: str) -> SafeString:
    """The whole text as HTML: what is uncertain is marked, and in all of it the words that were asked for."""
    return format_html_join("", "{}", ((words,) for words in _stretches(document, asked)))


def _stretches(document: Document, asked: str) -> Iterable[SafeString]:
    text, last = document.text, 0
    for start, end in uncertain_spans(document):
        yield words_marked(text[last:start], asked)
        yield as_uncertain(words_marked(text[start:end], asked))
        last = end
    yield words_marked(text[last:], asked)
