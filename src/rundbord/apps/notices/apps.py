from typing import Any

from django.apps import AppConfig
from django.http import HttpRequest


class NoticesConfig(AppConfig):
    name = "rundbord.apps.notices"
    label = "notices"

    def ready(self) -> None:
        """Offer the next meeting on a body's page, with what stands open there, and the notice on a meeting's."""
        from django.utils.translation import gettext as _

        from rundbord.apps.core.registry import Command, Panel, add_command, add_panel

        add_command(Command("people.body", lambda *_unused: _("Next meeting"), next_meeting_of, order=10, main=True))
        add_command(Command("record.meeting", lambda *_unused: _("Notice"), notice_of, order=20))
        add_panel(Panel("people.body", "notices/_standing_open.html", standing_open_in, order=40))


def next_meeting_of(request: HttpRequest, body: Any) -> str | None:
    """Where the body's next meeting is made, for those who plan its meetings."""
    from django.urls import reverse

    from rundbord.apps.accounts.viewer import viewer_of
    from rundbord.apps.meetings.rules import may_plan

    if not may_plan(viewer_of(request), body):
        return None
    return reverse("notices:next_meeting", args=[body.cooperation.slug, body])


def notice_of(_request: HttpRequest, meeting: Any) -> str | None:
    """Where the meeting's notice is, for everybody who may read the agenda; imported old minutes have none."""
    from django.urls import reverse

    from rundbord.apps.notices.left_open import COMING

    if meeting.batch_uid and meeting.state not in COMING:
        return None
    return reverse("notices:notice", args=[meeting.cooperation.slug, meeting])


def standing_open_in(request: HttpRequest, body: Any) -> dict[str, Any] | None:
    """What stands open in the body, as far as the viewer may read it."""
    from rundbord.apps.accounts.viewer import viewer_of
    from rundbord.apps.notices.queries import standing_open

    found = standing_open(viewer_of(request), body)
    return {"open": found} if found else None
