"""How far a batch has come, and roughly how long it still takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import median

from django.db.models import Count

from rundbord.apps.importing.models import UNDER_WAY, Batch, BatchState, Document, State

LATEST = 21
FEWEST = 4


@dataclass(frozen=True)
class Progress:
    """Documents of a batch, containers not counted. `seconds_left` is None where nobody can tell yet."""

    state: str
    total: int = 0
    waiting: int = 0
    in_hand: int = 0
    unreadable: int = 0
    stopped: int = 0
    seconds_left: float | None = None

    @property
    def left(self) -> int:
        """How many are still to be read."""
        return self.waiting + self.in_hand

    @property
    def ended(self) -> int:
        """How many readings came to an end, well or not."""
        return self.total - self.left - self.stopped

    @property
    def read(self) -> int:
        """How many were read."""
        return self.ended - self.unreadable

    @property
    def goes_on(self) -> bool:
        """Will there soon be more to see?"""
        return self.in_hand > 0 or (self.waiting > 0 and self.state != BatchState.PAUSED)

    @property
    def paused(self) -> bool:
        """Does something wait for somebody to continue?"""
        return self.state == BatchState.PAUSED and self.waiting > 0

    @property
    def may_pause(self) -> bool:
        """Is there anything to hold back?"""
        return self.state == BatchState.RUNNING and self.waiting > 0

    @property
    def may_stop(self) -> bool:
        """Is there anything to give up?"""
        return self.state != BatchState.STOPPED and self.waiting > 0

    @property
    def may_start_again(self) -> bool:
        """Was anything given up that can be read after all?"""
        return self.state == BatchState.STOPPED and self.stopped > 0

    @property
    def minutes_left(self) -> int | None:
        """Whole minutes that it still takes, 0 for less than one."""
        return None if self.seconds_left is None else round(self.seconds_left / 60)


def progress_of(batch: Batch) -> Progress:
    """The progress of a batch; two queries, one where all is read."""
    documents = Document.objects.filter(batch=batch).order_by()
    counts = dict(documents.values_list("state").annotate(Count("pk")))
    counts.pop(State.UNPACKED, None)
    left = sum(counts.get(state, 0) for state in UNDER_WAY)
    latest = documents.filter(read_at__isnull=False).order_by("-read_at").values_list("read_at", flat=True)[:LATEST]
    return Progress(
        state=batch.state,
        total=sum(counts.values()),
        waiting=counts.get(State.WAITING, 0),
        in_hand=counts.get(State.READING, 0),
        unreadable=counts.get(State.UNREADABLE, 0),
        stopped=counts.get(State.STOPPED, 0),
        seconds_left=seconds_left(list(latest), left) if left and batch.state == BatchState.RUNNING else None,
    )


def seconds_left(latest: Sequence[datetime | None], left: int) -> float | None:
    """As long as the latest readings took: the median pause between their ends (newest first) for each that is left."""
    ends = [one for one in latest if one]
    if len(ends) < FEWEST:
        return None
    return median((newer - older).total_seconds() for newer, older in pairwise(ends)) * left
