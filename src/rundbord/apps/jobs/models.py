"""Work for later: tasks, recurring work, and the workers that carry them out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rundbord.apps.core.models import UidModel


class TaskState(models.TextChoices):
    """Where a task is in its life."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class Task(UidModel):
    """Work that a worker carries out at least once, written in the transaction that asks for it.

    `attempts` counts the times a worker took it up, and tells a worker that lost its lease from the one that has it.
    `payload` names objects by uid; `error` is the class of the last error, never its message.
    """

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField(default=dict)
    urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=TaskState, default=TaskState.WAITING)
    run_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=100, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "run_at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"


class RecurringWork(models.Model):
    """When named recurring work was last asked for."""

    name = models.CharField(max_length=60, unique=True)
    last_run_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class WorkerPulse(models.Model):
    """A sign of life of a worker."""

    name = models.CharField(max_length=100, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
