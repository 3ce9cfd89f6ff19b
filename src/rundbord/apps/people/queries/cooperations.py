"""A cooperation and who takes part in it."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from rundbord.apps.people.models import Cooperation, Organization, Participation
from rundbord.apps.people.queries.history import name_on
from rundbord.apps.people.spelling import alphabetical


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
    """Who takes part on the day, by name; one query."""
    held = (
        Participation.objects.on(day)
        .filter(cooperation=cooperation)
        .select_related("organization__merged_into", "through__merged_into")
        .annotate(organization_name=name_on("organization", day), through_name=name_on("through", day))
    )
    found = [
        Participant(
            participation=one,
            organization=one.organization.current,
            name=one.organization_name,
            through=one.through.current if one.through else None,
            through_name=one.through_name or "",
        )
        for one in held
    ]
    return sorted(found, key=lambda one: alphabetical(one.name))
