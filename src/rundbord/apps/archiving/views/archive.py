"""A meeting's way to the archive."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.archiving import queries, services
from rundbord.apps.archiving.forms import ArchiveForm
from rundbord.apps.archiving.models import ArchiveCase
from rundbord.apps.archiving.package import package_name, package_of
from rundbord.apps.archiving.rules import require_archivist
from rundbord.apps.meetings.listing import listed
from rundbord.apps.meetings.queries import with_bodies
from rundbord.apps.meetings.rows import item_rows
from rundbord.apps.meetings.rules import sight_of
from rundbord.apps.meetings.web import kept_meeting
from rundbord.apps.people import rules
from rundbord.apps.people.views.reach import reach_of

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
def archive(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """The package, and what the archive calls the meeting."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    known = ArchiveCase.objects.filter(meeting=found).first() or ArchiveCase(meeting=found)
    form = ArchiveForm(request.POST) if request.method == "POST" else ArchiveForm.of(known)
    if form.is_valid() and form.carried_out(
        lambda: services.note_archive_case(actor=viewer, meeting=found, **form.cleaned_data)
    ):
        messages.success(request, _("The changes are saved."))
        return redirect("archiving:archive", cooperation, found)
    rows = item_rows(found, sight_of(viewer, found))
    context = {
        "cooperation": found.cooperation,
        "meeting": found,
        "form": form,
        "rows": [row for row in rows if not row.withdrawn and not row.kept_out],
    }
    return render(request, "archiving/archive.html", context, status=form.http_status)


@require_safe
def package(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """The whole meeting as one ZIP, with what is exempt; never kept on the way."""
    found = kept_meeting(request, cooperation, meeting)
    require_archivist(viewer_of(request), found)
    return zip_response(package_of(found), package_name(found))


@require_safe
def waiting(request: HttpRequest, cooperation: str) -> HttpResponse:
    """The meetings that are to be archived still, and the letters that wait for an answer."""
    reach = reach_of(request, cooperation)
    rules.require(rules.adds_persons(reach.viewer, reach.cooperation))
    context = {
        "cooperation": reach.cooperation,
        "meetings": listed(with_bodies(queries.not_archived(reach.viewer, reach.cooperation)[:SHOWN])),
        "extracts": queries.unanswered(reach.viewer, reach.cooperation)[:SHOWN],
    }
    return render(request, "archiving/waiting.html", context)


def zip_response(content: bytes, name: str) -> HttpResponse:
    """A download that no cache keeps."""
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response
