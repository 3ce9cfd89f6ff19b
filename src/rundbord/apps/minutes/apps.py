from typing import Any

from django.apps import AppConfig
from django.http import HttpRequest


class MinutesConfig(AppConfig):
    name = "rundbord.apps.minutes"
    label = "minutes"

    def ready(self) -> None:
        """Offer the minutes on a meeting's page to those who may read them, and the letterhead on a body's."""
        from django.utils.translation import gettext, pgettext

        from rundbord.apps.core.registry import Command, add_command

        add_command(
            Command("record.meeting", lambda *_unused: pgettext("the document", "Minutes"), minutes_of, order=30)
        )
        add_command(Command("record.approving", lambda *_unused: gettext("Approve the minutes"), approving_of))
        add_command(Command("people.body", lambda *_unused: gettext("Letterhead"), letterhead_of, order=60))


def minutes_of(request: HttpRequest, meeting: Any) -> str | None:
    """Where the meeting's minutes are, for those who may read them, once it began. At most one query."""
    from django.urls import reverse

    from rundbord.apps.accounts.viewer import viewer_of
    from rundbord.apps.meetings.models import State
    from rundbord.apps.minutes.queries import has_minutes_for

    if meeting.state in (State.PLANNED, State.CALLED) or not has_minutes_for(viewer_of(request), meeting):
        return None
    return reverse("minutes:minutes", args=[meeting.cooperation.slug, meeting])


def approving_of(request: HttpRequest, item: Any) -> str | None:
    """Where the minutes that an item names are approved, on a page that only those who keep the meeting get."""
    from django.urls import reverse

    here = request.resolver_match
    if here is None or not item.approves or "meeting" not in here.kwargs:
        return None
    return reverse("minutes:approve", args=[here.kwargs["cooperation"], here.kwargs["meeting"], item.uid])


def letterhead_of(request: HttpRequest, body: Any) -> str | None:
    """Where the body's letterhead is written, for those who keep the body."""
    from django.urls import reverse

    from rundbord.apps.accounts.viewer import viewer_of
    from rundbord.apps.people.rules import keeps_body

    if not keeps_body(viewer_of(request), body):
        return None
    return reverse("minutes:letterhead", args=[body.cooperation.slug, body])
