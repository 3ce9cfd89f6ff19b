"""The names of a batch that nobody has settled, on one page."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.importing import queries
from rundbord.apps.importing.decisions import decided
from rundbord.apps.importing.draft import NEW
from rundbord.apps.importing.models import Batch, DecisionState, NameDecision
from rundbord.apps.importing.name_groups import Group, Row, find_candidates, gathered, groups_of
from rundbord.apps.importing.names import BODY
from rundbord.apps.importing.register import load_register
from rundbord.apps.importing.services.meaning import Answer
from rundbord.apps.importing.services.settling import settle_names, undo_decision
from rundbord.apps.importing.sorts import sorts_of
from rundbord.apps.importing.views.found import find_batch

SHOWN = 50
AT_ONCE = 400
"""Documents whose names are compared for one page. What is settled leaves all documents, so that the next come in."""


@require_http_methods(["GET", "HEAD", "POST"])
def batch_names(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Each name once, names that may be one together; a press settles all that are answered."""
    viewer, batch = find_batch(request, cooperation, uid)
    error = ""
    if request.method == "POST":
        try:
            _tell(request, settle_names(actor=viewer, batch=batch, answers=answers_of(request.POST)))
        except NotPossibleError as refused:
            error = str(refused)
        else:
            return redirect(_address(request, batch))
    return _page(request, viewer, batch, error)


@require_POST
def names_undo(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Take back what was said at once about names."""
    viewer, batch = find_batch(request, cooperation, uid)
    decision = get_object_or_404(NameDecision.objects.select_related("batch"), batch=batch, uid=request.POST.get("uid"))
    undo = undo_decision(actor=viewer, decision=decision)
    if undo.state == DecisionState.UNDOING:
        messages.info(request, _("It is being undone in the documents. You may go on meanwhile."))
        return redirect(_address(request, batch))
    left = undo.steps.count()
    sentence = ngettext("Undone in %(count)d document.", "Undone in %(count)d documents.", undo.total - left)
    messages.success(request, sentence % {"count": undo.total - left})
    if left:
        sentence = ngettext(
            "%(count)d document was mended or accepted since, and stays as it is.",
            "%(count)d documents were mended or accepted since, and stay as they are.",
            left,
        )
        messages.warning(request, sentence % {"count": left})
    return redirect(_address(request, batch))


@require_safe
def names_progress(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The part of the page that asks again and again while documents are being mended."""
    _viewer, batch = find_batch(request, cooperation, uid)
    context = {"cooperation": batch.cooperation, "batch": batch, **_decisions(batch)}
    return render(request, "importing/_decisions.html", {**context, "carried_out": not context["decisions_go_on"]})


def _address(request: HttpRequest, batch: Batch) -> str:
    page = request.POST.get("side", "")
    address = reverse("importing:batch_names", args=[batch.cooperation.slug, batch])
    return f"{address}?side={page}" if page.isdecimal() and page != "1" else address


def _page(request: HttpRequest, viewer: Viewer, batch: Batch, error: str) -> HttpResponse:
    rows = queries.names_of(batch, at_most=AT_ONCE + 1)
    shown, register = _shown(request, batch, rows[:AT_ONCE]), load_register(viewer, batch.cooperation)
    find_candidates(shown.object_list, register)
    context = {
        "cooperation": batch.cooperation,
        "batch": batch,
        "page": shown,
        "sections": _sections(shown.object_list),
        "new_count": sum(group.plainly_new for group in shown.object_list),
        "known": {"person": register.persons.values(), "organization": register.organizations.values(),
                  BODY: register.bodies.values()},
        "at_once": AT_ONCE if len(rows) > AT_ONCE else None,
        "error": error,
        **_decisions(batch),
    }  # fmt: skip
    return render(request, "importing/batch_names.html", context, status=422 if error else 200)


def _decisions(batch: Batch) -> dict[str, Any]:
    found = decided(batch)
    return {"decisions": found, "decisions_go_on": any(one.goes_on for one in found)}


def _shown(request: HttpRequest, batch: Batch, rows: list[Row]) -> "Page[Group]":
    pending = queries.pending_keys(batch)
    groups = groups_of([one for one in gathered(rows) if one.key not in pending])
    return Paginator(groups, SHOWN).get_page(request.GET.get("side") or request.POST.get("side"))


def _sections(groups: Iterable[Group]) -> list[dict[str, Any]]:
    """The groups of each kind under their heading, each with the number that its fields bear."""
    titles = {BODY: _("Bodies"), "person": _("Persons"), "organization": _("Organizations")}
    numbered = list(enumerate(groups))
    found = [(kind, [one for one in numbered if one[1].kind == kind]) for kind in titles]
    return [
        {"kind": kind, "title": titles[kind], "groups": held, "sorts": sorts_of(kind)} for kind, held in found if held
    ]


def answers_of(posted: QueryDict) -> list[Answer]:
    """The answers that stand in the form. A name that was written beside the answers counts before them.

    With `act=all_new` every name that is like no other, and that has no answer, is new.
    """
    found = []
    for number in posted.getlist("group"):
        keys = tuple(posted.getlist(f"key-{number}"))
        choice, other = posted.get(f"answer-{number}", ""), " ".join(posted.get(f"other-{number}", "").split())
        if not choice and posted.get("act") == "all_new" and f"new-{number}" in posted:
            choice = "new"
        if keys and (choice or other):
            kind, sort = keys[0].partition(":")[0], posted.get(f"sort-{number}", "")
            name = other or posted.get(f"name-{number}", "")
            found.append(Answer(kind, keys, NEW if other else choice, name, sort))
    if not found:
        raise NotPossibleError(_("Choose an answer for at least one name."))
    return found


def _tell(request: HttpRequest, decision: NameDecision | None) -> None:
    if decision is None:
        messages.info(request, _("These names were settled meanwhile."))
    elif decision.state == DecisionState.SETTLING:
        messages.info(request, _("The names are being settled in the documents. You may go on meanwhile."))
    else:
        count = decision.steps.count()
        sentence = ngettext(
            "The names are settled in %(count)d document.", "The names are settled in %(count)d documents.", count
        )
        messages.success(request, sentence % {"count": count})
