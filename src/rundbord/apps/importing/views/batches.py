"""Dropping documents, and the table of what became of them."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.importing import queries
from rundbord.apps.importing.overview import clear_documents, overview_of
from rundbord.apps.importing.progress import progress_of
from rundbord.apps.importing.reason_form import ReasonForm
from rundbord.apps.importing.services.accepting import Acceptance, accept_all
from rundbord.apps.importing.services.batches import Dropped, import_files
from rundbord.apps.importing.services.undoing import undo_batch
from rundbord.apps.importing.views.found import find_batch, find_cooperation
from rundbord.apps.people.queries import bodies

SHOWN_BATCHES = 50


@require_safe
def index(request: HttpRequest, cooperation: str) -> HttpResponse:
    """Where documents are dropped, and the batches that came before."""
    viewer, at = find_cooperation(request, cooperation)
    return render(
        request,
        "importing/index.html",
        {
            "cooperation": at,
            "batches": queries.batches_visible_to(viewer, at)[:SHOWN_BATCHES],
            "most_megabytes": settings.UPLOAD_LIMIT_MB,
        },
    )


@require_POST
def batch_make(request: HttpRequest, cooperation: str) -> HttpResponse:
    """Take the dropped files in and lead to their table."""
    viewer, at = find_cooperation(request, cooperation)
    files = [Dropped(file.name or "", file) for file in request.FILES.getlist("files")]
    try:
        batch = import_files(actor=viewer, cooperation=at, files=files)
    except NotPossibleError as error:
        messages.error(request, str(error))
        return redirect("importing:index", at.slug)
    return redirect("importing:batch", at.slug, batch)


@require_safe
def batch(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The batch's documents in one table; the table alone is asked for again when more of them are read."""
    viewer, found = find_batch(request, cooperation, uid)
    at = found.cooperation
    context = {
        "cooperation": at,
        "batch": found,
        "progress": progress_of(found),
        "overview": overview_of(viewer, found, shown=request.GET.get("vis", ""), page=request.GET.get("side", "")),
        "bodies": list(bodies.visible_to(viewer, at)),
        "options": {},  # of the drop-downs, made once for each body
    }
    template = "importing/_batch.html" if request.headers.get("HX-Request") else "importing/batch.html"
    return render(request, template, context)


@require_POST
def batch_accept(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Accept all documents without places to look at together, each by itself."""
    viewer, found = find_batch(request, cooperation, uid)
    uids = list(clear_documents(viewer, found).values_list("uid", flat=True))
    done = accept_all(actor=viewer, batch=found, uids=uids, new_names="new_names" in request.POST)
    _tell(request, done)
    return redirect("importing:batch", found.cooperation.slug, found)


def _tell(request: HttpRequest, done: Acceptance) -> None:
    if done.accepted:
        sentence = ngettext("%(count)d document is accepted.", "%(count)d documents are accepted.", done.accepted)
        messages.success(request, sentence % {"count": done.accepted})
    for document, why in done.refused:
        messages.warning(request, f"{document.name}: {why}")
    if not done.accepted and not done.refused:
        messages.info(request, _("No document is without places to look at now."))


@require_http_methods(["GET", "HEAD", "POST"])
def batch_undo(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Take back all that was accepted in the batch, with a reason."""
    viewer, found = find_batch(request, cooperation, uid)
    form = ReasonForm(request.POST or None)
    undone: list[int] = []

    def undo() -> None:
        undone.append(undo_batch(actor=viewer, batch=found, **form.cleaned_data))

    if form.is_valid() and form.carried_out(undo):
        sentence = ngettext("%(count)d document is taken back.", "%(count)d documents are taken back.", undone[0])
        messages.success(request, sentence % {"count": undone[0]})
        return redirect("importing:batch", found.cooperation.slug, found)
    context = {"cooperation": found.cooperation, "batch": found, "form": form}
    return render(request, "importing/batch_undo.html", context, status=form.http_status)
