"""LibreOffice, which makes DOCX of old Word documents, as a confined process."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from rundbord.engines.reader.extract.formats import LARGEST_FILE
from rundbord.engines.reader.source import Reason, UnreadableError

_SOURCES = Path(__file__).parents[4]
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
"""No macro runs, no link is followed."""


@cache
def libreoffice() -> str:
    """The path of LibreOffice; empty where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def as_docx(content: bytes, *, seconds: float, memory_mb: int) -> bytes:
    """The document as DOCX, made by LibreOffice with a profile of its own; raises UnreadableError.

    It runs with limits of time (wall time in seconds), memory and file size, without macros and without network, and
    is ended with all that it started.
    """
    if not libreoffice():
        raise UnreadableError(Reason.OLD_WORD)
    with tempfile.TemporaryDirectory(prefix="rundbord-") as folder:
        place = Path(folder)
        (place / "in.doc").write_bytes(content)
        profile = place / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        _run(place, seconds, memory_mb)
        made = place / "in.docx"
        if not made.is_file():
            raise UnreadableError(Reason.DAMAGED)
        return made.read_bytes()


def _run(place: Path, seconds: float, memory_mb: int) -> None:
    file_mb = LARGEST_FILE // 1024 // 1024
    confined = [sys.executable, "-P", "-m", "rundbord.engines.reader.extract.confined", str(memory_mb), str(file_mb)]
    options = [f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    convert = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place), str(place / "in.doc")]
    child = subprocess.Popen(  # noqa: S603 - our own interpreter, and LibreOffice
        [*confined, libreoffice(), *options, *convert],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=place,
        env={"PYTHONPATH": str(_SOURCES), "PATH": os.defpath, "HOME": str(place), "TMPDIR": str(place)},
        start_new_session=True,
    )
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(Reason.TOO_SLOW) from error
    finally:
        end_group(child)


def end_group(child: "subprocess.Popen[bytes]") -> None:
    """End a process that leads a session of its own, and all that it started."""
    with suppress(ProcessLookupError, PermissionError):  # all of them have ended (macOS says so in the second way)
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
