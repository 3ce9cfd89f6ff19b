"""Where importing joins pages of lower apps."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.registry import Command, add_command
from rundbord.apps.importing.rules import may_import
from rundbord.apps.people.models import Cooperation


def register() -> None:
    """A button on the cooperation's page, for its secretariat."""
    add_command(Command("people.cooperation", _label, _address, order=50))


def _label(request: HttpRequest, cooperation: Cooperation) -> str:  # noqa: ARG001 - the registry's signature
    return _("Bring in old minutes")


def _address(request: HttpRequest, cooperation: Cooperation) -> str | None:
    allowed = may_import(viewer_of(request), cooperation)
    return reverse("importing:index", args=[cooperation.slug]) if allowed else None
