"""Who follows what became of messages."""

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.mail.models import Message


def follows(viewer: Viewer, message: Message) -> bool:
    """The secretariat of the cooperation that sent it; the operator for messages of the installation."""
    if not isinstance(viewer, PersonViewer):
        return False
    if message.cooperation_id is None:
        return viewer.operator
    standing = viewer.standing(message.cooperation_id)
    return standing is not None and standing.secretariat


def follows_any(viewer: Viewer) -> bool:
    """Is there any cooperation or installation whose messages the viewer follows?"""
    return isinstance(viewer, PersonViewer) and (viewer.operator or any(one.secretariat for one in viewer.standings))
