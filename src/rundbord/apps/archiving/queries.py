"""What is to be archived still, and letters that wait for an answer."""

from django.db.models import Q, QuerySet

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.archiving.models import Extract
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.queries import kept_by, open_items
from rundbord.apps.meetings.rules import MINUTES_OUT
from rundbord.apps.people.models import Cooperation


def not_archived(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Meeting]:
    """The meetings that the viewer keeps, whose minutes went out and nobody noted as journaled, oldest first.

    What was brought in from old files is in an archive already.
    """
    waiting = Q(archive_case=None) | Q(archive_case__journaled_on=None)
    ready = kept_by(viewer).filter(waiting, cooperation=cooperation, state__in=MINUTES_OUT, withdrawn_at=None)
    return ready.filter(batch_uid="").select_related("cooperation").order_by("date", "pk")


def unanswered(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Extract]:
    """Letters that no answer came to, of the meetings that the viewer keeps, oldest first."""
    kept = Extract.objects.filter(
        open_items(viewer, "item__"), item__meeting__in=kept_by(viewer), item__meeting__cooperation=cooperation
    )
    waiting = kept.filter(outcome="").select_related("item__meeting__cooperation", "organization")
    return waiting.order_by("made_on", "pk")
