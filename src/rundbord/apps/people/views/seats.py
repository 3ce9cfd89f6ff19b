"""Seats: added, filled, left and ended."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.people import rules
from rundbord.apps.people.forms.bodies import EndForm, FillForm, SeatForm
from rundbord.apps.people.handovers import open_things
from rundbord.apps.people.models import Person, Seat, SeatKind
from rundbord.apps.people.services import persons, seats
from rundbord.apps.people.templatetags.people import deputy
from rundbord.apps.people.views.bodies import get_or_post
from rundbord.apps.people.views.form_pages import FormPage
from rundbord.apps.people.views.reach import Reach, reach_of

RANKS = 4


def _chosen_or_new(reach: Reach, form: DesignForm) -> Person | None:
    """The person who was chosen, or a new one of the name that was written."""
    data = form.cleaned_data
    if data["person"] or not data["person_name"]:
        chosen: Person | None = data["person"]
        return chosen
    return persons.add_person(
        actor=reach.viewer, cooperation=reach.cooperation, name=data["person_name"], email=data["person_email"]
    )


@get_or_post
def seat_add(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """A new seat, with or without somebody in it."""
    reach = reach_of(request, cooperation)
    body = reach.body(uid)
    rules.require(rules.seats_people(reach.viewer, body))
    form = SeatForm(reach.cooperation, request.POST or None)

    @transaction.atomic
    def add() -> None:
        data = form.cleaned_data
        person = _chosen_or_new(reach, form)
        seat = seats.add_seat(
            actor=reach.viewer,
            body=body,
            organization=data["organization"],
            kind=data["kind"],
            first_day=data["first_day"],
        )
        if person:
            seats.fill_seat(
                actor=reach.viewer, seat=seat, seen=seat.version, person=person, first_day=data["first_day"]
            )

    if form.is_valid() and form.carried_out(add):
        messages.success(request, _("The seat is added."))
        return redirect("people:body", cooperation, body)
    return FormPage(reach.cooperation, form, heading=_("New seat"), action=_("Add the seat"), body=body).render(request)


@get_or_post
def seat_fill(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """A member or deputy for a seat."""
    reach = reach_of(request, cooperation)
    seat = reach.seat(uid)
    rules.require(rules.seats_people(reach.viewer, seat.body))
    ranks = [(0, str(SeatKind(seat.kind).label)), *((rank, deputy(rank)) for rank in range(1, RANKS + 1))]
    initial = {"seen": seat.version, "rank": _free_rank(seat)}
    form = FillForm(reach.cooperation, ranks, request.POST or None, initial=initial)

    @transaction.atomic
    def fill() -> None:
        data = form.cleaned_data
        person = _chosen_or_new(reach, form)
        assert person is not None  # noqa: S101 - the form demands one
        seats.fill_seat(
            actor=reach.viewer,
            seat=seat,
            seen=data["seen"],
            person=person,
            rank=data["rank"],
            first_day=data["first_day"],
        )

    if form.is_valid() and form.carried_out(fill):
        messages.success(request, _("The seat is filled."))
        return redirect("people:body", cooperation, seat.body)
    return FormPage(reach.cooperation, form, heading=_("Who sits here"), body=seat.body, intro=str(seat)).render(
        request
    )


def _free_rank(seat: Seat) -> int:
    taken = set(seat.memberships.filter(valid_to=None).values_list("rank", flat=True))
    return next(rank for rank in range(len(taken) + 1) if rank not in taken)


@get_or_post
def membership_end(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Somebody leaves a seat: who comes instead, and who takes what is open."""
    reach = reach_of(request, cooperation)
    membership = reach.membership(uid)
    seat, body, person = membership.seat, membership.seat.body, membership.person.current
    rules.require(rules.seats_people(reach.viewer, body))
    things = [(key, thing.text) for key, thing in open_things(reach.viewer, person, body)]
    form = EndForm(reach.cooperation, things, request.POST or None, initial={"seen": seat.version})

    def end() -> None:
        data = form.cleaned_data
        seats.end_membership(
            actor=reach.viewer,
            membership=membership,
            seen=data["seen"],
            last_day=data["last_day"],
            successor=data["successor"],
            receiver=data.get("receiver"),
            keys=data.get("keys", []),
        )

    if form.is_valid() and form.carried_out(end):
        messages.success(request, _("%(name)s leaves the seat.") % {"name": person.name})
        return redirect("people:body", cooperation, body)
    page = FormPage(
        reach.cooperation,
        form,
        heading=_("%(name)s leaves the seat") % {"name": person.name},
        action=_("Save"),
        body=body,
    )
    return page.render(request, "people/seat_end.html", subject=membership, nothing_open=not things)


@get_or_post
def seat_end(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """A seat is no more: who sits there leaves, and somebody takes what is open."""
    reach = reach_of(request, cooperation)
    seat = reach.seat(uid)
    rules.require(rules.seats_people(reach.viewer, seat.body))
    sitting = seat.memberships.filter(valid_to=None, rank=0).select_related("person__merged_into").first()
    open_there = open_things(reach.viewer, sitting.person.current, seat.body) if sitting else []
    things = [(key, thing.text) for key, thing in open_there]
    form = EndForm(
        reach.cooperation, things, request.POST or None, initial={"seen": seat.version}, with_successor=False
    )

    def end() -> None:
        data = form.cleaned_data
        seats.end_seat(
            actor=reach.viewer,
            seat=seat,
            seen=data["seen"],
            last_day=data["last_day"],
            receiver=data.get("receiver"),
            keys=data.get("keys", []),
        )

    if form.is_valid() and form.carried_out(end):
        messages.success(request, _("The seat ends."))
        return redirect("people:body", cooperation, seat.body)
    page = FormPage(reach.cooperation, form, heading=_("End the seat"), body=seat.body, intro=str(seat))
    return page.render(request, "people/seat_end.html", subject=sitting, nothing_open=not things)
