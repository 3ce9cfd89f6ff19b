"""How far a batch has come; pausing, stopping and continuing it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.importing.progress import progress_of
from rundbord.apps.importing.services import steering
from rundbord.apps.importing.views.found import find_batch


@require_safe
def batch_progress(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The part of the page that asks again and again; `?lest=` is how many readings had ended when it last asked."""
    _viewer, found = find_batch(request, cooperation, uid)
    progress = progress_of(found)
    context = {"cooperation": found.cooperation, "batch": found, "progress": progress}
    response = render(request, "importing/_progress.html", context)
    if request.GET.get("lest") != str(progress.ended):
        response["HX-Trigger"] = "documents-read"
    return response


def _steered(
    request: HttpRequest, cooperation: str, uid: str, service: Callable[..., None], sentence: str
) -> HttpResponse:
    viewer, found = find_batch(request, cooperation, uid)
    version = request.POST.get("version", "")
    try:
        service(actor=viewer, batch=found, version=int(version) if version.isdecimal() else -1)
    except NotPossibleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, sentence)
    return redirect("importing:batch", found.cooperation.slug, found)


@require_POST
def batch_pause(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Hold back what waits."""
    sentence = _("The reading is paused. What is being read is read to its end.")
    return _steered(request, cooperation, uid, steering.pause_batch, sentence)


@require_POST
def batch_continue(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Read what waits, or what was given up."""
    return _steered(request, cooperation, uid, steering.continue_batch, _("The reading goes on."))


@require_POST
def batch_stop(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Give up what waits; it can be asked for again."""
    sentence = _("The reading is stopped. What is not read is kept, and can be read later.")
    return _steered(request, cooperation, uid, steering.stop_batch, sentence)
