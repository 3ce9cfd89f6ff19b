"""How far a task has come, for pages that wait for it."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rundbord.apps.jobs.models import Task, TaskState

if TYPE_CHECKING:
    from collections.abc import Iterator

_current: ContextVar[Task | None] = ContextVar("current_task", default=None)


@dataclass(frozen=True)
class Progress:
    """What a page may show: per cent done (0-100), a short note, and whether anything more will happen."""

    state: TaskState
    percent: int
    note: str

    @property
    def over(self) -> bool:
        """Will nothing more happen?"""
        return self.state in {TaskState.DONE, TaskState.FAILED}


def report(percent: int, note: str = "") -> None:
    """Called by a handler while it works; does nothing outside a task. No personal content in the note."""
    task = _current.get()
    if task is None or (task.percent, task.note) == (percent, note):
        return
    task.percent, task.note = max(0, min(percent, 100)), note[:200]
    Task.objects.filter(pk=task.pk, attempts=task.attempts).update(percent=task.percent, note=task.note)


def progress_of(key: str) -> Progress | None:
    """How far the task of this key has come, or None where there is none."""
    row = Task.objects.filter(key=key).values_list("state", "percent", "note").first()
    return Progress(state=TaskState(row[0]), percent=row[1], note=row[2]) if row else None


@contextmanager
def reporting_for(task: Task) -> "Iterator[None]":
    """Within this block `report` means this task."""
    token = _current.set(task)
    try:
        yield
    finally:
        _current.reset(token)
