"""Who may what with the register."""

from rundbord.apps.accounts.viewer import PersonViewer, System, Viewer
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.people.models import Body, Cooperation


def belongs_to(viewer: Viewer, cooperation: Cooperation) -> bool:
    """Is the viewer a person in this cooperation (also a former member)?"""
    return isinstance(viewer, PersonViewer) and viewer.standing(cooperation.pk) is not None


def sits_in(viewer: Viewer, cooperation: Cooperation) -> bool:
    """Does the viewer sit in a body of this cooperation today?"""
    if not isinstance(viewer, PersonViewer):
        return False
    standing = viewer.standing(cooperation.pk)
    return standing is not None and (standing.secretariat or bool(standing.member_of or standing.secretary_of))


def keeps(viewer: Viewer, cooperation: Cooperation) -> bool:
    """May the viewer keep the cooperation's register (its secretariat, the program itself)?"""
    if isinstance(viewer, System):
        return True
    standing = viewer.standing(cooperation.pk) if isinstance(viewer, PersonViewer) else None
    return standing is not None and standing.secretariat


def keeps_body(viewer: Viewer, body: Body) -> bool:
    """May the viewer write for this body (the secretariat, the body's own secretary, the program itself)?"""
    if keeps(viewer, body.cooperation):
        return True
    standing = viewer.standing(body.cooperation_id) if isinstance(viewer, PersonViewer) else None
    return standing is not None and body.pk in standing.secretary_of


def require(allowed: bool) -> None:  # noqa: FBT001 - a guard reads best as require(rule(...))
    """Raise NotAllowedError unless the rule holds."""
    if not allowed:
        raise NotAllowedError


def sees_persons(viewer: Viewer, cooperation: Cooperation) -> bool:
    """May the viewer see persons' pages and addresses: those who sit there today, the secretariat, the program."""
    return keeps(viewer, cooperation) or sits_in(viewer, cooperation)
