"""What sending adds to other pages: the buttons of a meeting that is over, and the copy list of a body."""

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import System, Viewer, viewer_of
from rundbord.apps.core.registry import Command, Kind, add_command, add_kind
from rundbord.apps.meetings.models import Exclusion, Meeting, State
from rundbord.apps.meetings.rules import OVER, keeps_meeting, may_plan, sight_of
from rundbord.apps.people.models import Body
from rundbord.apps.sending.models import Dispatch, Purpose


def join_pages() -> None:
    """Buttons, and what a dispatch is to the files that it carried."""
    add_command(Command("record.meeting", lambda *_unused: _("Send to the chair"), to_chair, order=40))
    add_command(Command("record.meeting", lambda *_unused: _("Send the minutes"), to_all, order=50))
    add_command(Command("record.meeting", lambda *_unused: _("Remarks"), remarks_address, order=60))
    add_command(Command("people.body", lambda *_unused: _("Copy list"), copies_address, order=65))
    add_kind(Kind("dispatch", find_dispatch, _page_of, audience_of=_audience, cooperation_of=_cooperation))


def to_chair(request: HttpRequest, meeting: Meeting) -> str | None:
    """Where the chair is asked for a look, until the minutes are out."""
    if meeting.state != State.HELD:
        return None
    address = to_all(request, meeting)
    return f"{address}?til={Purpose.CHAIR}" if address else None


def to_all(request: HttpRequest, meeting: Meeting) -> str | None:
    """Where the minutes of a meeting that is over are sent, for those who keep it."""
    if meeting.state not in OVER or meeting.batch_uid or not keeps_meeting(viewer_of(request), meeting):
        return None
    return reverse("sending:send", args=[meeting.cooperation.slug, meeting])


def remarks_address(request: HttpRequest, meeting: Meeting) -> str | None:
    """Where remarks stand, once the minutes are out."""
    if meeting.state != State.SENT or not keeps_meeting(viewer_of(request), meeting):
        return None
    return reverse("sending:remarks", args=[meeting.cooperation.slug, meeting])


def copies_address(request: HttpRequest, body: Body) -> str | None:
    """Where the body's copy list stands, for those who plan its meetings."""
    if not may_plan(viewer_of(request), body):
        return None
    return reverse("sending:copy_list", args=[body.cooperation.slug, body.uid])


def find_dispatch(viewer: Viewer, uid: str) -> Dispatch | None:
    """The dispatch, for those who keep its meeting."""
    found = Dispatch.objects.filter(uid=uid).select_related("meeting__cooperation").first()
    return found if found and (isinstance(viewer, System) or keeps_meeting(viewer, found.meeting)) else None


def _page_of(dispatch: Dispatch) -> str:
    return reverse("sending:dispatch", args=[dispatch.meeting.cooperation.slug, dispatch.meeting, dispatch])


def _audience(viewer: Viewer, dispatch: Dispatch) -> str | None:
    """Those who keep the meeting; a file holds the whole table's copy, so nobody who is kept out of an item."""
    sight = sight_of(viewer, dispatch.meeting)
    kept_out = Exclusion.objects.filter(item__meeting=dispatch.meeting, withdrawn_at=None)
    mine = Q(person=sight.person) | Q(person__merged_into=sight.person)
    return "secretariat" if sight.keeps and not kept_out.filter(mine).exists() else None


def _cooperation(dispatch: Dispatch) -> int:
    return dispatch.meeting.cooperation_id
