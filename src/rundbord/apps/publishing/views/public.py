"""Pages and feeds for everybody. What they hold is the same for all who look."""

from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import conditional_page, require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core import clock, registry
from rundbord.apps.people.models import Body, Cooperation
from rundbord.apps.people.queries import bodies
from rundbord.apps.people.queries.cooperations import cooperation_at
from rundbord.apps.publishing import feeds, queries
from rundbord.apps.publishing.addresses import absolute
from rundbord.apps.publishing.search import search as find

MINUTES_KEPT = 5 * 60
ROBOTS = "User-agent: *\nDisallow: /konto/\nDisallow: /*/sok/\nDisallow: /*/historikk/\n"


@require_safe
def calendar(request: HttpRequest, cooperation: str) -> HttpResponse:
    """The published meetings of a year, by month."""
    here = cooperation_at(cooperation)
    body = _chosen_body(request, here)
    years = queries.years(here, body)
    year = _asked_year(request, years)
    context = {
        "cooperation": here,
        "bodies": bodies.visible_to(queries.PUBLIC, here),
        "body": body,
        "years": years,
        "year": year,
        "months": queries.months(here, year, body) if year else [],
        "as_table": request.GET.get("vis") == "tabell",
    }
    return render(request, "publishing/calendar.html", context)


@require_safe
def search(request: HttpRequest, cooperation: str) -> HttpResponse:
    """Search what is published; hits on names end after a year."""
    here, asked = cooperation_at(cooperation), request.GET.get("q", "")[:200]
    context = {"cooperation": here, "asked": asked, "hits": find(viewer_of(request), here, asked)}
    response = render(request, "publishing/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def follow(request: HttpRequest, cooperation: str) -> HttpResponse:
    """How to follow the cooperation: feeds, calendars, and the part for one's own website."""
    here = cooperation_at(cooperation)
    places = [_place(here, None), *(_place(here, body) for body in bodies.visible_to(queries.PUBLIC, here))]
    return render(request, "publishing/follow.html", {"cooperation": here, "places": places})


@conditional_page
@cache_control(public=True, max_age=MINUTES_KEPT)
@require_safe
def atom(request: HttpRequest, cooperation: str, uid: str = "") -> HttpResponse:
    """Notices and minutes as an Atom feed, of the cooperation or of one body."""
    here, body = _of(cooperation, uid)
    with translation.override(here.language):
        text = feeds.atom(
            name=_name(here, body),
            address=_home(here, body),
            here=request.path,
            language=here.language,
            meetings=queries.for_feed(here, body),
        )
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


@conditional_page
@cache_control(public=True, max_age=MINUTES_KEPT)
@require_safe
def ics(request: HttpRequest, cooperation: str, uid: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The published meetings as a calendar to subscribe to, of the cooperation or of one body."""
    here, body = _of(cooperation, uid)
    content = feeds.calendar(name=_name(here, body), meetings=queries.for_calendar(here, body))
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # its types know views without arguments only
@conditional_page
@cache_control(public=True, max_age=MINUTES_KEPT)
@require_safe
def snippet(request: HttpRequest, cooperation: str, uid: str = "") -> HttpResponse:
    """Next meetings and newest minutes, to be shown in a frame on the cooperation's own website; without scripts."""
    return _snippet(request, cooperation, uid, "publishing/snippet.html")


@conditional_page
@cache_control(public=True, max_age=MINUTES_KEPT)
@require_safe
def snippet_list(request: HttpRequest, cooperation: str, uid: str = "") -> HttpResponse:
    """The same as bare lists, for websites that fetch HTML and put it into a page of their own."""
    return _snippet(request, cooperation, uid, "publishing/_snippet_lists.html")


@require_safe
def short(request: HttpRequest, uid: str) -> HttpResponse:
    """A meeting's address that stays; those who may not read of the meeting find nothing."""
    kind = registry.kind("meeting")
    found = kind.find(viewer_of(request), uid) if kind else None
    if kind is None or found is None:
        raise Http404
    return redirect(kind.address(found), permanent=True)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """What search engines are to leave alone. Pages that name persons say so themselves (X-Robots-Tag)."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


def _snippet(request: HttpRequest, cooperation: str, uid: str, template: str) -> HttpResponse:
    here, body = _of(cooperation, uid)
    context = {
        "cooperation": here,
        "name": _name(here, body),
        "coming": queries.coming(here, body),
        "minutes": queries.newest_minutes(here, body),
        "site": absolute(""),
        "all_meetings": absolute(reverse("publishing:calendar", args=[here.slug])),
        "language": here.language,
    }
    with translation.override(here.language):
        response = render(request, template, context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _of(cooperation: str, uid: str) -> tuple[Cooperation, Body | None]:
    """The cooperation of the address, and its body where the address names one."""
    here = cooperation_at(cooperation)
    if not uid:
        return here, None
    body = bodies.visible_to(queries.PUBLIC, here).filter(uid=uid).first()
    if body is None:
        raise Http404
    return here, body


def _chosen_body(request: HttpRequest, here: Cooperation) -> Body | None:
    return bodies.visible_to(queries.PUBLIC, here).filter(uid=request.GET.get("organ", "")[:12]).first()


def _asked_year(request: HttpRequest, years: list[int]) -> int | None:
    """The year that was asked for, else this one, else the newest that has meetings."""
    asked = request.GET.get("ar", "")
    wanted = int(asked) if asked.isdecimal() and len(asked) < 5 else clock.today().year
    return wanted if wanted in years else next(iter(years), None)


def _name(here: Cooperation, body: Body | None) -> str:
    return f"{body.name}, {here.name}" if body else here.name


def _home(here: Cooperation, body: Body | None) -> str:
    if body:
        return reverse("people:body", args=[here.slug, body])
    return reverse("people:cooperation", args=[here.slug])


def _place(here: Cooperation, body: Body | None) -> dict[str, Any]:
    """What can be followed of the cooperation or of one body, as whole addresses."""
    which, args = ("body_", [here.slug, body.uid]) if body else ("", [here.slug])
    names = ("atom", "ics", "snippet", "snippet_list")
    paths = {name: absolute(reverse(f"publishing:{which}{name}", args=args)) for name in names}
    return {"key": body.uid if body else here.uid, "name": body.name if body else _("All bodies"), **paths}
