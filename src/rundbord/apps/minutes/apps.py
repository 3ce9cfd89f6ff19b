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

        from rundbord.apps.core.registry import Command, add_command

        def minutes(_request: HttpRequest, meeting: Any) -> str | None:
            if not meeting.sight.record:
                return None
            return reverse("minutes:minutes", args=[meeting.cooperation, meeting])

        add_command(Command("meetings.meeting", lambda *_unused: pgettext("the document", "Minutes"), minutes, order=30))
