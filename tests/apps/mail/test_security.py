"""Mail by STARTTLS, by TLS from the first byte, and in the clear; and never in the clear by mistake."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from rundbord.apps.jobs import execution
from rundbord.apps.mail.models import Message, MessageState
from rundbord.operations import checks
from tests.apps.mail.conftest import Queue
from tests.apps.mail.smtp_server import CERTIFICATE, MailServer, running

USES = {"starttls": (True, False), "tls": (False, True), "none": (False, False)}


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine trusts the server's certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


@pytest.fixture
def server(request: pytest.FixtureRequest, settings: LazySettings) -> Iterator[MailServer]:
    """A server that offers one security, and settings that ask for one: parameters of the test."""
    offered, asked = request.param
    with running(offered) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
        settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = USES[asked]
        settings.DEMO = False
        yield server


def _sent(queue: Queue) -> Message:
    queue()
    assert execution.run_next(urgent_only=True)
    return Message.objects.get()


@pytest.mark.parametrize("server", [(one, one) for one in USES], indirect=True, ids=str)
def test_each_security_brings_the_message_over(queue: Queue, server: MailServer, trusted: None) -> None:
    assert _sent(queue).state == MessageState.SENT
    assert [mail["To"] for mail in server.received] == ["marit@kommune.example"]
    secret = {"MAIL", "RCPT", "DATA"}
    assert secret.isdisjoint(server.in_the_clear) == (server.security != "none")
    assert checks.mail().well


@pytest.mark.parametrize("server", [("none", "starttls")], indirect=True)
def test_a_server_without_starttls_gets_nothing(queue: Queue, server: MailServer, trusted: None) -> None:
    assert _sent(queue).state == MessageState.QUEUED
    assert server.received == []
    assert set(server.in_the_clear) <= {"EHLO"}
    assert not checks.mail().well


@pytest.mark.parametrize("server", [("starttls", "starttls"), ("tls", "tls")], indirect=True, ids=str)
def test_a_certificate_that_nobody_trusts_gets_nothing(queue: Queue, server: MailServer) -> None:
    assert _sent(queue).state == MessageState.QUEUED
    assert server.received == []
    assert not checks.mail().well


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "True False 587"),
        ({"RUNDBORD_SMTP_SECURITY": "TLS"}, "False True 465"),
        ({"RUNDBORD_SMTP_SECURITY": "none"}, "False False 25"),
        ({"RUNDBORD_SMTP_SECURITY": "tls", "RUNDBORD_SMTP_PORT": "2465"}, "False True 2465"),
        ({"RUNDBORD_SMTP_SECURITY": "ssl"}, "must be one of starttls, tls, none, not 'ssl'"),
    ],
)
def test_the_setting(environment: dict[str, str], told: str) -> None:
    program = "from rundbord import settings as s; print(s.EMAIL_USE_TLS, s.EMAIL_USE_SSL, s.EMAIL_PORT)"
    others = {name: value for name, value in os.environ.items() if not name.startswith("RUNDBORD_SMTP")}
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        env={**others, "RUNDBORD_DEBUG": "true", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told in ran.stdout + ran.stderr
