"""Looking whether an installation is as it should be."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client

from rundbord.apps.core import clock
from rundbord.apps.jobs.models import WorkerPulse
from rundbord.operations import check, checks
from tests.apps.mail.smtp_server import running


def be_alive() -> None:
    WorkerPulse.objects.create(name="w", at=clock.machine_now())


def test_health_is_well_while_all_is(db: None, client: Client) -> None:
    be_alive()
    response = client.get("/helse/")
    assert (response.status_code, response.json()) == (
        200,
        {"well": True, "database": True, "disk": True, "worker": True},
    )
    assert "no-store" in response["Cache-Control"]
    assert client.post("/helse/").status_code == 405


def test_health_tells_of_a_lost_worker(db: None, client: Client) -> None:
    response = client.get("/helse/")
    assert (response.status_code, response.json()["worker"]) == (503, False)


def test_health_tells_of_a_full_disk(db: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    be_alive()
    monkeypatch.setattr(checks, "FREE_MB", 10**12)
    response = client.get("/helse/")
    assert (response.status_code, response.json()["disk"]) == (503, False)


def test_missing_migrations_are_told_and_the_worker_is_not_asked(db: None, client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'jobs'")
    response = client.get("/helse/")
    assert (response.status_code, response.json()) == (503, {"well": False, "database": False, "disk": True})
    assert "rundbord setup --migrate" in checks.database().says


@pytest.mark.parametrize(
    ("values", "well", "says"),
    [
        ({"DEBUG": True}, False, "RUNDBORD_DEBUG"),
        ({"DEMO": True}, True, "demo"),
        ({"SITE_URL": "http://rundbord.kommune.example", "HTTPS": False}, False, "RUNDBORD_URL"),
        ({"SITE_URL": "https://rundbord.kommune.example", "HTTPS": True}, True, "in order"),
    ],
)
def test_settings(settings: LazySettings, values: dict[str, object], well: bool, says: str) -> None:  # noqa: FBT001 - a parameter of the test
    for name, value in values.items():
        setattr(settings, name, value)
    found = checks.settings_()
    assert found.well == well
    assert says in found.says


def test_a_mail_server_that_answers(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "127.0.0.1", False
    with running() as server:
        settings.EMAIL_PORT = server.port
        assert checks.mail().well
        assert server.received == []
    found = checks.mail()
    assert not found.well
    assert "ConnectionRefusedError" in found.says


def test_no_mail_server_at_all(settings: LazySettings) -> None:
    settings.EMAIL_HOST = ""
    assert "RUNDBORD_SMTP_HOST" in checks.mail().says
    settings.DEMO = True
    assert checks.mail().well


def test_programs_that_are_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rundbord.operations.checks.libreoffice", lambda: "/usr/bin/soffice")
    monkeypatch.setattr("rundbord.operations.checks.can_recognize", lambda: False)
    found = checks.programs()
    assert found.well
    assert "scans" in found.says
    assert "old Word" not in found.says


def test_a_folder_that_cannot_be_written(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.files().well
    monkeypatch.setattr("os.access", lambda *_: False)
    assert not checks.files().well


def test_a_folder_that_is_not_there_yet_will_be_made(settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "new"
    settings.MEDIA_ROOT = settings.DATA / "files"
    assert checks.files().well
    assert checks.disk().well


def test_the_command_ends_with_1_where_anything_is_wrong(
    db: None, settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_HOST = ""
    be_alive()
    assert check.main([]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 7
    assert [line.split()[1] for line in lines if line.startswith("TROUBLE")] == ["mail:"]
    assert check.main(["--without", "mail"]) == 0
