"""The pages of the Word file that comes back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.queries import items_visible_to
from rundbord.apps.meetings.web import kept_meeting
from rundbord.apps.minutes.models import ReturnedChange, ReturnedFile
from rundbord.apps.minutes.word import services
from rundbord.apps.record.models import Entry

MOST_BYTES = 20_000_000


@require_http_methods(["GET", "HEAD", "POST"])
def word_return(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Drop the file; what it changes is shown before anything is taken in."""
    meeting = kept_meeting(request, cooperation, uid)
    error = ""
    if request.method == "POST":
        file = request.FILES.get("fil")
        if file is None:
            error = _("Choose the Word file first.")
        elif (file.size or 0) > MOST_BYTES:
            error = _("The file is too large for minutes. Take out large pictures and drop it again.")
        else:
            try:
                found = services.compare_file(
                    actor=viewer_of(request), meeting=meeting, content=file.read(), name=file.name or "referat.docx"
                )
                return redirect("minutes:word_changes", cooperation, meeting, found.uid)
            except NotPossibleError as refusal:
                error = str(refusal)
    context = {
        "cooperation": meeting.cooperation,
        "meeting": meeting,
        "error": error,
        "returned": ReturnedFile.objects.filter(meeting=meeting).select_related("file")[:20],
    }
    return render(request, "minutes/word_return.html", context, status=422 if error else 200)


@require_http_methods(["GET", "HEAD"])
def word_changes(request: HttpRequest, cooperation: str, uid: str, returned: str) -> HttpResponse:
    """What the file changes, line by line, each with its two buttons."""
    meeting, found = _reach(request, cooperation, uid, returned)
    readable = items_visible_to(viewer_of(request)).filter(meeting=meeting)
    changes = list(found.changes.filter(item__in=readable).select_related("item"))
    lines = Entry.objects.filter(uid__in=[one.entry_uid for one in changes if one.entry_uid])
    speakers = dict(lines.values_list("uid", "speaker_written"))
    context = {
        "cooperation": meeting.cooperation,
        "meeting": meeting,
        "returned": found,
        "changes": [(one, speakers.get(one.entry_uid, "")) for one in changes],
        "left": sum(one.taken is None for one in changes),
    }
    return render(request, "minutes/word_changes.html", context)


@require_POST
def word_decide(request: HttpRequest, cooperation: str, uid: str, returned: str) -> HttpResponse:
    """Take one change in, or leave it; `alle` takes in all that are left and not stale."""
    meeting, found = _reach(request, cooperation, uid, returned)
    if "alle" in request.POST:
        chosen = list(found.changes.filter(taken=None, stale=False).select_related("item__meeting", "item__parent"))
    else:
        key = request.POST.get("endring", "")
        wanted = found.changes.select_related("item__meeting", "item__parent")
        chosen = [get_object_or_404(wanted, pk=int(key) if key.isdecimal() and len(key) < 15 else 0)]
    for change in chosen:
        _decide(request, change)
    return redirect("minutes:word_changes", cooperation, meeting, found.uid)


def _decide(request: HttpRequest, change: ReturnedChange) -> None:
    decide = services.leave_change if request.POST.get("valg") == "la-sta" else services.take_change
    try:
        decide(actor=viewer_of(request), change=change)
    except NotPossibleError as error:
        messages.error(request, f"{change.item.title}: {error}")


def _reach(request: HttpRequest, cooperation: str, uid: str, returned: str) -> tuple[Meeting, ReturnedFile]:
    meeting = kept_meeting(request, cooperation, uid)
    found = ReturnedFile.objects.filter(meeting=meeting, uid=returned).select_related("file").first()
    if found is None:
        raise Http404
    return meeting, found
