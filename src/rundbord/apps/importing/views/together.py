"""Pages about documents that are one meeting: saying so, what each of them is, and how two of them differ."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.importing import queries
from rundbord.apps.importing.differences import differences
from rundbord.apps.importing.draft import from_json
from rundbord.apps.importing.groups import Companion, part_of
from rundbord.apps.importing.models import Document
from rundbord.apps.importing.services import together
from rundbord.apps.importing.views.found import find_document


@require_POST
def documents_join(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Say that the document is of the same meeting as the ones named."""
    viewer, document = find_document(request, cooperation, uid)
    others, meeting = request.POST.getlist("with"), request.POST.get("meeting", "")

    def carry_out() -> None:
        together.join_documents(actor=viewer, document=document, others=others, meeting=meeting)

    return _done(request, document, carry_out, _("Noted: they are one meeting."))


@require_POST
def document_separate(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Say that the document is a meeting of its own."""
    viewer, document = find_document(request, cooperation, uid)

    def carry_out() -> None:
        together.separate_document(actor=viewer, document=document)

    return _done(request, document, carry_out, _("Noted: the document is a meeting of its own."))


@require_POST
def document_ask_again(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Forget what was said about where the document belongs."""
    viewer, document = find_document(request, cooperation, uid)

    def carry_out() -> None:
        together.ask_again(actor=viewer, document=document)

    return _done(request, document, carry_out, _("It is open again where the document belongs."))


@require_POST
def document_choose_part(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Say what the document is to its meeting."""
    viewer, document = find_document(request, cooperation, uid)

    def carry_out() -> None:
        together.choose_part(actor=viewer, document=document, part=request.POST.get("part", ""))

    return _done(request, document, carry_out, _("Noted what the document is."))


@require_safe
def document_compare(request: HttpRequest, cooperation: str, uid: str, other: str) -> HttpResponse:
    """How two documents differ, the one that counts less as the older one."""
    viewer, first = find_document(request, cooperation, uid)
    second = queries.document_of(viewer, first.batch.cooperation, other)
    if second is None or not (first.draft and second.draft):
        raise Http404
    pair = sorted((Companion(one, part_of(one)) for one in (first, second)), key=lambda one: one.rank)
    new, old = pair[0], pair[1]
    found = differences(from_json(old.document.draft), from_json(new.document.draft))
    context = {
        "cooperation": first.batch.cooperation,
        "document": first,
        "old": old,
        "new": new,
        "changed": [one for one in found if one.differs],
        "same": sum(not one.differs for one in found),
    }
    return render(request, "importing/document_compare.html", context)


def _done(request: HttpRequest, document: Document, carry_out: Callable[[], None], sentence: str) -> HttpResponse:
    if request.POST.get("version") != str(document.version):
        raise ConflictError(_("Somebody mended this document since you opened it. Look once more, then try again."))
    try:
        carry_out()
    except NotPossibleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, sentence)
    return redirect("importing:document", document.batch.cooperation.slug, document)
