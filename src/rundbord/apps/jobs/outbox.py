"""The outbox: what is to be done after the transaction, written inside it.

A worker carries each task out at least once; handlers are written so that twice does no harm. Handlers register in
`AppConfig.ready()` and run outside any transaction, so that they may render, send mail and use the network.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from rundbord.apps.core import clock
from rundbord.apps.jobs.models import Task

ATTEMPTS = 6

Payload = dict[str, Any]
Handle = Callable[[Payload], None]


@dataclass(frozen=True)
class Handler:
    """How one kind of task is carried out.

    Urgent kinds pass all others. After `attempts` the task has failed and `give_up` (if any) gets its payload, in one
    transaction with the task's last state.
    """

    handle: Handle
    urgent: bool = False
    attempts: int = ATTEMPTS
    give_up: Handle | None = None


class GiveUp(Exception):  # noqa: N818 - it is raised to say so, not as a mishap
    """Raised by a handler for which trying again is useless: the task fails at once."""


_handlers: dict[str, Handler] = {}


def handler(
    kind: str, *, urgent: bool = False, attempts: int = ATTEMPTS, give_up: Handle | None = None
) -> Callable[[Handle], Handle]:
    """Register the decorated function for tasks of this kind. Raises ValueError where the kind has one already."""

    def register(handle: Handle) -> Handle:
        if kind in _handlers:
            raise ValueError(f"tasks of kind {kind!r} have a handler already")
        _handlers[kind] = Handler(handle=handle, urgent=urgent, attempts=attempts, give_up=give_up)
        return handle

    return register


def handler_of(kind: str) -> Handler | None:
    """Who carries out tasks of this kind."""
    return _handlers.get(kind)


def enqueue(*, kind: str, payload: Payload, key: str, run_at: datetime | None = None) -> Task:
    """Ask for a task in the caller's transaction; a second one of the same `key` is the first one.

    `run_at` is the instant before which it does not begin (default: at once). Raises RuntimeError outside a
    transaction and LookupError for a kind that nobody carries out.
    """
    enqueue_many(kind=kind, asked=[(key, payload)], run_at=run_at)
    return Task.objects.get(key=key)


def enqueue_many(*, kind: str, asked: Iterable[tuple[str, Payload]], run_at: datetime | None = None) -> None:
    """Ask for many tasks of a kind at once, each with its key and payload; raises as `enqueue`. One query."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("outbox.enqueue belongs inside the transaction that needs the task")
    found = handler_of(kind)
    if found is None:
        raise LookupError(f"nobody carries out tasks of kind {kind!r}")
    now = clock.machine_now()
    tasks = [
        Task(kind=kind, payload=payload, key=key, urgent=found.urgent, run_at=run_at or now, created_at=now)
        for key, payload in asked
    ]
    Task.objects.bulk_create(tasks, ignore_conflicts=True)
