"""Recurring work by name. The ticker only asks for a task, once an interval however many workers tick."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from rundbord.apps.core import clock
from rundbord.apps.jobs import outbox
from rundbord.apps.jobs.models import RecurringWork

Work = Callable[[], None]


@dataclass(frozen=True)
class Recurring:
    """Named work that is done again when `every` has passed since it was last asked for."""

    name: str
    every: timedelta


_recurring: dict[str, Recurring] = {}


def recurring(name: str, *, every: timedelta) -> Callable[[Work], Work]:
    """Register the decorated function as recurring work; called in `AppConfig.ready()`."""

    def register(work: Work) -> Work:
        outbox.handler(_kind(name))(lambda _payload: work())
        _recurring[name] = Recurring(name=name, every=every)
        return work

    return register


def tick() -> int:
    """Ask for all recurring work that is due; returns how much was asked for."""
    last_runs = dict(RecurringWork.objects.values_list("name", "last_run_at"))
    asked = 0
    for work in _recurring.values():
        last = last_runs.get(work.name)
        if last is None or last + work.every <= clock.machine_now():
            asked += _ask(work)
    return asked


def _ask(work: Recurring) -> bool:
    """Ask for the work, unless another worker did so since the row was read."""
    now = clock.machine_now()
    with transaction.atomic():
        row, _made = RecurringWork.objects.get_or_create(name=work.name)
        if row.last_run_at and row.last_run_at + work.every > now:
            return False
        won = RecurringWork.objects.filter(pk=row.pk, last_run_at=row.last_run_at).update(last_run_at=now)
        if won:
            outbox.enqueue(kind=_kind(work.name), payload={}, key=f"{_kind(work.name)}:{now.isoformat()}")
    return bool(won)


def _kind(name: str) -> str:
    return f"recurring:{name}"
