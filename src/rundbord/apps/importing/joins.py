"""Where importing joins pages of lower apps."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.registry import Command, Panel, add_command, add_panel
from rundbord.apps.files.queries import attachments_of_many
from rundbord.apps.importing.draft import day
from rundbord.apps.importing.models import Document, State
from rundbord.apps.importing.rules import may_import
from rundbord.apps.importing.services.batches import ORIGINAL
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.papers import meeting_audience
from rundbord.apps.people.models import Cooperation


def register() -> None:
    """A button and a search on the cooperation's page, for its secretariat; the original on an imported meeting's."""
    add_command(Command("people.cooperation", _label, _address, order=50))
    add_panel(Panel("people.cooperation", "importing/_search_panel.html", _search, order=90, queries=0))
    add_panel(Panel("record.meeting", "importing/_original.html", _original, order=90))


def _label(request: HttpRequest, cooperation: Cooperation) -> str:  # noqa: ARG001 - the registry's signature
    return _("Bring in old minutes")


def _address(request: HttpRequest, cooperation: Cooperation) -> str | None:
    allowed = may_import(viewer_of(request), cooperation)
    return reverse("importing:index", args=[cooperation.slug]) if allowed else None


def _search(request: HttpRequest, cooperation: Cooperation) -> dict[str, Any] | None:
    return {"cooperation": cooperation} if may_import(viewer_of(request), cooperation) else None


def _original(request: HttpRequest, meeting: Meeting) -> dict[str, Any] | None:
    """The files that an imported meeting was read from and, for the secretariat, where it was reviewed."""
    if not meeting.batch_uid:
        return None
    viewer = viewer_of(request)
    files = attachments_of_many("meeting", {meeting.uid: meeting_audience(viewer, meeting)})[meeting.uid]
    originals = [file for file in files if file.role == ORIGINAL]
    document = _document(meeting) if may_import(viewer, meeting.cooperation) else None
    context = {"originals": originals, "document": document, "next_meetings": _next_meetings(document)}
    return context if any(context.values()) else None


def _document(meeting: Meeting) -> Document | None:
    rows = Document.objects.filter(meeting_uid=meeting.uid, state=State.ACCEPTED).defer("text", "hints")
    return rows.select_related("batch__cooperation").first()


def _next_meetings(document: Document | None) -> list[Any]:
    """The dates that the document names for meetings to come."""
    facts = document.draft["nodes"]["facts"] if document else {}
    return [day(one) for one in facts.get("next_meetings", [])]
