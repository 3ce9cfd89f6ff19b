"""Reading messages."""

from django.db.models import Case, Q, QuerySet, Value, When

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.mail.models import Message, MessageState


def visible_to(viewer: Viewer) -> QuerySet[Message]:
    """The messages whose fate the viewer follows."""
    if not isinstance(viewer, PersonViewer):
        return Message.objects.none()
    own = Q(cooperation_id__in=[one.cooperation for one in viewer.standings if one.secretariat])
    if viewer.operator:
        own |= Q(cooperation_id=None)
    return Message.objects.filter(own)


def troubled_first(viewer: Viewer) -> QuerySet[Message]:
    """The messages that the viewer follows: those not sent or in doubt first, then the newest. Without their words."""
    trouble = Case(When(state__in=[MessageState.FAILED, MessageState.UNCERTAIN], then=Value(0)), default=Value(1))
    return visible_to(viewer).defer("text", "html").order_by(trouble, "-created_at", "-id")
