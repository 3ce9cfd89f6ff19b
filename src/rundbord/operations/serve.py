"""`rundbord serve`, `web` and `worker`."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from rundbord.operations.starting import start_django

GRACEFUL_SECONDS = 3
GIVES_WAY = 10


def serve(words: Sequence[str]) -> int:
    """Run the web server and the worker together until SIGTERM or Ctrl-C."""
    options = _options("serve", words)
    start_django()
    if not _ready():
        return 1
    from rundbord.operations.processes import Program, Supervisor
    from rundbord.operations.setup_code import announce

    announce()
    own = [sys.executable, "-m", "rundbord"]
    web = Program("web server", [*own, "web", "--host", options.host, "--port", str(options.port)])
    return Supervisor([web, Program("worker", [*own, "worker"])]).run()


def web(words: Sequence[str]) -> int:
    """Run the web server alone."""
    options = _options("web", words)
    start_django()
    if not _ready():
        return 1
    import uvicorn
    from django.conf import settings
    from django.urls import get_resolver

    _ = get_resolver().url_patterns  # a page that cannot be loaded is found now, not by the first visitor
    _keep_what_is_loaded()
    uvicorn.run(
        "rundbord.asgi:application",
        host=options.host,
        port=options.port,
        log_config=None,  # the program's own logging, which leaves out what tells of people
        lifespan="off",
        server_header=False,
        forwarded_allow_ips=settings.PROXIES,
        timeout_graceful_shutdown=GRACEFUL_SECONDS,
    )
    return 0


def _keep_what_is_loaded() -> None:
    """Let the garbage collector leave the program itself alone: looking through it made somebody wait 50 to 120 ms."""
    gc.collect()
    gc.freeze()


def worker(words: Sequence[str]) -> int:
    """Run a worker alone."""
    argparse.ArgumentParser("rundbord worker", description="Carry out tasks until SIGTERM or Ctrl-C.").parse_args(words)
    start_django()
    if not _ready():
        return 1
    from rundbord.apps.jobs.worker import work_until_stopped

    os.nice(GIVES_WAY)  # somebody waits for a page; nobody sits waiting for a task
    work_until_stopped()
    return 0


def _options(command: str, words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(f"rundbord {command}")
    parser.add_argument("--host", default="127.0.0.1", help="the network address to listen on (0.0.0.0: all)")
    parser.add_argument("--port", type=int, default=8000)
    return parser.parse_args(words)


def _ready() -> bool:
    """Is the database there and as this version needs it? If not, says what to do."""
    from rundbord.operations.checks import database

    found = database()
    if not found.well:
        sys.stderr.write(f"rundbord: {found.says}\n")
    return found.well
