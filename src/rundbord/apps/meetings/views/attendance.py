"""The attendance list."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.meetings import services
from rundbord.apps.meetings.forms.attendance import AttendanceForm, GuestForm
from rundbord.apps.meetings.models import Attendance, Meeting
from rundbord.apps.meetings.present import present_attendance
from rundbord.apps.meetings.rules import sight_of
from rundbord.apps.meetings.services.attendance import deputies
from rundbord.apps.meetings.web import address_of, kept_meeting, press, seen_version, send
from rundbord.apps.people.models import Membership


def _row(meeting: Meeting, uid: str) -> Attendance:
    row = get_object_or_404(Attendance.objects.select_related("seat"), uid=uid, meeting=meeting, withdrawn_at=None)
    row.meeting = meeting
    return row


def _list_of(meeting: Meeting) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("meetings:attendance", args=[meeting.cooperation.slug, meeting]))


def _pressed(request: HttpRequest, meeting: Meeting, response: HttpResponse) -> HttpResponse:
    """Buttons on this page lead back to it, those of the meeting's page (`at=meeting`) to that."""
    stays = response.status_code >= 400 or request.GET.get("at") == "meeting"
    return response if stays else _list_of(meeting)


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """The list with who came, and a form for one more."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    form = GuestForm(request.POST or None)

    def do() -> None:
        services.add_attendance(actor=viewer, meeting=found, **form.cleaned_data)

    context = {
        "cooperation": found.cooperation,
        "meeting": found,
        "address": address_of(found),
        "rows": list(present_attendance(found, sight_of(viewer, found))),
        "statuses": Attendance.Status.choices,
    }
    return send(request, form, do, template="meetings/attendance.html", context=context, then=lambda: _list_of(found))


@require_POST
def attendance_add_from_seats(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """Everybody who sits in the meeting's bodies that day."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    response = press(request, found, lambda: services.add_from_seats(actor=viewer, meeting=found))
    return _pressed(request, found, response)


@require_POST
def attendance_set_all_present(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """All who are still only expected came."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    response = press(request, found, lambda: services.set_all_present(actor=viewer, meeting=found))
    return _pressed(request, found, response)


@require_http_methods(["GET", "HEAD", "POST"])
def attendance_edit(request: HttpRequest, cooperation: str, meeting: str, row: str) -> HttpResponse:
    """Everything about a row."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    person = _row(found, row)
    form = AttendanceForm(request.POST or None, row=person)

    def do() -> None:
        version = form.cleaned_data["version"]
        services.edit_attendance(actor=viewer, attendance=person, version=version, **form.written())

    context = {
        "cooperation": found.cooperation,
        "meeting": found,
        "address": address_of(found),
        "row": person,
        "deputies": deputies(found, person.seat),
    }
    return send(
        request, form, do, template="meetings/attendance_edit.html", context=context, then=lambda: _list_of(found)
    )


@require_POST
def attendance_set_status(request: HttpRequest, cooperation: str, meeting: str, row: str) -> HttpResponse:
    """Came, did not come, is expected."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    person = _row(found, row)
    status = Attendance.Status(request.POST["status"]) if request.POST.get("status") in Attendance.Status else None

    def do() -> None:
        if status is not None:
            services.edit_attendance(actor=viewer, attendance=person, version=seen_version(request), status=status)

    return _pressed(request, found, press(request, found, do))


@require_POST
def attendance_call_deputy(request: HttpRequest, cooperation: str, meeting: str, row: str) -> HttpResponse:
    """A deputy comes instead."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    person = _row(found, row)
    membership = get_object_or_404(Membership, uid=request.POST.get("deputy", ""), seat=person.seat)

    def do() -> None:
        services.call_deputy(actor=viewer, attendance=person, version=seen_version(request), membership=membership)

    return _pressed(request, found, press(request, found, do))


@require_POST
def attendance_remove(request: HttpRequest, cooperation: str, meeting: str, row: str) -> HttpResponse:
    """Off the list."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    person = _row(found, row)

    def do() -> None:
        services.remove_attendance(actor=viewer, attendance=person, version=seen_version(request))

    return _pressed(request, found, press(request, found, do))
