"""What is no longer needed goes: tasks done long ago, and logins that have expired."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings

from rundbord.apps.core import clock
from rundbord.apps.jobs import schedule
from rundbord.apps.jobs.models import Task, TaskState

KEPT_FOR = timedelta(days=90)


def sweep() -> None:
    """Delete tasks done so long ago that the same key will not be asked for again; failed ones stay."""
    Task.objects.filter(state=TaskState.DONE, finished_at__lt=clock.machine_now() - KEPT_FOR).delete()


def clear_sessions() -> None:
    """Delete logins that have expired."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def register() -> None:
    """Once a day each."""
    for name, work in (("jobs.sweep", sweep), ("jobs.clear_sessions", clear_sessions)):
        schedule.recurring(name, every=timedelta(days=1))(work)
