"""A cooperation and who takes part in it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.http import Http404

from rundbord.apps.people.models import Cooperation, Organization, Participation


def cooperation_at(slug: str) -> Cooperation:
    """The cooperation of an address; raises Http404. That a cooperation exists is public."""
    found = Cooperation.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True)
class Participant:
    """An organization that takes part on the day asked for, as it was called then."""

    participation: Participation
    organization: Organization
    name: str
    through: Organization | None
    through_name: str


def participants(cooperation: Cooperation, day: date) -> list[Participant]:
    """Who takes part on the day, by name; two queries."""
    held = list(
        Participation.objects.on(day)
        .filter(cooperation=cooperation)
        .select_related("organization__merged_into", "through__merged_into")
    )
    named = [one.organization for one in held] + [one.through for one in held if one.through]
    prefetch_related_objects(named, "names")
    return sorted((_participant(one, day) for one in held), key=lambda one: one.name.casefold())


def _participant(one: Participation, day: date) -> Participant:
    return Participant(
        participation=one,
        organization=one.organization.current,
        name=one.organization.name_on(day),
        through=one.through.current if one.through else None,
        through_name=one.through.name_on(day) if one.through else "",
    )
