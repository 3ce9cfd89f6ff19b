"""What each of many organizations says of an action that all of them are to do."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rundbord.apps.core.models import UidModel
from rundbord.apps.people.models import Organization, Person
from rundbord.apps.record.models import Action


class ReportState(models.TextChoices):
    """What an organization has said."""

    OPEN = "open", _("No answer yet")
    DONE = "done", pgettext_lazy("action", "Done")
    DECLINED = "declined", _("Will not do it")


class Report(UidModel):
    """One organization's part of an action that many must do; `person` is who reported, if it is known."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="reports")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(max_length=8, choices=ReportState, default=ReportState.OPEN)
    note = models.CharField(_("What became of it"), max_length=500, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="reports")
    reported_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "organization"], name="followup_report_one_an_organization")
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.action}"
