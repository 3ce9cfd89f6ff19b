"""The notice that a viewer may read."""

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.present import present_meeting
from rundbord.apps.notices.compose import compose
from rundbord.engines.typesetter.document import Document


def notice_for(viewer: Viewer, meeting: Meeting) -> Document:
    """The notice as the viewer may read it. Raises NotAllowedError where the viewer may not read the agenda."""
    return compose(meeting, present_meeting(meeting, viewer), issued=clock.today())
