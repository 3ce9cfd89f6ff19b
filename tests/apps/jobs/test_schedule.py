"""Recurring work."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session

from rundbord.apps.core import clock
from rundbord.apps.jobs import execution, schedule
from rundbord.apps.jobs.housekeeping import KEPT_FOR, clear_sessions, sweep
from rundbord.apps.jobs.models import RecurringWork, Task, TaskState

pytestmark = pytest.mark.django_db


def test_work_is_asked_for_once_an_interval() -> None:
    done: list[str] = []
    schedule.recurring("sweep", every=timedelta(hours=1))(lambda: done.append("sweep"))
    assert [schedule.tick(), schedule.tick()] == [1, 0]
    with clock.frozen(clock.machine_now() + timedelta(hours=1)):
        assert [schedule.tick(), schedule.tick()] == [1, 0]
        execution.run_pending()
    assert done == ["sweep", "sweep"]


def test_of_two_workers_that_tick_at_once_one_asks() -> None:
    schedule.recurring("sweep", every=timedelta(hours=1))(lambda: None)
    work = schedule._recurring["sweep"]
    assert schedule._ask(work)
    assert not schedule._ask(work)
    assert Task.objects.count() == 1
    assert RecurringWork.objects.get().last_run_at == clock.machine_now()


def test_old_tasks_are_swept_and_failures_stay() -> None:
    long_ago = clock.machine_now() - KEPT_FOR - timedelta(days=1)
    for key, state, at in [
        ("old", TaskState.DONE, long_ago),
        ("failed", TaskState.FAILED, long_ago),
        ("new", TaskState.DONE, clock.machine_now()),
    ]:
        Task.objects.create(kind="x", key=key, state=state, run_at=at, created_at=at, finished_at=at)
    sweep()
    assert set(Task.objects.values_list("key", flat=True)) == {"failed", "new"}


def test_expired_logins_go() -> None:
    for key, days in [("old", -1), ("new", 1)]:
        Session.objects.create(session_key=key, expire_date=datetime.now(UTC) + timedelta(days=days))  # noqa: TID251 - Django asks the machine
    clear_sessions()
    assert Session.objects.get().session_key == "new"
