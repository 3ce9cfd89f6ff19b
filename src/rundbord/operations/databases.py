"""Copying a whole database out and in, while others use it: SQLite's backup interface, PostgreSQL's own programs."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

from rundbord.operations.archive import BackupError

SUFFIX = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


class NoProgramError(BackupError):
    """A program that PostgreSQL brings is missing here."""


def copy_out(target: Path) -> None:
    """Write a consistent copy of the database. Raises NoProgramError, subprocess.CalledProcessError."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(target)) as copy:
            connection.connection.backup(copy)
        return
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", str(target))


def copy_in(source: Path) -> None:
    """Replace the whole database by the copy, or change nothing. Raises as `copy_out`, sqlite3.DatabaseError."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(source)) as copy:
            copy.backup(connection.connection)
        connection.close()
        return
    connection.close()
    name = str(connection.settings_dict["NAME"])
    whole = ["--clean", "--if-exists", "--single-transaction", "--no-owner", "--no-privileges"]
    _run("pg_restore", *whole, "--dbname", name, str(source))


def _run(program: str, *words: str) -> None:
    path = shutil.which(program)
    if path is None:
        raise NoProgramError(f"{program} is missing. Install PostgreSQL's client programs (postgresql-client).")
    subprocess.run([path, *words], check=True, env={**os.environ, **_environment()})  # noqa: S603 - our own words


def _environment() -> dict[str, str]:
    """The connection as PostgreSQL's programs read it; a password on the command line would be seen by others."""
    names = {"NAME": "PGDATABASE", "HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    found = {name: str(connection.settings_dict.get(key) or "") for key, name in names.items()}
    return {name: value for name, value in found.items() if value}
