"""Effects: what higher apps do in the same transaction when something happened in a lower one.

The app where it happens defines a frozen dataclass and publishes it; others subscribe in `AppConfig.ready()`.
Subscribers use the database only.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

Event = TypeVar("Event")

_subscribers: dict[type[Any], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(event: type[Event], react: Callable[[Event], None]) -> None:
    """Call `react` for each event of exactly this class."""
    _subscribers[event].append(react)


def publish(event: object) -> None:
    """Tell all subscribers, in the order they came. Their errors undo the caller's transaction.

    Raises RuntimeError outside a transaction: an act and its effects stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("effects.publish belongs inside the transaction of the act")
    for react in _subscribers[type(event)]:
        react(event)
