"""All that stands open in a body, also what is too old to be suggested by itself: in sides, found by key."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.meetings.models import AgendaItem
from rundbord.apps.notices.left_open import (
    MARKS,
    Suggestion,
    from_action,
    from_mark,
    left_open,
    meetings_of,
    open_actions,
    open_marks,
    postponed,
    postponed_items,
    with_agendas,
)
from rundbord.apps.people.models import Body
from rundbord.apps.record.models import Action, Mark

MEETINGS = 4  # on a side: what a page can show and an eye can take in


@dataclass(frozen=True)
class Side:
    """What stands open from some of the body's meetings, those of the newest on the first side."""

    number: int
    is_last: bool
    suggestions: list[Suggestion]

    @property
    def newer(self) -> int:
        """The number of the side before, 0 for none."""
        return self.number - 1

    @property
    def older(self) -> int:
        """The number of the side after, 0 for none."""
        return 0 if self.is_last else self.number + 1


def side_of(viewer: Viewer, body: Body, asked: int) -> Side:
    """The side that is asked for, or the first where there is no such side. Five queries, one more for no such side."""
    number = max(asked, 1)
    meetings = _with_something_open(body, (number - 1) * MEETINGS)
    if not meetings and number > 1:
        return side_of(viewer, body, 1)
    side = meetings[:MEETINGS]
    found = _suggested(
        open_actions(viewer, body).filter(entry__item__meeting__in=side),
        open_marks(viewer, body).filter(entry__item__meeting__in=side),
        postponed_items(viewer, body).filter(meeting__in=side),
    )
    return Side(number, len(meetings) == len(side), with_agendas(found))


def _with_something_open(body: Body, start: int) -> list[int]:
    """The keys of a side's meetings and of one more, newest first, whoever may read what stands open there."""
    here = {"entry__item__meeting": OuterRef("meeting"), "withdrawn_at": None}
    actions = Action.objects.filter(state=Action.State.OPEN, **here)
    marks = Mark.objects.filter(settled_at=None, kind__in=MARKS, **here)
    items = AgendaItem.objects.filter(postponed=True, withdrawn_at=None, meeting=OuterRef("meeting"))
    found = meetings_of(body).filter(Exists(actions) | Exists(marks) | Exists(items))
    return list(found[start : start + MEETINGS + 1])


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
