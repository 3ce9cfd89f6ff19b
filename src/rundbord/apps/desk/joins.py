"""What the desk adds to other apps' pages: the way to an object's history."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import PersonViewer, viewer_of
from rundbord.apps.core import registry
from rundbord.apps.core.registry import Command, add_command

PLACES = ("people.body", "people.person", "meetings.meeting", "record.meeting", "matters.matter")
LAST = 900


def join_pages() -> None:
    """Offer the history on the pages of these places."""
    for place in PLACES:
        add_command(Command(place, lambda _request, _subject: _("History"), history_address, order=LAST))


def history_address(request: HttpRequest, subject: Any) -> str | None:
    """Where the history of the page's object is, for persons of its cooperation."""
    viewer, kind = viewer_of(request), type(subject).__name__.lower()
    if not isinstance(viewer, PersonViewer) or viewer.standing(subject.cooperation_id) is None:
        return None
    if registry.kind(kind) is None:
        return None
    return reverse("audit:history", args=[subject.cooperation.slug, kind, subject.uid])
