"""The papers of a meeting and its items, as one viewer may fetch them."""

from collections import defaultdict
from collections.abc import Iterable

from rundbord.apps.core.models import Access
from rundbord.apps.files.models import Attachment, Audience
from rundbord.apps.meetings.rules import Place, Sight
from rundbord.apps.meetings.shown import PaperView

ROLE = "paper"


def papers_of(owner_uids: Iterable[str], sight: Sight) -> dict[str, tuple[PaperView, ...]]:
    """The newest version of each paper by its owner's uid, in one query."""
    found = Attachment.objects.filter(
        role=ROLE, owner_uid__in=list(owner_uids), withdrawn_at=None, audience__in=audiences(sight)
    ).exclude(replaced_by__withdrawn_at=None, replaced_by__isnull=False)
    if not sight.inside:
        found = found.filter(access=Access.OPEN)
    papers: dict[str, list[PaperView]] = defaultdict(list)
    for row in found.select_related("blob"):
        papers[row.owner_uid].append(
            PaperView(
                uid=row.uid,
                name=row.name,
                version=row.version,
                size=row.blob.size,
                media_type=row.blob.media_type,
                audience=row.audience,
            )
        )
    return {uid: tuple(rows) for uid, rows in papers.items()}


def audiences(sight: Sight) -> list[str]:
    """Whose papers the viewer may fetch."""
    if sight.place >= Place.CHAIR:
        return [Audience.PUBLIC, Audience.MEMBERS, Audience.SECRETARIAT]
    return [Audience.PUBLIC, Audience.MEMBERS] if sight.inside else [Audience.PUBLIC]
