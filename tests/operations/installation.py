"""An installation of its own, worked by the real commands in processes of their own."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

SETUP = [
    "setup",
    "--no-input",
    "--name",
    "Fjordbyene",
    "--secretary-name",
    "Sara Moen",
    "--secretary-email",
    "s@x.example",
]
STORE = """
from pathlib import Path
from rundbord.apps.files.services import store_blob
for number in range(3):
    store_blob(content=b"%PDF-1.7 referat " + bytes([number]) * 100_000, name="referat.pdf")
"""


@dataclass(frozen=True)
class Installation:
    """Where it lies, and its database; an empty `url` means SQLite in the folder."""

    folder: Path
    url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """What the commands are told."""
        database = self.url or f"sqlite:///{self.database}"
        own = {"RUNDBORD_DATA": str(self.folder), "RUNDBORD_SECRET_KEY": "x" * 50, "DATABASE_URL": database}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("RUNDBORD_", "DJANGO_"))}
        return {**kept, **own, "RUNDBORD_DEMO": "false", "RUNDBORD_DEBUG": "false"}

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "rundbord.sqlite3"

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        command = [sys.executable, "-m", "rundbord", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=self.environment, timeout=120)  # noqa: S603 - our own words

    def begin(self) -> None:
        """Set it up, with three files."""
        assert self.run(*SETUP).returncode == 0
        assert self.run("manage", "shell", "-v", "0", "-c", STORE).returncode == 0

    def files(self) -> dict[str, str]:
        """Checksums of all files by name."""
        folder = self.folder / "files"
        return {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def rows(self) -> dict[str, str]:
        """A checksum of all rows of each table."""
        return _postgresql_rows(self.url) if self.url else _sqlite_rows(self.database)


def _sqlite_rows(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: _checksum(database.execute(f'SELECT * FROM "{name}"')) for name in names}  # noqa: S608 - its own tables


def _postgresql_rows(url: str) -> dict[str, str]:
    import psycopg

    with psycopg.connect(url) as database:
        found = database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return {name: _checksum(database.execute(f'SELECT * FROM "{name}"')) for (name,) in found}  # noqa: S608 - its own tables


def _checksum(rows: Iterable[tuple[object, ...]]) -> str:
    return hashlib.sha256("\n".join(sorted(repr(row) for row in rows)).encode()).hexdigest()


def empty_postgresql(url: str) -> None:
    """Leave nothing in the database."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as database:
        database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
