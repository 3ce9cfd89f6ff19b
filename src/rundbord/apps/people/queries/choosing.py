"""Municipalities and counties to choose a cooperation's members from."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from rundbord.apps.people.models import Cooperation, Organization, OrganizationKind, Part, Participation
from rundbord.apps.people.queries import history
from rundbord.apps.people.spelling import bare


@dataclass(frozen=True)
class Choice:
    """An organization to tick; `number` is its municipality or county number of the day."""

    organization: Organization
    number: str
    chosen: bool


@dataclass
class County:
    """A county and its municipalities."""

    choice: Choice
    municipalities: list[Choice] = field(default_factory=list)

    @property
    def chosen_count(self) -> int:
        """How many of its municipalities are ticked."""
        return sum(choice.chosen for choice in self.municipalities)

    @property
    def any_chosen(self) -> bool:
        """Whether it or any of its municipalities is ticked."""
        return self.choice.chosen or self.chosen_count > 0


def counties(cooperation: Cooperation, day: date, wanted: str = "") -> list[County]:
    """Every county of the day with its municipalities, by number; `wanted` narrows by names. Four queries."""
    taking_part = Participation.objects.on(day).filter(cooperation=cooperation)
    chosen = set(taking_part.values_list("organization", flat=True))
    found: dict[int, County] = {}
    for choice in _choices(OrganizationKind.COUNTY, day, chosen):
        found[choice.organization.pk] = County(choice)
    lies_in = dict(
        Part.objects.on(day)
        .filter(parent__kind=OrganizationKind.COUNTY, child__kind=OrganizationKind.MUNICIPALITY)
        .values_list("child", "parent")
    )
    for choice in _choices(OrganizationKind.MUNICIPALITY, day, chosen):
        county = found.get(lies_in.get(choice.organization.pk, 0))
        if county and (choice.chosen or _meant(wanted, choice, county)):
            county.municipalities.append(choice)
    shown = [
        one for one in found.values() if one.municipalities or one.choice.chosen or _meant(wanted, one.choice, one)
    ]
    return sorted(shown, key=lambda one: one.choice.number)


def _meant(wanted: str, choice: Choice, county: County) -> bool:
    return any(bare(wanted) in bare(name) for name in (choice.organization.name, county.choice.organization.name))


def _choices(kind: OrganizationKind, day: date, chosen: set[int]) -> list[Choice]:
    numbers: dict[int, str] = defaultdict(str)
    rows = history.existing(kind, day).prefetch_related("codes")
    for row in rows:
        numbers[row.pk] = next((code.code for code in row.codes.all() if code.holds(day)), "")
    choices = [Choice(row, numbers[row.pk], row.pk in chosen) for row in rows]
    return sorted(choices, key=lambda one: one.number)
