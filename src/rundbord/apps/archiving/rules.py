"""Who may take a meeting to the archive: those who keep it and are kept out of none of its items."""

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.rows import item_rows
from rundbord.apps.meetings.rules import require_keeper, sight_of


def require_archivist(viewer: Viewer, meeting: Meeting) -> None:
    """Raise NotAllowedError unless the viewer may read all of the meeting: the package holds all of it."""
    require_keeper(viewer, meeting)
    if any(row.kept_out for row in item_rows(meeting, sight_of(viewer, meeting))):
        raise NotAllowedError
