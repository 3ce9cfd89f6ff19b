"""A worker that is really killed in the middle of a batch, and the next one: each document once, none twice."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.apps.importing.samples import TEXT
from tests.operations.installation import SETUP, Installation

COUNT, LAST = 5, 3
DROP = """
import sys
from pathlib import Path
from rundbord.operations.starting import start_django
start_django()
from rundbord.apps.accounts.viewer import System
from rundbord.apps.importing.services.batches import import_files
from rundbord.apps.people.models import Cooperation
files = sorted(Path(sys.argv[1]).iterdir())
import_files(actor=System("test"), cooperation=Cooperation.objects.get(), files=files)
"""
# A worker as it is, that tells what it reads. The first one is killed while it reads its third document; the second one
# begins when the first one's leases are over, and is asked to end when nothing is left.
WORK = """
import os, signal, sys
from datetime import timedelta
from rundbord.operations.starting import start_django
start_django()
from rundbord.apps.core import clock
from rundbord.apps.importing.models import UNDER_WAY, Document
from rundbord.apps.importing.services import reading
from rundbord.apps.jobs.execution import LEASE
from rundbord.cli import main
killed_at, minutes = int(sys.argv[1]), int(sys.argv[2])
read, kept, seen = reading.draft_from, reading._store, []
def draft_from(source, *rest):
    seen.append(source)
    print(source.text.split()[-1], flush=True)
    if len(seen) == killed_at:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(source, *rest)
def store(*words, **values):
    kept(*words, **values)
    if not Document.objects.filter(state__in=UNDER_WAY).exists():
        os.kill(os.getpid(), signal.SIGTERM)
reading.draft_from, reading._store = draft_from, store
with clock.frozen(clock.machine_now() + minutes * LEASE):
    sys.exit(main(["worker"]))
"""


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """One with a cooperation, five texts dropped and nobody at work."""
    found = Installation(tmp_path / "data")
    assert found.run(*SETUP).returncode == 0
    folder = tmp_path / "referater"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number}.txt").write_text(f"{TEXT}\nslutt-{number}", encoding="utf-8")
    assert _run(found, DROP, folder).returncode == 0
    return found


def _run(installation: Installation, script: str, *words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *map(str, words)]
    return subprocess.run(  # noqa: S603 - our own words
        command, capture_output=True, text=True, check=False, env=installation.environment, timeout=120
    )


def _documents(installation: Installation) -> list[tuple[str, str, int]]:
    with closing(sqlite3.connect(installation.database)) as database:
        rows = database.execute("SELECT name, state, version FROM importing_document ORDER BY position")
        return [(name, state, version) for name, state, version in rows]


def test_a_killed_worker_leaves_a_state_from_which_the_next_one_goes_on(installation: Installation) -> None:
    killed = _run(installation, WORK, LAST, 0)
    assert killed.returncode == -signal.SIGKILL
    assert killed.stdout.split() == ["slutt-0", "slutt-1", "slutt-2"]
    assert [state for _name, state, _version in _documents(installation)] == ["read"] * 2 + ["reading"] + [
        "waiting"
    ] * 2
    done = _run(installation, WORK, 0, 2)
    assert done.returncode == 0, done.stderr
    assert sorted(done.stdout.split()) == ["slutt-2", "slutt-3", "slutt-4"]
    assert _documents(installation) == [(f"{number}.txt", "read", 1) for number in range(COUNT)]
