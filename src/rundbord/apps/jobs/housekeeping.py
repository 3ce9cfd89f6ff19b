"""Old tasks go: what is done is kept for a while so that the same key is not carried out again."""

from datetime import timedelta

from rundbord.apps.core import clock
from rundbord.apps.jobs import schedule
from rundbord.apps.jobs.models import Task, TaskState

KEPT_FOR = timedelta(days=90)


def sweep() -> None:
    """Delete tasks that were done long ago; failed ones stay."""
    Task.objects.filter(state=TaskState.DONE, finished_at__lt=clock.machine_now() - KEPT_FOR).delete()


def register() -> None:
    """Sweep once a day."""
    schedule.recurring("jobs.sweep", every=timedelta(days=1))(sweep)
