"""The only source of now. Instants are UTC; `today` is the date on the wall in the installation's zone."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)


def now() -> datetime:
    """This instant, in UTC. In the demo the day is the demo's own, the time of day the real one."""
    if frozen := _frozen.get():
        return frozen
    real = datetime.now(UTC)  # noqa: TID251 - this module is the one place that may ask
    demo_today: date | None = getattr(settings, "DEMO_TODAY", None)
    return datetime.combine(demo_today, real.timetz()) if demo_today else real


def today() -> date:
    """Today's date in the installation's zone."""
    return now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()


@contextmanager
def frozen(at: datetime) -> "Iterator[None]":
    """Within this block it is `at` (an aware instant); for tests and for rehearsing the past."""
    token = _frozen.set(at.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
