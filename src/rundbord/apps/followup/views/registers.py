"""The registers over all bodies: actions, decisions, one's own."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core import clock, richtext
from rundbord.apps.followup import narrowing, queries
from rundbord.apps.followup.rows import action_rows, decision_rows
from rundbord.apps.people.exports import csv_text
from rundbord.apps.people.models import Body, Cooperation
from rundbord.apps.people.queries.cooperations import cooperation_at
from rundbord.apps.people.rules import sees_persons
from rundbord.apps.people.views.lists import CSV, download

PAGE = 50


@require_safe
def register(request: HttpRequest, cooperation: str) -> HttpResponse:
    """All actions, what is overdue and what has no owner first; `?organ=`, `?status=` and `?q=` narrow them."""
    here, bodies = _reach(request, cooperation)
    asked = narrowing.asked(request.GET, bodies)
    found = asked.actions(queries.actions(viewer_of(request), here, clock.today()))
    page = Paginator(found, PAGE).get_page(request.GET.get("side"))
    context = {"cooperation": here, "bodies": bodies, "asked": asked, "page": page, "rows": action_rows(page)}
    return render(request, "followup/register.html", context)


@require_safe
def register_csv(request: HttpRequest, cooperation: str) -> HttpResponse:
    """The actions asked for, as a table for Excel."""
    here, bodies = _reach(request, cooperation)
    asked = narrowing.asked(request.GET, bodies)
    found = asked.actions(queries.actions(viewer_of(request), here, clock.today()))
    header = [_("What"), _("Who"), _("By"), _("State"), _("Body"), _("Meeting"), _("Item")]
    rows = [
        [
            row.action.text, row.owner, row.action.due or "", row.action.get_state_display(),
            row.place.bodies, row.place.day or "", row.place.number,
        ]
        for row in action_rows(found)
    ]  # fmt: skip
    return _csv(header, rows, f"{_('follow-up')}-{clock.today()}.csv")


@require_safe
def decisions(request: HttpRequest, cooperation: str) -> HttpResponse:
    """All decisions, newest first; `?organ=` and `?q=` narrow them."""
    here, bodies = _reach(request, cooperation)
    asked = narrowing.asked(request.GET, bodies)
    page = Paginator(asked.decisions(queries.decisions(viewer_of(request), here)), PAGE).get_page(
        request.GET.get("side")
    )
    context = {"cooperation": here, "bodies": bodies, "asked": asked, "page": page, "rows": decision_rows(page)}
    return render(request, "followup/decisions.html", context)


@require_safe
def decisions_csv(request: HttpRequest, cooperation: str) -> HttpResponse:
    """The decisions asked for, as a table for Excel."""
    here, bodies = _reach(request, cooperation)
    asked = narrowing.asked(request.GET, bodies)
    found = asked.decisions(queries.decisions(viewer_of(request), here))
    header = [_("Decision"), _("Vote"), _("Body"), _("Meeting"), _("Item"), _("Title")]
    rows = [
        [
            richtext.to_plain(row.entry.text), row.vote, row.place.bodies, row.place.day or "", row.place.number,
            row.place.title,
        ]
        for row in decision_rows(found)
    ]  # fmt: skip
    return _csv(header, rows, f"{_('decisions')}-{clock.today()}.csv")


@require_safe
def mine(request: HttpRequest, cooperation: str) -> HttpResponse:
    """What the viewer is to do, and what the viewer's organizations were asked for."""
    here, _bodies = _reach(request, cooperation)
    viewer, today = viewer_of(request), clock.today()
    narrowed = narrowing.Asked(None, "", narrowing.ALL if "alle" in request.GET else narrowing.OPEN)
    page = Paginator(narrowed.actions(queries.mine(viewer, here, today)), PAGE).get_page(request.GET.get("side"))
    context = {
        "cooperation": here,
        "asked": narrowed,
        "page": page,
        "rows": action_rows(page),
        "reports": list(queries.my_reports(viewer, here)[:PAGE]),
    }
    return render(request, "followup/mine.html", context)


def _reach(request: HttpRequest, slug: str) -> tuple[Cooperation, list[Body]]:
    """The cooperation and its bodies, for those who sit in it; Http404 for others."""
    here = cooperation_at(slug)
    if not sees_persons(viewer_of(request), here):
        raise Http404
    return here, list(Body.objects.filter(cooperation=here, withdrawn_at=None).order_by("name"))


def _csv(header: list[str], rows: Sequence[Sequence[Any]], name: str) -> HttpResponse:
    return download(csv_text(header, rows), CSV, name)
