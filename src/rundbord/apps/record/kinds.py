"""What lower apps may ask about meetings, items, entries and actions by kind and uid."""

from typing import Any

from django.urls import reverse

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.registry import Kind, add_kind
from rundbord.apps.meetings import queries as meetings
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.papers import item_audience, meeting_audience
from rundbord.apps.record import queries
from rundbord.apps.record.models import Action, Entry


def register() -> None:
    """Make the four kinds known."""
    add_kind(Kind("meeting", find_meeting, meeting_address, meeting_audience, _holder))
    add_kind(Kind("agendaitem", find_item, item_address, item_audience, lambda item: _holder(item.meeting)))
    add_kind(Kind("entry", find_entry, entry_address))
    add_kind(Kind("action", find_action, lambda action: entry_address(action.entry)))


def _holder(meeting: Meeting) -> int:
    return meeting.cooperation_id


def find_meeting(viewer: Viewer, uid: str) -> Meeting | None:
    """The meeting, if the viewer may read it."""
    return meetings.visible_to(viewer).select_related("cooperation").filter(uid=uid).first()


def find_item(viewer: Viewer, uid: str) -> AgendaItem | None:
    """The item, if the viewer may read all of it."""
    return meetings.items_visible_to(viewer).select_related("meeting__cooperation").filter(uid=uid).first()


def find_entry(viewer: Viewer, uid: str) -> Entry | None:
    """The line, if the viewer may read all of it."""
    return queries.visible_to(viewer).select_related("item__meeting__cooperation").filter(uid=uid).first()


def find_action(viewer: Viewer, uid: str) -> Action | None:
    """The action, if the viewer may read the line that it was said in."""
    found = queries.actions_visible_to(viewer).select_related("entry__item__meeting__cooperation")
    return found.filter(uid=uid).first()


def meeting_address(meeting: Meeting) -> str:
    """The meeting's page."""
    return reverse("record:meeting", args=[meeting.cooperation.slug, meeting])


def item_address(item: AgendaItem) -> str:
    """The item on its meeting's page."""
    return f"{meeting_address(item.meeting)}#sak-{item.uid}"


def entry_address(entry: Any) -> str:
    """The line on its meeting's page."""
    return f"{meeting_address(entry.item.meeting)}#linje-{entry.uid}"
