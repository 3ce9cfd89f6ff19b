"""One invented meeting as notice, draft and approved minutes, for the tests of one meeting with many documents."""

from rundbord.apps.importing.models import Batch, Document
from rundbord.apps.importing.services.batches import Dropped, import_files
from rundbord.apps.jobs.execution import run_pending
from rundbord.apps.people.models import Cooperation
from tests.apps.importing.samples import IMPORTER, TEXT

NOTICE = """Innkalling til møte i Fjordbyenes faggruppe for næring

Tid: Torsdag 25. november 2021, kl. 13:00-15:00
Sted: Teams

SAKSLISTE

1. Godkjenning av innkalling og dagsorden

2. Runden rundt bordet

Den enkelte orienterer om aktuelle saker.

3. Kraft og nett

Statnett orienterer om planene for et sterkere nett.

4. Eventuelt

Velkommen til møte!
"""
APPROVED = TEXT
DRAFT = (
    TEXT.replace("Referat fra møte", "Utkast til referat fra møte")
    .replace("Et stort utenforskap.", "Et stort utenforskap i byen.")
    .replace("Asker: Har laget en veiviser som gjerne kan deles med de andre.\n\n", "")
    .replace(
        "3. EVENTUELT\n",
        "Leif: Bærum bygger ny kai, og vil vise den fram på neste befaring.\n\n3. EVENTUELT\n",
    )
)


def drop(cooperation: Cooperation, **texts: str) -> dict[str, Document]:
    """Drop one text file a name and let them be read; the documents by those names."""
    files = [Dropped(f"{name}.txt", text.encode()) for name, text in texts.items()]
    batch = import_files(actor=IMPORTER, cooperation=cooperation, files=files)
    run_pending()
    return {name: fresh(batch, name) for name in texts}


def fresh(batch: Batch, name: str) -> Document:
    """The document as it stands now."""
    return Document.objects.select_related("batch__cooperation", "blob").get(batch=batch, name=f"{name}.txt")


def again(document: Document) -> Document:
    """The same document as it stands now."""
    return Document.objects.select_related("batch__cooperation", "blob").get(pk=document.pk)
