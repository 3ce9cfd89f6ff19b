"""Organizations belong to the installation. Identity is ours; names, codes, parts and successions are dated."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import PeriodModel, PeriodQuerySet, UidModel, WithdrawableModel


class OrganizationKind(models.TextChoices):
    """What kind of organization."""

    MUNICIPALITY = "municipality", _("Municipality")
    COUNTY = "county", _("County")
    REGION = "region", _("Region")
    COMPANY = "company", _("Company")
    CLUSTER = "cluster", _("Cluster")
    UNIVERSITY = "university", _("University")
    MINISTRY = "ministry", _("Ministry or state body")
    OTHER = "other", _("Other organization")


class Organization(UidModel, WithdrawableModel):
    """A municipality, region, county, company … `name` is today's; `names` holds all of them with their dates.

    `register_key` names a row of the public register (`rundbord.norway`), which everybody sees. Any other row is seen
    where it takes part, sits or holds posts, and by the cooperation that added it (`added_in`).
    A merge of two rows that mean the same is a link (`merged_into`) that can be undone.
    """

    kind = models.CharField(_("Kind of organization"), max_length=14, choices=OrganizationKind)
    name = models.CharField(_("Name"), max_length=200)
    register_key = models.CharField(max_length=40, blank=True, db_index=True)
    email = models.EmailField(_("E-mail"), blank=True)
    website = models.URLField(_("Website"), blank=True)
    added_in = models.ForeignKey(
        "people.Cooperation", null=True, blank=True, on_delete=models.SET_NULL, related_name="added_organizations"
    )
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name"]

    @property
    def current(self) -> "Organization":
        """The row that this one was merged into, or itself. A merged row never points at another merged one."""
        return self.merged_into or self

    def name_on(self, day: date) -> str:
        """The name on this date (prefetch `names`); today's where the date lies outside all of them."""
        held = (row.name for row in self.names.all() if not row.language and row.holds(day))
        return next(held, self.name)

    def __str__(self) -> str:
        return self.name


class OrganizationName(PeriodModel):
    """A name that an organization has or had. `language` is an ISO 639 code where it is not Norwegian (se, sma …)."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200, db_index=True)
    language = models.CharField(max_length=3, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta(PeriodModel.Meta):
        ordering = ["valid_from"]

    def __str__(self) -> str:
        return self.name


class OrganizationCode(PeriodModel):
    """A municipality number, county number or organization number, with its dates."""

    class Scheme(models.TextChoices):
        """Which register the code stands in."""

        MUNICIPALITY = "municipality", _("Municipality number")
        COUNTY = "county", _("County number")
        COMPANY = "company", _("Organization number")

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField(max_length=14, choices=Scheme)
    code = models.CharField(max_length=20, db_index=True)

    objects = PeriodQuerySet.as_manager()

    class Meta(PeriodModel.Meta):
        ordering = ["valid_from"]

    def __str__(self) -> str:
        return self.code


class Part(PeriodModel):
    """One organization is part of another: Horten is in Vestfold."""

    child = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="part_of")
    parent = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="parts")

    objects = PeriodQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.child} in {self.parent}"


class SuccessionKind(models.TextChoices):
    """How organizations became others."""

    MERGED = "merged", _("Merged")
    SPLIT = "split", _("Split")
    RENUMBERED = "renumbered", _("Renumbered")
    RESTORED = "restored", _("Restored")


class Succession(UidModel):
    """On a date, some organizations became others (Skedsmo, Fet and Sørum became Lillestrøm in 2020)."""

    on = models.DateField()
    kind = models.CharField(max_length=10, choices=SuccessionKind)

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class SuccessionLink(models.Model):
    """An organization before or after a succession."""

    class Side(models.TextChoices):
        """On which side of the date."""

        BEFORE = "before", _("Before")
        AFTER = "after", _("After")

    succession = models.ForeignKey(Succession, on_delete=models.CASCADE, related_name="links")
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="successions")
    side = models.CharField(max_length=6, choices=Side)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["succession", "organization", "side"], name="people_successionlink_once")
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.side}"
