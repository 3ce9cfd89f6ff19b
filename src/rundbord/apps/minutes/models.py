"""The minutes as documents in versions: what was written down at a time, frozen."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import UidModel
from rundbord.apps.files.models import Attachment
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.people.models import Body


class VersionState(models.TextChoices):
    """How far a version has come."""

    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    APPROVED = "approved", _("Approved")
    SUPERSEDED = "superseded", _("Superseded")


class MinutesVersion(UidModel):
    """One version of a meeting's minutes.

    `snapshot` holds the document as members and as the public read it, in the form of `frozen`; `digest` is the
    SHA-256 (hex) of its canonical JSON. PDF, DOCX and ODT are made from it and are always the same bytes.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="minutes_versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    snapshot = models.JSONField()
    digest = models.CharField(max_length=64)
    approved_in = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="approved_minutes"
    )
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="minutes_version_number_once")]

    def __str__(self) -> str:
        return f"{self.meeting} ({self.number})"


class Letterhead(models.Model):
    """What a body's documents bear at the head beside the cooperation's name; the logo is an attachment of the body.

    `address_lines` replaces the cooperation's address (one line each; empty: the cooperation's stands). The footer,
    the language and what the minutes are called are habits of the body itself.
    """

    body = models.OneToOneField(Body, on_delete=models.CASCADE, related_name="letterhead")
    address_lines = models.TextField(blank=True)
    logo = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="letterheads")
    logo_alt = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return str(self.body)
