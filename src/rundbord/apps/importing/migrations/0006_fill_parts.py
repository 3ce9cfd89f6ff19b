"""What the documents that were read before are to their meetings, and what their texts are compared by."""

from django.db import migrations

from rundbord.apps.importing.likeness import landmarks, sketch_of
from rundbord.apps.importing.parts import guess_part


def fill(apps, schema_editor):
    Document, DocumentPart, Landmark = (
        apps.get_model("importing", name) for name in ("Document", "DocumentPart", "Landmark")
    )
    for document in Document.objects.exclude(text="").only("pk", "name", "kind", "text", "draft").iterator(100):
        sketch = sketch_of(document.text)
        kind = document.kind or document.draft.get("nodes", {}).get("facts", {}).get("kind", "minutes")
        part = guess_part(kind, document.name, document.text)
        DocumentPart.objects.create(document_id=document.pk, part=part, sketch=sketch)
        Landmark.objects.bulk_create(Landmark(document_id=document.pk, number=number) for number in landmarks(sketch))


class Migration(migrations.Migration):
    dependencies = [("importing", "0005_parts_and_intakes")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
