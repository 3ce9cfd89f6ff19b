"""The one page for the whole minutes, and its attendance list."""

from datetime import time
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.dateparse import parse_time
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core import registry
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import AgendaItem, Attendance, Meeting
from rundbord.apps.meetings.present import present_meeting
from rundbord.apps.meetings.web import address_of, kept_meeting, press, seen_version
from rundbord.apps.people.models import Membership
from rundbord.apps.writing import services
from rundbord.apps.writing.page import fields_of, rows_of
from rundbord.apps.writing.plain import blocks_from

PLACE = "writing.page"


def page_of(meeting: Meeting, anchor: str = "") -> str:
    """Where the meeting's minutes are written."""
    address = reverse("writing:minutes", args=[meeting.cooperation.slug, meeting.uid])
    return f"{address}#{anchor}" if anchor else address


@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """All of it; what is posted are the fields of those without scripts."""
    found = kept_meeting(request, cooperation, meeting)
    if request.method == "POST":
        refused = _save_all(request, found)
        if not refused:
            return HttpResponseRedirect(page_of(found))
        return render(request, "writing/minutes.html", {**_context(request, found), "refused": refused}, status=409)
    return render(request, "writing/minutes.html", _context(request, found))


def _context(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    viewer = viewer_of(request)
    shown = present_meeting(meeting, viewer)
    return {
        "cooperation": meeting.cooperation,
        "subject": meeting,
        "meeting": shown,
        "address": address_of(meeting),
        "fields": fields_of(shown, viewer),
        "rows": rows_of(shown, meeting),
        "steps": registry.commands(PLACE, request, meeting),
    }


def _save_all(request: HttpRequest, meeting: Meeting) -> list[dict[str, Any]]:
    """Save each item's field; returns what was refused, with the item."""
    refused = []
    for item in AgendaItem.objects.filter(meeting=meeting, withdrawn_at=None).select_related("parent"):
        text = request.POST.get(f"text-{item.uid}")
        if text is None:
            continue
        item.meeting = meeting
        seen, token = request.POST.get(f"seen-{item.uid}", ""), request.POST.get(f"token-{item.uid}", "")
        try:
            blocks, gone = blocks_from(text, seen, token)
            both = services.save_item(actor=viewer_of(request), item=item, blocks=blocks, gone=gone)
        except (ValueError, TypeError) as error:
            raise Http404 from error
        except NotPossibleError as error:
            messages.error(request, str(error))
            continue
        refused += [{"item": item, "markup": block.markup} for block in both]
        _save_note(request, item)
    if not refused:
        messages.success(request, _("The minutes are saved."))
    return refused


def _save_note(request: HttpRequest, item: AgendaItem) -> None:
    """The writer's own note, if it was changed; one that was changed in another window is told and not overwritten."""
    text, seen = request.POST.get(f"note-{item.uid}", ""), request.POST.get(f"noted-{item.uid}", "")
    try:
        services.save_note(
            actor=viewer_of(request), item=item, text=text, version=int(seen) if seen.isdecimal() else -1
        )
    except ConflictError:
        messages.error(
            request,
            _("Your note under “%(item)s” was changed in another window; it was not saved again.")
            % {"item": item.title},
        )


@require_POST
def attendance_note(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """One press on the list: came, did not come, a deputy, times, a guest, or all who sit in the body."""
    found = kept_meeting(request, cooperation, meeting)
    response = press(request, found, lambda: _note(request, found))
    return response if response.status_code >= 400 else HttpResponseRedirect(page_of(found, "oppmote"))


def _note(request: HttpRequest, meeting: Meeting) -> None:
    viewer, posted = viewer_of(request), request.POST
    if posted.get("all") == "seats":
        meetings.add_from_seats(actor=viewer, meeting=meeting)
    elif posted.get("all") == "came":
        meetings.set_all_present(actor=viewer, meeting=meeting)
    elif "guest" in posted:
        _add_guest(request, meeting)
    else:
        _note_row(request, get_object_or_404(meeting.attendances, uid=posted.get("row", ""), withdrawn_at=None))


def _add_guest(request: HttpRequest, meeting: Meeting) -> None:
    name, _comma, place = request.POST["guest"].partition(",")
    meetings.add_attendance(
        actor=viewer_of(request),
        meeting=meeting,
        name_written=name.strip(),
        organization_written=place.strip()[:200],
        category=Attendance.Category.GUEST,
        status=Attendance.Status.PRESENT,
    )


def _note_row(request: HttpRequest, row: Attendance) -> None:
    viewer, posted, version = viewer_of(request), request.POST, seen_version(request)
    if "deputy" in posted:
        membership = get_object_or_404(Membership, uid=posted["deputy"], seat=row.seat)
        deputy = meetings.call_deputy(actor=viewer, attendance=row, version=version, membership=membership)
        present = Attendance.Status.PRESENT
        meetings.edit_attendance(actor=viewer, attendance=deputy, version=deputy.version, status=present)
    elif posted.get("status") in Attendance.Status:
        meetings.edit_attendance(actor=viewer, attendance=row, version=version, status=posted["status"])
    else:
        times = _time(posted.get("from_time", "")), _time(posted.get("to_time", ""))
        meetings.edit_attendance(actor=viewer, attendance=row, version=version, from_time=times[0], to_time=times[1])


def _time(written: str) -> time | None:
    text = written.strip().replace(".", ":")  # read as 13 hours and a fraction of a second otherwise
    try:
        found = parse_time(text) if text else None
    except ValueError:
        found = None
    if text and found is None:
        raise NotPossibleError(_("Write the time as 13.00 or 13:00."))
    return found
