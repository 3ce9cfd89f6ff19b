"""What publishing adds to the pages of cooperations, bodies and meetings."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.registry import Command, Panel, add_command, add_panel
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.rules import keeps_meeting
from rundbord.apps.people import rules
from rundbord.apps.people.models import Body, Cooperation
from rundbord.apps.publishing import queries


def join_pages() -> None:
    """Newest minutes and the ways to follow on the front page; buttons on bodies and meetings."""
    add_panel(Panel("people.cooperation.head", "publishing/_head.html", head_of_cooperation, queries=0))
    add_panel(Panel("people.body.head", "publishing/_head.html", head_of_body, queries=0))
    add_panel(Panel("people.cooperation.first", "publishing/_about.html", about, order=5, queries=0))
    add_panel(Panel("people.cooperation", "publishing/_newest.html", newest, order=20))
    add_command(Command("record.meeting", lambda *_unused: _("Publish"), publish_address, order=70))
    add_command(Command("people.body", lambda *_unused: _("Publication"), habits_address, order=70))


def head_of_cooperation(_request: HttpRequest, cooperation: Cooperation) -> dict[str, Any]:
    """Where programs find what is new."""
    return {"feeds": [(cooperation.name, *_addresses("", [cooperation.slug]))]}


def head_of_body(_request: HttpRequest, body: Body) -> dict[str, Any]:
    """The same of one body."""
    return {"feeds": [(body.name, *_addresses("body_", [body.cooperation.slug, body.uid]))]}


def _addresses(which: str, args: list[str]) -> tuple[str, str]:
    return reverse(f"publishing:{which}atom", args=args), reverse(f"publishing:{which}ics", args=args)


def about(_request: HttpRequest, cooperation: Cooperation) -> dict[str, Any] | None:
    """What the cooperation is, in its own words."""
    lines = [line for line in cooperation.about.splitlines() if line.strip()]
    return {"about": lines} if lines else None


def newest(_request: HttpRequest, cooperation: Cooperation) -> dict[str, Any]:
    """The newest minutes that everybody may read."""
    return {"newest_minutes": queries.newest_minutes(cooperation)}


def publish_address(request: HttpRequest, meeting: Meeting) -> str | None:
    """Where a meeting is published, for those who keep it."""
    if not keeps_meeting(viewer_of(request), meeting):
        return None
    return reverse("publishing:publish", args=[meeting.cooperation.slug, meeting])


def habits_address(request: HttpRequest, body: Body) -> str | None:
    """What the body publishes by itself, for those who keep it."""
    if not rules.keeps_body(viewer_of(request), body):
        return None
    return reverse("publishing:habits", args=[body.cooperation.slug, body])
