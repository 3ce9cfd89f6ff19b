"""The record of a meeting: one ordered line of entries under each item, and the facets that point at them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rundbord.apps.core.models import AccessModel, Language, UidModel, WithdrawableModel
from rundbord.apps.meetings.models import AgendaItem
from rundbord.apps.people.models import Organization, Person


class EntryKind(models.TextChoices):
    """What an entry is; changing its kind keeps its identity."""

    PROSE = "prose", _("Text")
    PROPOSAL = "proposal", _("Proposal")
    CONTRIBUTION = "contribution", _("Contribution")
    DECISION = "decision", _("Decision")


class Entry(UidModel, WithdrawableModel, AccessModel):
    """One line of the record. `text` is rich text (core.richtext) without speaker label.

    The speaker is kept as written, with person and organization beside it, each possibly unknown. `client_key` makes
    a line sent twice one line. `source_start` and `source_end` are characters of the imported source.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="entries")
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("Kind"), max_length=12, choices=EntryKind, default=EntryKind.PROSE)
    text = models.TextField(_("What is said or decided"))
    language = models.CharField(_("Language"), max_length=2, choices=Language, blank=True)
    speaker_written = models.CharField(_("Who says it, as written"), max_length=200, blank=True)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="entries", verbose_name=_("Person")
    )
    organization = models.ForeignKey(
        Organization,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="entries",
        verbose_name=_("Organization"),
    )
    version = models.PositiveIntegerField(default=0)
    client_key = models.CharField(max_length=40, blank=True)
    source_start = models.PositiveIntegerField(null=True, blank=True)
    source_end = models.PositiveIntegerField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(
                fields=["item", "client_key"],
                condition=~models.Q(client_key=""),
                name="record_entry_one_a_client_key",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Action(UidModel, WithdrawableModel):
    """What somebody is to do after the meeting: who does what by when, and where it was said.

    Without person and organization it has no owner ("uten eier"). `due` is a local date.
    """

    class State(models.TextChoices):
        """How far it is."""

        OPEN = "open", _("Open")
        DONE = "done", pgettext_lazy("action", "Done")
        DROPPED = "dropped", _("Dropped")

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="actions")
    text = models.TextField(_("What is to be done"))
    responsible_written = models.CharField(_("Who does it, as written"), max_length=200, blank=True)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="actions", verbose_name=_("Person")
    )
    organization = models.ForeignKey(
        Organization,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
        verbose_name=_("Organization"),
    )
    due = models.DateField(_("By"), null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["due", "id"]

    def __str__(self) -> str:
        return self.text[:80]


class Vote(models.Model):
    """How a decision was voted on. Counts are None where the source gives words only ("enstemmig").

    A vote with neither counts nor words is no vote.
    """

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="vote")
    votes_for = models.PositiveIntegerField(null=True, blank=True)
    votes_against = models.PositiveIntegerField(null=True, blank=True)
    votes_blank = models.PositiveIntegerField(null=True, blank=True)
    text = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.text or f"{self.votes_for}-{self.votes_against}"


class MarkKind(models.TextChoices):
    """What a part of an entry means to the others at the table."""

    ASK = "ask", _("Ask")
    OFFER = "offer", _("Offer")
    NEXT_TIME = "next_time", _("Wanted next time")


class Mark(UidModel, WithdrawableModel):
    """An ask, an offer or a wish for the next meeting in somebody's words; `quote` is the part that says it."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=10, choices=MarkKind)
    quote = models.TextField()
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.quote[:80]
