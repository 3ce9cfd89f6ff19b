"""Remarks on the minutes, for those who keep the meeting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.rows import ItemRow, item_rows
from rundbord.apps.meetings.rules import sight_of
from rundbord.apps.meetings.web import kept_meeting
from rundbord.apps.sending import queries
from rundbord.apps.sending.forms import AnswerForm, PasteForm
from rundbord.apps.sending.models import RemarkState
from rundbord.apps.sending.services.remarks import Said, answer_remark, paste_remark


@require_http_methods(["GET", "HEAD", "POST"])
def remarks(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """All remarks under their items, each to be accepted or declined; one that came another way is pasted in."""
    viewer, meeting = viewer_of(request), kept_meeting(request, cooperation, uid)
    rows = [row for row in item_rows(meeting, sight_of(viewer, meeting)) if not row.withdrawn and not row.kept_out]
    items = {row.item.uid: row.item for row in rows}
    form = PasteForm([(row.item.uid, f"{row.label} {row.item.title}".strip()) for row in rows], request.POST or None)
    if form.is_valid():
        written = form.cleaned_data
        said = Said(items.get(written["item"]), "", written["text"])
        if form.carried_out(lambda: paste_remark(actor=viewer, meeting=meeting, name=written["name"], said=said)):
            messages.success(request, _("The remark is noted."))
            return redirect("sending:remarks", cooperation, meeting)
    return _page(request, meeting, rows, form)


@require_POST
def remark_answer(request: HttpRequest, cooperation: str, uid: str, remark: str) -> HttpResponse:
    """Accept or decline one."""
    viewer, meeting = viewer_of(request), kept_meeting(request, cooperation, uid)
    found = get_object_or_404(queries.remarks_of(viewer, meeting), uid=remark)
    form = AnswerForm(request.POST)
    if form.is_valid() and form.carried_out(lambda: answer_remark(actor=viewer, remark=found, **form.cleaned_data)):
        messages.success(request, _("Saved: %(state)s.") % {"state": found.get_state_display()})
        return redirect("sending:remarks", cooperation, meeting)
    rows = item_rows(meeting, sight_of(viewer, meeting))
    return _page(request, meeting, rows, PasteForm([]), form)


def _page(
    request: HttpRequest, meeting: Meeting, rows: list[ItemRow], form: PasteForm, answer: AnswerForm | None = None
) -> HttpResponse:
    viewer = viewer_of(request)
    readable: set[int] = {row.item.pk for row in rows if not row.kept_out}
    found = [one for one in queries.remarks_of(viewer, meeting) if one.item_id is None or one.item_id in readable]
    labels: dict[int, str] = {row.item.pk: f"{row.label} {row.item.title}".strip() for row in rows}
    sections: dict[int | None, list[object]] = {}
    for one in found:
        sections.setdefault(one.item_id, []).append(one)
    order: list[AgendaItem | None] = [None, *(row.item for row in rows)]
    context = {
        "cooperation": meeting.cooperation,
        "meeting": meeting,
        "sections": [
            {"item": item, "label": labels.get(item.pk, "") if item else "", "remarks": sections[key]}
            for item in order
            if (key := item.pk if item else None) in sections
        ],
        "open_count": sum(one.state == RemarkState.OPEN for one in found),
        "answers": queries.answers_of(meeting),
        "form": form,
        "refused": answer,
    }
    status = answer.http_status if answer else form.http_status
    return render(request, "sending/remarks.html", context, status=status)
