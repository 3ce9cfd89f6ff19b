"""Meetings, their agendas, numbers and attendance."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rundbord.apps.core.models import AccessModel, Language, UidModel, WithdrawableModel
from rundbord.apps.matters.models import Matter
from rundbord.apps.people.models import Body, Cooperation, Organization, Person, Seat


class State(models.TextChoices):
    """Where a meeting is in its life."""

    PLANNED = "planned", _("Planned")
    CALLED = "called", _("Called")
    RUNNING = "running", pgettext_lazy("meeting", "Running")
    HELD = "held", _("Held, minutes being written")
    SENT = "sent", _("Minutes sent for correction")
    APPROVED = "approved", _("Minutes approved")


class Form(models.TextChoices):
    """How people meet."""

    PHYSICAL = "physical", _("In the room")
    DIGITAL = "digital", _("Digital")
    HYBRID = "hybrid", _("In the room and digital")


class Meeting(UidModel, WithdrawableModel):
    """One meeting, of one body or of several jointly.

    Dates are local (unknown for some imports), times are wall times in `zone`. `agenda_public_at` and
    `record_public_at` are the acts of publication: nothing is public before them. `batch_uid` names the import.
    """

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="meetings")
    bodies = models.ManyToManyField(Body, through="MeetingBody", related_name="meetings")
    title = models.CharField(_("Title"), max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    language = models.CharField(_("Language of the papers"), max_length=2, choices=Language, default=Language.BOKMAL)
    date = models.DateField(_("Date"), null=True, blank=True)
    end_date = models.DateField(_("Last day"), null=True, blank=True)
    start_time = models.TimeField(_("Starts at"), null=True, blank=True)
    end_time = models.TimeField(_("Ends at"), null=True, blank=True)
    zone = models.CharField(max_length=40, default="Europe/Oslo")
    form = models.CharField(_("How people meet"), max_length=10, choices=Form, default=Form.PHYSICAL)
    place = models.CharField(_("Place"), max_length=300, blank=True)
    join_url = models.URLField(_("Link to the digital meeting"), max_length=1000, blank=True)
    join_id = models.CharField(_("Meeting ID"), max_length=60, blank=True)
    join_code = models.CharField(_("Passcode"), max_length=60, blank=True)
    join_phone = models.CharField(_("Phone"), max_length=60, blank=True)
    agenda_public_at = models.DateTimeField(null=True, blank=True)
    record_public_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    batch_uid = models.CharField(max_length=12, blank=True, db_index=True)
    next_dates = models.JSONField(
        default=list, blank=True, help_text="Dates (ISO, local) that the meeting named for coming meetings."
    )

    class Meta:
        ordering = ["-date", "-id"]

    def __str__(self) -> str:
        return f"{self.title} {self.date or ''}".strip()

    @cached_property
    def held_by(self) -> tuple[Body, ...]:
        """The bodies that hold it, the leading one first. Asked once; queries may fill it beforehand."""
        return tuple(row.body for row in self.meeting_bodies.select_related("body"))


class MeetingBody(models.Model):
    """A body that holds the meeting; the first one leads."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="meeting_bodies")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meeting_bodies")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["meeting", "body"], name="meetings_meetingbody_once")]

    def __str__(self) -> str:
        return f"{self.body} {self.meeting}"


class ItemKind(models.TextChoices):
    """What an item is for."""

    APPROVE_NOTICE = "approve_notice", _("Approval of notice and agenda")
    APPROVE_MINUTES = "approve_minutes", _("Approval of minutes")
    BRIEFING = "briefing", _("Briefing")
    DISCUSSION = "discussion", _("Discussion")
    DECISION = "decision", _("Decision")
    ROUND_TABLE = "round_table", _("Round table")
    ANY_OTHER = "any_other", _("Any other business")
    BREAK = "break", _("Break")


