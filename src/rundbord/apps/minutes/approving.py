"""The act of approving minutes, in an item of a later meeting."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import System, Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock, richtext
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.meetings.models import AgendaItem, Meeting, State
from rundbord.apps.meetings.rules import require_item_keeper
from rundbord.apps.meetings.services import move_to_state
from rundbord.apps.meetings.services.lock import lock_meeting
from rundbord.apps.minutes.approval import HELD
from rundbord.apps.minutes.frozen import digest
from rundbord.apps.minutes.head import language_of
from rundbord.apps.minutes.models import MinutesVersion, VersionState
from rundbord.apps.minutes.queries import INSIDE, PUBLIC, snapshot_of
from rundbord.apps.minutes.services import make_version
from rundbord.apps.minutes.word.template import template_for
from rundbord.apps.record import services as record
from rundbord.apps.record.models import Entry, EntryKind

ACTOR = System("minutes")
BEGUN = (State.RUNNING, *HELD)


@dataclass(frozen=True)
class Waiting:
    """Minutes that an item is to approve: the meeting, and the version that would be approved (None: one is made)."""

    meeting: Meeting
    version: MinutesVersion | None


def waiting_in(item: AgendaItem) -> Waiting | None:
    """What the item approves, where it is not approved yet."""
    meeting = item.approves
    if meeting is None or meeting.state == State.APPROVED:
        return None
    sent = MinutesVersion.objects.filter(meeting=meeting).exclude(state=VersionState.DRAFT)
    return Waiting(meeting, sent.defer("snapshot").first())


def approve_minutes(*, actor: Viewer, item: AgendaItem, remark: str = "") -> MinutesVersion:
    """Approve the minutes that the item names; with a remark a new version that bears it is approved.

    The version is stamped with the item, the meeting of the minutes is frozen, and where the item has no decision yet
    it gets one. Raises NotAllowedError unless the actor keeps the item, NotPossibleError where the item approves
    nothing, its meeting has not begun or does not come later, or the minutes are approved already.
    """
    require_item_keeper(actor, item)
    meeting = _approvable(item)
    words = " ".join(remark.split())
    with transaction.atomic():
        lock_meeting(meeting)
        if Meeting.objects.get(pk=meeting.pk).state == State.APPROVED:
            raise NotPossibleError(_("These minutes are approved already."))
        version = _with_remark(meeting, item, words) if words else _as_sent(meeting)
        versions = MinutesVersion.objects.filter(meeting=meeting)
        versions.exclude(pk=version.pk).filter(state=VersionState.SENT).update(state=VersionState.SUPERSEDED)
        versions.filter(pk=version.pk).update(state=VersionState.APPROVED, approved_in=item)
        _decide(actor, item, words)
        fresh = Meeting.objects.get(pk=meeting.pk)
        move_to_state(actor=ACTOR, meeting=fresh, version=fresh.version, state=State.APPROVED)
        audit.record(actor=actor, verb="minutes_approve", subject=meeting, cooperation=meeting.cooperation_id)
    version.refresh_from_db()
    return version


def _approvable(item: AgendaItem) -> Meeting:
    meeting, here = item.approves, item.meeting
    if meeting is None:
        raise NotPossibleError(_("The item names no meeting whose minutes it approves. Choose it on the item first."))
    if here.state not in BEGUN:
        raise NotPossibleError(_("Minutes are approved in a meeting. This one has not begun."))
    if meeting.pk == here.pk or (meeting.date and here.date and meeting.date >= here.date):
        raise NotPossibleError(_("Minutes are approved in a later meeting."))
    if meeting.state not in HELD:
        raise NotPossibleError(_("That meeting has not been held."))
    if meeting.state == State.APPROVED:
        raise NotPossibleError(_("These minutes are approved already."))
    return meeting


def _as_sent(meeting: Meeting) -> MinutesVersion:
    """What members had before them; where nothing was sent, the record as it stands."""
    sent = MinutesVersion.objects.filter(meeting=meeting, state=VersionState.SENT).first()
    return sent or make_version(actor=ACTOR, meeting=meeting)


def _with_remark(meeting: Meeting, item: AgendaItem, remark: str) -> MinutesVersion:
    """The record as it stands as a new version, with the remark under its title."""
    snapshot = snapshot_of(ACTOR, meeting)
    with translation.override(language_of(meeting)):
        told = _("Approved with a remark: %(remark)s") % {"remark": remark}
    for copy in (INSIDE, PUBLIC):
        document = snapshot[copy]["document"]
        document["remark"] = " ".join(filter(None, [document.get("remark", ""), told]))
    last = MinutesVersion.objects.filter(meeting=meeting).first()
    return MinutesVersion.objects.create(
        meeting=meeting,
        number=(last.number if last else 0) + 1,
        snapshot=snapshot,
        digest=digest(snapshot),
        approved_in=item,
        created_at=clock.now(),
        template=template_for(meeting, None),
    )


def _decide(actor: Viewer, item: AgendaItem, remark: str) -> None:
    """A decision under the item, so that the later minutes tell of it; one that stands is left as it is."""
    if Entry.objects.filter(item=item, kind=EntryKind.DECISION, withdrawn_at=None).exists():
        return
    with translation.override(language_of(item.meeting)):
        text = _("The minutes are approved with this remark: %(remark)s") if remark else _("The minutes are approved.")
    record.add_entry(
        actor=actor, item=item, text=richtext.from_plain(text % {"remark": remark}), kind=EntryKind.DECISION
    )
