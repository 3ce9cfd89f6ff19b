"""Pages that show a meeting with its record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.meetings.rules import AS_THE_PUBLIC
from rundbord.apps.meetings.web import address_of, kept_meeting, meeting_or_404
from rundbord.apps.people.robots import keep_robots_out
from rundbord.apps.record.models import EntryKind
from rundbord.apps.record.present import present_record
from rundbord.apps.record.queries import withdrawn_from
from rundbord.apps.record.speakers import speakers_of


@require_safe
def meeting(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """One page per meeting: the workspace for those who keep it, a calm page for everybody else."""
    found = meeting_or_404(request, cooperation, meeting)
    record = present_record(found, viewer_of(request))
    context = {"cooperation": found.cooperation, "subject": found, "record": record, "meeting": record.meeting}
    if not record.meeting.sight.keeps:
        return keep_robots_out(render(request, "record/meeting.html", context), found.cooperation)
    names = ((row.name, row.organization) for row in record.meeting.attendance)
    context |= {"speakers": speakers_of(names), "kinds": EntryKind.choices, "words": _words()}
    context["place"] = reverse("record:meeting", args=[found.cooperation.slug, found.uid])
    return render(request, "record/workspace.html", context)


def _words() -> dict[str, str]:
    """What stands on the buttons of each line and item, translated once a page and not once a line."""
    return {
        "up": _("Move up"),
        "down": _("Move down"),
        "indent": _("Make a sub-item of"),
        "outdent": _("Make an item of its own of"),
        "edit": _("Edit"),
        "put_back": _("Put back"),
        "write": _("Write a line"),
    }


@require_safe
def meeting_as_the_public(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """The page that everyone will see once agenda and record are published, for those who decide that."""
    found = kept_meeting(request, cooperation, meeting)
    record = present_record(found, viewer_of(request), sight=AS_THE_PUBLIC)
    context = {"cooperation": found.cooperation, "record": record, "meeting": record.meeting, "preview": True}
    return render(request, "record/meeting.html", {**context, "subject": found})


@require_safe
def entries_withdrawn(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """The lines that were taken out of the record, for those who may put them back."""
    found = kept_meeting(request, cooperation, meeting)
    context = {"cooperation": found.cooperation, "meeting": found, "address": address_of(found)}
    context |= {"lines": withdrawn_from(viewer_of(request), found)}
    return render(request, "record/entries_withdrawn.html", context)
