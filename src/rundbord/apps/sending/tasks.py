"""What the worker does: a dispatch leaves, and who has said nothing is reminded once."""

from datetime import timedelta

from django.db import transaction

from rundbord.apps.accounts.grants import create_grant
from rundbord.apps.accounts.viewer import System
from rundbord.apps.core import clock
from rundbord.apps.files.models import Attachment, Audience, Blob
from rundbord.apps.files.services import attach, store_blob
from rundbord.apps.jobs.outbox import Payload
from rundbord.apps.mail.models import Message
from rundbord.apps.mail.services import queue_many
from rundbord.apps.meetings.models import Meeting, State
from rundbord.apps.meetings.services.lock import lock_meeting
from rundbord.apps.meetings.services.planning import move_to_state
from rundbord.apps.minutes.models import MinutesVersion, VersionState
from rundbord.apps.record.models import Action
from rundbord.apps.sending import rules
from rundbord.apps.sending.copies import Copies, Cut
from rundbord.apps.sending.mails import address_of, linked, own_actions, write, write_reminder
from rundbord.apps.sending.models import Dispatch, DispatchState, Purpose, Recipient

ACTOR = System("sending")
LINK_LASTS = timedelta(days=180)
BEFORE_THE_DAY = timedelta(days=2)


def carry_out(payload: Payload) -> None:
    """Send a dispatch that nobody stopped; a second time does nothing."""
    dispatch = Dispatch.objects.select_related("meeting__cooperation", "version").get(uid=payload["dispatch"])
    if dispatch.state != DispatchState.WAITING:
        return
    recipients = list(dispatch.recipients.select_related("person"))
    copies = _copies_of(dispatch)
    blobs = _blobs(copies, recipients)
    with transaction.atomic():
        lock_meeting(dispatch.meeting)
        waiting = Dispatch.objects.filter(pk=dispatch.pk, state=DispatchState.WAITING)
        if not waiting.update(state=DispatchState.SENT, sent_at=clock.now()):
            return
        _files(dispatch, copies, blobs, recipients)
        if dispatch.purpose == Purpose.ALL:
            _step_on(dispatch)
        _queue(dispatch, copies, recipients)


def remind() -> None:
    """Remind once, two days before the last day, those who were asked for remarks and made none."""
    day = clock.today() + BEFORE_THE_DAY
    due = Dispatch.objects.filter(
        state=DispatchState.SENT, remind=True, reminded_at=None, remarks_due__range=(clock.today(), day)
    )
    for dispatch in due.select_related("meeting__cooperation", "version"):
        with transaction.atomic():
            if Dispatch.objects.filter(pk=dispatch.pk, reminded_at=None).update(reminded_at=clock.now()):
                _remind(dispatch)


def _copies_of(dispatch: Dispatch) -> Copies:
    """The copies as they are read once the minutes are out."""
    if dispatch.purpose == Purpose.ALL and dispatch.version.state == VersionState.DRAFT:
        dispatch.version.state = VersionState.SENT
    return Copies(dispatch.meeting, dispatch.version)


def _blobs(copies: Copies, recipients: list[Recipient]) -> dict[Cut, Blob]:
    """The files' bytes, stored before the transaction: one file a copy."""
    found: dict[Cut, Blob] = {}
    for one in recipients:
        cut = copies.cut_for(one.reason, one.person_id)
        if cut not in found:
            copy = copies.copy_for(one.reason, one.person_id)
            found[cut] = store_blob(content=copy.pdf(), name=copy.name)
    return found


def _files(dispatch: Dispatch, copies: Copies, blobs: dict[Cut, Blob], recipients: list[Recipient]) -> None:
    """The files as the dispatch's own, which only those who keep the meeting may fetch again."""
    made: dict[Cut, Attachment] = {}
    for one in recipients:
        cut = copies.cut_for(one.reason, one.person_id)
        if cut not in made:
            made[cut] = attach(
                actor=ACTOR,
                owner_kind="dispatch",
                owner_uid=dispatch.uid,
                role="minutes",
                name=copies.copy_for(one.reason, one.person_id).name,
                blob=blobs[cut],
                audience=Audience.SECRETARIAT,
            )
        one.file = made[cut]


def _step_on(dispatch: Dispatch) -> None:
    """The version is out, older ones that were out are not what counts any more, and the meeting waits for remarks."""
    versions = MinutesVersion.objects.filter(meeting=dispatch.meeting)
    versions.filter(pk=dispatch.version_id, state=VersionState.DRAFT).update(state=VersionState.SENT)
    versions.filter(state=VersionState.SENT, number__lt=dispatch.version.number).update(state=VersionState.SUPERSEDED)
    meeting = Meeting.objects.get(pk=dispatch.meeting_id)
    if meeting.state == State.HELD:
        move_to_state(actor=ACTOR, meeting=meeting, version=meeting.version, state=State.SENT)


def _queue(dispatch: Dispatch, copies: Copies, recipients: list[Recipient]) -> None:
    actions = own_actions(dispatch.meeting, [one.person for one in recipients if one.person])
    messages = [_message(dispatch, copies, one, actions) for one in recipients]
    for one, message in zip(recipients, queue_many(messages), strict=True):
        one.message = message
    Recipient.objects.bulk_update(recipients, ["file", "message"])


def _message(dispatch: Dispatch, copies: Copies, one: Recipient, actions: dict[int, list[Action]]) -> Message:
    copy = copies.copy_for(one.reason, one.person_id)
    mine = linked(dispatch.meeting, actions.get(one.person.pk, ()), one.person) if one.person else []
    written = write(dispatch, one, copy, mine, _link(dispatch, one))
    return Message(
        key=f"dispatch:{dispatch.uid}:{one.uid}",
        cooperation_id=dispatch.meeting.cooperation_id,
        to=one.address,
        reply_to=dispatch.reply_to,
        subject=written.subject,
        text=written.text,
        html=written.html,
        attachments=[one.file.uid] if one.file else [],
    )


def _link(dispatch: Dispatch, one: Recipient) -> str:
    """The recipient's own page; for the copy list none: they are told, not asked."""
    if one.person is None:
        return ""
    _grant, token = create_grant(
        purpose=rules.LINK,
        subject_kind="recipient",
        subject_uid=one.uid,
        person_uid=one.person.uid,
        lasts=LINK_LASTS,
    )
    return address_of(dispatch.meeting, "sending:by_link", token)


def _remind(dispatch: Dispatch) -> None:
    said = dispatch.meeting.remarks.filter(person__isnull=False).values_list("person", flat=True)
    silent = dispatch.recipients.filter(person__isnull=False).exclude(person__in=said).select_related("person")
    messages = []
    for one in silent:
        written = write_reminder(dispatch, one, _link(dispatch, one))
        messages.append(
            Message(
                key=f"reminder:{dispatch.uid}:{one.uid}",
                cooperation_id=dispatch.meeting.cooperation_id,
                to=one.address,
                reply_to=dispatch.reply_to,
                subject=written.subject,
                text=written.text,
            )
        )
    queue_many(messages)
