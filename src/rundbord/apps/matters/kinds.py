"""How lower apps find matters, and the way to them from the cooperation's page."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer, viewer_of
from rundbord.apps.core.registry import Command, Kind, add_command, add_kind
from rundbord.apps.matters import queries, rules
from rundbord.apps.matters.models import Matter
from rundbord.apps.people.models import Cooperation


def register_matters() -> None:
    """Tell core of matters."""
    add_kind(Kind("matter", _find, lambda matter: reverse("matters:matter", args=[matter.cooperation.slug, matter])))
    add_command(Command("people.cooperation", lambda *_unused: _("Matters"), _list_of, order=60))


def _find(viewer: Viewer, uid: str) -> Matter | None:
    matter = Matter.objects.filter(uid=uid).select_related("cooperation").first()
    if matter is None:
        return None
    return queries.visible_to(viewer, matter.cooperation).filter(pk=matter.pk).select_related("cooperation").first()


def _list_of(request: HttpRequest, cooperation: Cooperation) -> str | None:
    if not rules.sees(viewer_of(request), cooperation):
        return None
    return reverse("matters:matters", args=[cooperation.slug])
