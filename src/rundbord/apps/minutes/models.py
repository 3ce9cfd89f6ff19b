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
    SHA-256 (hex) of its canonical JSON. PDF, DOCX and ODT are made from it and are always the same bytes; the DOCX in
    `template`, the body's own of that day, where it had one.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="minutes_versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    snapshot = models.JSONField()
    digest = models.CharField(max_length=64)
    approved_in = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="approved_minutes"
    )
    template = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
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
    template = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.body)


class ReturnedFile(UidModel):
    """The minutes' Word file as it came back, compared with the record as it stood then; the file is an attachment."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="returned_files")
    file = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file.name


class ReturnedChange(models.Model):
    """A line that the file changes, adds or removes, to be taken in or not.

    `before` and `after` are rich text; `entry_version` is the line's version that `before` shows. Of an added line
    `after_uid` is the line before it ("": first of its item). `stale`: the line was changed here too since the file was
    made. `taken` is None until somebody decided.
    """

    class Kind(models.TextChoices):
        """What the file does to the line."""

        CHANGED = "changed", _("Changed")
        ADDED = "added", _("Added")
        REMOVED = "removed", _("Removed")

    returned = models.ForeignKey(ReturnedFile, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=Kind)
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="+")
    entry_uid = models.CharField(max_length=12, blank=True)
    after_uid = models.CharField(max_length=12, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    speaker = models.CharField(max_length=200, blank=True)
    line_kind = models.CharField(max_length=12, blank=True)
    entry_version = models.PositiveIntegerField(default=0)
    stale = models.BooleanField(default=False)
    taken = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.after or self.before}"[:80]
