"""Dates that were written down wrong: a seat's, and those of somebody in it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.people import rules
from rundbord.apps.people.models import BodyKind, Membership, Seat, SeatKind
from rundbord.apps.people.services.bodies import require_secretariat
from rundbord.apps.people.services.persons import require_order
from rundbord.apps.people.services.seats import require_free
from rundbord.apps.people.versions import change


def correct_seat(*, actor: Viewer, seat: Seat, seen: int, first_day: date | None, last_day: date | None) -> None:
    """The seat was there from and to these days; an empty day is open.

    Raises NotPossibleError where somebody sat in it before or after.
    """
    _require_keeper(actor, seat)
    require_order(first_day, last_day)
    for held in seat.memberships.select_related("person"):
        if _sticks_out(held.valid_from, held.valid_to, first_day, last_day):
            raise NotPossibleError(
                _("%(name)s sat here outside these days. Correct those dates first.") % {"name": held.person.name}
            )
    with transaction.atomic():
        change(seat, seen=seen, valid_from=first_day, valid_to=last_day)
        _trace(actor, seat, "seat_correct")


def correct_membership(
    *, actor: Viewer, membership: Membership, seen: int, first_day: date | None, last_day: date | None
) -> None:
    """The person sat there from and to these days; an empty day is open. `seen` is the seat's version.

    Raises NotPossibleError where the seat was not there all the time, or somebody else had it.
    """
    seat = membership.seat
    _require_keeper(actor, seat)
    require_order(first_day, last_day)
    if _sticks_out(first_day, last_day, seat.valid_from, seat.valid_to):
        raise NotPossibleError(_("The seat was not there on all of these days. Correct the seat's dates first."))
    with transaction.atomic():
        change(seat, seen=seen)
        require_free(seat, membership.person, membership.rank, first_day, last_day, but=membership)
        Membership.objects.filter(pk=membership.pk).update(valid_from=first_day, valid_to=last_day)
        _trace(actor, seat, "membership_correct")


def _require_keeper(actor: Viewer, seat: Seat) -> None:
    """Who seats people here; the dates of a secretary's seat are a right, so only the secretariat corrects them."""
    rules.require(rules.seats_people(actor, seat.body))
    if seat.kind == SeatKind.SECRETARY:
        rules.require(rules.keeps(actor, seat.body.cooperation))


def _sticks_out(first: date | None, last: date | None, outer_first: date | None, outer_last: date | None) -> bool:
    """Does the inner time begin before or end after the outer one? An open beginning begins with the outer one."""
    begins_before = first is not None and outer_first is not None and first < outer_first
    return begins_before or (outer_last is not None and (last is None or last > outer_last))


def _trace(actor: Viewer, seat: Seat, verb: str) -> None:
    body = seat.body
    if body.kind == BodyKind.SECRETARIAT:
        require_secretariat(body.cooperation, clock.today())
    audit.record(actor=actor, verb=verb, subject=body, cooperation=body.cooperation_id)
