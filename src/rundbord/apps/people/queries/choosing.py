"""Municipalities and counties to choose a cooperation's members from."""

from dataclasses import dataclass, field
from datetime import date

from rundbord.apps.people.models import (
    Cooperation,
    Organization,
    OrganizationCode,
    OrganizationKind,
    Part,
    Participation,
)
from rundbord.apps.people.queries import history
from rundbord.apps.people.queries.organizations import known_in
from rundbord.apps.people.spelling import alphabetical, bare


@dataclass(frozen=True)
class Choice:
    """An organization to tick."""

    organization: Organization
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
    """Every county of the day with its municipalities, by name; `wanted` narrows by names. Four queries."""
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
    return sorted(shown, key=lambda one: alphabetical(one.choice.organization.name))


def _meant(wanted: str, choice: Choice, county: County) -> bool:
    return any(bare(wanted) in bare(name) for name in (choice.organization.name, county.choice.organization.name))


def _choices(kind: OrganizationKind, day: date, chosen: set[int]) -> list[Choice]:
    choices = [Choice(row, row.pk in chosen) for row in history.existing(kind, day)]
    return sorted(choices, key=lambda one: alphabetical(one.organization.name))


def selectable(cooperation: Cooperation, day: date) -> tuple[list[Organization], list[Organization]]:
    """Those that take part, sit or were added here, and the rest of the register as of the day; by name."""
    known = known_in(cooperation).filter(merged_into=None)
    taking_part = Participation.objects.filter(cooperation=cooperation)
    ours = set(taking_part.values_list("organization", flat=True))
    living = set(OrganizationCode.objects.on(day).order_by().values_list("organization", flat=True))
    rows = sorted(known, key=lambda one: alphabetical(one.name))
    return (
        [one for one in rows if one.pk in ours or not one.register_key],
        [one for one in rows if one.pk not in ours and one.register_key and one.pk in living],
    )
