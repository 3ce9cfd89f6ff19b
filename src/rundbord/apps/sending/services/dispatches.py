"""Sending minutes by one press: started, stopped, tried on oneself."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.jobs import outbox
from rundbord.apps.mail.services import queue_message
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.meetings.rules import require_keeper
from rundbord.apps.minutes.services import make_version
from rundbord.apps.people.models import Person
from rundbord.apps.sending.copies import Copies
from rundbord.apps.sending.mails import OwnAction, address_of, own_actions, write
from rundbord.apps.sending.models import Dispatch, DispatchState, Purpose, Reason, Recipient
from rundbord.apps.sending.recipients import Candidate

KIND = "sending.dispatch"
TIME_TO_STOP = timedelta(seconds=60)


def send_minutes(
    *,
    actor: Viewer,
    meeting: Meeting,
    purpose: str,
    to: Iterable[Candidate],
    greeting: str = "",
    remarks_due: date | None = None,
    remind: bool = False,
) -> Dispatch:
    """Freeze the minutes as they stand and send them to these in a minute, unless somebody stops it.

    Raises NotAllowedError unless the actor keeps the meeting, NotPossibleError where it was not held, nobody with an
    address is chosen, or the last day for remarks has passed.
    """
    chosen = [one for one in to if one.address]
    _require_sendable(actor, meeting, purpose, remarks_due)
    if not chosen:
        raise NotPossibleError(_("Choose at least one who has an e-mail address."))
    version = make_version(actor=actor, meeting=meeting)
    with transaction.atomic():
        dispatch = Dispatch.objects.create(
            meeting=meeting,
            version=version,
            purpose=purpose,
            greeting=greeting.strip()[:2000],
            reply_to=address_of_actor(actor, meeting),
            remarks_due=remarks_due if purpose == Purpose.ALL else None,
            remind=remind and purpose == Purpose.ALL and remarks_due is not None,
            leaves_at=clock.machine_now() + TIME_TO_STOP,
            created_at=clock.now(),
        )
        Recipient.objects.bulk_create(
            Recipient(dispatch=dispatch, person=one.person, name=one.name, address=one.address, reason=one.reason)
            for one in chosen
        )
        outbox.enqueue(
            kind=KIND, payload={"dispatch": dispatch.uid}, key=f"{KIND}:{dispatch.uid}", run_at=dispatch.leaves_at
        )
        audit.record(
            actor=actor,
            verb="minutes_send_chair" if purpose == Purpose.CHAIR else "minutes_send_all",
            subject=meeting,
            cooperation=meeting.cooperation_id,
        )
    return dispatch


def stop_dispatch(*, actor: Viewer, dispatch: Dispatch) -> None:
    """Send nothing after all. Raises NotAllowedError, and ConflictError where it has left already."""
    meeting = dispatch.meeting
    require_keeper(actor, meeting)
    with transaction.atomic():
        waiting = Dispatch.objects.filter(pk=dispatch.pk, state=DispatchState.WAITING)
        if not waiting.update(state=DispatchState.STOPPED):
            raise ConflictError(_("It is too late to stop: the minutes have been sent, or somebody else stopped them."))
        audit.record(actor=actor, verb="minutes_stop", subject=meeting, cooperation=meeting.cooperation_id)
    dispatch.state = DispatchState.STOPPED


def send_to_oneself(*, actor: Viewer, meeting: Meeting, purpose: str, greeting: str, remarks_due: date | None) -> str:
    """The mail as it would be, to the actor alone and without links that answer; returns the address.

    Raises NotAllowedError and NotPossibleError as `send_minutes`, and where the actor has no address here.
    """
    _require_sendable(actor, meeting, purpose, remarks_due)
    address = address_of_actor(actor, meeting)
    if not address:
        raise NotPossibleError(_("You have no e-mail address here. Write it on your page first."))
    version = make_version(actor=actor, meeting=meeting)
    person = _person_of(actor, meeting)
    dispatch = Dispatch(
        meeting=meeting, version=version, purpose=purpose, greeting=greeting.strip(), remarks_due=remarks_due
    )
    recipient = Recipient(dispatch=dispatch, person=person, name=person.name if person else "", reason=Reason.PRESENT)
    copy = Copies(meeting, version).copy_for(Reason.PRESENT, person.pk if person else None)
    page = address_of(meeting, "minutes:minutes", meeting)
    mine = own_actions(meeting, [person]).get(person.pk, []) if person else []
    written = write(dispatch, recipient, copy, [OwnAction(one, page) for one in mine], page)
    with transaction.atomic():
        queue_message(
            key=f"{KIND}:test:{version.uid}:{clock.machine_now().isoformat()}",
            to=address,
            subject=_("Test: %(subject)s") % {"subject": written.subject},
            text=written.text,
            html=written.html,
            cooperation=meeting.cooperation_id,
        )
        audit.record(actor=actor, verb="minutes_send_test", subject=meeting, cooperation=meeting.cooperation_id)
    return address


def address_of_actor(actor: Viewer, meeting: Meeting) -> str:
    """Where answers to the mail go: to whoever pressed; empty where they have no address."""
    person = _person_of(actor, meeting)
    return person.email if person else ""


def _person_of(actor: Viewer, meeting: Meeting) -> Person | None:
    standing = actor.standing(meeting.cooperation_id) if isinstance(actor, PersonViewer) else None
    return Person.objects.filter(pk=standing.person).first() if standing else None


def _require_sendable(actor: Viewer, meeting: Meeting, purpose: str, remarks_due: date | None) -> None:
    require_keeper(actor, meeting)
    if meeting.withdrawn_at is not None:
        raise NotPossibleError(_("The meeting is cancelled. Take it up again first."))
    if meeting.state not in {State.HELD, State.SENT, State.APPROVED}:
        raise NotPossibleError(_("The meeting is not held yet. There are no minutes to send."))
    if purpose not in Purpose.values:
        raise NotPossibleError(_("Choose to whom the minutes go."))
    if remarks_due and remarks_due < clock.today():
        raise NotPossibleError(_("The last day for remarks has passed. Choose another day."))
