"""Running several programs as one: what ends by itself is started again, and all are stopped together."""

import logging
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

LOOK_SECONDS = 0.5
STOP_SECONDS = 20
QUICK_SECONDS = 10.0
QUICK_ENDS = 5

logger = logging.getLogger(__name__)


class Process(Protocol):
    """What of `subprocess.Popen` is used."""

    def poll(self) -> int | None:
        """The exit code, None while it runs."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it at once."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end."""


Start = Callable[[Sequence[str]], Process]


@dataclass
class Program:
    """A program that should always run. `quick_ends` counts ends soon after the start: something is wrong for good."""

    name: str
    command: Sequence[str]
    process: Process | None = None
    started_at: float = 0.0
    quick_ends: int = 0


@dataclass
class Supervisor:
    """Keeps programs running until `stop` is called. Seconds are those of a monotonic clock."""

    programs: list[Program]
    start: Start = subprocess.Popen
    clock: Callable[[], float] = time.monotonic
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self) -> int:
        """Run all until stopped (exit code 0) or until one ends again and again at once (1)."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: self.stop())
        for program in self.programs:
            self._start(program)
        well = True
        while well and not self.stopping.wait(LOOK_SECONDS):
            well = self.look()
        self.end_all()
        return 0 if well else 1

    def stop(self) -> None:
        """End all programs soon."""
        self.stopping.set()

    def look(self) -> bool:
        """Start again what has ended; False if a program has ended too often right after its start."""
        for program in self.programs:
            code = program.process.poll() if program.process else None
            if code is None:
                continue
            quick = self.clock() - program.started_at < QUICK_SECONDS
            program.quick_ends = program.quick_ends + 1 if quick else 0
            if program.quick_ends >= QUICK_ENDS:
                logger.error("%s ended %s times right after its start: giving up", program.name, QUICK_ENDS)
                return False
            logger.warning("%s ended with code %s: starting it again", program.name, code)
            self._start(program)
        return True

    def end_all(self) -> None:
        """Ask all to end, then wait for each; what does not end in time is killed."""
        running = [one.process for one in self.programs if one.process and one.process.poll() is None]
        for process in running:
            process.terminate()
        for process in running:
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self, program: Program) -> None:
        program.process = self.start(program.command)
        program.started_at = self.clock()
