"""A real mail server, and a message on its way."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import LazySettings
from django.db import transaction

from rundbord.apps.mail.models import Message
from rundbord.apps.mail.services import queue_message
from tests.apps.mail.smtp_server import MailServer, running

Queue = Callable[..., Message]


@pytest.fixture
def server(settings: LazySettings) -> Iterator[MailServer]:
    """The mail server that the settings name."""
    with running() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
        settings.EMAIL_TIMEOUT = 5
        yield server


@pytest.fixture
def queue(db: None) -> Queue:
    """Asks for a message; words given replace the usual ones."""

    def ask(**words: object) -> Message:
        values = {"key": "welcome:1", "to": "marit@kommune.example", "subject": "Velkommen", "text": "Hei på deg"}
        with transaction.atomic():
            return queue_message(**{**values, **words})  # type: ignore[arg-type]  # tests name the service's keywords

    return ask
