"""The items of a meeting as rows on their way to be shown: numbers, the item above, who is kept out. One query."""

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from rundbord.apps.meetings.models import AgendaItem, Exclusion, Meeting
from rundbord.apps.meetings.rules import Sight, is_exempt


@dataclass(frozen=True)
class ItemRow:
    """An item with its numbers (the leading body's first) and its label: number or, for a sub-item, letter.

    `elsewhere` names the other bodies with their numbers ("Styret 14/26, Rådet 7/26"), where these differ.
    """

    item: AgendaItem
    parent: AgendaItem | None
    printed: tuple[str, ...]
    elsewhere: str
    provisional: bool
    label: str
    kept_out: bool
    has_excluded: bool

    @property
    def line(self) -> list[AgendaItem]:
        """The item and the one above it."""
        return [self.item, self.parent] if self.parent else [self.item]

    @property
    def withdrawn(self) -> bool:
        """Is the item, or the one above it, withdrawn?"""
        return any(item.withdrawn_at is not None for item in self.line)

    def closed_to(self, sight: Sight) -> bool:
        """Does the viewer get no more of the item than outsiders do?"""
        hidden = self.withdrawn and not sight.keeps
        return hidden or self.kept_out or (not sight.inside and is_exempt(self.line))

    def listed_for(self, sight: Sight) -> bool:
        """Withdrawn items are left out but for keepers, unless a number was given: then it is accounted for."""
        return sight.keeps or not self.withdrawn or (bool(self.printed) and not self.provisional)


def item_rows(meeting: Meeting, sight: Sight) -> list[ItemRow]:
    """All items of the meeting in order. An item with numbers in two bodies comes twice and is folded here."""
    bodies = {body.pk: place for place, body in enumerate(meeting.held_by)}
    names = [body.name for body in meeting.held_by]
    items: dict[int, Any] = {}
    numbers: dict[int, dict[int, str]] = {}
    for item in _found(meeting, sight):
        items.setdefault(item.pk, item)
        if item.number is not None:
            numbers.setdefault(item.pk, {})[bodies.get(item.number_body, len(bodies))] = item.number
    return list(_rows(items, numbers, names))


def _found(meeting: Meeting, sight: Sight) -> Iterable[Any]:
    """Agenda items with `number`, `number_body`, `draft`, `kept_out` and `has_excluded` beside."""
    here = Exclusion.objects.filter(Q(item=OuterRef("pk")) | Q(item=OuterRef("parent")), withdrawn_at=None)
    mine = here.filter(Q(person=sight.person or 0) | Q(person__merged_into=sight.person or 0))
    return (
        AgendaItem.objects.filter(meeting=meeting)
        .select_related("matter", "approves")
        .annotate(number=F("numbers__printed"), number_body=F("numbers__body"), draft=F("numbers__provisional"))
        .annotate(kept_out=Exists(mine), has_excluded=Exists(here))
        .order_by("position", "id")
    )


def _rows(items: dict[int, Any], numbers: dict[int, dict[int, str]], names: list[str]) -> Iterable[ItemRow]:
    children: dict[int, int] = {}
    for item in items.values():
        printed = tuple(numbers[item.pk][place] for place in sorted(numbers.get(item.pk, {})))
        parent = items.get(item.parent_id) if item.parent_id else None
        letter = ""
        if parent and not item.withdrawn_at:
            letter = ascii_lowercase[children.get(parent.pk, 0) % 26]
            children[parent.pk] = children.get(parent.pk, 0) + 1
        yield ItemRow(
            item=item,
            parent=parent,
            printed=printed,
            elsewhere=_elsewhere(numbers.get(item.pk, {}), names),
            provisional=bool(item.draft),
            label=printed[0] if printed else letter,
            kept_out=item.kept_out,
            has_excluded=item.has_excluded,
        )


def _elsewhere(numbers: dict[int, str], names: list[str]) -> str:
    """The numbers behind the first one with their bodies' names, unless all are the same."""
    _first, *others = sorted(numbers) or [0]
    if len(set(numbers.values())) < 2:
        return ""
    return ", ".join(f"{names[place]} {numbers[place]}" for place in others if place < len(names))
