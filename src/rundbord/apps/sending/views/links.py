"""The page behind a recipient's own link: read the minutes, remark on an item or a line, and for the chair: approve.

Opening it changes nothing, so that programs which follow links in mails do no harm.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rundbord.apps.accounts.grants import find_grant, holder_of
from rundbord.apps.accounts.models import Grant
from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.meetings.models import AgendaItem
from rundbord.apps.people.queries.cooperations import cooperation_at
from rundbord.apps.sending import rules
from rundbord.apps.sending.models import Reason, Recipient, Remark
from rundbord.apps.sending.reading import Read, read_by
from rundbord.apps.sending.services.remarks import Said, approve_as_chair, make_remarks


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, cooperation: str, token: str) -> HttpResponse:
    """The minutes as they were sent to this one, with a field for each item."""
    here, grant = cooperation_at(cooperation), find_grant(token, purpose=rules.LINK)
    recipient = rules.by_link(grant, here) if grant else None
    if grant is None or recipient is None:
        raise Http404
    read, error = read_by(recipient, viewer_of(request)), ""
    if request.method == "POST":
        try:
            _take(request, read, recipient, grant)
        except NotPossibleError as refusal:
            error = str(refusal)
        else:
            return redirect("sending:by_link", cooperation, token)
    dispatch = recipient.dispatch
    context = {
        "cooperation": here,
        "meeting": dispatch.meeting,
        "recipient": recipient,
        "dispatch": dispatch,
        "read": read,
        "takes_remarks": rules.takes_remarks(dispatch),
        "is_chair": recipient.reason == Reason.CHAIR,
        "mine": _own_remarks(recipient),
        "error": error,
    }
    return render(request, "sending/by_link.html", context, status=422 if error else 200)


def _own_remarks(recipient: Recipient) -> list[Remark]:
    if recipient.person is None:
        return []
    rows = Remark.objects.filter(version=recipient.dispatch.version, person=recipient.person)
    return list(rows.select_related("item"))


def _take(request: HttpRequest, read: Read, recipient: Recipient, grant: Grant) -> None:
    holder = holder_of(grant)
    said = _said(request.POST, read)
    approves = "approve" in request.POST
    if said or not approves:
        made = make_remarks(actor=holder, recipient=recipient, said=said)
        if made:
            messages.success(request, _("Thank you. The secretariat has got your remarks."))
    if approves:
        approve_as_chair(actor=holder, recipient=recipient)
        messages.success(request, _("Thank you. The secretariat sees that the minutes may go out."))


def _said(posted: QueryDict, read: Read) -> list[Said]:
    """What stands in the form: under each item its text, and the line that it is about."""
    found = []
    items = {one.uid: one for one in AgendaItem.objects.filter(uid__in=[section.uid for section in read.sections])}
    for section in read.sections:
        text = str(posted.get(f"text-{section.uid}", ""))
        if text.strip():
            line = section.line(str(posted.get(f"line-{section.uid}", "")))
            found.append(Said(items.get(section.uid), line, text))
    if general := str(posted.get("text", "")).strip():
        found.append(Said(None, "", general))
    return found
