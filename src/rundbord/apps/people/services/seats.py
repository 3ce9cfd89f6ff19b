"""Seats and who fills them."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.people import handovers, rules
from rundbord.apps.people.models import Body, BodyKind, Membership, Organization, Person, Seat, SeatKind
from rundbord.apps.people.services.bodies import require_secretariat
from rundbord.apps.people.services.persons import require_order
from rundbord.apps.people.versions import change


def add_seat(
    *,
    actor: Viewer,
    body: Body,
    organization: Organization | None = None,
    kind: str = SeatKind.MEMBER,
    votes: int = 1,
    first_day: date | None = None,
    last_day: date | None = None,
) -> Seat:
    """A place in the body for an organization or for nobody; it is vacant until it is filled."""
    rules.require(rules.seats_people(actor, body))
    if kind == SeatKind.SECRETARY:
        rules.require(rules.keeps(actor, body.cooperation))
    require_order(first_day, last_day)
    with transaction.atomic():
        seat = Seat.objects.create(
            body=body,
            organization=organization,
            kind=kind,
            votes=votes if kind == SeatKind.MEMBER else 0,
            valid_from=first_day,
            valid_to=last_day,
            position=body.seats.count() + 1,
        )
        audit.record(actor=actor, verb="seat_add", subject=body, cooperation=body.cooperation_id)
    return seat


def fill_seat(
    *,
    actor: Viewer,
    seat: Seat,
    seen: int,
    person: Person,
    rank: int = 0,
    first_day: date | None = None,
    last_day: date | None = None,
) -> Membership:
    """The person is the seat's member (rank 0) or nth deputy from the first day on.

    Raises NotPossibleError where the seat has a member, or this person, at that time; end that one first.
    """
    body = seat.body
    rules.require(rules.seats_people(actor, body) and person.cooperation_id == body.cooperation_id)
    if seat.kind == SeatKind.SECRETARY:
        rules.require(rules.keeps(actor, body.cooperation))
    require_order(first_day, last_day)
    with transaction.atomic():
        change(seat, seen=seen)
        require_free(seat, person, rank, first_day, last_day)
        membership = Membership.objects.create(
            seat=seat, person=person.current, rank=rank, valid_from=first_day, valid_to=last_day
        )
        audit.record(actor=actor, verb="seat_fill", subject=body, cooperation=body.cooperation_id)
    return membership


def require_free(
    seat: Seat,
    person: Person,
    rank: int,
    first_day: date | None,
    last_day: date | None,
    *,
    but: Membership | None = None,
) -> None:
    """Raise NotPossibleError where the seat has a member, or this person, at that time; `but` is not counted."""
    for held in seat.memberships.select_related("person"):
        if held == but:
            continue
        apart = (last_day is not None and held.valid_from is not None and last_day < held.valid_from) or (
            first_day is not None and held.valid_to is not None and held.valid_to < first_day
        )
        if apart:
            continue
        if held.person.current == person.current:
            raise NotPossibleError(_("%(name)s sits there already.") % {"name": person.name})
        if rank == 0 and held.rank == 0:
            raise NotPossibleError(_("%(name)s has this seat at that time.") % {"name": held.person.name})


def end_membership(
    *,
    actor: Viewer,
    membership: Membership,
    seen: int,
    last_day: date,
    successor: Person | None = None,
    receiver: Person | None = None,
    keys: Sequence[str] = (),
) -> None:
    """The person leaves the seat after `last_day`; a successor fills it from the next day with the same rank.

    What stands in `keys` (see handovers) goes to the receiver, or to nobody; the rest stays with the person.
    `seen` is the seat's version.
    """
    seat, body = membership.seat, membership.seat.body
    rules.require(rules.seats_people(actor, body))
    require_order(membership.valid_from, last_day)
    with transaction.atomic():
        change(seat, seen=seen)
        Membership.objects.filter(pk=membership.pk).update(valid_to=last_day)
        handovers.hand_on(actor=actor, person=membership.person.current, body=body, keys=keys, receiver=receiver)
        audit.record(actor=actor, verb="membership_end", subject=body, cooperation=body.cooperation_id)
        if successor:
            fill_seat(
                actor=actor,
                seat=seat,
                seen=seat.version,
                person=successor,
                rank=membership.rank,
                first_day=last_day + timedelta(days=1),
            )
        _keep_secretariat(body, last_day)


def end_seat(
    *,
    actor: Viewer,
    seat: Seat,
    seen: int,
    last_day: date,
    receiver: Person | None = None,
    keys: Sequence[str] = (),
) -> None:
    """The seat is no more after `last_day`, and whoever fills it leaves; `keys` are of its member's open things."""
    body = seat.body
    rules.require(rules.seats_people(actor, body))
    require_order(seat.valid_from, last_day)
    if seat.memberships.filter(valid_from__gt=last_day).exists():
        raise NotPossibleError(_("Somebody has been given this seat after that day."))
    with transaction.atomic():
        change(seat, seen=seen, valid_to=last_day)
        for membership in Membership.objects.on(last_day).filter(seat=seat).select_related("person__merged_into"):
            Membership.objects.filter(pk=membership.pk).update(valid_to=last_day)
            handovers.hand_on(actor=actor, person=membership.person.current, body=body, keys=keys, receiver=receiver)
        audit.record(actor=actor, verb="seat_end", subject=body, cooperation=body.cooperation_id)
        _keep_secretariat(body, last_day)


def _keep_secretariat(body: Body, last_day: date) -> None:
    if body.kind == BodyKind.SECRETARIAT:
        require_secretariat(body.cooperation, last_day + timedelta(days=1))
