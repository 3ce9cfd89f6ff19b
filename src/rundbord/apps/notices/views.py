"""Pages of the next meeting and its notice."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.meetings import queries as meetings
from rundbord.apps.meetings.models import Form, Meeting, State
from rundbord.apps.meetings.present import TALK
from rundbord.apps.meetings.rules import Place, may_plan, require_keeper, sight_of
from rundbord.apps.meetings.web import conflict, seen_version
from rundbord.apps.minutes.files import FORMATS
from rundbord.apps.minutes.head import under_letterhead
from rundbord.apps.minutes.page import document_page
from rundbord.apps.minutes.views.minutes import file_response
from rundbord.apps.notices import services
from rundbord.apps.notices.agenda import DraftItem, draft_agenda
from rundbord.apps.notices.all_open import chosen, side_of
from rundbord.apps.notices.compose import outlook_text
from rundbord.apps.notices.dates import minutes_between, next_day, usual_times
from rundbord.apps.notices.forms import JoiningForm, NextMeetingForm
from rundbord.apps.notices.left_open import (
    Suggestion,
    coming_among,
    held_among,
    left_open,
    newest_meetings,
    not_taken,
)
from rundbord.apps.notices.models import SourceKind
from rundbord.apps.notices.queries import notice_for, split
from rundbord.apps.notices.running_order import running_order, signing_list
from rundbord.apps.people.models import Body
from rundbord.apps.people.queries import bodies, cooperations
from rundbord.engines.typesetter.words import words

FOR_PRINT = {"kjoreplan": running_order, "oppmoteliste": signing_list}
ORDER = [SourceKind.MINUTES, SourceKind.POSTPONED, SourceKind.NEXT_TIME, SourceKind.ASK, SourceKind.ACTION]


@require_http_methods(["GET", "HEAD", "POST"])
def next_meeting(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Everything that was left open, to tick; and when and where. One press makes the meeting and its notice.

    `again` shows the page anew with what is filled in and ticked, and writes nothing.
    """
    body = _body(request, cooperation, uid)
    newest = newest_meetings(viewer_of(request), body)
    filled = None if "again" in request.POST else request.POST or None
    form = NextMeetingForm(filled, initial=_usual(body, held_among(newest)) | request.POST.dict())
    if form.is_bound and form.is_valid():
        try:
            meeting = services.prepare_next(
                actor=viewer_of(request), body=body, taken=request.POST.getlist("taken"), **form.cleaned_data
            )
        except NotPossibleError as error:
            form.add_error(None, str(error))
        else:
            return redirect("notices:notice", cooperation=cooperation, uid=meeting)
    suggestions = left_open(viewer_of(request), body, newest)
    ticked = set(request.POST.getlist("taken")) if request.method == "POST" else _likely(suggestions)
    context = {
        "cooperation": body.cooperation,
        "body": body,
        "form": form,
        "coming": coming_among(newest)[:3],
        "groups": _grouped(suggestions),
        "ticked": ticked,
        "ticked_elsewhere": sorted(ticked - {one.key for one in suggestions}),
        **_preview(body, chosen(viewer_of(request), body, ticked, suggestions), form),
    }
    return render(request, "notices/next_meeting.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def all_open(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """All that stands open in the body, side by side, to tick; a press carries along what was filled in and ticked.

    Writes nothing.
    """
    body = _body(request, cooperation, uid)
    side, ticked = side_of(viewer_of(request), body, _number(request)), set(request.POST.getlist("taken"))
    context = {
        "cooperation": body.cooperation,
        "body": body,
        "side": side,
        "groups": _grouped(side.suggestions, folded=False),
        "ticked": ticked,
        "ticked_elsewhere": sorted(ticked - {one.key for one in side.suggestions}),
        "filled": [(name, request.POST[name]) for name in NextMeetingForm.base_fields if name in request.POST],
    }
    return render(request, "notices/all_open.html", context)


def _number(request: HttpRequest) -> int:
    """The side asked for, by a press or by the address; the first where it is no number."""
    asked = request.POST.get("side") or request.GET.get("side", "")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 1


@require_POST
def agenda_preview(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The agenda as it would be with what is ticked now; writes nothing."""
    body = _body(request, cooperation, uid)
    taken = chosen(viewer_of(request), body, set(request.POST.getlist("taken")))
    form = NextMeetingForm(request.POST)
    return render(request, "notices/_preview.html", {"body": body, **_preview(body, taken, form)})


@require_safe
def notice(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The notice as a page, with its files and the text for Outlook."""
    meeting = _meeting(request, cooperation, uid)
    return _notice_page(request, meeting, JoiningForm(initial={"version": meeting.version}))


@require_safe
def notice_file(request: HttpRequest, cooperation: str, uid: str, ending: str) -> HttpResponse:
    """The notice as PDF, DOCX or ODT."""
    meeting = _meeting(request, cooperation, uid)
    return file_response(under_letterhead(notice_for(viewer_of(request), meeting).document, meeting), ending)


@require_safe
def print_file(request: HttpRequest, cooperation: str, uid: str, what: str) -> HttpResponse:
    """The running order, or the list of attendance to sign, as PDF for those who lead and keep the meeting."""
    meeting, viewer = _meeting(request, cooperation, uid), viewer_of(request)
    if sight_of(viewer, meeting).place < Place.CHAIR:
        raise NotAllowedError
    return file_response(under_letterhead(FOR_PRINT[what](viewer, meeting), meeting), "pdf")


@require_POST
def joining_set(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Understand a pasted invitation and write on the meeting how to join."""
    meeting, form = _meeting(request, cooperation, uid), JoiningForm(request.POST)
    if not sight_of(viewer_of(request), meeting).keeps:
        raise NotAllowedError
    if not form.is_valid():
        return _notice_page(request, meeting, form, status=422)
    cleaned = form.cleaned_data
    services.set_joining(
        actor=viewer_of(request), meeting=meeting, version=cleaned["version"], joining=cleaned["invitation"]
    )
    messages.success(request, _("How to join now stands first in the notice."))
    return redirect("notices:notice", cooperation=cooperation, uid=meeting)


@require_POST
def call(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Call the meeting; what cannot be done is told on the notice's page."""
    meeting = _meeting(request, cooperation, uid)
    try:
        services.call_meeting(actor=viewer_of(request), meeting=meeting, version=seen_version(request))
    except ConflictError as error:
        return conflict(request, meeting, error)
    except NotPossibleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The meeting is called. The members see it, and the numbers are final."))
    return redirect("notices:notice", cooperation=cooperation, uid=meeting)


@require_safe
def left_out(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """What stands open in the body and is not on this meeting's agenda: a part of the notice's page, or a page."""
    meeting = _meeting(request, cooperation, uid)
    require_keeper(viewer_of(request), meeting)
    context = {
        "cooperation": meeting.cooperation,
        "meeting": meeting,
        "open": split(not_taken(viewer_of(request), meeting)),
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, "notices/_left_out.html" if part else "notices/left_out.html", context)


def _notice_page(request: HttpRequest, meeting: Meeting, form: JoiningForm, status: int = 200) -> HttpResponse:
    found = notice_for(viewer_of(request), meeting)
    context = {
        "cooperation": meeting.cooperation,
        "meeting": meeting,
        "document": found.document,
        "page": document_page(found.document),
        "plan": found.meeting.plan,
        "keeps": found.meeting.sight.keeps,
        "leads": found.meeting.sight.place >= Place.CHAIR,
        "to_call": found.meeting.sight.keeps and meeting.state == State.PLANNED,
        "own": words(found.document.language),
        "outlook_text": outlook_text(found.document),
        "form": form,
        "formats": FORMATS.values(),
    }
    return render(request, "notices/notice.html", context, status=status)


def _body(request: HttpRequest, cooperation: str, uid: str) -> Body:
    """The body, for those who may plan its meetings; others learn no more than that it is not for them."""
    viewer, at = viewer_of(request), cooperations.cooperation_at(cooperation)
    body = get_object_or_404(bodies.visible_to(viewer, at), uid=uid)
    if not may_plan(viewer, body):
        raise NotAllowedError
    return body


def _meeting(request: HttpRequest, cooperation: str, uid: str) -> Meeting:
    meeting = meetings.find_meeting(viewer_of(request), cooperation, uid)
    if meeting is None:
        raise Http404
    return meeting


def _usual(body: Body, held: list[Meeting]) -> dict[str, object]:
    start, end = usual_times(held, body)
    return {
        "date": next_day(held, clock.today()),
        "start_time": f"{start:%H:%M}",
        "end_time": f"{end:%H:%M}",
        "place": body.meeting_place or (held[0].place if held else ""),
        "form": held[0].form if held else Form.PHYSICAL,
    }


def _likely(suggestions: list[Suggestion]) -> set[str]:
    return {one.key for one in suggestions if one.likely}


def _grouped(suggestions: list[Suggestion], *, folded: bool = True) -> list[dict[str, object]]:
    """By kind in the order of the agenda; in each, likely ones apart from what is older, which is folded away."""
    ordered = sorted(suggestions, key=lambda one: ORDER.index(one.kind))
    groups = []
    for kind, found in groupby(ordered, key=lambda one: one.kind):
        rows = list(found)
        first = [one for one in rows if one.likely or not folded]
        groups.append({"kind": kind, "likely": first, "older": [one for one in rows if one not in first]})
    return groups


def _preview(body: Body, taken: list[Suggestion], form: NextMeetingForm) -> dict[str, object]:
    with translation.override(body.language):
        agenda = draft_agenda(body, taken)
    return {"agenda": agenda, "plan": _plan(agenda, body, form)}


def _plan(agenda: list[DraftItem], body: Body, form: NextMeetingForm) -> dict[str, int]:
    planned = sum(item.planned_minutes or 0 for item in agenda)
    talk = sum(item.planned_minutes or 0 for item in agenda if item.kind in TALK)
    values = form.cleaned_data if form.is_bound and form.is_valid() else {}
    known = values.get("start_time") and values.get("end_time")
    length = minutes_between(values["start_time"], values["end_time"]) if known else body.meeting_minutes
    return {"planned": planned, "talk": talk, "length": length, "over": max(0, planned - length)}
