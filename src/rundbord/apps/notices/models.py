"""What an agenda took up from earlier meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundbord.apps.meetings.models import AgendaItem


class SourceKind(models.TextChoices):
    """What was left open."""

    MINUTES = "minutes", _("Minutes to approve")
    ACTION = "action", _("Action")
    ASK = "ask", _("Ask")
    NEXT_TIME = "next_time", _("Wanted next time")
    POSTPONED = "postponed", _("Postponed item")


class Carried(models.Model):
    """An open thing that an agenda item takes up; named by kind and uid, so that its own life goes on."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="carried")
    kind = models.CharField(max_length=10, choices=SourceKind)
    uid = models.CharField(max_length=12, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "kind", "uid"], name="notices_carried_once_an_item")]

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"
