"""The worker: carries out tasks until it is told to stop.

Two threads take tasks, one of them urgent ones only, so that a login code never waits behind a long reading. A third
one shows that the worker lives, keeps the leases of running tasks, and asks for recurring work.
"""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable
from datetime import timedelta

from django.db import DatabaseError, InterfaceError, close_old_connections, connections

from rundbord.apps.core import clock
from rundbord.apps.jobs import execution, schedule
from rundbord.apps.jobs.models import WorkerPulse

IDLE_SECONDS = 0.5
PULSE_SECONDS = 10.0
TROUBLE_SECONDS = 5.0
ALIVE_FOR = timedelta(seconds=60)

logger = logging.getLogger(__name__)


class Worker:
    """One worker process. `run` returns when `stop` was called and the tasks in hand are finished."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"[:100]
        self._stop = threading.Event()

    def stop(self) -> None:
        """Take up no more tasks."""
        self._stop.set()

    def run(self) -> None:
        """Work until stopped."""
        self.pulse()
        steps: list[tuple[Callable[[], bool], float]] = [
            (lambda: execution.run_next(urgent_only=True), IDLE_SECONDS),
            (execution.run_next, IDLE_SECONDS),
        ]
        threads = [threading.Thread(target=self._repeat, args=step, daemon=True) for step in steps]
        threads.append(threading.Thread(target=self._repeat, args=(self.pulse, PULSE_SECONDS), daemon=True))
        for thread in threads:
            thread.start()
        logger.info("worker ready")
        for thread in threads:
            thread.join()
        WorkerPulse.objects.filter(name=self.name).delete()
        logger.info("worker stopped")

    def pulse(self) -> bool:
        """Show life, keep the leases of the tasks in hand, ask for recurring work."""
        now = clock.machine_now()
        WorkerPulse.objects.update_or_create(name=self.name, defaults={"at": now})
        WorkerPulse.objects.filter(at__lt=now - timedelta(days=1)).delete()
        execution.keep_leases()
        schedule.tick()
        return False

    def _repeat(self, step: Callable[[], bool], pause: float) -> None:
        """Do the step again and again, at once while there is more to do, else after the pause."""
        while not self._stop.is_set():
            close_old_connections()
            try:
                more = step()
            except (DatabaseError, InterfaceError) as error:
                logger.error("worker: database trouble (%s), trying again", type(error).__name__)  # noqa: TRY400 - a message may hold names
                self._stop.wait(TROUBLE_SECONDS)
                continue
            if not more:
                self._stop.wait(pause)
        connections.close_all()


def work_until_stopped() -> None:
    """Run a worker in this process until SIGTERM or SIGINT."""
    worker = Worker()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: worker.stop())
    worker.run()


def any_alive() -> bool:
    """Has any worker shown life lately?"""
    return WorkerPulse.objects.filter(at__gte=clock.machine_now() - ALIVE_FOR).exists()
