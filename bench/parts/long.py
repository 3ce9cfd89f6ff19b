"""A meeting as long as they come: a whole day's record, written line by line."""

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core import clock
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.meetings.services import add_item, add_meeting
from rundbord.apps.people.models import Body
from rundbord.apps.record.models import Entry, EntryKind

ACTOR = System("bench")
ITEMS, LINES = 12, 300
TEXT = "<p>Vi kartlegger behovet for kompetanse sammen med næringslivet, og deler gjerne det vi finner.</p>"


def long_meeting(body: Body) -> Meeting:
    """A meeting that was held today, with `LINES` contributions under `ITEMS` items."""
    meeting = add_meeting(actor=ACTOR, bodies=[body], title="Langt møte", date=clock.today())
    items = [add_item(actor=ACTOR, meeting=meeting, title=f"Sak {number}") for number in range(1, ITEMS + 1)]
    Entry.objects.bulk_create(
        Entry(
            item=items[number % ITEMS],
            position=number,
            kind=EntryKind.CONTRIBUTION,
            text=TEXT,
            speaker_written="Horten",
            created_at=clock.now(),
        )
        for number in range(LINES)
    )
    Meeting.objects.filter(pk=meeting.pk).update(state=State.HELD)
    return meeting
