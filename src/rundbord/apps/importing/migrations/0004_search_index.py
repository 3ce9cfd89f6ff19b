"""Each database's own index that documents are found by; words and new columns of documents that are there."""

from django.db import migrations

from rundbord.apps.importing.draft import from_json
from rundbord.apps.importing.names import columns
from rundbord.apps.importing.search_index import CREATE, DROP
from rundbord.apps.importing.search_words import words_of


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def fill(apps, schema_editor):
    Document, DocumentWords = (apps.get_model("importing", name) for name in ("Document", "DocumentWords"))
    documents = Document.objects.exclude(text="").select_related("batch")
    for document in documents.only("pk", "name", "text", "draft", "date", "batch__cooperation").iterator(100):
        where = {"cooperation_id": document.batch.cooperation_id, "day": document.date}
        words = words_of(document.name, document.text)
        DocumentWords.objects.create(document_id=document.pk, words=words, **where)
        if document.draft:
            draft = from_json(document.draft)
            absent = sum(row.status == "absent" for row in draft.attendance)
            new = {"kind": draft.facts.kind, "absent": absent, "names": columns(draft)}
            Document.objects.filter(pk=document.pk).update(**new)


class Migration(migrations.Migration):
    dependencies = [("importing", "0003_overview_and_search")]

    operations = [
        migrations.RunPython(create, drop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
