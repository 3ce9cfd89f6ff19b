"""The papers of a meeting and its items, as one viewer may fetch them."""

from collections import defaultdict
from collections.abc import Iterable

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.files.models import Attachment, Audience
from rundbord.apps.files.queries import may_fetch
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.rules import Sight, sight_of
from rundbord.apps.meetings.shown import PaperView

ROLE = "paper"


def papers_of(owner_uids: Iterable[str], sight: Sight) -> dict[str, tuple[PaperView, ...]]:
    """The newest version of each paper by its owner's uid, in one query."""
    rows = Attachment.objects.filter(role=ROLE, owner_uid__in=list(owner_uids), withdrawn_at=None, current=True)
    papers: dict[str, list[PaperView]] = defaultdict(list)
    for row in rows.select_related("blob"):
        if may_fetch(audience_of(sight), row):
            papers[row.owner_uid].append(_paper(row))
    return {uid: tuple(found) for uid, found in papers.items()}


def audience_of(sight: Sight) -> Audience:
    """To which audience of a meeting's files a viewer belongs who may read the meeting.

    A chair reads plans and drafts before the members do, but what is for the secretariat is for those who write.
    """
    if sight.keeps:
        return Audience.SECRETARIAT
    return Audience.MEMBERS if sight.inside else Audience.PUBLIC


def meeting_audience(viewer: Viewer, meeting: Meeting) -> str:
    """The same for the kind "meeting" (`core.registry.Kind`)."""
    return audience_of(sight_of(viewer, meeting))


def item_audience(viewer: Viewer, item: AgendaItem) -> str:
    """The same for the kind "agendaitem"; only asked about items that the viewer may read all of."""
    return audience_of(sight_of(viewer, item.meeting))


def paper_owners(meeting: Meeting) -> list[str]:
    """The uids of everything of the meeting that papers may belong to."""
    return [meeting.uid, *AgendaItem.objects.filter(meeting=meeting).values_list("uid", flat=True)]


def _paper(row: Attachment) -> PaperView:
    return PaperView(
        uid=row.uid,
        name=row.name,
        version=row.version,
        size=row.blob.size,
        media_type=row.blob.media_type,
        audience=row.audience,
    )
