"""Who may say what became of an action."""

from rundbord.apps.accounts.viewer import LinkHolder, PersonViewer, Viewer
from rundbord.apps.followup.models import Report
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.rules import Sight, is_excluded, keeps_meeting, require_item_keeper
from rundbord.apps.people.models import Organization, Person
from rundbord.apps.record import queries
from rundbord.apps.record.models import Action

LINK = "action"


def may_settle(viewer: Viewer, action: Action) -> bool:
    """May the viewer say that it is done: who keeps the meeting, whose action it is, whoever has the owner's link?

    Others than keepers, and persons kept out of the item, must be able to read the line that it was said in.
    """
    if isinstance(viewer, LinkHolder):
        return (viewer.purpose, viewer.subject_uid) == (LINK, action.uid) and not _is_kept_out(viewer, action)
    if not _reads(viewer, action):
        return False
    return keeps_meeting(viewer, action.entry.item.meeting) or owns(viewer, action)


def owns(viewer: Viewer, action: Action) -> bool:
    """Is the viewer the person who is to do it?"""
    if not isinstance(viewer, PersonViewer) or action.person is None:
        return False
    standing = viewer.standing(action.person.cooperation_id)
    return standing is not None and standing.person == action.person.current.pk


def may_report(viewer: Viewer, report: Report) -> bool:
    """May the viewer say for the organization what became of its part: who keeps the meeting, who sits for it?"""
    meeting = report.action.entry.item.meeting
    return _reads(viewer, report.action) and (
        keeps_meeting(viewer, meeting) or speaks_for(viewer, report.organization, meeting)
    )


def speaks_for(viewer: Viewer, organization: Organization, meeting: Meeting) -> bool:
    """Does the viewer sit for the organization, somewhere in the meeting's cooperation?"""
    standing = viewer.standing(meeting.cooperation_id) if isinstance(viewer, PersonViewer) else None
    return standing is not None and organization.pk in standing.organizations


def require_sharer(viewer: Viewer, action: Action) -> None:
    """Raise NotAllowedError unless the viewer may ask all for their part: who keeps the item."""
    require_item_keeper(viewer, action.entry.item)


def _is_kept_out(holder: LinkHolder, action: Action) -> bool:
    """Has the person whose link it is been kept out of the item since?"""
    item, person = action.entry.item, Person.objects.filter(uid=holder.person_uid).first()
    line = [item, item.parent] if item.parent else [item]
    return person is not None and is_excluded(Sight(person=person.current.pk), line)


def _reads(viewer: Viewer, action: Action) -> bool:
    return queries.actions_visible_to(viewer).filter(pk=action.pk).exists()
