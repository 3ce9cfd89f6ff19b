"""What the desk remembers."""

from django.db import models

from rundbord.apps.people.models import Cooperation


class FirstStepsHidden(models.Model):
    """A secretariat that wants to see no more of the first steps, although some are not done."""

    cooperation = models.OneToOneField(Cooperation, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "first steps hidden"

    def __str__(self) -> str:
        return f"{self.cooperation} {self.at:%Y-%m-%d}"
