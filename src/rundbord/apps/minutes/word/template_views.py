"""The page of a body's Word template."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.minutes.word.template import remove_template, set_template, template_of
from rundbord.apps.people import rules
from rundbord.apps.people.views.reach import reach_of
from rundbord.engines.typesetter.docx_template import FIELDS, NEEDED, Checked

MOST_BYTES = 10_000_000


@require_http_methods(["GET", "HEAD", "POST"])
def word_template(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The template, what it may hold, and what a dropped one lacks; one that cannot be used is not kept."""
    reach = reach_of(request, cooperation)
    body = reach.body(uid)
    rules.require(rules.keeps_body(reach.viewer, body))
    checked, error = None, ""
    if request.method == "POST" and "fjern" in request.POST:
        remove_template(actor=reach.viewer, body=body)
        messages.success(request, _("The template is taken out of use."))
        return redirect("minutes:word_template", cooperation, body)
    if request.method == "POST":
        file = request.FILES.get("mal")
        if file is None or (file.size or 0) > MOST_BYTES:
            error = _("Choose a Word file of at most 10 MB first.")
        else:
            try:
                checked = set_template(actor=reach.viewer, body=body, content=file.read(), name=file.name or "mal.docx")
            except NotPossibleError as refusal:
                error = str(refusal)
    if checked and checked.usable:
        messages.success(request, _("The template is in use from now on."))
    context = {
        "cooperation": reach.cooperation,
        "body": body,
        "template": template_of(body),
        "fields": [_field(name, checked) for name in FIELDS],
        "checked": checked,
        "error": error,
    }
    refused = error or (checked and not checked.usable)
    return render(request, "minutes/word_template.html", context, status=422 if refused else 200)


def _field(name: str, checked: Checked | None) -> dict[str, Any]:
    means = {
        "tittel": _("The title, such as “Referat fra møte i Styret”"),
        "status": _("Draft, sent or approved, and where"),
        "organ": _("The body's name"),
        "tid": _("Day and time"),
        "sted": _("The place"),
        "innhold": _("Attendance, items and follow-up, in a paragraph of its own"),
    }
    return {
        "name": "{{" + name + "}}",
        "means": means[name],
        "needed": name in NEEDED,
        "found": checked is not None and name in checked.found,
    }
