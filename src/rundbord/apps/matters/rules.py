"""Who may what with matters."""

from rundbord.apps.accounts.viewer import PersonViewer, System, Viewer
from rundbord.apps.people.models import Cooperation
from rundbord.apps.people.rules import keeps, sits_in


def sees(viewer: Viewer, cooperation: Cooperation) -> bool:
    """Those who sit in the cooperation see its matters; what of them is public stands in published meetings."""
    return isinstance(viewer, System) or sits_in(viewer, cooperation)


def writes(viewer: Viewer, cooperation: Cooperation) -> bool:
    """The secretariat and the bodies' own secretaries add and rename matters."""
    if keeps(viewer, cooperation):
        return True
    standing = viewer.standing(cooperation.pk) if isinstance(viewer, PersonViewer) else None
    return standing is not None and bool(standing.secretary_of)
