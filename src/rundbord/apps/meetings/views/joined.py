"""Filling the attendance list from a Teams report: choose the file, look at whom it means, save."""

from dataclasses import dataclass
from datetime import time

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_time
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.meetings import services
from rundbord.apps.meetings.joined import Match, matched
from rundbord.apps.meetings.models import Attendance, Meeting
from rundbord.apps.meetings.services.joined import Came
from rundbord.apps.meetings.teams import Joined, NotAReportError, read_report
from rundbord.apps.meetings.web import conflict, kept_meeting

MOST_BYTES = 4_000_000
MOST_PERSONS = 400
NEW, SKIP = "ny", "utelat"


@dataclass(frozen=True)
class Asked:
    """What the page says of one in the report."""

    joined: Joined
    choice: str
    from_time: time | None
    to_time: time | None


@require_http_methods(["GET", "HEAD", "POST"])
def attendance_from_teams(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """The report's file, then whom it means, then the list; nothing is written before the last press."""
    found = kept_meeting(request, cooperation, meeting)
    if request.method == "POST" and "lagre" in request.POST:
        return _save(request, found)
    if request.method == "POST":
        return _preview(request, found)
    return _page(request, found)


def _page(request: HttpRequest, meeting: Meeting, error: str = "") -> HttpResponse:
    context = {"cooperation": meeting.cooperation, "meeting": meeting, "error": error}
    return render(request, "meetings/attendance_from_teams.html", context, status=422 if error else 200)


def _preview(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    file = request.FILES.get("rapport")
    if file is None:
        return _page(request, meeting, _("Choose the report that Teams gave you first."))
    if (file.size or 0) > MOST_BYTES:
        return _page(request, meeting, _("The file is too large for an attendance report. Choose another one."))
    try:
        report = read_report(file.read())
    except NotAReportError:
        wrong = _("Nobody with a name and a time stands in this file. Choose the CSV file that Teams gives out.")
        return _page(request, meeting, wrong)
    rows = Attendance.objects.filter(meeting=meeting, withdrawn_at=None)
    context = {
        "cooperation": meeting.cooperation,
        "meeting": meeting,
        "about": report.about[:3],
        "matches": list(enumerate(matched(meeting, report.joined[:MOST_PERSONS]))),
        "left_out": max(0, len(report.joined) - MOST_PERSONS),
        "rows": list(rows),
        "expected": sum(row.status == Attendance.Status.EXPECTED for row in rows),
    }
    return render(request, "meetings/attendance_from_teams.html", context)


def _save(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    asked = [one for one in _asked(request.POST) if one.choice != SKIP]
    new = {match.joined: match for match in matched(meeting, [one.joined for one in asked if one.choice == NEW])}
    rows = {row.uid: row for row in Attendance.objects.filter(meeting=meeting, withdrawn_at=None)}
    came = [_came(one, rows.get(one.choice), new.get(one.joined)) for one in asked]
    try:
        count = services.take_joined(
            actor=viewer_of(request), meeting=meeting, came=came, others_absent="andre" in request.POST
        )
    except ConflictError as error:
        return conflict(request, meeting, error)
    except NotPossibleError as error:
        return _page(request, meeting, str(error))
    said = ngettext("%(count)s person came.", "%(count)s persons came.", count) % {"count": count}
    messages.success(request, said)
    return HttpResponseRedirect(reverse("meetings:attendance", args=[meeting.cooperation.slug, meeting]))


def _came(asked: Asked, row: Attendance | None, match: Match | None) -> Came:
    return Came(
        name=asked.joined.name,
        row=row,
        person=match.person if match else None,
        deputy=match.deputy if match else None,
        from_time=asked.from_time,
        to_time=asked.to_time,
    )


def _asked(posted: QueryDict) -> list[Asked]:
    """What was posted of each; one row of the list is taken by the first who asks for it."""
    found: list[Asked] = []
    taken: set[str] = set()
    for number in range(MOST_PERSONS):
        name = " ".join(posted.get(f"navn-{number}", "").split())[:200]
        choice = posted.get(f"hvem-{number}", SKIP)
        if not name or choice in taken:
            continue
        taken |= {choice} - {NEW, SKIP}
        email = posted.get(f"epost-{number}", "")[:254]
        joined = Joined(name, email, time(), time())
        found.append(Asked(joined, choice, _time(posted, f"fra-{number}"), _time(posted, f"til-{number}")))
    return found


def _time(posted: QueryDict, name: str) -> time | None:
    try:
        return parse_time(posted.get(name, "").replace(".", ":"))
    except ValueError:
        return None
