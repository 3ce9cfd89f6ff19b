"""Taking up one task and carrying it out, safe with any number of workers on SQLite and PostgreSQL.

A worker takes a task by a conditional update and holds it by a lease. When the lease runs out (the worker was
killed), any worker takes the task up again.
"""

import logging
import traceback
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from rundbord.apps.core import clock
from rundbord.apps.jobs import outbox, progress
from rundbord.apps.jobs.models import Task, TaskState

LEASE = timedelta(seconds=60)
PAUSES = [timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2)]
WORKER_LOST = "WorkerLost"

logger = logging.getLogger(__name__)

_in_hand: dict[int, Task] = {}


def run_next(*, urgent_only: bool = False) -> bool:
    """Take up and carry out the next due task; False where none is due. Errors are kept on the task and logged."""
    task = _claim(urgent_only=urgent_only)
    if task is None:
        return False
    try:
        _carry_out(task)
    except Exception as error:  # noqa: BLE001 - whatever a handler raises, the worker lives on
        _note_failure(task, error)
    return True


def run_pending() -> int:
    """Carry out all tasks that are due, and those that they ask for; for tests and the demo. Returns their number.

    Raises the first error of a handler, after it is kept on the task.
    """
    done = 0
    while task := _claim():
        try:
            _carry_out(task)
        except Exception as error:
            _note_failure(task, error)
            raise
        done += 1
    return done


def _due(now: datetime, *, urgent_only: bool) -> Task | None:
    due = Task.objects.filter(
        Q(state=TaskState.WAITING, run_at__lte=now) | Q(state=TaskState.RUNNING, lease_until__lt=now)
    )
    if urgent_only:
        due = due.filter(urgent=True)
    return due.order_by("-urgent", "run_at", "pk").first()


def _claim(*, urgent_only: bool = False) -> Task | None:
    """The next due task, now held by the caller. Tasks that took too many workers down are given up on the way."""
    while task := _due(clock.machine_now(), urgent_only=urgent_only):
        if not _take(task):
            continue  # another worker was quicker: look again
        if task.attempts <= _limit(task):
            return task
        _finish_failed(task, WORKER_LOST)
    return None


def _take(task: Task) -> bool:
    """Hold the task; False if another worker took it since it was read."""
    lease = clock.machine_now() + LEASE
    taken = Task.objects.filter(pk=task.pk, state=task.state, attempts=task.attempts).update(
        state=TaskState.RUNNING, attempts=F("attempts") + 1, lease_until=lease
    )
    if taken:
        task.state, task.attempts, task.lease_until = TaskState.RUNNING, task.attempts + 1, lease
    return bool(taken)


def keep_leases() -> None:
    """Renew the leases of the tasks that this process has in hand."""
    for task in list(_in_hand.values()):
        _held(task).update(lease_until=clock.machine_now() + LEASE)


def _carry_out(task: Task) -> None:
    handler = outbox.handler_of(task.kind)
    if handler is None:
        raise LookupError(f"nobody carries out tasks of kind {task.kind!r}")
    _in_hand[task.pk] = task
    try:
        with progress.reporting_for(task):
            handler.handle(task.payload)
    finally:
        del _in_hand[task.pk]
    if not _held(task).update(
        state=TaskState.DONE, percent=100, error="", lease_until=None, finished_at=clock.machine_now()
    ):
        logger.warning("task %s (%s) outlived its lease and was taken up by another worker", task.uid, task.kind)


def _note_failure(task: Task, error: Exception) -> None:
    """Try again after a pause, or give up. Only the error's class and place are kept: messages may hold names."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    logger.warning(
        "task %s (%s) raised %s at %s:%s", task.uid, task.kind, type(error).__name__, place.filename, place.lineno
    )
    if isinstance(error, outbox.GiveUp) or task.attempts >= _limit(task):
        cause = error.__cause__ if isinstance(error, outbox.GiveUp) and error.__cause__ else error
        _finish_failed(task, type(cause).__name__)
        return
    pause = PAUSES[min(task.attempts, len(PAUSES)) - 1]
    _held(task).update(
        state=TaskState.WAITING,
        run_at=clock.machine_now() + pause,
        lease_until=None,
        error=type(error).__name__,
    )


def _finish_failed(task: Task, error: str) -> None:
    handler = outbox.handler_of(task.kind)
    with transaction.atomic():
        held = _held(task).update(
            state=TaskState.FAILED, error=error, lease_until=None, finished_at=clock.machine_now()
        )
        if held and handler and handler.give_up:
            handler.give_up(task.payload)
    logger.error("task %s (%s) failed for good: %s", task.uid, task.kind, error)


def _held(task: Task) -> QuerySet[Task]:
    """The task's row, if it is still held by this attempt."""
    return Task.objects.filter(pk=task.pk, state=TaskState.RUNNING, attempts=task.attempts)


def _limit(task: Task) -> int:
    handler = outbox.handler_of(task.kind)
    return handler.attempts if handler else outbox.ATTEMPTS
