"""Who may bring documents in: the secretariat of the cooperation, and the program itself."""

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.people.models import Cooperation
from rundbord.apps.people.rules import keeps


def may_import(viewer: Viewer, cooperation: Cooperation) -> bool:
    """May the viewer bring documents in, and see those that nobody has accepted yet?"""
    return keeps(viewer, cooperation)


def require_importer(viewer: Viewer, cooperation: Cooperation) -> None:
    """Raise NotAllowedError unless the viewer may import."""
    if not may_import(viewer, cooperation):
        raise NotAllowedError
