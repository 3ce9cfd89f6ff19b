"""Web server and worker as one program: started again, stopped together. No real processes, no waiting."""

import signal
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from rundbord.operations.processes import QUICK_ENDS, QUICK_SECONDS, Program, Supervisor


@dataclass
class Fake:
    """A process whose end the test decides."""

    command: Sequence[str]
    code: int | None = None
    stubborn: bool = False
    asked: list[str] = field(default_factory=list)

    def poll(self) -> int | None:
        return self.code

    def terminate(self) -> None:
        self.asked.append("terminate")

    def kill(self) -> None:
        self.asked.append("kill")
        self.stubborn = False

    def wait(self, timeout: float | None = None) -> int:
        if self.stubborn:
            raise subprocess.TimeoutExpired("fake", timeout or 0)
        self.code = self.code or 0
        return self.code


@dataclass
class World:
    """Processes that were started, and a clock that stands still."""

    started: list[Fake] = field(default_factory=list)
    now: float = 1000.0

    def start(self, command: Sequence[str]) -> Fake:
        self.started.append(Fake(command))
        return self.started[-1]

    def supervisor(self) -> Supervisor:
        programs = [Program("web", ["web"]), Program("worker", ["worker"])]
        supervisor = Supervisor(programs, start=self.start, clock=lambda: self.now)
        for program in programs:
            supervisor._start(program)
        return supervisor


def test_what_ends_by_itself_is_started_again() -> None:
    world = World()
    supervisor = world.supervisor()
    assert supervisor.look()
    assert len(world.started) == 2
    world.started[1].code = -9
    assert supervisor.look()
    assert [one.command for one in world.started] == [["web"], ["worker"], ["worker"]]


def test_what_ends_right_after_its_start_again_and_again_is_given_up() -> None:
    world = World()
    supervisor = world.supervisor()
    for _ in range(QUICK_ENDS - 1):
        world.started[-1].code = 1
        assert supervisor.look()
    world.started[-1].code = 1
    assert not supervisor.look()


def test_a_program_that_ran_for_a_while_has_all_its_tries_again() -> None:
    world = World()
    supervisor = world.supervisor()
    for _ in range(3 * QUICK_ENDS):
        world.now += QUICK_SECONDS + 1
        world.started[-1].code = 1
        assert supervisor.look()


def test_all_are_asked_to_end_and_the_stubborn_one_is_killed() -> None:
    world = World()
    supervisor = world.supervisor()
    world.started[0].stubborn = True
    supervisor.end_all()
    assert world.started[0].asked == ["terminate", "kill"]
    assert world.started[1].asked == ["terminate"]


def test_a_signal_ends_the_run_well(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers: dict[int, Callable[..., None]] = {}
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)
    world = World()

    def start_and_stop(command: Sequence[str]) -> Fake:
        handlers[signal.SIGTERM]()
        return world.start(command)

    assert Supervisor([Program("web", ["web"])], start=start_and_stop).run() == 0
    assert set(handlers) == {signal.SIGTERM, signal.SIGINT}
    assert [one.asked for one in world.started] == [["terminate"]]
