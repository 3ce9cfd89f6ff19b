"""The notice that a viewer may read, and what stands open in a body."""

from dataclasses import dataclass

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock
from rundbord.apps.files.models import Attachment
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.present import present_meeting
from rundbord.apps.meetings.shown import MeetingView
from rundbord.apps.notices.compose import compose
from rundbord.apps.notices.left_open import COMING, Suggestion, newest_first, open_promises
from rundbord.apps.people.models import Body
from rundbord.engines.typesetter.document import Document

MOST_SHOWN, MOST_FOLDED = 5, 10
ORIGINAL = "original_notice"  # what the role of an imported notice begins with


@dataclass(frozen=True)
class Notice:
    """A meeting's notice: the document, and the meeting that it was made from as the viewer sees it."""

    document: Document
    meeting: MeetingView


@dataclass(frozen=True)
class Open:
    """What stands open in a body: the first few, and the rest for those who want to see it."""

    first: list[Suggestion]
    rest: list[Suggestion]


def notice_for(viewer: Viewer, meeting: Meeting) -> Notice:
    """The notice as the viewer may read it. Raises NotAllowedError where the viewer may not read the agenda."""
    shown = present_meeting(meeting, viewer)
    return Notice(compose(meeting, shown, issued=clock.today(), imported=_is_imported(meeting)), shown)


def _is_imported(meeting: Meeting) -> bool:
    """Was the notice itself brought in? Minutes that were brought in do not make our notice theirs. One query."""
    if meeting.batch_uid and meeting.state in COMING:
        return True
    kept = Attachment.objects.filter(
        owner_kind="meeting", owner_uid=meeting.uid, role__startswith=ORIGINAL, withdrawn_at=None
    )
    return kept.exists()


def standing_open(viewer: Viewer, body: Body) -> Open | None:
    """Promises, asks and wishes of the body's meetings that the viewer may read; None where all is settled."""
    found = newest_first(open_promises(viewer, body, MOST_FOLDED))
    return split(found) if found else None


def split(found: list[Suggestion]) -> Open:
    """The first few, and the rest."""
    return Open(found[:MOST_SHOWN], found[MOST_SHOWN:])
