from typing import Any

from django.apps import AppConfig
from django.http import HttpRequest


class WritingConfig(AppConfig):
    name = "rundbord.apps.writing"
    label = "writing"

    def ready(self) -> None:
        """Offer the page on the meeting's own, from when it is called until its minutes are approved."""
        from django.utils.translation import gettext as _

        from rundbord.apps.core.registry import Command, add_command

        add_command(Command("record.meeting", lambda *_unused: _("Write the minutes"), page_of, order=10))


def page_of(request: HttpRequest, meeting: Any) -> str | None:
    """Where the whole minutes are written, for those who keep the meeting."""
    from django.urls import reverse

    from rundbord.apps.accounts.viewer import viewer_of
    from rundbord.apps.meetings.models import State
    from rundbord.apps.meetings.rules import keeps_meeting

    if meeting.state in {State.PLANNED, State.APPROVED} or meeting.withdrawn_at or meeting.batch_uid:
        return None
    if not keeps_meeting(viewer_of(request), meeting):
        return None
    return reverse("writing:minutes", args=[meeting.cooperation.slug, meeting])
