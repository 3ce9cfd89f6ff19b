"""Documents on their way in: what was dropped, what was read in it, how it is being mended, what became of it."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rundbord.apps.core.models import UidModel
from rundbord.apps.files.models import Blob
from rundbord.apps.people.models import Body, Cooperation


class BatchState(models.TextChoices):
    """Whether the documents of a batch that wait are to be read now, later on, or not at all unless asked for anew."""

    RUNNING = "running", _("Goes on")
    PAUSED = "paused", _("Paused")
    STOPPED = "stopped", _("Stopped")


class Batch(UidModel):
    """Documents that somebody dropped at once. `user_uid` is empty where the program itself brought them.

    `body` holds the meetings of those documents that name no body the register knows. `version` counts pauses, stops
    and fresh starts; a task that was asked for before the last one reads nothing that was still waiting.
    """

    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="batches")
    user_uid = models.CharField(max_length=12, blank=True)
    created_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=BatchState, default=BatchState.RUNNING)
    version = models.PositiveIntegerField(default=0)
    body = models.ForeignKey(Body, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d}"


class State(models.TextChoices):
    """Where a document is on its way in. Only those that were read, and taken back, can be mended.

    What was unpacked is a container (ZIP, EML, MSG): its members are documents of their own.
    """

    WAITING = "waiting", _("Waiting")
    READING = "reading", _("Being read")
    READ = "read", _("Read, not checked")
    UNREADABLE = "unreadable", _("Could not be read")
    ACCEPTED = "accepted", _("Accepted")
    SET_ASIDE = "set_aside", _("Set aside")
    UNDONE = "undone", _("Taken back, not checked")
    STOPPED = "stopped", _("Not read")
    UNPACKED = "unpacked", _("Unpacked")


UNDER_WAY = (State.WAITING, State.READING)
TO_REVIEW = (State.READ, State.UNDONE)


class Document(UidModel):
    """One document and its reading.

    `text`, `format` and `hints` are the reader's Source. `draft` is the reading as it is being mended
    (importing.draft.Draft as JSON). `kind`, `body`, `date`, `doubts`, `present`, `absent` and `names` (names that wait
    for somebody to say whom they mean: importing.names.Unsettled as JSON) repeat what the draft says, for tables and
    sorting; `version` counts every write. `meeting_uid` names the meeting that it became. `parent` is the container
    that it was in, `path` where it stood there or in its folder; `read_at` is when its reading ended.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="documents")
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="members")
    name = models.CharField(max_length=200)
    path = models.CharField(max_length=1000, blank=True)
    blob = models.ForeignKey(Blob, null=True, on_delete=models.PROTECT, related_name="documents")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=20, blank=True, help_text="Name of a reader.source.Reason.")
    text = models.TextField(blank=True)
    format = models.CharField(max_length=8, blank=True)
    hints = models.JSONField(default=list)
    draft: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(default=dict)
    body = models.ForeignKey(Body, null=True, on_delete=models.SET_NULL, related_name="documents")
    date = models.DateField(null=True)
    doubts = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(default=0)
    absent = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=12, blank=True, help_text="A reader.reading.DocumentKind.")
    names: "models.JSONField[list[dict[str, str]], list[dict[str, str]]]" = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=0)
    meeting_uid = models.CharField(max_length=12, blank=True, db_index=True)
    position = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        indexes = [
            models.Index(fields=["batch", "state", "doubts"]),
            models.Index(fields=["batch", "read_at"]),
            models.Index(fields=["batch", "position"]),
            models.Index(fields=["body", "date"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "path"], condition=models.Q(parent__isnull=False), name="member_once"
            )
        ]

    @property
    def to_review(self) -> bool:
        """May it be mended and accepted?"""
        return self.state in TO_REVIEW

    @property
    def folder(self) -> str:
        """Where it stood in its container or folder, without its own name."""
        return self.path.rpartition("/")[0]

    def __str__(self) -> str:
        return self.name


