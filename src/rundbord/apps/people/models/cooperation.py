"""The cooperation: everything but organizations and users belongs to one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import Language, PeriodModel, PeriodQuerySet, UidModel
from rundbord.apps.people.models.organizations import Organization


class Cooperation(UidModel):
    """An alliance of municipalities. `slug` is its place in every address; `zone` is where its meetings are held."""

    name = models.CharField(_("Name"), max_length=200)
    slug = models.SlugField(max_length=60, unique=True)
    language = models.CharField(_("Written language"), max_length=2, choices=Language, default=Language.BOKMAL)
    zone = models.CharField(max_length=40, default="Europe/Oslo")
    email = models.EmailField(_("E-mail"), blank=True)
    website = models.URLField(_("Website"), blank=True)
    address_lines = models.TextField(_("Letterhead"), blank=True, help_text="Letterhead: one line each.")
    about = models.TextField(
        _("About the cooperation"), blank=True, help_text="What everybody reads: one paragraph a line."
    )
    searchable = models.BooleanField(_("Search engines may show pages that name persons"), default=False)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Participation(PeriodModel):
    """An organization takes part in a cooperation, directly or through a region."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="participations")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="participations")
    through = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="participations_through"
    )

    objects = PeriodQuerySet.as_manager()

    class Meta(PeriodModel.Meta):
        ordering = ["organization__name"]

    def __str__(self) -> str:
        return f"{self.organization} in {self.cooperation}"
