"""Bodies and who sits in them. Places and people are apart: a seat may be vacant, one person may sit for two."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import Language, PeriodModel, PeriodQuerySet, UidModel, WithdrawableModel
from rundbord.apps.people.models.cooperation import Cooperation
from rundbord.apps.people.models.organizations import Organization


class BodyKind(models.TextChoices):
    """What kind of body; those who sit in the secretariat may read and write everything of the cooperation."""

    COUNCIL = "council", _("Council")
    BOARD = "board", _("Board")
    COORDINATION = "coordination", _("Coordinating group")
    EXPERT = "expert", _("Expert group")
    WORKING = "working", _("Working group")
    SECRETARIAT = "secretariat", _("Secretariat")


class NumberStyle(models.TextChoices):
    """How a body numbers its items."""

    MEETING = "meeting", _("1, 2, 3 in each meeting")
    YEAR = "year", _("1/26, 2/26 through the year")
    YEAR_PREFIX = "year_prefix", _("PS 1/26 through the year, with a prefix")


class MinutesName(models.TextChoices):
    """What the body calls its minutes."""

    REFERAT = "referat", _("Minutes (referat)")
    PROTOKOLL = "protokoll", _("Protocol (protokoll)")
    MOTEBOK = "motebok", _("Meeting book (møtebok)")


class Body(UidModel, WithdrawableModel):
    """A council, board, expert group … with its habits: language, numbering, length and place of its meetings."""

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="bodies")
    name = models.CharField(_("Name"), max_length=200)
    kind = models.CharField(_("Kind of body"), max_length=12, choices=BodyKind, default=BodyKind.EXPERT)
    language = models.CharField(_("Written language"), max_length=2, choices=Language, default=Language.BOKMAL)
    number_style = models.CharField(
        _("Numbers of items"), max_length=12, choices=NumberStyle, default=NumberStyle.MEETING
    )
    number_prefix = models.CharField(_("Prefix of the numbers"), max_length=12, blank=True)
    minutes_name = models.CharField(
        _("What the minutes are called"), max_length=10, choices=MinutesName, default=MinutesName.REFERAT
    )
    meeting_minutes = models.PositiveIntegerField(
        _("Usual length of a meeting, in minutes"), default=120, help_text="Usual length of a meeting, in minutes."
    )
    meeting_place = models.CharField(_("Usual place"), max_length=200, blank=True)
    footer_lines = models.TextField(
        _("Footer of the body's documents"), blank=True, help_text="Footer of the body's documents: one line each."
    )
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name


class StandingItem(models.Model):
    """An item that stands on each agenda of a body. `kind` is a meetings.ItemKind."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="standing_items")
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=16)
    planned_minutes = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class SeatKind(models.TextChoices):
    """What a seat gives."""

    MEMBER = "member", _("Member")
    OBSERVER = "observer", _("Observer")
    SECRETARY = "secretary", _("Secretary")


class Seat(UidModel, PeriodModel):
    """An organization's (or nobody's) place in a body."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="seats")
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="seats"
    )
    kind = models.CharField(max_length=10, choices=SeatKind, default=SeatKind.MEMBER)
    votes = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)

    objects = PeriodQuerySet.as_manager()

    class Meta(PeriodModel.Meta):
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return str(self.organization or self.get_kind_display())


class Membership(UidModel, PeriodModel):
    """Who fills a seat: rank 0 is the member, 1 the first deputy, and so on. A seat with no member is vacant."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="memberships")
    rank = models.PositiveSmallIntegerField(default=0)

    objects = PeriodQuerySet.as_manager()

    class Meta(PeriodModel.Meta):
        ordering = ["rank", "id"]

    def __str__(self) -> str:
        return f"{self.person} ({self.seat}, {self.seat.body})"


class Role(models.TextChoices):
    """What a person does in a body beside sitting there."""

    CHAIR = "chair", _("Chair")
    DEPUTY_CHAIR = "deputy_chair", _("Deputy chair")
    SECRETARY = "secretary", _("Secretary")


class BodyRole(PeriodModel):
    """A chair, deputy chair or secretary of a body."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="roles")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=12, choices=Role)

    objects = PeriodQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person} ({self.role})"
