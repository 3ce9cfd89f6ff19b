"""Pages that show a meeting with its record."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.meetings import queries
from rundbord.apps.record.present import present_record


@require_safe
def meeting(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """One page per meeting: the workspace for those who keep it, a calm page for everybody else."""
    viewer = viewer_of(request)
    found = queries.find_meeting(viewer, cooperation, meeting)
    if found is None:
        raise Http404
    record = present_record(found, viewer)
    context = {"cooperation": found.cooperation, "subject": found, "record": record, "meeting": record.meeting}
    return render(request, "record/meeting.html", context)
