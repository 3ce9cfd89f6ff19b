"""What a body publishes by itself, and what was published so."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rundbord.apps.meetings.models import Meeting
from rundbord.apps.people.models import Body


class AgendaHabit(models.TextChoices):
    """When the agenda becomes public by itself."""

    NEVER = "never", _("Never by itself")
    CALLED = "called", _("When the meeting is called")


class RecordHabit(models.TextChoices):
    """When the minutes become public by themselves."""

    NEVER = "never", _("Never by themselves")
    SENT = "sent", _("When they are sent, marked as not approved yet")
    APPROVED = "approved", _("When they are approved")


class Habits(models.Model):
    """What a body publishes by itself; a body without a row publishes nothing by itself."""

    body = models.OneToOneField(Body, on_delete=models.CASCADE, related_name="publishing_habits")
    agenda = models.CharField(_("Agenda and papers"), max_length=8, choices=AgendaHabit, default=AgendaHabit.NEVER)
    record = models.CharField(
        _("Publication of the minutes"), max_length=8, choices=RecordHabit, default=RecordHabit.NEVER
    )
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "habits"

    def __str__(self) -> str:
        return str(self.body)


class What(models.TextChoices):
    """What of a meeting is published."""

    AGENDA = "agenda", _("Agenda and papers")
    RECORD = "record", pgettext_lazy("the document", "Minutes")


class Happened(models.Model):
    """That a habit had its say about a meeting: it has it once, so that withdrawing a publication lasts."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="published_by_habit")
    what = models.CharField(max_length=6, choices=What)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "what"], name="publishing_happened_once")]

    def __str__(self) -> str:
        return f"{self.meeting} {self.what}"
