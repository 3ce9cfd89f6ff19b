"""The mail as it will be, before anything is sent."""

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.minutes.head import under_letterhead
from rundbord.apps.minutes.queries import as_they_stand
from rundbord.apps.sending.copies import copy_of
from rundbord.apps.sending.mails import OwnAction, Written, address_of, own_actions, write
from rundbord.apps.sending.models import Dispatch, Recipient
from rundbord.apps.sending.recipients import Candidate


def preview(viewer: Viewer, meeting: Meeting, purpose: str, first: Candidate) -> Written:
    """The mail to the first recipient, with the minutes as the viewer reads them and without links that answer."""
    dispatch = Dispatch(meeting=meeting, purpose=purpose)
    recipient = Recipient(dispatch=dispatch, person=first.person, name=first.name, reason=first.reason)
    page = address_of(meeting, "minutes:minutes", meeting)
    mine = own_actions(meeting, [first.person]).get(first.person.pk, []) if first.person else []
    copy = copy_of(under_letterhead(as_they_stand(viewer, meeting).document, meeting))
    return write(dispatch, recipient, copy, [OwnAction(one, page) for one in mine], page)
