"""What the archive calls a meeting, and letters with one decision to those who are to treat it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import Language, UidModel
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.people.models import Organization


class ArchiveCase(models.Model):
    """The archive's own number of a meeting, and the local date on which it was journaled there."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="archive_case")
    case_number = models.CharField(_("The archive's case number"), max_length=60, blank=True)
    journaled_on = models.DateField(_("Journaled on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.case_number


class Outcome(models.TextChoices):
    """What an organization decided."""

    WAITING = "", _("No answer yet")
    ADOPTED = "adopted", _("Adopted as proposed")
    OTHER = "other", _("Decided otherwise")


class Extract(UidModel):
    """A letter with one item's decision to one organization, and what became of it there. Dates are local."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="extracts")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="extracts")
    language = models.CharField(max_length=2, choices=Language, default=Language.BOKMAL)
    text = models.TextField(blank=True)
    made_on = models.DateField()
    sent_on = models.DateField(_("Sent on"), null=True, blank=True)
    their_case = models.CharField(_("Their case number"), max_length=60, blank=True)
    treated_on = models.DateField(_("Treated on"), null=True, blank=True)
    outcome = models.CharField(_("What they decided"), max_length=8, choices=Outcome, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["organization__name"]
        constraints = [models.UniqueConstraint(fields=["item", "organization"], name="archiving_extract_once")]

    def __str__(self) -> str:
        return f"{self.item} / {self.organization}"
