"""Lists of meetings."""

from django.core.paginator import Paginator
from django.db.models.functions import ExtractYear
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.meetings import queries
from rundbord.apps.meetings.listing import listed
from rundbord.apps.meetings.rules import may_plan
from rundbord.apps.people.models import Body, Cooperation

PAGE = 50


@require_safe
def meetings(request: HttpRequest, cooperation: str) -> HttpResponse:
    """All meetings that the viewer may see, newest first; `?organ=` narrows to a body, `?ar=` to a year."""
    viewer = viewer_of(request)
    bodies = list(Body.objects.filter(cooperation__slug=cooperation, withdrawn_at=None).select_related("cooperation"))
    here = bodies[0].cooperation if bodies else Cooperation.objects.filter(slug=cooperation).first()
    if here is None:
        raise Http404
    body = next((one for one in bodies if one.uid == request.GET.get("organ", "")[:12]), None)
    visible = queries.of_body(viewer, body) if body else queries.of_cooperation(viewer, here)
    dated = visible.exclude(date=None).order_by().annotate(year=ExtractYear("date"))
    years = sorted(dated.values_list("year", flat=True).distinct(), reverse=True)
    asked = request.GET.get("ar", "")
    year = int(asked) if asked.isdigit() and int(asked) in years else None
    pages = Paginator(visible.filter(date__year=year) if year else visible, PAGE)
    page = pages.get_page(request.GET.get("side"))
    context = {
        "cooperation": here,
        "bodies": bodies,
        "body": body,
        "years": years,
        "year": year,
        "page": page,
        "may_plan": any(may_plan(viewer, one) for one in bodies),
        "meetings": listed(queries.with_bodies(page.object_list)),
    }
    return render(request, "meetings/meetings.html", context)
