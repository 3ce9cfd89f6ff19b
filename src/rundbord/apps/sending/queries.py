"""What was sent and what was remarked, for those who keep the meeting."""

from dataclasses import dataclass

from django.db.models import QuerySet

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.files.models import Attachment
from rundbord.apps.mail.models import MessageState
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.rules import keeps_meeting
from rundbord.apps.sending.models import Dispatch, DispatchState, Purpose, Recipient, Remark


def dispatches_of(viewer: Viewer, meeting: Meeting) -> QuerySet[Dispatch]:
    """All dispatches of the meeting, the newest first; none for those who do not keep it."""
    rows = Dispatch.objects.filter(meeting=meeting).select_related("version")
    return rows.defer("version__snapshot") if keeps_meeting(viewer, meeting) else rows.none()


def recipients_of(dispatch: Dispatch) -> list[Recipient]:
    """Everybody whom it goes to, with the file and the message. One query."""
    return list(dispatch.recipients.select_related("person", "file__blob", "message"))


def files_of(recipients: list[Recipient]) -> list[Attachment]:
    """The different files that these got."""
    return list({one.file.pk: one.file for one in recipients if one.file}.values())


def on_their_way(recipients: list[Recipient]) -> bool:
    """Are some of the mails still being sent?"""
    moving = {MessageState.QUEUED, MessageState.SENDING}
    return any(one.message is not None and one.message.state in moving for one in recipients)


def remarks_of(viewer: Viewer, meeting: Meeting) -> QuerySet[Remark]:
    """The remarks on the meeting's minutes in the order that they came; none for those who do not keep it."""
    rows = Remark.objects.filter(meeting=meeting).select_related("item", "person", "version").defer("version__snapshot")
    return rows.order_by("pk") if keeps_meeting(viewer, meeting) else rows.none()


@dataclass(frozen=True)
class Answers:
    """How many were asked for remarks, how many made some, and what the chair said."""

    asked: int
    said: int
    dispatch: Dispatch | None
    approved_by: list[Recipient]


def answers_of(meeting: Meeting) -> Answers:
    """Where the round of remarks stands. Three queries."""
    sent = Dispatch.objects.filter(meeting=meeting, state=DispatchState.SENT)
    newest = sent.filter(purpose=Purpose.ALL).first()
    asked = set(newest.recipients.exclude(person=None).values_list("person", flat=True)) if newest else set()
    said = set(Remark.objects.filter(meeting=meeting, person__in=asked).values_list("person", flat=True))
    approved = Recipient.objects.filter(dispatch__in=sent.values("pk"), approved_at__isnull=False)
    return Answers(len(asked), len(said), newest, list(approved.select_related("person")))
