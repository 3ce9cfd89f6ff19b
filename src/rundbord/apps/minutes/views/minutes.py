"""Pages of the minutes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.queries import find_meeting
from rundbord.apps.meetings.rules import sight_of
from rundbord.apps.minutes import queries, services
from rundbord.apps.minutes.files import FORMATS, file_name
from rundbord.apps.minutes.page import document_page
from rundbord.apps.minutes.word.template import as_word, template_for
from rundbord.apps.people.robots import keep_robots_out
from rundbord.engines.typesetter.document import Document


@require_safe
def minutes(request: HttpRequest, cooperation: str, uid: str, number: int | None = None) -> HttpResponse:
    """The minutes as a page: as they stand for those who keep the meeting, else the newest version for the viewer."""
    viewer, meeting = viewer_of(request), _meeting(request, cooperation, uid)
    found = queries.minutes_for(viewer, meeting, number)
    if found is None:
        raise Http404
    keeps = sight_of(viewer, meeting).keeps
    context = {
        "cooperation": meeting.cooperation,
        "meeting": meeting,
        "minutes": found,
        "unregistered": found.unregistered if keeps else 0,
        "page": document_page(found.document),
        "versions": queries.versions_of(viewer, meeting),
        "original": queries.original_of(viewer, meeting),
        "keeps": keeps,
        "formats": FORMATS.values(),
    }
    return keep_robots_out(render(request, "minutes/minutes.html", context), meeting.cooperation)


@require_safe
def minutes_file(
    request: HttpRequest, cooperation: str, uid: str, ending: str, number: int | None = None
) -> HttpResponse:
    """The minutes as PDF, DOCX or ODT."""
    meeting = _meeting(request, cooperation, uid)
    found = queries.minutes_for(viewer_of(request), meeting, number)
    if found is None:
        raise Http404
    document = queries.file_of(found, meeting)
    if ending != "docx":
        return file_response(document, ending)
    return file_response(document, ending, as_word(document, meeting, template_for(meeting, found.version)))


@require_POST
def version_make(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Freeze the record as it stands as a version."""
    meeting = _meeting(request, cooperation, uid)
    version = services.make_version(actor=viewer_of(request), meeting=meeting)
    messages.success(request, _("The minutes are kept as version %(number)d.") % {"number": version.number})
    return redirect("minutes:version", cooperation=cooperation, uid=meeting, number=version.number)


def file_response(document: Document, ending: str, content: bytes | None = None) -> HttpResponse:
    """The document in one of the formats, opened in the browser where it can (PDF) and else downloaded.

    `content` is the file where it is made already.
    """
    if ending not in FORMATS:
        raise Http404
    chosen = FORMATS[ending]
    response = HttpResponse(content or chosen.make(document), content_type=chosen.media_type)
    disposition = content_disposition_header(ending != "pdf", file_name(document, ending))
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Robots-Tag"] = "noindex"
    return response


def _meeting(request: HttpRequest, cooperation: str, uid: str) -> Meeting:
    meeting = find_meeting(viewer_of(request), cooperation, uid)
    if meeting is None:
        raise Http404
    return meeting
