"""Planning a meeting and leading it through its life."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundbord.apps.accounts.viewer import Viewer, viewer_of
from rundbord.apps.meetings import services
from rundbord.apps.meetings.forms.meetings import MeetingFields, MeetingForm, WithdrawForm, habits_of, initial_of
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.rules import may_plan
from rundbord.apps.meetings.web import address_of, back_to, forbid_unless, kept_meeting, press, seen_version, send
from rundbord.apps.people.models import Body, Cooperation


def _bodies(viewer: Viewer, cooperation: str) -> tuple[Cooperation, list[Body]]:
    """The cooperation and those of its bodies that the viewer may plan for; 403 where there are none."""
    bodies = Body.objects.filter(cooperation__slug=cooperation, withdrawn_at=None).select_related("cooperation")
    mine = [body for body in bodies if may_plan(viewer, body)]
    if not bodies:
        raise Http404
    forbid_unless(bool(mine))
    return mine[0].cooperation, mine


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_add(request: HttpRequest, cooperation: str) -> HttpResponse:
    """Plan a meeting; `?organ=` names the body."""
    viewer = viewer_of(request)
    here, bodies = _bodies(viewer, cooperation)
    asked = next((body for body in bodies if body.uid == request.GET.get("organ", "")[:12]), None)
    initial = habits_of(asked) if asked else {"language": here.language}
    form = MeetingFields(request.POST or None, initial=initial, choices=bodies)
    made: list[Meeting] = []

    def do() -> None:
        chosen = list(form.cleaned_data["bodies"])
        made.append(services.add_meeting(actor=viewer, bodies=chosen, **form.written()))

    context = {"cooperation": here, "heading": _("Plan a meeting"), "button": _("Plan the meeting")}
    return send(request, form, do, template="meetings/form.html", context=context, then=lambda: back_to(made[0]))


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_edit(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """When, where, who."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    _here, bodies = _bodies(viewer, cooperation)
    form = MeetingForm(request.POST or None, initial=initial_of(found), choices=[*bodies, *found.held_by])

    def do() -> None:
        chosen, version = list(form.cleaned_data["bodies"]), form.cleaned_data["version"]
        services.edit_meeting(actor=viewer, meeting=found, version=version, bodies=chosen, **form.written())

    context = _form_context(found, _("When, where and who"), _("Save"))
    return send(request, form, do, template="meetings/form.html", context=context, then=lambda: back_to(found))


@require_POST
def meeting_move_to_state(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """One step on or back in the meeting's life."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    state = request.POST.get("state", "")

    def do() -> None:
        services.move_to_state(actor=viewer, meeting=found, version=seen_version(request), state=state)

    return press(request, found, do)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_withdraw(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """Cancel the meeting."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    form = WithdrawForm(request.POST or None, initial={"version": found.version})

    def do() -> None:
        services.withdraw_meeting(actor=viewer, meeting=found, **form.cleaned_data)

    context = _form_context(found, _("Cancel the meeting?"), _("Cancel the meeting"))
    context["explanation"] = _("Those who were called still see it, marked as cancelled. You can take it up again.")
    return send(request, form, do, template="meetings/form.html", context=context, then=lambda: back_to(found))


@require_POST
def meeting_restore(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """Take a cancelled meeting up again."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)

    def do() -> None:
        services.restore_meeting(actor=viewer, meeting=found, version=seen_version(request))

    return press(request, found, do)


@require_POST
def undo_step(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """Take back one's own last step."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    return press(
        request, found, lambda: services.undo_step(actor=viewer, meeting=found), said=_("Your last step is undone.")
    )


def _form_context(meeting: Meeting, heading: str, button: str) -> dict[str, object]:
    return {
        "cooperation": meeting.cooperation,
        "meeting": meeting,
        "address": address_of(meeting),
        "heading": heading,
        "button": button,
    }
