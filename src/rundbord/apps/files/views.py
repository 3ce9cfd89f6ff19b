"""Fetching files: never without asking the owner, never in a way that lets a file act as a page of ours."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.files.models import Attachment
from rundbord.apps.files.queries import find_attachment

SHOWN = {"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain"}
SANDBOX = "sandbox; default-src 'none'"


@require_safe
def attachment(request: HttpRequest, uid: str) -> HttpResponse:
    """The file's bytes; shown in the browser where that is safe, else (and with ?last-ned) saved."""
    found = find_attachment(viewer_of(request), uid)
    if found is None:
        raise Http404
    with found.blob.file.open("rb") as stream:
        content = stream.read()
    response = HttpResponse(content, content_type=_content_type(found, content))
    shown = found.blob.media_type in SHOWN and "last-ned" not in request.GET
    disposition = "inline" if shown else "attachment"
    response["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{quote(found.name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    return response


def _content_type(found: Attachment, content: bytes) -> str:
    media_type = found.blob.media_type
    if not media_type.startswith("text/"):
        return media_type
    try:
        content.decode()
    except UnicodeDecodeError:
        return f"{media_type}; charset=windows-1252"  # what old Norwegian text files are in
    return f"{media_type}; charset=utf-8"
