"""Building the demo: the cast by people's services, its old documents by the importer, a coming meeting."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from time import monotonic

from django.core.management import call_command

from rundbord.apps.core import clock
from rundbord.apps.importing.models import Batch, Document
from rundbord.apps.importing.services.accepting import Acceptance, accept_all
from rundbord.apps.importing.services.batches import import_files
from rundbord.apps.jobs.execution import run_pending
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.people.models import Body, Cooperation
from rundbord.apps.people.models.bodies import BodyKind
from rundbord.apps.people.services.norway import load_norway
from rundbord.demo.formats import write_documents
from rundbord.demo.matters import write_matters
from rundbord.demo.register import ACTOR, write_cast
from rundbord.demo.review import review

LEFT_FOR_REVIEW = "fagsamling-2025-08-27.html"
PUBLIC_BODIES = (BodyKind.COUNCIL, BodyKind.BOARD)
COMING_COUNCIL = date(2026, 6, 10)

Say = Callable[[str], None]


class DemoError(Exception):
    """The demo could not be built; the message says at what."""


def prepare(say: Say) -> None:
    """Make the tables of an empty database."""
    with _stage(say, "database"):
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)


def build(folder: Path, say: Say) -> None:
    """Fill prepared tables; the documents are written to `folder` first. Tells `say` of each stage and its seconds.

    Raises DemoError where a document did not become a meeting.
    """
    with _stage(say, "counties and municipalities of Norway"):
        load_norway(actor=ACTOR)
    with _stage(say, "cooperation, bodies and persons"):
        cooperation = write_cast()
    with _stage(say, "old documents in five formats"):
        paths = write_documents(folder)
    with _stage(say, f"reading {len(paths)} documents"):
        batch = read(cooperation, paths)
    with _stage(say, "review of what was read"):
        review(actor=ACTOR, batch=batch, left=LEFT_FOR_REVIEW)
    with _stage(say, "records of their meetings"):
        accept(batch)
    with _stage(say, "matters that climb the bodies"):
        write_matters(cooperation)
    with _stage(say, "publication, a coming meeting"):
        publish(cooperation)
        plan(cooperation)


@contextmanager
def _stage(say: Say, name: str) -> Iterator[None]:
    started = monotonic()
    yield
    say(f"  {monotonic() - started:5.1f} s  {name}")


def read(cooperation: Cooperation, paths: list[Path]) -> Batch:
    """Drop the documents on the importer and carry its tasks out."""
    batch = import_files(actor=ACTOR, cooperation=cooperation, files=paths)
    run_pending()
    return batch


def accept(batch: Batch) -> Acceptance:
    """Accept all but one, which waits in the queue with its places to look at."""
    uids = list(batch.documents.exclude(name=LEFT_FOR_REVIEW).values_list("uid", flat=True))
    done = accept_all(actor=ACTOR, batch=batch, uids=uids, with_doubts=True, new_names=True)
    if done.refused or done.accepted != len(uids):
        unread = Document.objects.filter(batch=batch, uid__in=uids, meeting_uid="")
        names = ", ".join(f"{one.name} ({one.state} {one.reason})".strip() for one in unread)
        raise DemoError(f"These documents did not become meetings: {names}")
    return done


def publish(cooperation: Cooperation) -> None:
    """The council's and the board's meetings are for everyone; the expert groups' are for their members."""
    for meeting in Meeting.objects.filter(cooperation=cooperation, bodies__kind__in=PUBLIC_BODIES).distinct():
        is_over = meeting.date is not None and meeting.date <= clock.today()
        publication = meetings.publish_record if is_over else meetings.publish_agenda
        publication(actor=ACTOR, meeting=meeting, version=meeting.version)


def plan(cooperation: Cooperation) -> Meeting:
    """The council's next meeting, with its standing agenda."""
    council = Body.objects.get(cooperation=cooperation, kind=BodyKind.COUNCIL)
    meeting = meetings.add_meeting(
        actor=ACTOR,
        bodies=[council],
        title=f"{council.name} 2026",
        date=COMING_COUNCIL,
        start_time=time(11),
        end_time=time(15),
        place="Kristiansund, Normoria",
    )
    for line in council.standing_items.all():
        meetings.add_item(
            actor=ACTOR, meeting=meeting, title=line.title, kind=line.kind, planned_minutes=line.planned_minutes
        )
    return meeting
