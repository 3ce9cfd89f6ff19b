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
from django.views.decorators.http import require_http_methods, require_POST

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.importing import queries
from rundbord.apps.importing.models import TO_REVIEW, Batch, NameDecision
from rundbord.apps.importing.name_groups import Group, find_candidates, gathered, groups_of
from rundbord.apps.importing.names import BODY
from rundbord.apps.importing.register import Register, load_register
from rundbord.apps.importing.services.settling import Answer, Outcome, settle_names, undo_decision
from rundbord.apps.importing.views.found import find_batch

SHOWN, SHOWN_DECISIONS = 50, 5


@require_http_methods(["GET", "HEAD", "POST"])
def batch_names(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Each name once, names that may be one together; a press settles all that are answered."""
    viewer, batch = find_batch(request, cooperation, uid)
    error = ""
    if request.method == "POST":
        try:
            register = load_register(viewer, batch.cooperation)
            _tell(request, settle_names(actor=viewer, batch=batch, answers=answers_of(request.POST, register)))
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
    done = undo_decision(actor=viewer, decision=decision)
    sentence = ngettext("Undone in %(count)d document.", "Undone in %(count)d documents.", done.documents)
    messages.success(request, sentence % {"count": done.documents})
    for words in done.refused:
        messages.warning(request, words)
    return redirect(_address(request, batch))


def _address(request: HttpRequest, batch: Batch) -> str:
    page = request.POST.get("side", "")
    address = reverse("importing:batch_names", args=[batch.cooperation.slug, batch])
    return f"{address}?side={page}" if page.isdecimal() and page != "1" else address


def _page(request: HttpRequest, viewer: Viewer, batch: Batch, error: str) -> HttpResponse:
    shown, register = _shown(request, viewer, batch), load_register(viewer, batch.cooperation)
    find_candidates(shown.object_list, register)
    context = {
        "cooperation": batch.cooperation,
        "batch": batch,
        "page": shown,
        "sections": _sections(shown.object_list),
        "new_count": sum(group.plainly_new for group in shown.object_list),
        "known": {"person": register.persons.values(), "organization": register.organizations.values(),
                  BODY: register.bodies.values()},
        "decisions": batch.decisions.filter(undone_at=None)[:SHOWN_DECISIONS],
        "error": error,
    }  # fmt: skip
    return render(request, "importing/batch_names.html", context, status=422 if error else 200)


def _shown(request: HttpRequest, viewer: Viewer, batch: Batch) -> "Page[Group]":
    rows = queries.visible_to(viewer, batch.cooperation).filter(batch=batch, state__in=TO_REVIEW)
    groups = groups_of(gathered(rows.values_list("uid", "date", "names")))
    return Paginator(groups, SHOWN).get_page(request.GET.get("side") or request.POST.get("side"))


def _sections(groups: Iterable[Group]) -> list[dict[str, Any]]:
    """The groups of each kind under their heading, each with the number that its fields bear."""
    titles = {BODY: _("Bodies"), "person": _("Persons"), "organization": _("Organizations")}
    numbered = list(enumerate(groups))
    found = [(kind, [one for one in numbered if one[1].kind == kind]) for kind in titles]
    return [{"kind": kind, "title": titles[kind], "groups": held} for kind, held in found if held]


def answers_of(posted: QueryDict, register: Register) -> list[Answer]:
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
            kind = keys[0].partition(":")[0]
            found.append(_answer(kind, keys, choice, other, posted.get(f"name-{number}", ""), register))
    if not found:
        raise NotPossibleError(_("Choose an answer for at least one name."))
    return found


def _answer(kind: str, keys: tuple[str, ...], choice: str, other: str, name: str, register: Register) -> Answer:
    if not other:
        return Answer(kind, keys, choice, name)
    known = register.bodies if kind == BODY else register.of(kind)
    same = [uid for uid, held in known.items() if held.casefold() == other.casefold()]
    if len(same) > 1:
        raise NotPossibleError(
            _("Several in the register are called %(name)s. Settle it in the document.") % {"name": other}
        )
    return Answer(kind, keys, same[0]) if same else Answer(kind, keys, "new", other)


def _tell(request: HttpRequest, done: Outcome) -> None:
    sentence = ngettext(
        "The names are settled in %(count)d document.", "The names are settled in %(count)d documents.", done.documents
    )
    messages.success(request, sentence % {"count": done.documents})
    for words in done.refused:
        messages.warning(request, words)
