"""Invented minutes for the tests, and a short way to bring them in."""

from rundbord.apps.accounts.viewer import System
from rundbord.apps.importing.models import Batch, Document
from rundbord.apps.importing.services.batches import Dropped, import_files
from rundbord.apps.jobs.execution import run_pending
from rundbord.apps.people.models import Cooperation

TEXT = """Referat fra møte i Fjordbyenes faggruppe for næring

Tid: Torsdag 25. november 2021, kl. 13:00-15:00

Tilstede:

NAVN\tKOMMUNE
Marit Solheim\tAsker kommune
Eli Strand Berg\tHorten kommune
Leif Dahl\tBærum kommune (kom 13:20)

1. GODKJENNING AV INNKALLING OG DAGSORDEN

Godkjent

2. RUNDEN RUNDT BORDET

Den enkelte orienterer om aktuelle saker.

Horten: Et stort utenforskap. Tar gjerne imot tips for hvordan andre har jobbet med det.

Eli: Bør være tema i eget møterom på neste møte.

Asker: Har laget en veiviser som gjerne kan deles med de andre.

3. EVENTUELT

Sekretariatet kommer tilbake med dato for neste møte.
"""
IMPORTER = System("test")


def bring_in(cooperation: Cooperation, *texts: str, name: str = "referat") -> Batch:
    """Drop the texts and let them be read."""
    files = [Dropped(f"{name}-{number}.txt", text.encode()) for number, text in enumerate(texts or (TEXT,), start=1)]
    batch = import_files(actor=IMPORTER, cooperation=cooperation, files=files)
    run_pending()
    return batch


def only(batch: Batch) -> Document:
    """The batch's only document, with all that services need."""
    return Document.objects.select_related("batch__cooperation", "blob").get(batch=batch)
