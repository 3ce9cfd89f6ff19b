"""What the desk adds to other apps' pages: the way to an object's history, and a new cooperation's first steps."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import PersonViewer, viewer_of
from rundbord.apps.core import registry
from rundbord.apps.core.registry import Command, Panel, add_command, add_panel
from rundbord.apps.desk.first_steps import first_steps
from rundbord.apps.desk.models import FirstStepsHidden
from rundbord.apps.people import rules

PLACES = ("people.body", "people.person", "meetings.meeting", "record.meeting", "matters.matter")
LAST = 900


def join_pages() -> None:
    """Offer the history on the pages of these places, and the first steps on the cooperation's."""
    for place in PLACES:
        add_command(Command(place, lambda _request, _subject: _("History"), history_address, order=LAST))
    add_panel(Panel("people.cooperation.first", "desk/_first_steps.html", first_steps_of, queries=4))
    add_panel(Panel("people.settings", "desk/_hidden_steps.html", hidden_steps_of, order=LAST + 10, queries=1))


def first_steps_of(request: HttpRequest, cooperation: Any) -> dict[str, Any] | None:
    """The first steps, for the secretariat."""
    viewer = viewer_of(request)
    found = first_steps(viewer, cooperation) if rules.keeps(viewer, cooperation) else None
    return {"first_steps": found} if found else None


def hidden_steps_of(request: HttpRequest, cooperation: Any) -> dict[str, Any] | None:
    """A button that brings the first steps back, where the secretariat has put them away."""
    viewer = viewer_of(request)
    hidden = rules.keeps(viewer, cooperation) and FirstStepsHidden.objects.filter(cooperation=cooperation).exists()
    return {} if hidden else None


def history_address(request: HttpRequest, subject: Any) -> str | None:
    """Where the history of the page's object is, for persons of its cooperation."""
    viewer, kind = viewer_of(request), type(subject).__name__.lower()
    if not isinstance(viewer, PersonViewer) or viewer.standing(subject.cooperation_id) is None:
        return None
    if registry.kind(kind) is None:
        return None
    return reverse("audit:history", args=[subject.cooperation.slug, kind, subject.uid])
