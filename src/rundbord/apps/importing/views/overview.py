"""The table of a batch: dates and bodies saved with one press, attendance unfolded in its row."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from rundbord.apps.importing.draft import from_json
from rundbord.apps.importing.models import Batch
from rundbord.apps.importing.services.facts import Change, mend_rows
from rundbord.apps.importing.views.found import find_batch, find_document


@require_POST
def rows_mend(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Save date and body of the rows that were changed."""
    viewer, batch = find_batch(request, cooperation, uid)
    changes = changes_of(request.POST)
    done = mend_rows(actor=viewer, batch=batch, changes=changes)
    if done.saved:
        sentence = ngettext("%(count)d row is saved.", "%(count)d rows are saved.", done.saved)
        messages.success(request, sentence % {"count": done.saved})
    for words in done.refused:
        messages.warning(request, words)
    if not changes:
        messages.info(request, _("Nothing was changed."))
    return redirect(table_address(batch, request.POST))


def table_address(batch: Batch, posted: QueryDict) -> str:
    """The table as it was shown: the same filter, the same page."""
    where = {name: posted[name] for name in ("vis", "side") if posted.get(name)}
    address = reverse("importing:batch", args=[batch.cooperation.slug, batch])
    return f"{address}?{urlencode(where)}" if where else address


def changes_of(posted: QueryDict) -> list[Change]:
    """The rows whose date or body is another than the form showed."""
    found = []
    for uid in posted.getlist("row"):
        values = {"date": posted.get(f"date-{uid}", ""), "body_uid": posted.get(f"body-{uid}", "")}
        version = posted.get(f"version-{uid}", "")
        if "|".join(values.values()) != posted.get(f"was-{uid}", "|") and version.isdecimal():
            found.append(Change(uid, int(version), values))
    return found


@require_safe
def document_attendance(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Who was there and who was not, for the row of the table."""
    _viewer, document = find_document(request, cooperation, uid)
    rows = from_json(document.draft).attendance if document.draft else ()
    return render(request, "importing/_attendees.html", {"attendees": rows})
