from typing import Any

from django.apps import AppConfig
from django.http import HttpRequest


class MinutesConfig(AppConfig):
    name = "rundbord.apps.minutes"
    label = "minutes"

    def ready(self) -> None:
        """Offer the minutes on a meeting's page to those who may read the record."""
        from django.urls import reverse
        from django.utils.translation import pgettext

        from rundbord.apps.accounts.viewer import viewer_of
        from rundbord.apps.core.registry import Command, add_command
        from rundbord.apps.minutes.queries import has_minutes_for

        def minutes(request: HttpRequest, meeting: Any) -> str | None:
            if not has_minutes_for(viewer_of(request), meeting):
                return None
            return reverse("minutes:minutes", args=[meeting.cooperation.slug, meeting])

        add_command(
            Command("meetings.meeting", lambda *_unused: pgettext("the document", "Minutes"), minutes, order=30)
        )
