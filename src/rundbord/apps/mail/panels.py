"""What mail adds to the settings' page of a cooperation."""

from typing import Any

from django.http import HttpRequest

from rundbord.apps.accounts.viewer import PersonViewer, viewer_of
from rundbord.apps.mail.models import Message, MessageState


def trouble(request: HttpRequest, cooperation: Any) -> dict[str, Any] | None:
    """How many of the cooperation's messages failed or are in doubt, for its secretariat."""
    viewer = viewer_of(request)
    standing = viewer.standing(cooperation.pk) if isinstance(viewer, PersonViewer) else None
    if standing is None or not standing.secretariat:
        return None
    bad = [MessageState.FAILED, MessageState.UNCERTAIN]
    return {"trouble": Message.objects.filter(cooperation_id=cooperation.pk, state__in=bad).count()}
