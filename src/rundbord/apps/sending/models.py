"""What was sent to whom, with the very files, and what was remarked."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rundbord.apps.core.models import UidModel
from rundbord.apps.files.models import Attachment
from rundbord.apps.mail.models import Message
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.minutes.models import MinutesVersion
from rundbord.apps.people.models import Body, Person


class Purpose(models.TextChoices):
    """What the minutes are sent for."""

    CHAIR = "chair", _("To the chair, for a look before they go out")
    ALL = "all", _("To everybody, for correction")


class DispatchState(models.TextChoices):
    """How far a dispatch has come."""

    WAITING = "waiting", _("About to be sent")
    STOPPED = "stopped", _("Stopped")
    SENT = "sent", pgettext_lazy("dispatch", "Sent")


class Dispatch(UidModel):
    """One version of a meeting's minutes to many at once, by one press. It can be stopped until `leaves_at`.

    `remarks_due` is the last local day for remarks, `remind` whether those without one are reminded once before it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="dispatches")
    version = models.ForeignKey(MinutesVersion, on_delete=models.PROTECT, related_name="dispatches")
    purpose = models.CharField(max_length=8, choices=Purpose)
    state = models.CharField(max_length=8, choices=DispatchState, default=DispatchState.WAITING)
    greeting = models.TextField(blank=True)
    reply_to = models.EmailField(blank=True)
    remarks_due = models.DateField(null=True, blank=True)
    remind = models.BooleanField(default=False)
    leaves_at = models.DateTimeField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "dispatches"

    def __str__(self) -> str:
        return self.get_purpose_display()


class Reason(models.TextChoices):
    """Why somebody gets the minutes."""

    CHAIR = "chair", _("chairs the meeting")
    PRESENT = "present", _("was there")
    ABSENT = "absent", _("sits in the body")
    DEPUTY = "deputy", _("came as a deputy")
    COPY = "copy", _("is on the copy list")


class Recipient(UidModel):
    """One of those whom a dispatch goes to, with the file that it carried and the message that it became.

    Those who sat at the table read everything but what they are kept out of; the copy list reads as the public.
    `approved_at` is when the chair said that the minutes may go out.
    """

    dispatch = models.ForeignKey(Dispatch, on_delete=models.CASCADE, related_name="recipients")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="received")
    name = models.CharField(max_length=200)
    address = models.EmailField()
    reason = models.CharField(max_length=8, choices=Reason)
    file = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "recipients"
        constraints = [models.UniqueConstraint(fields=["dispatch", "address", "person"], name="sending_recipient_once")]

    def __str__(self) -> str:
        return self.name


class CopyAddress(models.Model):
    """Somebody outside the body who gets a copy of its minutes, as the public reads them."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="copy_addresses")
    name = models.CharField(_("Name"), max_length=200)
    address = models.EmailField(_("E-mail"))

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "copy addresses"
        constraints = [models.UniqueConstraint(fields=["body", "address"], name="sending_copy_once")]

    def __str__(self) -> str:
        return self.name


class RemarkState(models.TextChoices):
    """What became of a remark."""

    OPEN = "open", pgettext_lazy("remark", "Not answered")
    ACCEPTED = "accepted", pgettext_lazy("remark", "Accepted")
    DECLINED = "declined", pgettext_lazy("remark", "Declined")


class Remark(UidModel):
    """What somebody wants changed in the minutes that were sent. `quote` is the text that it is about, or empty.

    `person` may be unknown where the secretary pasted it from a mail; `name` is who it is from, as written.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="remarks")
    version = models.ForeignKey(MinutesVersion, on_delete=models.PROTECT, related_name="remarks")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="remarks")
    quote = models.TextField(blank=True)
    text = models.TextField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="remarks")
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=RemarkState, default=RemarkState.OPEN)
    answer = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    row_version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "remarks"

    def __str__(self) -> str:
        return self.text[:80]
