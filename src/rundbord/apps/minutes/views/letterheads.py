"""A body's letterhead, with an example of a page under it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.minutes.example import example
from rundbord.apps.minutes.forms import LetterheadForm
from rundbord.apps.minutes.head import LANGUAGES, body_letterhead, kept_letterhead, sender_lines, written_lines
from rundbord.apps.minutes.letterheads import PictureError, write_letterhead
from rundbord.apps.people import rules
from rundbord.apps.people.models import Body
from rundbord.apps.people.views.reach import reach_of
from rundbord.engines.typesetter.document import Document, Letterhead

SHOWN = ("address_lines", "footer_lines", "language", "minutes_name")
MOST_CHARACTERS = 2000


@require_http_methods(["GET", "HEAD", "POST"])
def letterhead(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Logo, address, footer and words of a body's documents."""
    body = _kept_body(request, cooperation, uid)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = LetterheadForm(body, *sent)
    if sent and form.is_valid() and _is_written(request, body, form):
        messages.success(request, _("The letterhead is saved."))
        return redirect("minutes:letterhead", cooperation=cooperation, uid=body)
    context = {**_shown(request.POST, body), "form": form, "kept": form.kept}
    return render(request, "minutes/letterhead.html", context, status=form.http_status)


@require_safe
def letterhead_preview(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The example with what is written now and not saved yet; writes nothing."""
    body = _kept_body(request, cooperation, uid)
    return render(request, "minutes/_example.html", _shown(request.GET, body))


@require_safe
def letterhead_example(request: HttpRequest, cooperation: str, uid: str, ending: str) -> HttpResponse:
    """A page of made-up minutes as PDF or PNG, under the letterhead that the address says, else the saved one."""
    from rundbord.engines.typesetter.pdf import to_pdf, to_png

    made = {"pdf": (to_pdf, "application/pdf"), "png": (to_png, "image/png")}.get(ending)
    if made is None:
        raise Http404
    write, media_type = made
    document = _example(request.GET, _kept_body(request, cooperation, uid))
    return HttpResponse(write(document), content_type=media_type, headers={"Cache-Control": "no-store"})


def _is_written(request: HttpRequest, body: Body, form: LetterheadForm) -> bool:
    try:
        write_letterhead(actor=reach_of(request, body.cooperation.slug).viewer, body=body, **form.written)
    except NotPossibleError as error:
        form.add_error("logo" if isinstance(error, PictureError) else None, str(error))
        form.conflict = isinstance(error, ConflictError)
        return False
    return True


def _kept_body(request: HttpRequest, cooperation: str, uid: str) -> Body:
    reach = reach_of(request, cooperation)
    body = reach.body(uid)
    rules.require(rules.keeps_body(reach.viewer, body))
    return body


def _shown(written: QueryDict, body: Body) -> dict[str, Any]:
    """The page's body, and the query by which the example shows what was written."""
    values = {name: written[name][:MOST_CHARACTERS] for name in SHOWN if name in written}
    return {"cooperation": body.cooperation, "body": body, "example_query": urlencode(values)}


def _example(written: QueryDict, body: Body) -> Document:
    saved = body_letterhead(body, body.cooperation)
    address = written.get("address_lines", kept_letterhead(body).address_lines)
    letterhead = Letterhead(
        logo=saved.logo,
        sender=sender_lines(body.cooperation, address[:MOST_CHARACTERS]),
        footer=written_lines(written.get("footer_lines", body.footer_lines)[:MOST_CHARACTERS]),
    )
    language = LANGUAGES.get(written.get("language", body.language), "nb")
    minutes_name = written.get("minutes_name", body.minutes_name)
    return example(letterhead, body=body.name, minutes_name=minutes_name, language=language)
