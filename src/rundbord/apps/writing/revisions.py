"""Earlier versions of an item's lines: kept at each save that changed something, thinned with age."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.core import clock
from rundbord.apps.meetings.models import AgendaItem
from rundbord.apps.record.models import Entry
from rundbord.apps.writing.models import Revision

ALL_OF = timedelta(hours=1)
SOME_OF = timedelta(days=1)
TEN_MINUTES = 600
HOUR = 3600
MOST = 60


def keep_revision(actor: Viewer, item: AgendaItem, refused: list[dict[str, str]]) -> Revision:
    """Keep the item's lines as they stand now, with the texts that were refused, and thin the older ones."""
    user_uid = actor.user_uid if isinstance(actor, PersonViewer) else ""
    standing = actor.standing(item.meeting.cooperation_id) if isinstance(actor, PersonViewer) else None
    revision = Revision.objects.create(
        item=item,
        at=clock.now(),
        user_uid=user_uid,
        user_name=standing.name if standing else "",
        lines=lines_of(item),
        refused=refused,
    )
    _thin(item)
    return revision


def lines_of(item: AgendaItem) -> list[dict[str, str]]:
    """The item's lines as a revision keeps them."""
    entries = Entry.objects.filter(item=item, withdrawn_at=None).select_related("person", "organization")
    return [
        {
            "uid": entry.uid,
            "kind": entry.kind,
            "speaker": entry.speaker_written or str(entry.person or entry.organization or ""),
            "text": entry.text,
        }
        for entry in entries.order_by("position", "pk")
    ]


@dataclass(frozen=True)
class Earlier:
    """An earlier version: each of its lines with whether it stands so in the one after it."""

    revision: Revision
    lines: list[tuple[dict[str, str], bool]]


def versions_of(item: AgendaItem) -> list[Earlier]:
    """The newest earlier versions of an item's lines, each beside the one that came after it. Two queries."""
    found, after = [], lines_of(item)
    for revision in Revision.objects.filter(item=item)[:MOST]:
        if revision.lines != after or revision.refused:
            found.append(Earlier(revision, [(line, line in after) for line in revision.lines]))
        after = revision.lines
    return found


def _thin(item: AgendaItem) -> None:
    """Keep each of the last hour's, of the last day one in ten minutes, of older ones one an hour.

    Texts that were refused are always kept.
    """
    now = clock.now()
    older = Revision.objects.filter(item=item, at__lt=now - ALL_OF, refused=[]).order_by("at", "pk")
    last_of: dict[tuple[str, int, int], int] = {}
    keys = []
    for key, at, user_uid in older.values_list("pk", "at", "user_uid"):
        last_of[(user_uid, *_span(at, now))] = key
        keys.append(key)
    kept = set(last_of.values())
    Revision.objects.filter(pk__in=[key for key in keys if key not in kept]).delete()


def _span(at: datetime, now: datetime) -> tuple[int, int]:
    seconds = TEN_MINUTES if now - at < SOME_OF else HOUR
    return seconds, int(at.timestamp()) // seconds
