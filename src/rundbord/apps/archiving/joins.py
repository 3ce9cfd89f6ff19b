"""What archiving adds to other pages: the way to the archive, and what waits for it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.archiving import queries
from rundbord.apps.core.registry import Command, Panel, add_command, add_panel
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.rules import OVER, keeps_meeting
from rundbord.apps.people.models import Cooperation
from rundbord.apps.people.rules import adds_persons


def join_pages() -> None:
    """A button on the meeting's page, and a row on the front page of those who keep meetings."""
    add_command(Command("record.meeting", lambda *_unused: _("To the archive"), archive_address, order=80))
    add_panel(Panel("people.cooperation", "archiving/_waiting.html", waiting, order=30))


def archive_address(request: HttpRequest, meeting: Meeting) -> str | None:
    """Where a meeting that is over goes to the archive, for those who keep it."""
    if meeting.state not in OVER or not keeps_meeting(viewer_of(request), meeting):
        return None
    return reverse("archiving:archive", args=[meeting.cooperation.slug, meeting])


def waiting(request: HttpRequest, cooperation: Cooperation) -> dict[str, Any] | None:
    """How many meetings are not archived, and how many letters are not answered; None where there are none."""
    viewer = viewer_of(request)
    if not adds_persons(viewer, cooperation):
        return None
    meetings = queries.not_archived(viewer, cooperation).count()
    letters = queries.unanswered(viewer, cooperation).count()
    return {"not_archived": meetings, "unanswered": letters} if meetings or letters else None
