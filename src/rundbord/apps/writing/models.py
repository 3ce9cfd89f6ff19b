"""What writing the minutes keeps beside the record: private notes, and earlier states of each item."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import UidModel
from rundbord.apps.meetings.models import AgendaItem


class Note(models.Model):
    """What one writer notes to themselves under an item. Nobody else reads it, and it is in nothing that is made.

    `text` is plain text. It holds what was taken out of the record as "not for the minutes" too.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="private_notes")
    user_uid = models.CharField(max_length=12)
    text = models.TextField(_("Note for yourself"), blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "user_uid"], name="writing_note_one_a_writer")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.user_uid}"


class Revision(UidModel):
    """The lines of an item as they stood after one save.

    `lines` is a list of `{"uid", "kind", "speaker", "text"}` in order, `text` rich text; `refused` holds the
    texts that were not saved because somebody else had changed the same line: `{"uid", "text"}`.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="revisions")
    at = models.DateTimeField()
    user_uid = models.CharField(max_length=12, blank=True)
    user_name = models.CharField(max_length=200, blank=True)
    lines = models.JSONField(default=list)
    refused = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["item", "-at"])]

    def __str__(self) -> str:
        return f"{self.item_id} {self.at}"
