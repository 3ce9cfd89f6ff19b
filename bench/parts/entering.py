"""A Django of its own for a benchmark: a database and files in a folder that goes away with it."""

import os
from pathlib import Path


def enter(folder: Path) -> None:
    """Set Django up with an empty database; programs that are started here share it.

    DATABASE_URL may name an empty PostgreSQL database instead of a file in the folder; ends where it is not empty.
    """
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'rundbord.sqlite3'}")
    os.environ.update(
        RUNDBORD_DEMO="true",
        RUNDBORD_DATA=str(folder),
        RUNDBORD_LOG_LEVEL="ERROR",
        DJANGO_SETTINGS_MODULE="rundbord.settings",
    )
    import django

    django.setup()
    from django.db import connection

    from rundbord.demo.build import prepare

    if connection.introspection.table_names():
        raise SystemExit("DATABASE_URL must name an empty database")
    prepare(lambda _line: None)


def enter_demo(folder: Path) -> Path:
    """The same with the demo in it; returns the folder of the demo's documents."""
    enter(folder)
    from rundbord.demo.build import build

    build(folder / "documents", lambda _line: None)
    return folder / "documents"
