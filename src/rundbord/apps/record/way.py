"""A matter's way through the bodies: each item that treated it, with the number that it had there."""

from typing import Any

from django.http import HttpRequest

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.registry import Panel, add_panel
from rundbord.apps.matters.models import Matter
from rundbord.apps.meetings import queries as meetings
from rundbord.apps.meetings.models import AgendaItem

MOST = 200  # a matter in more meetings than this is rather a topic


def register() -> None:
    """Join the page of a matter."""
    add_panel(Panel("matters.matter", "record/_way_of_matter.html", way_of, order=10, queries=3))


def way_of(request: HttpRequest, matter: Matter) -> dict[str, Any]:
    """The matter's items that the viewer may read, the earliest first, with numbers and bodies. Three queries."""
    items = (
        meetings.items_visible_to(viewer_of(request))
        .filter(matter=matter, withdrawn_at=None, meeting__withdrawn_at=None)
        .select_related("meeting")
        .prefetch_related("numbers", "meeting__bodies")
        .order_by("meeting__date", "position")[:MOST]
    )
    return {"way": [_step(item) for item in items]}


def _step(item: AgendaItem) -> dict[str, Any]:
    return {
        "item": item,
        "numbers": [number.printed for number in item.numbers.all()],
        "bodies": ", ".join(body.name for body in item.meeting.bodies.all()),
    }
