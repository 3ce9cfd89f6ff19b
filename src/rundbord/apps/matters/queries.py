"""Reads of matters."""

from django.db.models import QuerySet

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.matters.models import Matter
from rundbord.apps.matters.rules import sees
from rundbord.apps.people.models import Cooperation


def visible_to(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Matter]:
    """All matters of the cooperation for those who sit in it, none for others."""
    matters = Matter.objects.filter(cooperation=cooperation, withdrawn_at=None)
    return matters if sees(viewer, cooperation) else matters.none()
