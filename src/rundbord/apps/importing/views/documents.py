"""What is done with a whole document: accept it, set it aside, take back what it became."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.importing.models import Document
from rundbord.apps.importing.reason_form import ReasonForm
from rundbord.apps.importing.services import undoing
from rundbord.apps.importing.services.accepting import accept_document
from rundbord.apps.importing.standing import what_was_taken_in
from rundbord.apps.importing.views.found import find_document


@require_POST
def document_accept(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Accept the document and lead to its meeting."""
    viewer, document = find_document(request, cooperation, uid)
    try:
        _require_seen(request, document)
        meeting = accept_document(actor=viewer, document=document)
    except NotPossibleError as error:
        messages.error(request, str(error))
        return redirect("importing:document", cooperation, document)
    for sentence in what_was_taken_in(document):
        messages.success(request, sentence)
    return redirect("record:meeting", cooperation, meeting)


def _require_seen(request: HttpRequest, document: Document) -> None:
    """Nobody accepts a draft that somebody else mended after they read it."""
    if request.POST.get("version") != str(document.version):
        raise ConflictError(_("Somebody mended this document since you opened it. Look once more, then try again."))


def _done(
    request: HttpRequest, cooperation: str, uid: str, service: Callable[..., None], sentence: str
) -> HttpResponse:
    viewer, document = find_document(request, cooperation, uid)
    try:
        service(actor=viewer, document=document)
    except NotPossibleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, sentence)
    return redirect("importing:batch", cooperation, document.batch)


@require_POST
def document_set_aside(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Put away a document that shall not become a meeting."""
    return _done(request, cooperation, uid, undoing.set_aside, _("The document is set aside. It is kept here."))


@require_POST
def document_take_up(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Take up a document that was set aside."""
    return _done(request, cooperation, uid, undoing.take_up, _("The document is back in the list."))


@require_POST
def document_read_again(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Read an unreadable document once more."""
    return _done(request, cooperation, uid, undoing.read_again, _("The document will be read again."))


@require_http_methods(["GET", "HEAD", "POST"])
def document_undo(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Take back the meeting that the document became, with a reason."""
    viewer, document = find_document(request, cooperation, uid)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and form.carried_out(
        lambda: undoing.undo_document(actor=viewer, document=document, **form.cleaned_data)
    ):
        messages.success(request, _("What the document brought is taken back. It can be mended and accepted again."))
        return redirect("importing:document", cooperation, document)
    context = {"cooperation": document.batch.cooperation, "document": document, "form": form}
    return render(request, "importing/document_undo.html", context, status=form.http_status)
