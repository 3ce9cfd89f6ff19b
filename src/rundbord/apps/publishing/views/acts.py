"""Publishing a meeting, and what a body publishes by itself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.rules import OVER
from rundbord.apps.meetings.web import conflict, kept_meeting, seen_version
from rundbord.apps.people import rules
from rundbord.apps.people.views.form_pages import FormPage
from rundbord.apps.people.views.reach import reach_of
from rundbord.apps.publishing import services
from rundbord.apps.publishing.addresses import absolute, short_path
from rundbord.apps.publishing.forms import HabitsForm
from rundbord.apps.publishing.models import Habits
from rundbord.apps.publishing.personal import doubts_of
from rundbord.apps.publishing.staying_closed import staying_closed


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """What of a meeting is public, what stays closed and why; publish it or withdraw that."""
    found = kept_meeting(request, cooperation, meeting)
    if request.method == "POST":
        return _act(request, found)
    context = {
        "cooperation": found.cooperation,
        "meeting": found,
        "closed": staying_closed(viewer_of(request), found),
        "is_over": found.state in OVER,
        "short": absolute(short_path(found.uid)),
    }
    return render(request, "publishing/publish.html", context)


def _act(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    what, anyway = request.POST.get("what", ""), "anyway" in request.POST
    if what not in services.PUBLICATION:
        raise Http404
    try:
        services.publish(
            actor=viewer_of(request), meeting=meeting, version=seen_version(request), what=what, anyway=anyway
        )
    except services.PersonalDataError as doubtful:
        return _check(request, meeting, what, str(doubtful))
    except ConflictError as error:
        return conflict(request, meeting, error)
    except NotPossibleError as error:
        messages.error(request, str(error))
    return redirect("publishing:publish", meeting.cooperation.slug, meeting)


@require_safe
def publish_check(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """The places in what everyone would read that seem to hold personal data."""
    return _check(request, kept_meeting(request, cooperation, meeting))


def _check(request: HttpRequest, meeting: Meeting, what: str = "", error: str = "") -> HttpResponse:
    record = what == "record" or (not what and meeting.state in OVER)
    context = {
        "cooperation": meeting.cooperation,
        "meeting": meeting,
        "doubts": doubts_of(viewer_of(request), meeting, record=record),
        "what": what,
        "error": error,
    }
    return render(request, "publishing/check.html", context, status=422 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def habits(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """What a body publishes by itself."""
    reach = reach_of(request, cooperation)
    body = reach.body(uid)
    rules.require(rules.keeps_body(reach.viewer, body))
    known = Habits.objects.filter(body=body).first() or Habits(body=body)
    form = HabitsForm(request.POST) if request.method == "POST" else HabitsForm.of(known)
    if form.is_valid() and form.carried_out(
        lambda: services.set_habits(actor=reach.viewer, body=body, **form.cleaned_data)
    ):
        messages.success(request, _("The changes are saved."))
        return redirect("people:body", cooperation, body)
    intro = _("What is exempt from public disclosure stays closed. You can publish and withdraw each meeting by hand.")
    return FormPage(reach.cooperation, form, heading=_("Publication"), body=body, intro=intro).render(request)
