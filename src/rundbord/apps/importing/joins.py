"""Where importing joins pages of lower apps."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.registry import Command, Panel, add_command, add_panel
from rundbord.apps.files.queries import attachments_of_many
from rundbord.apps.importing.draft import day
from rundbord.apps.importing.groups import Companion
from rundbord.apps.importing.models import Document, Intake, Part, State
from rundbord.apps.importing.parts import PART_OF, RECORDS
from rundbord.apps.importing.rules import may_import
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.papers import meeting_audience
from rundbord.apps.people.models import Cooperation
from rundbord.apps.record.models import Entry


def register() -> None:
    """A button and a search on the cooperation's page, for its secretariat; the original on an imported meeting's."""
    add_command(Command("people.cooperation", _label, _address, order=50))
    add_panel(Panel("people.cooperation", "importing/_search_panel.html", _search, order=90, queries=0))
    add_panel(Panel("record.meeting", "importing/_original.html", _original, order=90, queries=4))


def _label(request: HttpRequest, cooperation: Cooperation) -> str:  # noqa: ARG001 - the registry's signature
    return _("Bring in old minutes")


def _address(request: HttpRequest, cooperation: Cooperation) -> str | None:
    allowed = may_import(viewer_of(request), cooperation)
    return reverse("importing:index", args=[cooperation.slug]) if allowed else None


def _search(request: HttpRequest, cooperation: Cooperation) -> dict[str, Any] | None:
    return {"cooperation": cooperation} if may_import(viewer_of(request), cooperation) else None


def _original(request: HttpRequest, meeting: Meeting) -> dict[str, Any] | None:
    """The files that an imported meeting was read from; for the secretariat also how each was read, how the draft
    differs from what counts, and what was on the agenda that the minutes lack."""
    viewer = viewer_of(request)
    files = attachments_of_many("meeting", {meeting.uid: meeting_audience(viewer, meeting)})[meeting.uid]
    originals = [file for file in files if file.role in PART_OF]
    if not originals and not meeting.batch_uid:
        return None
    keeps = may_import(viewer, meeting.cooperation)
    read = _read(meeting) if keeps else []
    context = {
        "originals": [(file, PART_OF[file.role].label) for file in originals],
        "read": read,
        "differs": _pair(read),
        "next_meetings": [day(one) for one in meeting.next_dates] if keeps else [],
        "missing": _missing(meeting) if keeps else [],
    }
    return {**context, "cooperation": meeting.cooperation} if any(context.values()) else None


def _read(meeting: Meeting) -> list[Companion]:
    """The documents that were read, the one that counts first."""
    rows = Document.objects.filter(meeting_uid=meeting.uid, state=State.ACCEPTED, in_meeting__isnull=False)
    listed = rows.select_related("in_meeting").defer("text", "hints", "draft", "names", "in_meeting__sketch")
    found = [Companion(row, Part(row.in_meeting.part)) for row in listed]
    return sorted(found, key=lambda one: (*one.rank, one.document.pk))


def _pair(read: list[Companion]) -> tuple[Companion, Companion] | None:
    """The minutes that count and the draft of them."""
    minutes = [one for one in read if one.part in RECORDS]
    drafts = [one for one in minutes[1:] if one.part == Part.DRAFT]
    return (minutes[0], drafts[0]) if drafts else None


def _missing(meeting: Meeting) -> list[AgendaItem]:
    """Items of the agenda that the minutes do not speak of, unless somebody has written something there since."""
    newest = Intake.objects.filter(meeting_uid=meeting.uid, undone_at=None, record=True).order_by("-pk").first()
    if newest is None or not newest.missing:
        return []
    items = AgendaItem.objects.filter(meeting=meeting, uid__in=newest.missing, withdrawn_at=None)
    spoken_of = Entry.objects.filter(item=OuterRef("pk"), withdrawn_at=None)
    return list(items.exclude(Exists(spoken_of)).order_by("position"))
