"""All that stands open in a body, also what is too old to be suggested by itself: counted, in sides, found by key."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import ceil

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.meetings.models import AgendaItem
from rundbord.apps.notices.left_open import (
    MOST,
    Suggestion,
    from_action,
    from_mark,
    left_open,
    open_actions,
    open_marks,
    postponed,
    postponed_items,
    with_agendas,
)
from rundbord.apps.people.models import Body
from rundbord.apps.record.models import Action, Mark


@dataclass(frozen=True)
class Side:
    """One side of all that stands open: `MOST` of each kind, the newest on the first side. `total` counts all."""

    number: int
    last: int
    total: int
    suggestions: list[Suggestion]

    @property
    def newer(self) -> int:
        """The number of the side before, 0 for none."""
        return self.number - 1

    @property
    def older(self) -> int:
        """The number of the side after, 0 for none."""
        return self.number + 1 if self.number < self.last else 0


def count(viewer: Viewer, body: Body) -> int:
    """How much stands open. Three queries."""
    return sum(len(keys) for keys in _keys(viewer, body))


def side_of(viewer: Viewer, body: Body, asked: int) -> Side:
    """The side that is asked for, or the nearest that there is. Seven queries."""
    keys = _keys(viewer, body)
    last = max(1, ceil(max(map(len, keys)) / MOST))
    number = min(max(asked, 1), last)
    actions, marks, items = (of_kind[(number - 1) * MOST : number * MOST] for of_kind in keys)
    found = _suggested(
        open_actions(viewer, body).filter(pk__in=actions),
        open_marks(viewer, body).filter(pk__in=marks),
        postponed_items(viewer, body).filter(pk__in=items),
    )
    return Side(number, last, sum(map(len, keys)), with_agendas(found))


def _keys(viewer: Viewer, body: Body) -> list[list[int]]:
    """The keys of all that stands open, a list a kind: to count them and to find a side's asks a database once."""
    kinds = (open_actions(viewer, body), open_marks(viewer, body), postponed_items(viewer, body))
    return [list(rows.values_list("pk", flat=True)) for rows in kinds]


def chosen(
    viewer: Viewer, body: Body, keys: Collection[str], newest: list[Suggestion] | None = None
) -> list[Suggestion]:
    """The suggestions of these keys, whichever side they stand on; what is settled meanwhile is left out.

    Asks as often as `left_open` unless the caller has its `newest`, and four times more for keys that are not there.
    """
    newest = left_open(viewer, body) if newest is None else newest
    found = [one for one in newest if one.key in keys]
    missing = set(keys) - {one.key for one in found}
    if not missing:
        return found
    named = {"uid__in": [key.partition("-")[2] for key in missing]}
    more = _suggested(
        open_actions(viewer, body).filter(**named),
        open_marks(viewer, body).filter(**named),
        postponed_items(viewer, body).filter(**named),
    )
    return [*found, *with_agendas([one for one in more if one.key in missing])]


def _suggested(actions: Iterable[Action], marks: Iterable[Mark], items: Iterable[AgendaItem]) -> list[Suggestion]:
    return [*map(from_action, actions), *map(from_mark, marks), *map(postponed, items)]
