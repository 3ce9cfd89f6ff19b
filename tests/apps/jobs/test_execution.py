"""Carrying tasks out: once, again after a failure, and after a killed worker."""

import logging
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from rundbord.apps.core import clock
from rundbord.apps.jobs import execution, outbox, progress
from rundbord.apps.jobs.models import Task, TaskState
from rundbord.apps.jobs.outbox import Payload, enqueue

pytestmark = pytest.mark.django_db


def ask(kind: str = "letter", key: str = "letter:1") -> Task:
    return enqueue(kind=kind, payload={"key": key}, key=key)


def after(pause: timedelta) -> AbstractContextManager[None]:
    return clock.frozen(clock.machine_now() + pause)


def fail(_payload: Payload) -> None:
    raise ConnectionError("marit@kommune.example did not answer")


def test_a_task_is_carried_out_once() -> None:
    seen: list[str] = []
    outbox.handler("letter")(lambda payload: seen.append(payload["key"]))
    ask()
    assert execution.run_next()
    assert not execution.run_next()
    assert seen == ["letter:1"]
    assert Task.objects.get().state == TaskState.DONE


def test_a_task_waits_for_its_time() -> None:
    outbox.handler("letter")(lambda _payload: None)
    enqueue(kind="letter", payload={}, key="later", run_at=clock.machine_now() + timedelta(hours=1))
    assert execution.run_pending() == 0
    with after(timedelta(hours=1)):
        assert execution.run_pending() == 1


def test_tasks_that_tasks_ask_for_are_carried_out_too() -> None:
    outbox.handler("letter")(lambda _payload: None)

    @outbox.handler("stack")
    def work(_payload: Payload) -> None:
        ask("letter")

    ask("stack", "stack:1")
    assert execution.run_pending() == 2


def test_of_two_workers_that_saw_the_same_task_one_takes_it() -> None:
    outbox.handler("letter")(lambda _payload: None)
    ask()
    one, other = Task.objects.get(), Task.objects.get()
    assert execution._take(one)
    assert not execution._take(other)


def test_urgent_tasks_pass_the_others_and_have_a_worker_of_their_own() -> None:
    seen: list[str] = []
    outbox.handler("letter")(lambda payload: seen.append(payload["key"]))
    outbox.handler("code", urgent=True)(lambda payload: seen.append(payload["key"]))
    ask()
    ask("code", "code:1")
    ask("code", "code:2")
    assert execution.run_next()
    assert execution.run_next(urgent_only=True)
    assert not execution.run_next(urgent_only=True)
    assert execution.run_next()
    assert seen == ["code:1", "code:2", "letter:1"]


def test_a_failed_task_is_tried_again_after_growing_pauses_and_then_given_up() -> None:
    given_up: list[Payload] = []
    outbox.handler("letter", attempts=3, give_up=given_up.append)(fail)
    task, pauses = ask(), []
    for _ in range(2):
        assert execution.run_next()
        task.refresh_from_db()
        assert (task.state, task.error) == (TaskState.WAITING, "ConnectionError")
        pauses.append(task.run_at - clock.machine_now())
        Task.objects.update(run_at=clock.machine_now())
    assert pauses == [timedelta(seconds=10), timedelta(minutes=1)]
    assert not given_up
    assert execution.run_next()
    task.refresh_from_db()
    assert (task.state, task.attempts, task.error) == (TaskState.FAILED, 3, "ConnectionError")
    assert given_up == [{"key": "letter:1"}]


def test_a_handler_may_say_that_trying_again_is_useless() -> None:
    @outbox.handler("letter")
    def refuse(_payload: Payload) -> None:
        raise outbox.GiveUp from UnicodeError("no such alphabet")

    task = ask()
    assert execution.run_next()
    task.refresh_from_db()
    assert (task.state, task.attempts, task.error) == (TaskState.FAILED, 1, "UnicodeError")


def test_run_pending_is_loud() -> None:
    outbox.handler("letter")(fail)
    task = ask()
    with pytest.raises(ConnectionError):
        execution.run_pending()
    task.refresh_from_db()
    assert task.state == TaskState.WAITING


def test_neither_log_nor_task_holds_what_an_error_says(caplog: pytest.LogCaptureFixture) -> None:
    outbox.handler("letter", attempts=1)(fail)
    task = ask()
    with caplog.at_level(logging.DEBUG):
        execution.run_next()
    task.refresh_from_db()
    assert "ConnectionError" in caplog.text
    assert "test_execution.py" in caplog.text
    assert "marit" not in caplog.text + str(task.__dict__)


def test_what_a_killed_worker_left_is_taken_up_when_its_lease_has_run_out() -> None:
    seen: list[str] = []
    outbox.handler("letter")(lambda payload: seen.append(payload["key"]))
    ask()
    assert execution._claim() is not None  # and here the worker is killed
    assert not execution.run_next()
    with after(execution.LEASE + timedelta(seconds=1)):
        assert execution.run_next()
    assert seen == ["letter:1"]
    assert Task.objects.get().attempts == 2


def test_a_task_that_takes_every_worker_down_is_given_up() -> None:
    given_up: list[Payload] = []
    outbox.handler("letter", attempts=2, give_up=given_up.append)(lambda _payload: None)
    ask()
    for round_number in range(2):
        with after(round_number * 2 * execution.LEASE):
            assert execution._claim() is not None
    with after(4 * execution.LEASE):
        assert not execution.run_next()
    task = Task.objects.get()
    assert (task.state, task.error) == (TaskState.FAILED, "WorkerLost")
    assert given_up


def test_a_worker_that_lost_its_lease_does_not_speak_for_the_one_that_has_it() -> None:
    outbox.handler("letter")(lambda _payload: None)
    ask()
    slow = execution._claim()
    assert slow is not None
    with after(2 * execution.LEASE):
        assert execution._claim() is not None
        execution._carry_out(slow)
    assert Task.objects.get().state == TaskState.RUNNING


def test_leases_of_tasks_in_hand_are_kept() -> None:
    leases = []

    @outbox.handler("letter")
    def work(_payload: Payload) -> None:
        with after(execution.LEASE):
            execution.keep_leases()
        leases.append(Task.objects.get().lease_until)

    ask()
    execution.run_next()
    assert leases == [clock.machine_now() + 2 * execution.LEASE]


def test_a_task_without_handler_waits_for_a_newer_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    outbox.handler("letter")(lambda _payload: None)
    task = ask()
    monkeypatch.setattr(outbox, "_handlers", {})
    assert execution.run_next()
    task.refresh_from_db()
    assert (task.state, task.error) == (TaskState.WAITING, "LookupError")


def test_pages_can_ask_how_far_a_task_has_come() -> None:
    shown = []

    @outbox.handler("letter")
    def work(_payload: Payload) -> None:
        progress.report(40, "2/5")
        shown.append(progress.progress_of("letter:1"))

    ask()
    assert execution.run_pending() == 1
    assert shown == [progress.Progress(state=TaskState.RUNNING, percent=40, note="2/5")]
    done = progress.progress_of("letter:1")
    assert done is not None
    assert done.over
    assert done.percent == 100
    assert progress.progress_of("parcel:1") is None
