"""The report of a batch, as a page and as CSV."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rundbord.apps.importing.report import report_csv, report_of
from rundbord.apps.importing.views.found import find_batch
from rundbord.apps.people.views.lists import CSV, to_save


@require_safe
def batch_report(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """What came in, what is doubtful, what was not read."""
    viewer, found = find_batch(request, cooperation, uid)
    context = {
        "cooperation": found.cooperation,
        "batch": found,
        "report": report_of(viewer, found),
    }
    return render(request, "importing/batch_report.html", context)


@require_safe
def batch_report_csv(request: HttpRequest, cooperation: str, uid: str) -> HttpResponseBase:
    """The same, a row a document."""
    viewer, found = find_batch(request, cooperation, uid)
    name = f"{_('import-report')}-{found.created_at:%Y-%m-%d}.csv"
    return StreamingHttpResponse(report_csv(viewer, found), content_type=CSV, headers=to_save(name))
