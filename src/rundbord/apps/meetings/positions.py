"""Order: pure rules for moving things, and writing an order back.

Callers hold the meeting's lock (`services.lock.lock_meeting`), so that two moves at once come one after the other.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet


def arranged(order: Sequence[int], moved: Sequence[int], after: int | None) -> list[int]:
    """`order` with the block `moved` right after the key `after` (None or unknown: first)."""
    block = set(moved)
    rest = [key for key in order if key not in block]
    at = rest.index(after) + 1 if after in rest else 0
    return [*rest[:at], *moved, *rest[at:]]


def tree_order(order: Sequence[int], parents: Mapping[int, int | None]) -> list[int]:
    """The same keys with each child right behind its parent, otherwise as they stood."""
    tops = [key for key in order if parents.get(key) is None]
    return [key for top in tops for key in [top, *(one for one in order if parents.get(one) == top)]]


def write_order(rows: QuerySet[Any], order: Sequence[int]) -> None:
    """Give the rows the positions 1, 2, 3 … in this order; only rows whose position changes are written."""
    held = {row.pk: row for row in rows.only("pk", "position")}
    changed = []
    for position, key in enumerate(order, start=1):
        row = held[key]
        if row.position != position:
            row.position = position
            changed.append(row)
    rows.model._default_manager.bulk_update(changed, ["position"], batch_size=200)


def keys_in_order(rows: QuerySet[Any]) -> list[int]:
    """The rows' integer keys as they stand."""
    return list(rows.order_by("position", "pk").values_list("pk", flat=True))
