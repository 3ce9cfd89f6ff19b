"""What a document is found by, written by the task that reads it."""

from datetime import date

from rundbord.apps.importing.models import Document, DocumentWords
from rundbord.apps.importing.search_words import words_of


def index_document(document: Document, text: str) -> None:
    """Let the stored document be found by the words of its text and of its name, inside the caller's transaction."""
    day = Document.objects.values_list("date", flat=True).get(pk=document.pk)
    values = {"cooperation": document.batch.cooperation, "day": day, "words": words_of(document.name, text)}
    DocumentWords.objects.update_or_create(document=document, defaults=values)


def order_by_day(document: Document, day: date | None) -> None:
    """Its meeting was on another day."""
    DocumentWords.objects.filter(document=document).update(day=day)
