"""A matter's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.matters import queries, rules
from rundbord.apps.people.queries.cooperations import cooperation_at


@require_safe
def matter(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The matter, and (panels) its way through the meetings."""
    viewer, at = viewer_of(request), cooperation_at(cooperation)
    subject = get_object_or_404(queries.visible_to(viewer, at), uid=uid)
    context = {"cooperation": at, "matter": subject, "writes": rules.writes(viewer, at)}
    return render(request, "matters/matter.html", context)
