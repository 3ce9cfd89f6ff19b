"""Who may answer on minutes that were sent."""

from rundbord.apps.accounts.models import Grant
from rundbord.apps.accounts.viewer import LinkHolder, Viewer
from rundbord.apps.core import clock
from rundbord.apps.people.models import Cooperation
from rundbord.apps.sending.models import Dispatch, DispatchState, Purpose, Recipient

LINK = "minutes"


def by_link(grant: Grant, cooperation: Cooperation) -> Recipient | None:
    """The recipient whose link it is, in this cooperation, once the minutes have gone out."""
    rows = Recipient.objects.filter(uid=grant.subject_uid, dispatch__meeting__cooperation=cooperation)
    sent = rows.filter(dispatch__state=DispatchState.SENT, dispatch__meeting__withdrawn_at=None)
    return sent.select_related("person", "dispatch__meeting__cooperation", "dispatch__version").first()


def may_answer(viewer: Viewer, recipient: Recipient) -> bool:
    """Is it the recipient's own link?"""
    return isinstance(viewer, LinkHolder) and (viewer.purpose, viewer.subject_uid) == (LINK, recipient.uid)


def takes_remarks(dispatch: Dispatch) -> bool:
    """May remarks still be made: the chair's until the minutes go to all, the others' until the last day?"""
    if dispatch.meeting.state == "approved":
        return False
    if dispatch.purpose == Purpose.CHAIR:
        return True
    return dispatch.remarks_due is not None and clock.today() <= dispatch.remarks_due
