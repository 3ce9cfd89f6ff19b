"""Reviewing a read document: source and reading beside each other, and every mend by one plain form."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.files.models import Audience
from rundbord.apps.files.queries import attachments_of_many
from rundbord.apps.importing import queries
from rundbord.apps.importing.agenda_changes import agenda_changes
from rundbord.apps.importing.changes import mends_of
from rundbord.apps.importing.draft import from_json
from rundbord.apps.importing.edits import edit_asked
from rundbord.apps.importing.forms import editor_of
from rundbord.apps.importing.models import Document
from rundbord.apps.importing.reasons import why_nothing_is_read
from rundbord.apps.importing.recognized import is_recognized, uncertain_spans
from rundbord.apps.importing.register import load_register
from rundbord.apps.importing.services.mending import mend_document, undo_mend
from rundbord.apps.importing.shown import counted, show
from rundbord.apps.importing.standing import standing_of
from rundbord.apps.importing.theirs import theirs
from rundbord.apps.importing.views.found import find_document
from rundbord.apps.importing.warnings import warnings_of
from rundbord.apps.meetings.queries import visible_to as meetings_visible_to


@require_safe
def document(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The page of review; `?rett=KEY` opens one part for mending."""
    viewer, found = find_document(request, cooperation, uid)
    return _page(request, viewer, found, editing=request.GET.get("rett", ""))


@require_safe
def document_changes(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """What each mend changed."""
    viewer, found = find_document(request, cooperation, uid)
    at = found.batch.cooperation
    context = {"cooperation": at, "document": found, "mends": mends_of(found, load_register(viewer, at))}
    return render(request, "importing/document_changes.html", context)


@require_POST
def document_mend(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Carry out one mend and show the document again at that place."""
    viewer, found = find_document(request, cooperation, uid)
    node = request.POST.get("node", "")
    try:
        edit = edit_asked(request.POST, found.text)
        mended = mend_document(
            actor=viewer, document=found, node=node, seen=_number(request, "seen"), mend=edit.mend, names=edit.names
        )
    except ConflictError as error:
        return _conflict(request, found, node, str(error))
    except NotPossibleError as error:
        return _page(request, viewer, found, editing=node, error=str(error), status=422)
    return _shown_again(request, viewer, mended, request.POST.get("next") or node)


@require_POST
def mend_undo(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Take back one's own last mend."""
    viewer, found = find_document(request, cooperation, uid)
    try:
        found = undo_mend(actor=viewer, document=found)
    except NotPossibleError as error:
        if request.headers.get("HX-Request"):
            return _page(request, viewer, found, error=str(error), status=422)
        messages.error(request, str(error))
    return _shown_again(request, viewer, found, request.POST.get("next", ""))


def _number(request: HttpRequest, name: str) -> int:
    value = request.POST.get(name, "")
    return int(value) if value.isdecimal() else -1


def _shown_again(request: HttpRequest, viewer: Viewer, found: Document, node: str) -> HttpResponse:
    """With scripts the review alone, else the page again, at the place that was mended."""
    if request.headers.get("HX-Request"):
        response = _page(request, viewer, found)
        response["HX-Trigger-After-Settle"] = json.dumps({"mended": {"node": node}})
        return response
    address = reverse("importing:document", args=[found.batch.cooperation.slug, found])
    return redirect(f"{address}#{node}" if node else address)


def _page(
    request: HttpRequest, viewer: Viewer, found: Document, *, editing: str = "", error: str = "", status: int = 200
) -> HttpResponse:
    context = _context(request, viewer, found, editing)
    template = "importing/_review.html" if request.headers.get("HX-Request") else "importing/document.html"
    return render(request, template, {**context, "error": error}, status=status)


def _context(request: HttpRequest, viewer: Viewer, found: Document, editing: str) -> dict[str, Any]:
    cooperation = found.batch.cooperation
    context: dict[str, Any] = {
        "cooperation": cooperation,
        "document": found,
        "why": why_nothing_is_read(found),
        "originals": attachments_of_many("document", {found.uid: Audience.SECRETARIAT})[found.uid],
        "neighbours": queries.neighbours(found),
    }
    if found.meeting_uid:
        context["meeting"] = meetings_visible_to(viewer).filter(uid=found.meeting_uid, withdrawn_at=None).first()
    if not found.draft:
        return context
    draft, register, standing = from_json(found.draft), load_register(viewer, cooperation), standing_of(found)
    revised = standing.meeting if standing and standing.revises else None
    posted = request.POST if request.method == "POST" and editing else None
    return {
        **context,
        "bodies": register.bodies,
        "warnings": warnings_of(found, draft),
        "standing": standing,
        "agenda_changes": agenda_changes(draft, revised) if revised else None,
        "recognized": is_recognized(found),
        "review": show(draft, register, found.text, uncertain_spans(found)),
        "counted": counted(draft),
        "orders_seen": draft.version_of("orders"),
        "editor": editor_of(draft, register, editing, posted) if found.to_review and editing else None,
    }


def _conflict(request: HttpRequest, found: Document, node: str, error: str) -> HttpResponse:
    """Both texts: what was sent, and what somebody else wrote meanwhile."""
    found.refresh_from_db(fields=["draft", "version"])
    context = {
        "cooperation": found.batch.cooperation,
        "document": found,
        "error": error,
        "node": node,
        "mine": [request.POST[name] for name in ("number", "title", "text", "name", "value") if request.POST.get(name)],
        "theirs": theirs(from_json(found.draft), node),
    }
    template = "importing/_conflict.html" if request.headers.get("HX-Request") else "importing/conflict.html"
    return render(request, template, context, status=409)
