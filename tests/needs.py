"""What only some tests need, and the loud skip where it is missing.

With `CI=true` a missing program is a failure, not a skip: the gate must run everything.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def _missing(what: str, install: str) -> None:
    reason = f"{what} is missing: {install}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def program(*names: str, install: str) -> str:
    """Path of the first of these programs that is installed; otherwise the test is skipped (or fails in CI)."""
    for name in names:
        if found := shutil.which(name):
            return found
    _missing(names[0], install)
    raise AssertionError("unreachable: a missing program ends the test")


def chromium() -> str:
    """Path of a Chromium or Chrome browser."""
    if MAC_CHROME.exists():
        return str(MAC_CHROME)
    return program(*CHROMIUM_NAMES, install="apt-get install chromium")


def libreoffice() -> str:
    """Path of LibreOffice, the oracle that opens our DOCX and ODT."""
    return program("soffice", "libreoffice", install="apt-get install libreoffice-writer-nogui")


def tesseract() -> str:
    """Path of Tesseract with Norwegian, which reads scans."""
    path = program("tesseract", install="apt-get install tesseract-ocr tesseract-ocr-nor")
    listed = subprocess.run([path, "--list-langs"], capture_output=True, check=True).stdout  # noqa: S603 - Tesseract
    if b"nor" not in listed.split():
        _missing("Tesseract's Norwegian", "apt-get install tesseract-ocr-nor")
    return path


def java() -> str:
    """Path of Java, which runs veraPDF's engine."""
    return program("java", install="apt-get install default-jdk-headless libjaxb-java")


def jaxb() -> list[str]:
    """The jar files of JAXB, which veraPDF's engine needs and Java no longer brings."""
    jars = sorted(map(str, Path("/usr/share/java").glob("jaxb*.jar")))
    if not jars:
        _missing("JAXB", "apt-get install libjaxb-java")
    return jars


def postgresql_url() -> str:
    """`DATABASE_URL` of a PostgreSQL server that tests may use."""
    url = os.environ.get("RUNDBORD_TEST_POSTGRESQL", "")
    if not url:
        _missing("PostgreSQL", "set RUNDBORD_TEST_POSTGRESQL to the URL of an empty database")
    return url
