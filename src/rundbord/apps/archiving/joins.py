"""What archiving adds to other pages: the way to the archive, and what waits for it."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.registry import Command, add_command
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.rules import OVER, keeps_meeting
from rundbord.apps.people.models import Cooperation
from rundbord.apps.people.rules import adds_persons


def join_pages() -> None:
    """A button on the meeting's page, and one on the front page for those who keep meetings."""
    add_command(Command("record.meeting", lambda *_unused: _("To the archive"), archive_address, order=80))
    add_command(Command("people.cooperation", lambda *_unused: _("To the archive"), waiting_address, order=60))


def archive_address(request: HttpRequest, meeting: Meeting) -> str | None:
    """Where a meeting that is over goes to the archive, for those who keep it."""
    if meeting.state not in OVER or not keeps_meeting(viewer_of(request), meeting):
        return None
    return reverse("archiving:archive", args=[meeting.cooperation.slug, meeting])


def waiting_address(request: HttpRequest, cooperation: Cooperation) -> str | None:
    """Where meetings that are not archived and letters without an answer stand, for those who keep meetings."""
    if not adds_persons(viewer_of(request), cooperation):
        return None
    return reverse("archiving:waiting", args=[cooperation.slug])