class MendStep(models.Model):
    """One mend, with what undoes it.

    `before` is `{"changed": {key: node or None}, "versions": {key: number}}`: the parts of the draft as they were and
    at which version they had last been mended (None: the part was not there).
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="steps")
    user_uid = models.CharField(max_length=12, blank=True)
    decision = models.ForeignKey("NameDecision", null=True, on_delete=models.SET_NULL, related_name="steps")
    version = models.PositiveIntegerField()
    before: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField()

    class Meta:
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"{self.document} {self.version}"


class DocumentWords(models.Model):
    """What a document is found by: each of its words once, bare (people.spelling.bare), with spaces between.

    `cooperation` and `day` (the document's date) stand here so that a search need not open the documents. SQLite keeps
    an FTS5 table of the words by triggers, PostgreSQL a GIN index (migration 0004); search_index.py asks them.
    """

    document = models.OneToOneField(Document, primary_key=True, on_delete=models.CASCADE, related_name="found_by")
    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="+", db_index=False)
    day = models.DateField(null=True)
    words = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["cooperation", "day"], name="importing_words_by_day")]
        verbose_name_plural = "words of documents"

    def __str__(self) -> str:
        return str(self.document_id)


class DecisionState(models.TextChoices):
    """How far a decision about names has come: a task carries it out, and takes it back, document by document."""

    SETTLING = "settling", _("Being settled")
    SETTLED = "settled", pgettext_lazy("names", "Settled")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")


CARRIED_OUT = (DecisionState.SETTLED, DecisionState.UNDONE)


class NameDecision(UidModel):
    """What a person said at once about names of a batch.

    `choices` is what each name's key means from then on (a uid, or another importing.draft.Name.choice), `written` the
    spellings. `made` are integer keys of the new rows by model ("people.person"). The mends that it made are `steps`;
    `total` counts the documents that were to be mended, or taken back, when it was last asked for.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="decisions")
    user_uid = models.CharField(max_length=12, blank=True)
    created_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=DecisionState, default=DecisionState.SETTLING)
    written: "models.JSONField[list[str], list[str]]" = models.JSONField(default=list)
    choices: "models.JSONField[dict[str, str], dict[str, str]]" = models.JSONField(default=dict)
    made: "models.JSONField[dict[str, list[int]], dict[str, list[int]]]" = models.JSONField(default=dict)
    total = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return ", ".join(self.written)


class Part(models.TextChoices):
    """What a document is to its meeting."""

    NOTICE = "notice", _("Notice")
    REVISED = "revised", _("Revised notice")
    PAPERS = "papers", _("Case papers")
    DRAFT = "draft", pgettext_lazy("part", "Draft minutes")
    MINUTES = "minutes", pgettext_lazy("part", "Approved minutes")
    COPY = "copy", _("The same as another")


class DocumentPart(models.Model):
    """Which part of its meeting a document is, and with what it belongs together.

    `chosen` tells that a person said which `part` it is. `together` is the same for documents that a person (or their
    acceptance) made one meeting: the uid of the meeting, or of one of the documents. A document whose own uid stands
    there alone is a meeting of its own. `sketch` is what its text is compared by (importing.likeness).
    """

    document = models.OneToOneField(Document, primary_key=True, on_delete=models.CASCADE, related_name="in_meeting")
    part = models.CharField(max_length=8, choices=Part, default=Part.MINUTES)
    chosen = models.BooleanField(default=False)
    together = models.CharField(max_length=12, blank=True, db_index=True)
    sketch: "models.JSONField[list[int], list[int]]" = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.part


class Landmark(models.Model):
    """One of the few numbers of a document's sketch by which alike documents are looked up."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="landmarks")
    number = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return str(self.number)


class Intake(models.Model):
    """What one acceptance of a document wrote, with what takes it back.

    `made` are integer keys of new rows by model ("record.entry"). `changed` are rows as they were before:
    `{"model", "id", "fields", "was", "version"}`, with the version before and after. `record` tells that the document's
    words went into the record (else only its file was kept). `missing` are uids of items that were on the agenda and
    that these minutes lack, `kept` counts lines that stayed as somebody had mended them by hand.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="intakes")
    meeting_uid = models.CharField(max_length=12, db_index=True)
    record = models.BooleanField(default=True)
    made: "models.JSONField[dict[str, list[int]], dict[str, list[int]]]" = models.JSONField(default=dict)
    changed: "models.JSONField[list[dict[str, Any]], list[dict[str, Any]]]" = models.JSONField(
        default=list, encoder=DjangoJSONEncoder
    )
    missing: "models.JSONField[list[str], list[str]]" = models.JSONField(default=list)
    kept = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.document} {self.at:%Y-%m-%d}"
