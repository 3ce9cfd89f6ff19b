"""Abstract models that every app builds on; no domain nouns."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.uid import LENGTH, new_uid


class Language(models.TextChoices):
    """The languages that rows are written in."""

    BOKMAL = "nb", _("Norwegian Bokmål")
    NYNORSK = "nn", _("Norwegian Nynorsk")
    ENGLISH = "en", _("English")
    SAMI = "se", _("Northern Sámi")


class UidModel(models.Model):
    """A row with an integer key inside and a random `uid` outside."""

    uid = models.CharField(max_length=LENGTH, unique=True, default=new_uid, editable=False)

    class Meta:
        abstract = True


class WithdrawableModel(models.Model):
    """A row that is withdrawn with a reason instead of being deleted: nothing vanishes."""

    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True


class Access(models.TextChoices):
    """Whether something is open or exempt from public disclosure."""

    OPEN = "open", _("Open")
    EXEMPT = "exempt", _("Exempt from public disclosure")


class AccessModel(models.Model):
    """A row that may be exempt from public disclosure, with its legal basis (offentleglova §§ 13-26).

    The strictest access wins downwards: what stands under an exempt item is exempt too.
    """

    access = models.CharField(_("Access"), max_length=6, choices=Access, default=Access.OPEN)
    law = models.CharField(_("Law"), max_length=80, blank=True, help_text=_("For example “offentleglova”."))
    paragraph = models.CharField(_("Paragraph"), max_length=40, blank=True, help_text=_("For example “§ 13”."))
    exempt_until = models.DateField(_("Exempt until"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def legal_basis(self) -> str:
        """The law and paragraph in one phrase, empty when the row is open."""
        return f"{self.law} {self.paragraph}".strip() if self.access == Access.EXEMPT else ""


class PeriodQuerySet(models.QuerySet[Any]):
    """Rows that hold from one date to another, both included; an empty end is open."""

    def on(self, day: Any) -> "PeriodQuerySet":
        """Those that hold on this date."""
        return self.filter(
            models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day),
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day),
        )


class PeriodModel(models.Model):
    """A row that holds from one date to another, both included; an empty end is open."""

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_from__lte=models.F("valid_to")),
                name="%(app_label)s_%(class)s_from_before_to",
            ),
        ]

    def holds(self, day: date) -> bool:
        """Whether the row holds on this date."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)
