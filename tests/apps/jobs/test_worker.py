"""The worker's life; its waiting is never waited for."""

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError

from rundbord.apps.core import clock
from rundbord.apps.jobs import schedule
from rundbord.apps.jobs.models import Task, WorkerPulse
from rundbord.apps.jobs.worker import ALIVE_FOR, Worker, any_alive


def test_a_pulse_shows_life_and_asks_for_recurring_work(db: None) -> None:
    schedule.recurring("sweep", every=timedelta(hours=1))(lambda: None)
    assert not any_alive()
    Worker().pulse()
    assert any_alive()
    assert Task.objects.get().kind == "recurring:sweep"
    with clock.frozen(clock.machine_now() + ALIVE_FOR + timedelta(seconds=1)):
        assert not any_alive()


def test_pulses_of_workers_long_gone_are_forgotten(db: None) -> None:
    WorkerPulse.objects.create(name="gone", at=clock.machine_now() - timedelta(days=2))
    worker = Worker()
    worker.pulse()
    assert list(WorkerPulse.objects.values_list("name", flat=True)) == [worker.name]


def test_a_stopped_worker_takes_up_nothing_more(db: None) -> None:
    worker, steps = Worker(), []

    def step() -> bool:
        steps.append(1)
        worker.stop()
        return True

    worker._repeat(step, 0)
    assert steps == [1]


def test_database_trouble_does_not_end_the_worker(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rundbord.apps.jobs.worker.TROUBLE_SECONDS", 0)
    worker, steps = Worker(), []

    def step() -> bool:
        steps.append(1)
        if len(steps) == 1:
            raise OperationalError("database is locked")
        worker.stop()
        return False

    thread = threading.Thread(target=worker._repeat, args=(step, 0))
    thread.start()
    thread.join(10)
    assert steps == [1, 1]
