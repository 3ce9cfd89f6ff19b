"""Who may what with the register."""

from rundbord.apps.accounts.viewer import PersonViewer, System, Viewer
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.people.models import Body, BodyKind, Cooperation, Person


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


def adds_persons(viewer: Viewer, cooperation: Cooperation) -> bool:
    """May the viewer add persons: the secretariat and the bodies' own secretaries."""
    if keeps(viewer, cooperation):
        return True
    standing = viewer.standing(cooperation.pk) if isinstance(viewer, PersonViewer) else None
    return standing is not None and bool(standing.secretary_of)


def is_self(viewer: Viewer, person: Person) -> bool:
    """Is the viewer this person?"""
    standing = viewer.standing(person.cooperation_id) if isinstance(viewer, PersonViewer) else None
    return standing is not None and standing.person == (person.merged_into_id or person.pk)


def seats_people(viewer: Viewer, body: Body) -> bool:
    """May the viewer say who sits in this body? A seat in the secretariat is a right: only the secretariat gives it."""
    if body.kind == BodyKind.SECRETARIAT:
        return keeps(viewer, body.cooperation)
    return keeps_body(viewer, body)


def founds(viewer: Viewer) -> bool:
    """May the viewer add a cooperation: the operator of the installation, the program itself."""
    return isinstance(viewer, System) or (isinstance(viewer, PersonViewer) and viewer.operator)
