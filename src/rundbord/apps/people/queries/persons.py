"""Persons: whom the viewer may see, and where they sat."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.core import clock
from rundbord.apps.people.models import BodyRole, Cooperation, Membership, Person, Post
from rundbord.apps.people.queries.history import name_at_end
from rundbord.apps.people.rules import keeps, sees_persons
from rundbord.apps.people.spelling import alphabetical, bare


def visible_to(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Person]:
    """All for those who sit in the cooperation today; a former member sees only their own page; others nobody."""
    everybody = Person.objects.filter(cooperation=cooperation, withdrawn_at=None)
    if sees_persons(viewer, cooperation):
        return everybody
    standing = viewer.standing(cooperation.pk) if isinstance(viewer, PersonViewer) else None
    return everybody.filter(pk=standing.person) if standing else everybody.none()


def findable(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Person]:
    """Whom the viewer may find by an address: for those who keep the register also those taken out of it."""
    if keeps(viewer, cooperation):
        return Person.objects.filter(cooperation=cooperation)
    return visible_to(viewer, cooperation)


def withdrawn(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Person]:
    """Those taken out of the register, for those who keep it; the last one first."""
    rows = findable(viewer, cooperation).filter(withdrawn_at__isnull=False, merged_into=None)
    return rows.order_by("-withdrawn_at")


def same_as(person: Person) -> Q:
    """Rows whose `person` is this one or was merged into it."""
    return Q(person=person) | Q(person__merged_into=person)


def seats_over_time(person: Person) -> list[Membership]:
    """Where the person sits and sat, newest first."""
    held = Membership.objects.filter(same_as(person)).select_related("seat__body", "seat__organization__merged_into")
    return sorted(
        held.annotate(organization_name=name_at_end("seat__organization", clock.today())),
        key=lambda one: (one.valid_to or date.max, one.valid_from or date.min),
        reverse=True,
    )


def roles_over_time(person: Person) -> list[BodyRole]:
    """What the person is and was in bodies beside sitting there, newest first."""
    held = BodyRole.objects.filter(same_as(person)).select_related("body")
    return sorted(held, key=lambda one: (one.valid_to or date.max, one.valid_from or date.min), reverse=True)


def posts_over_time(person: Person) -> list[Post]:
    """The offices that the person holds and held, newest first."""
    held = Post.objects.filter(same_as(person)).select_related("organization__merged_into")
    return sorted(held, key=lambda one: (one.valid_to or date.max, one.valid_from or date.min), reverse=True)


def listed(viewer: Viewer, cooperation: Cooperation, wanted: str, day: date) -> list[Person]:
    """Persons by name, with `posts` and today's `seats_held` prefetched; `wanted` narrows by any part of a name."""
    memberships = Membership.objects.on(day).select_related("seat__body").order_by("seat__body__position")
    persons = (
        visible_to(viewer, cooperation)
        .filter(merged_into=None)
        .prefetch_related("posts__organization", Prefetch("memberships", memberships, to_attr="seats_held"))
    )
    found = [person for person in persons if bare(wanted) in bare(person.name)]
    return sorted(found, key=lambda person: alphabetical(person.name))
