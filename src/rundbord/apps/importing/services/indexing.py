"""What a document is found by, written by the task that reads it."""

from rundbord.apps.importing.models import Document, DocumentWords
from rundbord.apps.importing.search_words import words_of


def index_document(document: Document, text: str) -> None:
    """Let the document be found by the words of its text and of its name, inside the caller's transaction."""
    DocumentWords.objects.update_or_create(document=document, defaults={"words": words_of(document.name, text)})
