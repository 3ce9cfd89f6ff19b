"""The copy list of a body."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.meetings.rules import may_plan
from rundbord.apps.people.queries.bodies import visible_at
from rundbord.apps.sending.copy_list import save_copies, written
from rundbord.apps.sending.forms import CopyForm


@require_http_methods(["GET", "HEAD", "POST"])
def copy_list(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Who outside the body gets a copy of its minutes, one a line."""
    viewer = viewer_of(request)
    body = visible_at(viewer, cooperation).filter(uid=uid).first()
    if body is None:
        raise Http404
    if not may_plan(viewer, body):
        raise NotAllowedError
    form = CopyForm(request.POST) if request.method == "POST" else CopyForm(initial={"addresses": written(body)})
    if form.is_valid() and form.carried_out(
        lambda: save_copies(actor=viewer, body=body, rows=form.cleaned_data["addresses"])
    ):
        messages.success(request, _("The copy list is saved."))
        return redirect("people:body", cooperation, body)
    context = {"cooperation": body.cooperation, "body": body, "form": form}
    return render(request, "sending/copy_list.html", context, status=form.http_status)