class AgendaItem(UidModel, WithdrawableModel, AccessModel):
    """An item of a meeting's agenda. `case_text` and `proposed_decision` are rich text (core.richtext).

    Outsiders see of an exempt item only what `meetings.outside` allows (number, public title, legal basis).
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("What it is for"), max_length=16, choices=ItemKind, default=ItemKind.DISCUSSION)
    numbered = models.BooleanField(_("Has a number"), default=True)
    title = models.CharField(_("Title"), max_length=500)
    public_title = models.CharField(_("Title for outsiders"), max_length=500, blank=True)
    case_text = models.TextField(_("The case"), blank=True)
    proposed_decision = models.TextField(_("Proposed decision"), blank=True)
    presenter = models.CharField(_("Presented by"), max_length=200, blank=True)
    planned_minutes = models.PositiveIntegerField(_("Planned minutes"), null=True, blank=True)
    matter = models.ForeignKey(
        Matter, null=True, blank=True, on_delete=models.SET_NULL, related_name="items", verbose_name=_("Matter")
    )
    approves = models.ForeignKey(
        Meeting,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="approved_in_items",
        verbose_name=_("Approves the minutes of"),
    )
    postponed = models.BooleanField(_("Postponed to a later meeting"), default=False)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class ItemNumber(models.Model):
    """An item's number in one body's series.

    `series` is the prefix of a yearly series, or the meeting's uid where each meeting starts at 1. Provisional
    while drafting; given when the notice goes out; never reused. Imported numbers are kept as printed.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="numbers")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="item_numbers")
    series = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    ordinal = models.PositiveIntegerField(null=True, blank=True)
    printed = models.CharField(max_length=40)
    provisional = models.BooleanField(default=True)
    imported = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "body"], name="meetings_itemnumber_one_a_body"),
            models.UniqueConstraint(
                fields=["body", "series", "year", "ordinal"],
                condition=models.Q(provisional=False, imported=False),
                name="meetings_itemnumber_never_reused",
            ),
        ]

    def __str__(self) -> str:
        return self.printed


class Attendance(UidModel, WithdrawableModel, AccessModel):
    """One person's presence at a meeting, for a seat or as a guest: one person may sit for two.

    Names are kept as written; person, organization and seat stand beside, each possibly unknown. Times are wall
    times of a late arrival or early departure. The reason for an absence is never stored.
    """

    class Category(models.TextChoices):
        """In what capacity."""

        MEMBER = "member", _("Member")
        DEPUTY = "deputy", _("Deputy")
        OBSERVER = "observer", _("Observer")
        SECRETARIAT = "secretariat", _("Secretariat")
        GUEST = "guest", _("Guest")

    class Status(models.TextChoices):
        """Whether the person came."""

        EXPECTED = "expected", _("Expected")
        PRESENT = "present", _("Present")
        ABSENT = "absent", _("Absent")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="attendances")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="attendances")
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="attendances"
    )
    name_written = models.CharField(max_length=200)
    organization_written = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    category = models.CharField(max_length=12, choices=Category, default=Category.MEMBER)
    status = models.CharField(max_length=10, choices=Status, default=Status.EXPECTED)
    deputy_for = models.CharField(max_length=200, blank=True)
    from_time = models.TimeField(null=True, blank=True)
    to_time = models.TimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name_written


class Exclusion(WithdrawableModel):
    """A person who is kept out of an item (disqualified): neither page, file nor export shows it to them."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="exclusions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="exclusions")
    reason = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="meetings_exclusion_once")]

    def __str__(self) -> str:
        return f"{self.person} / {self.item}"


class UndoStep(models.Model):
    """One write of the workspace, with what it takes to undo it.

    `changes` is a list of rows as they were before: `{"model", "id", "version", "fields", "after"}`, where `version`
    is the row's version after the write (None: not checked) and `after` the key of the row that stood before it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="undo_steps")
    user_uid = models.CharField(max_length=12)
    verb = models.CharField(max_length=60)
    changes = models.JSONField(encoder=DjangoJSONEncoder)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["meeting", "user_uid", "-id"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.at}"
