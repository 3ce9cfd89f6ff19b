"""Matters: what lives across meetings and bodies."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import UidModel, WithdrawableModel
from rundbord.apps.people.models import Cooperation


class Matter(UidModel, WithdrawableModel):
    """A hearing, a programme, a declaration, a campaign: each body that treats it has its own number for it."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="matters")
    title = models.CharField(_("Title"), max_length=300)
    summary = models.TextField(_("What it is about"), blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
