"""Sending the minutes: to whom, what the mail says, a minute to stop, and what was sent."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rundbord.apps.accounts.viewer import Viewer, viewer_of
from rundbord.apps.core import clock
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.web import kept_meeting, press
from rundbord.apps.sending import queries
from rundbord.apps.sending.forms import SendForm
from rundbord.apps.sending.models import Dispatch, DispatchState, Purpose
from rundbord.apps.sending.preview import preview
from rundbord.apps.sending.recipients import candidates
from rundbord.apps.sending.services.dispatches import send_minutes, send_to_oneself, stop_dispatch

TIME_FOR_REMARKS = timedelta(days=10)


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Who gets the minutes and what the mail says. One press sends; another sends a test to oneself."""
    viewer, meeting = viewer_of(request), kept_meeting(request, cooperation, uid)
    purpose = _purpose(request)
    found = candidates(meeting, purpose)
    bound = request.POST if request.method == "POST" else None
    form = SendForm(found, purpose, bound, initial={"remarks_due": clock.today() + TIME_FOR_REMARKS})
    if form.is_valid():
        answer = (
            _test(request, viewer, meeting, purpose, form)
            if "test" in request.POST
            else _go(viewer, meeting, purpose, form)
        )
        if answer:
            return answer
    context = {
        "cooperation": meeting.cooperation,
        "meeting": meeting,
        "form": form,
        "for_chair": purpose == Purpose.CHAIR,
        "without_address": [one for one in found if not one.address],
        "anybody": any(one.address for one in found),
        "earlier": queries.dispatches_of(viewer, meeting),
    }
    return render(request, "sending/send.html", context, status=form.http_status)


@require_safe
def mail(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The mail as the first of them would get it."""
    meeting, purpose = kept_meeting(request, cooperation, uid), _purpose(request)
    first = next((one for one in candidates(meeting, purpose) if one.address), None)
    context = {
        "cooperation": meeting.cooperation,
        "meeting": meeting,
        "purpose": purpose,
        "first": first,
        "mail": preview(meeting, purpose, first) if first else None,
    }
    return render(request, "sending/preview.html", context)


@require_safe
def dispatch(request: HttpRequest, cooperation: str, uid: str, dispatch: str) -> HttpResponse:
    """What was sent to whom, when and in which files; a minute long, a button to stop it."""
    return _dispatch_page(request, cooperation, uid, dispatch, "sending/dispatch.html")


@require_safe
def dispatch_state(request: HttpRequest, cooperation: str, uid: str, dispatch: str) -> HttpResponse:
    """The part of that page that asks again until the mails have left."""
    return _dispatch_page(request, cooperation, uid, dispatch, "sending/_dispatch.html")


@require_POST
def dispatch_stop(request: HttpRequest, cooperation: str, uid: str, dispatch: str) -> HttpResponse:
    """Send nothing after all."""
    meeting = kept_meeting(request, cooperation, uid)
    found = _dispatch(viewer_of(request), meeting, dispatch)
    return press(
        request, meeting, lambda: stop_dispatch(actor=viewer_of(request), dispatch=found),
        said=_("Stopped. Nothing was sent."),
    )  # fmt: skip


def _purpose(request: HttpRequest) -> Purpose:
    return Purpose.CHAIR if request.GET.get("til") == Purpose.CHAIR else Purpose.ALL


def _go(viewer: Viewer, meeting: Meeting, purpose: Purpose, form: SendForm) -> HttpResponse | None:
    made: list[Dispatch] = []
    remind = form.cleaned_data.get("remind", False)
    if not form.carried_out(
        lambda: made.append(
            send_minutes(actor=viewer, meeting=meeting, purpose=purpose, to=form.chosen, remind=remind, **form.words)
        )
    ):
        return None
    return redirect("sending:dispatch", meeting.cooperation.slug, meeting, made[0])


def _test(
    request: HttpRequest, viewer: Viewer, meeting: Meeting, purpose: Purpose, form: SendForm
) -> HttpResponse | None:
    sent: list[str] = []
    if form.carried_out(
        lambda: sent.append(send_to_oneself(actor=viewer, meeting=meeting, purpose=purpose, **form.words))
    ):
        messages.success(request, _("A test is on its way to %(address)s. Nobody else got it.") % {"address": sent[0]})
    return None


def _dispatch_page(request: HttpRequest, cooperation: str, uid: str, dispatch: str, template: str) -> HttpResponse:
    meeting = kept_meeting(request, cooperation, uid)
    found = _dispatch(viewer_of(request), meeting, dispatch)
    recipients = queries.recipients_of(found)
    context: dict[str, Any] = {
        "cooperation": meeting.cooperation,
        "meeting": meeting,
        "dispatch": found,
        "recipients": recipients,
        "files": queries.files_of(recipients),
        "waiting": found.state == DispatchState.WAITING,
        "going_on": found.state == DispatchState.WAITING or queries.on_their_way(recipients),
        "seconds": max(0, round((found.leaves_at - clock.machine_now()).total_seconds())),
    }
    return render(request, template, context)


def _dispatch(viewer: Viewer, meeting: Meeting, uid: str) -> Dispatch:
    found = queries.dispatches_of(viewer, meeting).filter(uid=uid).first()
    if found is None:
        raise Http404
    found.meeting = meeting
    return found
