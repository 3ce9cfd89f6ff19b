"""The link in a mail by which somebody says that what they promised is done. Opening it changes nothing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from rundbord.apps.accounts.grants import find_grant, holder_of
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.followup import queries, rules, services
from rundbord.apps.followup.forms import SettleForm
from rundbord.apps.people.models import Person
from rundbord.apps.people.queries.cooperations import cooperation_at


@require_http_methods(["GET", "HEAD", "POST"])
def action_by_link(request: HttpRequest, cooperation: str, token: str) -> HttpResponse:
    """What was promised, for whom the page answers, and one button."""
    here, grant = cooperation_at(cooperation), find_grant(token, purpose=rules.LINK)
    found = queries.promised_by_link(grant, here) if grant else None
    if grant is None or found is None:
        raise Http404
    holder = holder_of(grant)
    if not rules.may_settle(holder, found):
        raise NotAllowedError
    form = SettleForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        asked = form.cleaned_data
        form.carried_out(
            lambda: services.settle_action(actor=holder, action=found, version=asked["version"], state=asked["state"])
        )
    context = {
        "cooperation": here,
        "action": found,
        "gone": found.withdrawn_at is not None or found.entry.withdrawn_at is not None,
        "person": Person.objects.filter(uid=grant.person_uid, cooperation=here).first(),
        "form": form,
    }
    return render(request, "followup/action_by_link.html", context, status=form.http_status if form else 200)
