"""The cooperation's settings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock
from rundbord.apps.people import rules
from rundbord.apps.people.forms.settings import CooperationForm, ParticipantsForm
from rundbord.apps.people.models import Cooperation, Organization, Participation
from rundbord.apps.people.queries import bodies as body_queries
from rundbord.apps.people.queries import choosing
from rundbord.apps.people.services import cooperations, organizations
from rundbord.apps.people.views.bodies import get_or_post
from rundbord.apps.people.views.form_pages import FormPage
from rundbord.apps.people.views.reach import reach_of


@require_safe
def settings(request: HttpRequest, cooperation: str) -> HttpResponse:
    """What there is to set."""
    reach = reach_of(request, cooperation)
    rules.require(rules.keeps(reach.viewer, reach.cooperation))
    context = {
        "cooperation": reach.cooperation,
        "bodies": body_queries.with_seats(reach.viewer, reach.cooperation),
    }
    return render(request, "people/settings.html", context)


@get_or_post
def cooperation_edit(request: HttpRequest, cooperation: str) -> HttpResponse:
    """Name, language and letterhead."""
    reach = reach_of(request, cooperation)
    rules.require(rules.keeps(reach.viewer, reach.cooperation))
    form = CooperationForm(request.POST) if request.POST else CooperationForm.of(reach.cooperation)
    if form.is_valid() and form.carried_out(
        lambda: cooperations.edit_cooperation(
            actor=reach.viewer, cooperation=reach.cooperation, seen=form.cleaned_data["seen"], **form.values
        )
    ):
        messages.success(request, _("The changes are saved."))
        return redirect("people:settings", cooperation)
    back = reverse("people:settings", args=[cooperation])
    return FormPage(reach.cooperation, form, heading=_("Name and letterhead"), back=back).render(request)


@get_or_post
def participants(request: HttpRequest, cooperation: str) -> HttpResponse:
    """Tick the municipalities and counties that take part; `?q=` narrows the list, ticked ones always stay in it."""
    reach = reach_of(request, cooperation)
    rules.require(rules.keeps(reach.viewer, reach.cooperation))
    form = ParticipantsForm(request.POST or None)
    wanted = request.GET.get("q", "").strip()
    if form.is_valid() and form.carried_out(lambda: _choose(request, reach.viewer, reach.cooperation, form)):
        return redirect("people:settings", cooperation)
    context = {
        "cooperation": reach.cooperation,
        "form": form,
        "wanted": wanted,
        "counties": choosing.counties(reach.cooperation, clock.today(), wanted),
    }
    return render(request, "people/participants.html", context, status=form.http_status)


def _choose(request: HttpRequest, viewer: Viewer, cooperation: Cooperation, form: ParticipantsForm) -> None:
    """Those that were shown and are not ticked leave; what a search hid stays as it is."""
    shown, ticked = set(request.POST.getlist("shown")), set(request.POST.getlist("organization"))
    registered = Organization.objects.exclude(register_key="")
    held = Participation.objects.on(form.cleaned_data["first_day"]).filter(cooperation=cooperation)
    hidden = registered.filter(pk__in=held.values("organization")).exclude(uid__in=shown)
    came, went = organizations.choose_participants(
        actor=viewer,
        cooperation=cooperation,
        organizations=[*registered.filter(uid__in=ticked), *hidden],
        first_day=form.cleaned_data["first_day"],
    )
    sentence = ngettext("%(came)d has come,", "%(came)d have come,", came) % {"came": came}
    rest = ngettext("%(went)d has left.", "%(went)d have left.", went) % {"went": went}
    messages.success(request, f"{sentence} {rest}")
