"""Programs that run beside a benchmark, as `rundbord serve` runs them, and somebody who is logged in there."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.parts.visitor import Press, Visitor

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(*words: str, settings: Mapping[str, str] | None = None) -> Iterator[int]:
    """Python with these words, beside us, and with other settings where given; gives the process's number."""
    environment = {**os.environ, **(settings or {})}
    with subprocess.Popen([sys.executable, *words], cwd=ROOT, env=environment) as process:  # noqa: S603 - our own words
        try:
            yield process.pid
        finally:
            process.terminate()


def secretary(port: int, presses: Sequence[Press]) -> Visitor:
    """The demo's secretary, who sees most and writes; Django must be set up with the demo."""
    from django.conf import settings
    from django.middleware.csrf import _get_new_csrf_string
    from django.test import Client

    from rundbord.apps.accounts.models import User
    from rundbord.demo.cast import PEOPLE

    client = Client()
    email = next(person.email for person in PEOPLE if person.key == "ragnhild")
    client.force_login(User.objects.get(email=email), backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookies = {settings.SESSION_COOKIE_NAME: session, settings.CSRF_COOKIE_NAME: _get_new_csrf_string()}
    return Visitor(port, cookies, presses)
