from typing import Any

from django.apps import AppConfig
from django.http import HttpRequest


class FollowupConfig(AppConfig):
    name = "rundbord.apps.followup"
    label = "followup"

    def ready(self) -> None:
        """Offer the registers on the cooperation's page, for those who sit in it."""
        from django.utils.translation import gettext as _

        from rundbord.apps.core.registry import Command, add_command

        place = "people.cooperation"
        add_command(Command(place, lambda *_unused: _("Follow-up"), _address("followup:register"), order=30))
        add_command(Command(place, lambda *_unused: _("Decisions"), _address("followup:decisions"), order=40))


def _address(name: str) -> Any:
    """Where a page of the cooperation is, for those who sit in it."""

    def address(request: HttpRequest, cooperation: Any) -> str | None:
        from django.urls import reverse

        from rundbord.apps.accounts.viewer import viewer_of
        from rundbord.apps.people.rules import sees_persons

        return reverse(name, args=[cooperation.slug]) if sees_persons(viewer_of(request), cooperation) else None

    return address
