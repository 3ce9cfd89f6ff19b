"""Noting what a document is to its meeting when it has been read, and what its text is compared by."""

from rundbord.apps.importing.likeness import Sketch, landmarks
from rundbord.apps.importing.models import Document, DocumentPart, Landmark
from rundbord.apps.importing.parts import guess_part


def note_part(document: Document, kind: str, text: str, sketch: Sketch) -> None:
    """Keep the guessed part and the sketch of a document that was just read, inside the caller's transaction.

    `kind` is a reader.reading.DocumentKind. What a person said about the part stays; may be repeated.
    """
    row, made = DocumentPart.objects.get_or_create(document=document)
    row.sketch = list(sketch)
    row.part = row.part if row.chosen else guess_part(kind, document.name, text)
    row.save(update_fields=["sketch", "part"])
    if not made:
        Landmark.objects.filter(document=document).delete()
    Landmark.objects.bulk_create([Landmark(document=document, number=number) for number in landmarks(sketch)])
