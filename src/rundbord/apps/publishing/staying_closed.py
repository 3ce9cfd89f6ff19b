"""What of a meeting stays closed when it is published, and why; for those who publish it."""

from dataclasses import dataclass

from django.db.models import Q

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.models import Access
from rundbord.apps.files.models import Attachment, Audience
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.outside import basis, public_title
from rundbord.apps.meetings.rows import item_rows
from rundbord.apps.meetings.rules import AS_THE_PUBLIC, sight_of
from rundbord.apps.record.models import Entry


@dataclass(frozen=True)
class ClosedItem:
    """An exempt item: how outsiders read its title, and the legal basis (empty: nobody gave one)."""

    label: str
    title: str
    legal_basis: str


@dataclass(frozen=True)
class StayingClosed:
    """What outsiders do not get. `lines` counts exempt lines of open items by their legal basis."""

    items: list[ClosedItem]
    lines: dict[str, int]
    papers: list[Attachment]


def staying_closed(viewer: Viewer, meeting: Meeting) -> StayingClosed:
    """What the public serializer will hold back, without what the viewer is kept out of. Three queries."""
    rows = [row for row in item_rows(meeting, sight_of(viewer, meeting)) if not row.withdrawn and not row.kept_out]
    closed = [row for row in rows if row.closed_to(AS_THE_PUBLIC)]
    readable = [row.item for row in rows if row not in closed]
    return StayingClosed(
        items=[ClosedItem(row.label, public_title(row), basis(row)) for row in closed],
        lines=_lines(readable),
        papers=_papers(meeting, readable),
    )


def _lines(items: list[AgendaItem]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for entry in Entry.objects.filter(item__in=items, withdrawn_at=None, access=Access.EXEMPT):
        counted[entry.legal_basis] = counted.get(entry.legal_basis, 0) + 1
    return counted


def _papers(meeting: Meeting, items: list[AgendaItem]) -> list[Attachment]:
    """The papers of the meeting and its open items that are for others than everybody."""
    owned = Q(owner_kind="meeting", owner_uid=meeting.uid)
    owned |= Q(owner_kind="agendaitem", owner_uid__in=[item.uid for item in items])
    held_back = ~Q(audience=Audience.PUBLIC) | Q(access=Access.EXEMPT)
    return list(Attachment.objects.filter(owned & held_back, current=True, withdrawn_at=None))
