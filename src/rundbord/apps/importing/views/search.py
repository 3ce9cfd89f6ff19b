"""Searching documents, and reading one as it was read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rundbord.apps.files.queries import attachments_of
from rundbord.apps.importing.draft import Draft, from_json
from rundbord.apps.importing.recognized import is_recognized, read_marked
from rundbord.apps.importing.register import load_register
from rundbord.apps.importing.search import find_documents
from rundbord.apps.importing.shown import show
from rundbord.apps.importing.views.found import find_cooperation, find_document
from rundbord.apps.meetings.queries import visible_to as meetings_visible_to

LONGEST_QUESTION = 200


@require_safe
def search(request: HttpRequest, cooperation: str) -> HttpResponse:
    """The documents in which all words of `?q=` stand."""
    viewer, at = find_cooperation(request, cooperation)
    asked = request.GET.get("q", "")[:LONGEST_QUESTION].strip()
    context = {"cooperation": at, "asked": asked, "found": find_documents(viewer, at, asked)}
    return render(request, "importing/search.html", context)


@require_safe
def document_read(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The document as a page to read, the source beside; the words of `?q=` are marked in the source."""
    viewer, document = find_document(request, cooperation, uid)
    at = document.batch.cooperation
    held = meetings_visible_to(viewer).filter(uid=document.meeting_uid or "-", cooperation=at, withdrawn_at=None)
    asked = request.GET.get("q", "")[:LONGEST_QUESTION]
    draft = from_json(document.draft) if document.draft else Draft()
    context = {
        "cooperation": at,
        "document": document,
        "asked": asked,
        "review": show(draft, load_register(viewer, at), ""),
        "attendees": draft.attendance,
        "recognized": is_recognized(document),
        "source": read_marked(document, asked),
        "originals": attachments_of(viewer, "document", document.uid),
        "meeting": held.first(),
    }
    return render(request, "importing/document_read.html", context)
