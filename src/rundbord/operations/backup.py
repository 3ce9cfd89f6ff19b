"""`rundbord backup FILE`."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import IO, TYPE_CHECKING

from rundbord.operations.archive import FILES, BackupError, Manifest, Writer
from rundbord.operations.starting import start_django

if TYPE_CHECKING:
    from collections.abc import Iterator


def main(words: Sequence[str]) -> int:
    """Write database and files into one file; Rundbord may be running meanwhile."""
    parser = argparse.ArgumentParser("rundbord backup", description=main.__doc__)
    parser.add_argument("file", type=Path, help="for example rundbord-2026-03-02.tar.gz; without gz not compressed")
    parser.add_argument("--force", action="store_true", help="write over a file of that name")
    options = parser.parse_args(words)
    start_django()
    if options.file.exists() and not options.force:
        sys.stderr.write(f"rundbord: {options.file} is there already. Choose another name, or write --force.\n")
        return 1
    try:
        parts = write(options.file)
    except (BackupError, subprocess.CalledProcessError, OSError) as error:
        sys.stderr.write(f"rundbord: no backup was made: {error}\n")
        return 1
    sys.stdout.write(f"{options.file}: {parts} parts, {options.file.stat().st_size / 1_000_000:.1f} MB.\n")
    return 0


def write(path: Path) -> int:
    """Write the backup, whole or not at all; returns the number of its parts."""
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)  # it holds personal data
    try:
        with os.fdopen(descriptor, "wb") as stream:
            writer = Writer(path, stream)
            _write_all(writer, path.parent)
            os.fsync(stream.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return len(writer.checksums)


def _write_all(writer: Writer, scratch: Path) -> None:
    """The database first: files are never changed or deleted, so all that it names are there afterwards."""
    from django.core.files.storage import default_storage
    from django.db import connection

    from rundbord.operations.databases import SUFFIX, copy_out

    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        copy = Path(folder) / "database"
        copy_out(copy)
        with copy.open("rb") as database:
            writer.add(SUFFIX[connection.vendor], database, copy.stat().st_size)
    for name in stored_names():
        with default_storage.open(name) as file:
            content: IO[bytes] = file.file  # type: ignore[assignment]  # Django's File wraps a binary stream
            writer.add(f"{FILES}{name}", content, default_storage.size(name))
    writer.finish(_manifest())


def _manifest() -> Manifest:
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    from rundbord.apps.core import clock

    applied = MigrationRecorder(connection).applied_migrations()
    return Manifest(
        program=version("rundbord"),
        made_at=clock.machine_now().isoformat(),
        database=connection.vendor,
        migrations=sorted(f"{app}.{name}" for app, name in applied),
    )


def stored_names(folder: str = "") -> "Iterator[str]":
    """The names of all files in Django's storage."""
    from django.core.files.storage import default_storage

    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}{name}"
    for name in sorted(folders):
        yield from stored_names(f"{folder}{name}/")
