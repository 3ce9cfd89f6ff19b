"""`rundbord demo`: build the demo once, then serve it."""

import argparse
import os
import shutil
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import NoReturn

from rundbord.operations.starting import start_django

FOLDER = Path("demo-data")


def main(words: Sequence[str]) -> int:
    """Build the demo where it is not built, and serve it until Ctrl-C."""
    options = _options(words)
    if not options.build_only and _is_taken(options.port):
        sys.stderr.write(f"rundbord: port {options.port} is in use. Choose another one, as in: make demo PORT=8001\n")
        return 1
    folder: Path = options.data.resolve()
    if options.fresh and folder.exists():
        shutil.rmtree(folder)
    if folder.exists():
        _enter(folder, options.port)
        _bring_up_to_date()
    else:
        _build_beside(folder, options.port)
        _enter(folder, options.port)
    return 0 if options.build_only else _serve(options.port)


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("rundbord demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--fresh", action="store_true", help="forget what was tried and build the demo anew")
    parser.add_argument("--data", type=Path, default=FOLDER, help="where the demo lies (default: %(default)s)")
    parser.add_argument("--build-only", action="store_true", help="build, but do not serve")
    return parser.parse_args(words)


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _enter(folder: Path, port: int) -> None:
    """Let this process, and those that it starts, be the demo in this folder, whatever else its environment says."""
    os.environ.update(
        RUNDBORD_DEMO="true",
        RUNDBORD_DATA=str(folder),
        RUNDBORD_URL=f"http://localhost:{port}",
        DATABASE_URL=f"sqlite:///{folder / 'rundbord.sqlite3'}",
        DJANGO_SETTINGS_MODULE="rundbord.settings",
    )


def _build_beside(folder: Path, port: int) -> None:
    """Build in a folder beside and move it here when it is whole: a killed build is begun anew."""
    beside = folder.with_name(f"{folder.name}.building")
    if beside.exists():
        shutil.rmtree(beside)
    beside.mkdir(parents=True)
    _enter(beside, port)
    started = monotonic()
    _say("Building the demo (once; it is kept for the next start) …")
    _build(beside)
    beside.rename(folder)
    _say(f"  {monotonic() - started:5.1f} s  in all")


def _build(folder: Path) -> None:
    start_django()
    from django.db import connections

    from rundbord.demo.build import build, prepare

    prepare(_say)
    build(folder / "documents", _say)
    connections.close_all()


def _bring_up_to_date() -> None:
    """A demo that an earlier version built gets the tables of this one."""
    start_django()
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0)
    connections.close_all()


def _serve(port: int) -> NoReturn:
    """Say where the demo is and as whom to enter, and become the server."""
    from rundbord.demo.persons import PARTS

    _say(f"\nThe demo is at http://localhost:{port}/demo/ (Ctrl-C stops it). Enter as one of these:")
    for part in PARTS:
        _say(f"  {part.name}: {part.role}")
    os.execv(sys.executable, [sys.executable, "-m", "rundbord", "serve", "--port", str(port)])  # noqa: S606 - this very program


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
