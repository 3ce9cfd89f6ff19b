"""`rundbord restore FILE`."""

import argparse
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from rundbord.operations.archive import CHUNK, FILES, MANIFEST, BackupError, BadBackupError, Manifest, members, verify
from rundbord.operations.starting import start_django


def main(words: Sequence[str]) -> int:
    """Bring database and files back from a backup. Stop Rundbord first; an installation in use is not touched."""
    parser = argparse.ArgumentParser("rundbord restore", description=main.__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--force", action="store_true", help="replace what is here; it is lost")
    parser.add_argument("--verify", action="store_true", help="only look whether the backup is whole; change nothing")
    options = parser.parse_args(words)
    try:
        manifest = verify(options.file)
        if options.verify:
            sys.stdout.write(f"{options.file} is whole: {len(manifest.checksums)} parts, made {manifest.made_at}.\n")
            return 0
        start_django()
        _make_data_folder()
        if reason := _reason_against(manifest, force=options.force):
            sys.stderr.write(f"rundbord: nothing was changed. {reason}\n")
            return 1
        bring_back(options.file)
    except (BackupError, subprocess.CalledProcessError, sqlite3.DatabaseError, OSError) as error:
        sys.stderr.write(f"rundbord: {error}\n")
        return 1
    sys.stdout.write(f"Brought back: {len(manifest.checksums)} parts, as they were {manifest.made_at}.\n")
    return 0


def bring_back(path: Path) -> None:
    """Files first, the database last and at once: until then the old installation stands as it was."""
    from django.conf import settings

    from rundbord.operations.databases import copy_in
    from rundbord.operations.setup import migrate

    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        database = Path(folder) / "database"
        for name, stream in members(path):
            if name.startswith(FILES):
                _store(name.removeprefix(FILES), stream)
            elif name != MANIFEST:
                with database.open("wb") as copy:
                    while chunk := stream.read(CHUNK):
                        copy.write(chunk)
        copy_in(database)
    migrate()


def _make_data_folder() -> None:
    from django.conf import settings

    settings.DATA.mkdir(parents=True, exist_ok=True)


def _store(name: str, stream: IO[bytes]) -> None:
    from django.core.files import File
    from django.core.files.storage import default_storage

    if default_storage.exists(name):
        default_storage.delete(name)
    if default_storage.save(name, File(stream)) != name:
        raise BadBackupError(f"The file {name} could not be written under its name.")


def _reason_against(manifest: Manifest, *, force: bool) -> str:
    """Why the backup may not be brought back here, or nothing."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    if manifest.database != connection.vendor:
        return f"The backup is of {manifest.database}; DATABASE_URL names {connection.vendor}."
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := [one for one in manifest.migrations if one not in known]:
        return f"The backup was made by a newer version ({manifest.program}; {unknown[0]}). Install that one first."
    if force:
        return ""
    return _in_use()


def _in_use() -> str:
    """What there is here that would be lost, or nothing."""
    from django.db import connection

    from rundbord.apps.accounts.models import User
    from rundbord.apps.jobs.models import WorkerPulse
    from rundbord.apps.jobs.worker import any_alive
    from rundbord.apps.people.models import Cooperation
    from rundbord.operations.backup import stored_names

    tables = connection.introspection.table_names()
    for model in (Cooperation, User):
        if model._meta.db_table in tables and model.objects.exists():
            return "There is an installation here already: choose an empty one, or write --force to lose this one."
    if WorkerPulse._meta.db_table in tables and any_alive():
        return "A worker is at work here. Stop Rundbord first, or write --force."
    if next(stored_names(), None):
        return "There are files here already: choose an empty installation, or write --force to write over them."
    return ""
