"""Organizations: which ones a cooperation knows, and who represents them where."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.people.models import (
    Cooperation,
    Membership,
    Organization,
    OrganizationKind,
    Part,
    Participation,
    Post,
    Seat,
    SuccessionLink,
)
from rundbord.apps.people.queries.bodies import SeatLine, seat_line
from rundbord.apps.people.queries.history import name_on
from rundbord.apps.people.spelling import alphabetical


def visible_to(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Organization]:  # noqa: ARG001 - every read names its viewer
    """What the cooperation knows: organizations and what they take part in are public."""
    return known_in(cooperation)


def known_in(cooperation: Cooperation) -> QuerySet[Organization]:
    """The public register, and what this cooperation added or lets take part, sit or hold posts.

    An organization that only another cooperation knows is not among them.
    """
    of_ours = Q(added_in=cooperation)
    for rows, field in (
        (Participation.objects.filter(cooperation=cooperation), "organization"),
        (Participation.objects.filter(cooperation=cooperation), "through"),
        (Seat.objects.filter(body__cooperation=cooperation), "organization"),
        (Post.objects.filter(person__cooperation=cooperation), "organization"),
    ):
        of_ours |= _named(rows, field) | _named(rows, f"{field}__merged_into")
    return Organization.objects.filter(~Q(register_key="") | of_ours, withdrawn_at=None)


def _named(rows: QuerySet[Any], field: str) -> Q:
    return Q(pk__in=rows.exclude(**{field: None}).order_by().values(field))


@dataclass(frozen=True)
class Representation:
    """A seat that speaks for an organization: its own, or that of the region it belongs to (`through`)."""

    line: SeatLine
    through: Organization | None


def same_as(organization: Organization) -> Q:
    """Rows whose `organization` is this one or was merged into it."""
    return Q(organization=organization) | Q(organization__merged_into=organization)


def _regions(organization: Organization, cooperation: Cooperation, day: date) -> Q:
    """Seats of those that represent the organization on the day: what it takes part through, regions it is part of.

    A county is not among them: it sits for itself.
    """
    through = Participation.objects.on(day).filter(same_as(organization), cooperation=cooperation).exclude(through=None)
    regions = Part.objects.on(day).filter(
        Q(child=organization) | Q(child__merged_into=organization), parent__kind=OrganizationKind.REGION
    )
    return Q(organization__in=through.order_by().values("through")) | Q(organization__in=regions.values("parent"))


def seats_for(organization: Organization, cooperation: Cooperation, day: date) -> list[Seat]:
    """Seats that ever were the organization's or on the day represent it; memberships in `held`. Two queries."""
    memberships = Membership.objects.select_related("person__merged_into").order_by("rank", "id")
    return list(
        Seat.objects.filter(same_as(organization) | _regions(organization, cooperation, day))
        .filter(body__cooperation=cooperation, body__withdrawn_at=None)
        .select_related("body", "organization__merged_into")
        .annotate(organization_name=name_on("organization", day))
        .prefetch_related(Prefetch("memberships", memberships, to_attr="held"))
    )


def representation(seats: list[Seat], organization: Organization, day: date) -> list[Representation]:
    """Who represents the organization where on the day, in the order of the bodies; its own seats first."""
    found = [Representation(seat_line(seat, day), _through(seat, organization)) for seat in seats if seat.holds(day)]
    return sorted(found, key=lambda one: (one.through is not None, one.line.seat.body.position, one.line.seat.pk))


def _through(seat: Seat, organization: Organization) -> Organization | None:
    own = seat.organization is None or seat.organization.current == organization
    return None if own else seat.organization


def past_memberships(seats: list[Seat], organization: Organization, day: date) -> list[Membership]:
    """Memberships in the organization's own seats that ended before the day, newest first."""
    past = [
        membership
        for seat in seats
        if _through(seat, organization) is None
        for membership in seat.held  # type: ignore[attr-defined]  # prefetched by seats_for
        if membership.valid_to is not None and membership.valid_to < day
    ]
    return sorted(past, key=lambda one: (one.valid_to, -one.rank), reverse=True)


@dataclass(frozen=True)
class TakingPart:
    """How an organization takes part, in order of time, and who takes part through it on the day, by name."""

    own: list[Participation]
    through: list[Organization]


def taking_part(organization: Organization, cooperation: Cooperation, day: date) -> TakingPart:
    """Its part in the cooperation; one query."""
    rows = Participation.objects.filter(same_as(organization) | Q(through=organization), cooperation=cooperation)
    found = list(rows.select_related("through", "organization"))
    through = {one.organization for one in found if one.through_id == organization.pk and one.holds(day)}
    return TakingPart(
        own=sorted(
            (one for one in found if one.through_id != organization.pk), key=lambda one: one.valid_from or date.min
        ),
        through=sorted(through, key=lambda one: alphabetical(one.name)),
    )


@dataclass(frozen=True)
class Belonging:
    """What an organization is and was part of, and a region's parts on the day and on other days; in order of time."""

    part_of: list[Part]
    parts: list[Part]
    other_parts: list[Part]


def belonging(organization: Organization, cooperation: Cooperation, day: date) -> Belonging:
    """What it is part of and, of a region, its parts; but for what another cooperation added. One query.

    The municipalities of a county are not listed.
    """
    ours = Q(parent__added_in=cooperation) | Q(parent__added_in=None) | Q(parent=organization)
    known = ours & (Q(child__added_in=cooperation) | Q(child__added_in=None))
    own = Q(child=organization) | Q(child__merged_into=organization)
    of_region = Q(parent=organization, parent__kind=OrganizationKind.REGION)
    rows = Part.objects.filter(known, own | of_region).select_related("parent", "child__merged_into")
    ordered = sorted(rows, key=lambda one: (one.valid_from or date.min, alphabetical(one.child.name)))
    parts = [one for one in ordered if one.parent_id == organization.pk]
    return Belonging(
        part_of=[one for one in ordered if one.parent_id != organization.pk],
        parts=[one for one in parts if one.holds(day)],
        other_parts=[one for one in parts if not one.holds(day)],
    )


def successions_of(organization: Organization) -> list[list[SuccessionLink]]:
    """What became of the organization and what it was before, in order of time, each as its links; one query.

    Only organizations of the public register have any.
    """
    if not organization.register_key:
        return []
    links = SuccessionLink.objects.filter(succession__links__organization=organization).distinct()
    ordered = links.select_related("succession", "organization").order_by("succession__on", "succession", "pk")
    return [list(group) for _key, group in groupby(ordered, key=lambda link: link.succession_id)]
