"""Messages out, and what became of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import UidModel


class MessageState(models.TextChoices):
    """What became of a message."""

    QUEUED = "queued", _("Waiting to be sent")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Handed to the mail server")
    FAILED = "failed", _("Not sent")
    UNCERTAIN = "uncertain", _("Unknown whether it was sent")


class Message(UidModel):
    """One message to one address. A second message of the same `key` is the first one.

    `cooperation_id` says whose secretariat may see its fate; a message without one is the installation's.
    `attachments` holds uids that `mail.attachments` reads when the message is sent. The words of a sensitive message
    (a login code) are wiped once its fate is known.
    """

    key = models.CharField(max_length=200, unique=True)
    cooperation_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    to = models.EmailField()
    reply_to = models.EmailField(blank=True)
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    attachments = models.JSONField(default=list)
    sensitive = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=MessageState, default=MessageState.QUEUED)
    error = models.CharField(max_length=100, blank=True)
    tries = models.PositiveIntegerField(default=1, help_text="How many times somebody asked for it to be sent.")
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.uid

    @property
    def may_be_sent_again(self) -> bool:
        """Has it a bad or unknown end, and are its words still there?"""
        return self.state in {MessageState.FAILED, MessageState.UNCERTAIN} and not self.sensitive
