"""Persons belong to one cooperation; one user may be a person in several."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import Language, PeriodModel, PeriodQuerySet, UidModel, WithdrawableModel
from rundbord.apps.people.models.bodies import Body
from rundbord.apps.people.models.cooperation import Cooperation
from rundbord.apps.people.models.organizations import Organization


class Person(UidModel, WithdrawableModel):
    """Somebody who sits, sat or spoke at the cooperation's tables. A merge is a link that can be undone."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="persons")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="persons"
    )
    name = models.CharField(_("Name"), max_length=200)
    email = models.EmailField(_("E-mail"), blank=True)
    phone = models.CharField(_("Phone"), max_length=40, blank=True)
    language = models.CharField(_("Language of mails and pages"), max_length=2, choices=Language, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "user"],
                condition=models.Q(user__isnull=False, merged_into__isnull=True),
                name="people_person_one_user_once",
            )
        ]

    @property
    def current(self) -> "Person":
        """The row that this one was merged into, or itself. A merged row never points at another merged one."""
        return self.merged_into or self

    def __str__(self) -> str:
        return self.name


class Post(PeriodModel):
    """A person's office in an organization: mayor, head of planning."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=200, blank=True)

    objects = PeriodQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.title} {self.organization}"


class Alias(models.Model):
    """A spelling that once meant this person, organization or body, as a secretary decided it.

    `folded` is the spelling in lower case with single spaces. One spelling may mean several things on different
    documents; the newest decision is proposed first.
    """

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="aliases")
    folded = models.CharField(max_length=200, db_index=True)
    written = models.CharField(max_length=200)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="aliases")
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="aliases"
    )
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.CASCADE, related_name="aliases")
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "aliases"

    def __str__(self) -> str:
        return self.written
