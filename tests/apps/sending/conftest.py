"""A meeting that was held, with what was said and promised."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.conf import LazySettings

from rundbord.apps.core import clock
from rundbord.apps.jobs import execution
from rundbord.apps.jobs.models import Task
from rundbord.apps.meetings.models import Attendance, Meeting, State
from rundbord.apps.record.models import Action
from tests import factories
from tests.apps.mail.smtp_server import MailServer, running
from tests.cast import Cast


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Marit came and promised something, Leif leads and came, Dina did not come."""
    meeting = factories.make_meeting(cast.body, state=State.HELD)
    for person in (cast.member, cast.chair):
        factories.make_attendance(meeting, person)
    factories.make_attendance(meeting, cast.disqualified, Attendance.Status.ABSENT)
    entry = factories.make_entry(factories.make_item(meeting, "Kompetansebehov"), "Vi mangler folk i helse.")
    Action.objects.create(entry=entry, text="Sende kartet til alle", person=cast.member, due=date(2026, 4, 1))
    return meeting


@pytest.fixture
def server(settings: LazySettings) -> Iterator[MailServer]:
    """The mail server that the settings name."""
    with running() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
        yield server


def let_leave() -> None:
    """The minute has passed: the worker does what is due. Where no mail server is, the mails fail."""
    Task.objects.update(run_at=clock.machine_now() - timedelta(seconds=1))
    while execution.run_next():
        pass
