"""What meetings show on the pages of bodies and cooperations."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core import clock
from rundbord.apps.core.registry import Command, Panel, add_command, add_panel
from rundbord.apps.meetings import queries
from rundbord.apps.meetings.listing import listed
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.rules import may_plan
from rundbord.apps.people.models import Body, Cooperation

SHOWN = 24


def register() -> None:
    """Join the pages."""
    add_panel(Panel("people.body", "meetings/_panel.html", of_body, order=10, queries=1))
    add_panel(Panel("people.cooperation", "meetings/_panel.html", of_cooperation, order=10, queries=2))
    add_command(Command("people.body", lambda _request, _body: _("Plan a meeting"), planning_address, order=50))


def of_body(request: HttpRequest, body: Body) -> dict[str, Any]:
    """The body's meetings to come and its latest ones."""
    found = list(queries.of_body(viewer_of(request), body)[:SHOWN])
    for meeting in found:
        meeting.held_by = (body,)
    all_of_them = f"{reverse('meetings:meetings', args=[body.cooperation.slug])}?organ={body.uid}"
    return {**_parted(found), "all_meetings": all_of_them, "with_body": False}


def of_cooperation(request: HttpRequest, cooperation: Cooperation) -> dict[str, Any]:
    """The cooperation's meetings to come and its latest ones."""
    found = queries.with_bodies(queries.of_cooperation(viewer_of(request), cooperation)[:SHOWN])
    all_of_them = reverse("meetings:meetings", args=[cooperation.slug])
    return {**_parted(found), "all_meetings": all_of_them, "with_body": True}


def planning_address(request: HttpRequest, body: Body) -> str | None:
    """Where a meeting of the body is planned, for those who may."""
    if not may_plan(viewer_of(request), body):
        return None
    return f"{reverse('meetings:meeting_add', args=[body.cooperation.slug])}?organ={body.uid}"


def _parted(found: list[Meeting]) -> dict[str, Any]:
    today = clock.today()
    coming = [one for one in found if one.date is not None and one.date >= today]
    past = [one for one in found if one not in coming]
    return {"coming": listed(reversed(coming)), "past": listed(past)}
