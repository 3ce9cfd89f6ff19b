"""The history of an object."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.audit.queries import history_of
from rundbord.apps.core import registry


@require_safe
def history(request: HttpRequest, cooperation: str, kind: str, uid: str) -> HttpResponse:
    """Who did what to an object when; 404 for those who may not see it or are no persons in its cooperation."""
    viewer, known = viewer_of(request), registry.kind(kind)
    subject = known.find(viewer, uid) if known else None
    if known is None or subject is None:
        raise Http404
    address = known.address(subject)
    acts = history_of(viewer, kind, uid)
    if not address.startswith(f"/{cooperation}/") or acts is None:
        raise Http404
    return render(request, "audit/history.html", {"subject": subject, "address": address, "acts": acts})
