"""Looking whether an installation is as it should be; each check finds one thing and says it in a sentence."""

import os
import shutil
import smtplib
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core import checks as django_checks
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from rundbord.apps.jobs.worker import any_alive
from rundbord.engines.reader.extract.libreoffice import libreoffice
from rundbord.engines.reader.extract.recognition import can_recognize

FREE_MB = 500
MAIL_SECONDS = 10


@dataclass(frozen=True)
class Finding:
    """What a check found; `name` is the word for it in the health answer."""

    name: str
    well: bool
    says: str


def settings_() -> Finding:
    """Do Django's own checks for a public site find anything?"""
    found = [one for one in django_checks.run_checks() if one.level >= django_checks.ERROR]
    if found:
        return Finding("settings", well=False, says="; ".join(one.msg for one in found))
    if settings.DEMO:
        return Finding("settings", well=True, says="This is a demo: anybody may enter as anybody.")
    if settings.DEBUG:
        return Finding("settings", well=False, says="RUNDBORD_DEBUG is on. Turn it off: error pages show too much.")
    if not settings.HTTPS and "localhost" not in settings.SITE_URL:
        return Finding(
            "settings", well=False, says="RUNDBORD_URL begins with http: people's logins travel unprotected."
        )
    return Finding("settings", well=True, says=f"Settings are in order. The address is {settings.SITE_URL}.")


def database() -> Finding:
    """Does the database answer, and has it the tables that this version needs?"""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        says = f"The database does not answer ({type(error).__name__}). Look at DATABASE_URL and RUNDBORD_DATA."
        return Finding("database", well=False, says=says)
    if missing:
        says = f"The database lacks {len(missing)} migrations. Make a backup, then run: rundbord setup --migrate"
        return Finding("database", well=False, says=says)
    return Finding("database", well=True, says=f"The database ({connection.vendor}) is as this version needs it.")


def files() -> Finding:
    """Can files be written?"""
    folder = Path(settings.MEDIA_ROOT)
    if not os.access(_existing(folder), os.W_OK):
        return Finding("files", well=False, says=f"Files cannot be written to {folder}.")
    return Finding("files", well=True, says=f"Files are written to {folder}.")


def disk() -> Finding:
    """Is there room for more?"""
    free = shutil.disk_usage(_existing(settings.DATA)).free // (1024 * 1024)
    return Finding("disk", well=free >= FREE_MB, says=f"{free} MB are free where the data lies; {FREE_MB} are needed.")


def worker() -> Finding:
    """Has a worker shown life in the last minute?"""
    if any_alive():
        return Finding("worker", well=True, says="A worker is at work.")
    return Finding("worker", well=False, says="No worker has shown life for a minute. Run: rundbord serve (or worker)")


def mail() -> Finding:
    """Does the mail server answer and let us in? Nothing is sent."""
    if settings.DEMO:
        return Finding("mail", well=True, says="Mail stays in the demo's mailbox.")
    if not settings.EMAIL_HOST:
        return Finding("mail", well=False, says="No mail server is set: nobody can log in. Set RUNDBORD_SMTP_HOST.")
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        with get_connection(timeout=MAIL_SECONDS):
            return Finding("mail", well=True, says=f"The mail server {where} answers.")
    except (OSError, smtplib.SMTPException, socket.gaierror) as error:
        return Finding("mail", well=False, says=f"The mail server {where} does not let us in ({type(error).__name__}).")


def programs() -> Finding:
    """Which of the programs that read more kinds of documents are installed? None is needed."""
    found = {"old Word documents (LibreOffice)": bool(libreoffice()), "scans (Tesseract with nor)": can_recognize()}
    if all(found.values()):
        return Finding("programs", well=True, says="Old Word documents and scans can be read.")
    missing = " and ".join(name for name, there in found.items() if not there)
    return Finding("programs", well=True, says=f"Without more programs these cannot be read: {missing}.")


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists: it will be made in there."""
    return next(one for one in (folder, *folder.parents) if one.exists())


def look(checks: list[Callable[[], Finding]]) -> list[Finding]:
    """What these checks find; where the database fails, those that need it are left out."""
    found: list[Finding] = []
    for check in checks:
        if check is worker and any(one.name == "database" and not one.well for one in found):
            continue
        found.append(check())
    return found


EVERYTHING = [settings_, database, files, disk, worker, mail, programs]
HEALTH = [database, disk, worker]
