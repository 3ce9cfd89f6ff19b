"""Correcting the dates of a seat and of somebody in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from rundbord.apps.people import rules
from rundbord.apps.people.forms.bodies import DatesForm
from rundbord.apps.people.models import Membership, Seat
from rundbord.apps.people.services import dates
from rundbord.apps.people.views.bodies import get_or_post
from rundbord.apps.people.views.form_pages import FormPage
from rundbord.apps.people.views.reach import reach_of


@get_or_post
def seat_correct(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """From when to when the seat was there."""
    reach = reach_of(request, cooperation)
    seat = reach.seat(uid)
    rules.require(rules.seats_people(reach.viewer, seat.body))
    form = _form(request, seat, seat)
    if form.is_valid() and form.carried_out(
        lambda: dates.correct_seat(actor=reach.viewer, seat=seat, **form.cleaned_data)
    ):
        messages.success(request, _("The dates are corrected."))
        return redirect("people:body", cooperation, seat.body)
    heading = _("Correct the dates of the seat for %(name)s") % {"name": seat}
    return FormPage(reach.cooperation, form, heading=heading, body=seat.body, intro=_intro()).render(request)


@get_or_post
def membership_correct(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """From when to when somebody sat there."""
    reach = reach_of(request, cooperation)
    membership = reach.membership(uid)
    body = membership.seat.body
    rules.require(rules.seats_people(reach.viewer, body))
    form = _form(request, membership, membership.seat)
    if form.is_valid() and form.carried_out(
        lambda: dates.correct_membership(actor=reach.viewer, membership=membership, **form.cleaned_data)
    ):
        messages.success(request, _("The dates are corrected."))
        return redirect("people:body", cooperation, body)
    heading = _("Correct the dates of %(name)s") % {"name": membership.person.current.name}
    return FormPage(reach.cooperation, form, heading=heading, body=body, intro=_intro()).render(request)


def _form(request: HttpRequest, row: Seat | Membership, seat: Seat) -> DatesForm:
    initial = {"seen": seat.version, "first_day": row.valid_from, "last_day": row.valid_to}
    return DatesForm(request.POST or None, initial=initial)


def _intro() -> str:
    return _("Only for dates that were written down wrong. When somebody leaves, use “leaves” on the body's page.")
