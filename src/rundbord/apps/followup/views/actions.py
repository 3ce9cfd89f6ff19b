"""One action: what became of it, and each organization's part."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rundbord.apps.accounts.viewer import Viewer, viewer_of
from rundbord.apps.core import clock
from rundbord.apps.core.forms.base import DesignForm
from rundbord.apps.followup import queries, rules, services
from rundbord.apps.followup.forms import ReportForm, SettleForm
from rundbord.apps.followup.rows import owner_of, place_of
from rundbord.apps.meetings.rules import keeps_meeting
from rundbord.apps.people.models import Cooperation
from rundbord.apps.people.queries.cooperations import cooperation_at, participants
from rundbord.apps.people.rules import sees_persons
from rundbord.apps.record.models import Action


@require_safe
def action(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """What is to be done, by whom, where it was said, and what each organization says of its part."""
    here, viewer, found = _reach(request, cooperation, uid)
    return _page(request, here, viewer, found)


@require_POST
def action_settle(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Say that it is done, dropped, or open after all."""
    here, viewer, found = _reach(request, cooperation, uid)
    form = SettleForm(request.POST)
    if form.is_valid() and form.carried_out(
        lambda: services.settle_action(
            actor=viewer, action=found, version=form.cleaned_data["version"], state=form.cleaned_data["state"]
        )
    ):
        messages.success(request, _("Saved: %(state)s.") % {"state": found.get_state_display()})
        return redirect("followup:action", here.slug, found)
    return _page(request, here, viewer, found, form)


@require_POST
def action_share(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Ask those organizations that take part today and were chosen for their part."""
    here, viewer, found = _reach(request, cooperation, uid)
    wanted = set(request.POST.getlist("virksomhet"))
    chosen = [one.organization for one in participants(here, clock.today()) if one.organization.uid in wanted]
    form = DesignForm(request.POST)
    if form.is_valid() and form.carried_out(
        lambda: services.share_action(actor=viewer, action=found, organizations=chosen)
    ):
        messages.success(request, _("Each organization now finds this among what it is asked for."))
        return redirect("followup:action", here.slug, found)
    return _page(request, here, viewer, found, form)


@require_POST
def report(request: HttpRequest, cooperation: str, uid: str, report: str) -> HttpResponse:
    """Say for an organization what became of its part."""
    here, viewer, found = _reach(request, cooperation, uid)
    part = next((one for one in queries.reports_of(found) if one.uid == report), None)
    if part is None:
        raise Http404
    part.action = found
    form = ReportForm(request.POST)
    if form.is_valid() and form.carried_out(lambda: services.report(actor=viewer, report=part, **form.cleaned_data)):
        messages.success(request, _("Saved for %(organization)s.") % {"organization": part.organization})
        return redirect("followup:action", here.slug, found)
    return _page(request, here, viewer, found, form)


def _reach(request: HttpRequest, slug: str, uid: str) -> tuple[Cooperation, Viewer, Action]:
    here, viewer = cooperation_at(slug), viewer_of(request)
    found = queries.find_action(viewer, here, uid) if sees_persons(viewer, here) else None
    if found is None:
        raise Http404
    return here, viewer, found


def _page(
    request: HttpRequest, here: Cooperation, viewer: Viewer, found: Action, form: DesignForm | None = None
) -> HttpResponse:
    reports = queries.reports_of(found)
    meeting = found.entry.item.meeting
    keeps = keeps_meeting(viewer, meeting)
    context = {
        "cooperation": here,
        "action": found,
        "owner": owner_of(found),
        "place": place_of(found.entry),
        "overdue": found.state == Action.State.OPEN and found.due is not None and found.due < clock.today(),
        "may_settle": rules.may_settle(viewer, found),
        "keeps": keeps,
        "reports": [(one, keeps or rules.speaks_for(viewer, one.organization, meeting)) for one in reports],
        "left_to_ask": _left_to_ask(here, {one.organization_id for one in reports}) if keeps else [],
        "form": form,
    }
    return render(request, "followup/action.html", context, status=form.http_status if form else 200)


def _left_to_ask(here: Cooperation, asked: set[int]) -> list[object]:
    return [one.organization for one in participants(here, clock.today()) if one.organization.pk not in asked]
