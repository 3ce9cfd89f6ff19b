"""Files: what was stored (blob) and what it is to whom (attachment)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import AccessModel, UidModel, WithdrawableModel


class Blob(UidModel):
    """Bytes, stored once an upload. `media_type` is found in the content; `digest` is SHA-256 in hex."""

    file = models.FileField(upload_to="blobs/%Y/%m")
    digest = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.media_type} {self.digest[:12]}"


class Audience(models.TextChoices):
    """Who may fetch an attachment, within the access of what it is attached to."""

    PUBLIC = "public", _("Everyone, once the meeting is published")
    MEMBERS = "members", _("Members of the body")
    SECRETARIAT = "secretariat", _("The secretariat")


class Attachment(UidModel, AccessModel, WithdrawableModel):
    """A file that belongs to something, in versions. The owner, named by kind and uid, decides who may fetch it."""

    cooperation_id = models.BigIntegerField(db_index=True)
    owner_kind = models.CharField(max_length=40)
    owner_uid = models.CharField(max_length=12)
    role = models.CharField(max_length=40, help_text="What it is to its owner: paper, original, minutes, logo.")
    name = models.CharField(max_length=200)
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.MEMBERS)
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True, help_text="Not replaced by a newer version.")
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="attachments")
    position = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["owner_kind", "owner_uid", "role"])]
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name
