"""Who sits for whom in a body, on any date."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Prefetch, QuerySet

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.people.models import Body, BodyRole, Cooperation, Membership, Organization, Person, Seat, SeatKind
from rundbord.apps.people.queries.history import name_on


def visible_to(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Body]:  # noqa: ARG001 - every read names its viewer
    """The cooperation's bodies: that a body exists, and who sits in it by office, is public."""
    return Body.objects.filter(cooperation=cooperation, withdrawn_at=None).select_related("cooperation")


def visible_at(viewer: Viewer, slug: str) -> QuerySet[Body]:  # noqa: ARG001 - as above
    """The same for the cooperation of an address, without asking for it first."""
    return Body.objects.filter(cooperation__slug=slug, withdrawn_at=None).select_related("cooperation")


@dataclass(frozen=True)
class Sitter:
    """A person who fills a seat on the day asked for."""

    membership: Membership
    person: Person

    @property
    def rank(self) -> int:
        """0 for the member, n for the nth deputy."""
        return self.membership.rank


@dataclass(frozen=True)
class SeatLine:
    """A seat on one day: whom it belongs to, as it was called then, and who fills it."""

    seat: Seat
    organization: Organization | None
    organization_name: str
    member: Sitter | None
    deputies: list[Sitter] = field(default_factory=list)

    @property
    def vacant(self) -> bool:
        """Nobody is the seat's member that day."""
        return self.member is None

    @property
    def votes(self) -> int:
        """How many votes the seat has; observers and secretaries have none."""
        return self.seat.votes if self.seat.kind == SeatKind.MEMBER else 0


def sitting(body: Body, day: date) -> list[SeatLine]:
    """Every seat of the body on the day, in the body's order; two queries."""
    memberships = Membership.objects.on(day).select_related("person__merged_into").order_by("rank", "id")
    seats = (
        Seat.objects.on(day)
        .filter(body=body)
        .select_related("organization__merged_into")
        .annotate(organization_name=name_on("organization", day))
        .prefetch_related(Prefetch("memberships", memberships, to_attr="held"))
    )
    return [seat_line(seat, day) for seat in seats]


def seat_line(seat: Seat, day: date) -> SeatLine:
    """The line of one seat, with its memberships in `held` and its organization's name in `organization_name`."""
    held = [membership for membership in seat.held if membership.holds(day)]  # type: ignore[attr-defined]  # to_attr
    sitters = [Sitter(membership, membership.person.current) for membership in held]
    return SeatLine(
        seat=seat,
        organization=seat.organization.current if seat.organization else None,
        organization_name=seat.organization_name or "",  # type: ignore[attr-defined]  # annotated
        member=next((sitter for sitter in sitters if sitter.rank == 0), None),
        deputies=[sitter for sitter in sitters if sitter.rank > 0],
    )


def roles(body: Body, day: date) -> list[BodyRole]:
    """Chair, deputy chair and secretaries on the day, in that order."""
    held = BodyRole.objects.on(day).filter(body=body).select_related("person__merged_into")
    order = ["chair", "deputy_chair", "secretary"]
    return sorted(held, key=lambda one: (order.index(one.role), one.pk))


def with_seats(viewer: Viewer, cooperation: Cooperation) -> QuerySet[Body]:
    """The bodies with how many seats each has (`seat_count`)."""
    return visible_to(viewer, cooperation).annotate(seat_count=Count("seats"))
