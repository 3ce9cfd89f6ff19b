"""The only source of now. Instants are UTC; `today` is the date on the wall in the installation's zone."""

from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

_frozen_at: list[datetime] = []  # innermost last; shared by all threads, so that a server under test agrees


def now() -> datetime:
    """This instant, in UTC. In the demo the day is the demo's own, the time of day the real one."""
    if _frozen_at:
        return _frozen_at[-1]
    demo_today: date | None = getattr(settings, "DEMO_TODAY", None)
    return datetime.combine(demo_today, machine_now().timetz()) if demo_today else machine_now()


def machine_now() -> datetime:
    """This instant by the machine's clock, in UTC, in the demo too: for leases, pauses and expiry, which must go on."""
    if _frozen_at:
        return _frozen_at[-1]
    return datetime.now(UTC)  # noqa: TID251 - this module is the one place that may ask


def today() -> date:
    """Today's date in the installation's zone."""
    return now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()


@contextmanager
def frozen(at: datetime) -> "Iterator[None]":
    """Within this block it is `at` (an aware instant); for tests and for rehearsing the past."""
    _frozen_at.append(at.astimezone(UTC))
    try:
        yield
    finally:
        _frozen_at.pop()
