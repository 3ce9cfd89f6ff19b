from typing import Any

from django.apps import AppConfig
from django.http import HttpRequest


class NoticesConfig(AppConfig):
    name = "rundbord.apps.notices"
    label = "notices"

    def ready(self) -> None:
        """Offer the next meeting on a body's page, and the notice on a meeting's."""
        from django.urls import reverse
        from django.utils.translation import gettext as _

        from rundbord.apps.accounts.viewer import viewer_of
        from rundbord.apps.core.registry import Command, add_command
        from rundbord.apps.meetings.rules import may_plan

        def next_meeting(request: HttpRequest, body: Any) -> str | None:
            if not may_plan(viewer_of(request), body):
                return None
            return reverse("notices:next_meeting", args=[body.cooperation.slug, body])

        def notice(_request: HttpRequest, meeting: Any) -> str | None:
            return reverse("notices:notice", args=[meeting.cooperation, meeting])

        add_command(Command("people.body", lambda *_unused: _("Next meeting"), next_meeting, order=10, main=True))
        add_command(Command("meetings.meeting", lambda *_unused: _("Notice"), notice, order=20))
