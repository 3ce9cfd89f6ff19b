"""One item's lines and how they stood before: back to an earlier version, or a line out of everything."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.meetings.models import AgendaItem
from rundbord.apps.meetings.web import kept_item, press, seen_version
from rundbord.apps.record.models import Entry
from rundbord.apps.writing import services
from rundbord.apps.writing.models import Revision
from rundbord.apps.writing.revisions import versions_of


@require_safe
def item(request: HttpRequest, cooperation: str, meeting: str, uid: str) -> HttpResponse:
    """The lines that stand, each with a way out of the minutes, and how they stood in earlier versions."""
    found = kept_item(request, cooperation, meeting, uid)
    rows = Entry.objects.filter(item=found, withdrawn_at=None).select_related("person", "organization")
    context = {
        "cooperation": found.meeting.cooperation,
        "meeting": found.meeting,
        "item": found,
        "lines": [(entry, services.spoken_by(entry)) for entry in rows.order_by("position", "pk")],
        "versions": versions_of(found),
    }
    return render(request, "writing/item.html", context)


@require_POST
def line_aside(request: HttpRequest, cooperation: str, meeting: str, uid: str) -> HttpResponse:
    """The line is not for the minutes: its words go to one's own note and stand nowhere else."""
    found = kept_item(request, cooperation, meeting, uid)
    entry = get_object_or_404(Entry, item=found, uid=request.POST.get("line", ""), withdrawn_at=None)
    entry.item = found
    return _done(
        request,
        found,
        lambda: services.set_aside(actor=viewer_of(request), entry=entry, version=seen_version(request)),
        _("The line stands in your own note only."),
    )


@require_POST
def go_back(request: HttpRequest, cooperation: str, meeting: str, uid: str) -> HttpResponse:
    """The lines as they stood in an earlier version."""
    found = kept_item(request, cooperation, meeting, uid)
    revision = get_object_or_404(Revision, item=found, uid=request.POST.get("revision", ""))
    revision.item = found
    said = _("The earlier version stands again. What stood before is among the earlier versions.")
    return _done(request, found, lambda: services.go_back(actor=viewer_of(request), revision=revision), said)


def _done(request: HttpRequest, found: AgendaItem, act: Callable[[], object], said: str) -> HttpResponse:
    response = press(request, found.meeting, act, said=said)
    if response.status_code >= 400:
        return response
    address = reverse("writing:item", args=[found.meeting.cooperation.slug, found.meeting, found.uid])
    return HttpResponseRedirect(address)
