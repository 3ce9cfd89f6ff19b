"""Actions, marks and votes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.meetings.rules import require_item_keeper
from rundbord.apps.meetings.web import address_of, back_to, kept_meeting, press, seen_version, send
from rundbord.apps.record import services
from rundbord.apps.record.forms import ActionForm, EditActionForm, MarkForm, vote_form
from rundbord.apps.record.models import Action, Entry, Mark
from rundbord.apps.record.views.entries import anchor, kept_entry


@require_http_methods(["GET", "HEAD", "POST"])
def action_add(request: HttpRequest, cooperation: str, meeting: str, entry: str) -> HttpResponse:
    """Somebody is to do something."""
    viewer, line = viewer_of(request), kept_entry(request, cooperation, meeting, entry)
    form = ActionForm(request.POST or None, meeting=line.item.meeting)

    def do() -> None:
        services.add_action(actor=viewer, entry=line, **form.cleaned_data)

    context = _context(line, _("A new action"), _("Add the action"))
    return send(
        request,
        form,
        do,
        template="meetings/form.html",
        context=context,
        then=lambda: back_to(line.item.meeting, anchor(line)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def action_edit(request: HttpRequest, cooperation: str, meeting: str, action: str) -> HttpResponse:
    """Its text, who answers for it, by when."""
    viewer, found = viewer_of(request), _kept_action(request, cooperation, meeting, action)
    form = EditActionForm(request.POST or None, meeting=found.entry.item.meeting, action=found)

    def do() -> None:
        services.edit_action(actor=viewer, action=found, **form.cleaned_data)

    context = _context(found.entry, _("The action"), _("Save"))
    return send(
        request,
        form,
        do,
        template="meetings/form.html",
        context=context,
        then=lambda: back_to(found.entry.item.meeting, anchor(found.entry)),
    )


@require_POST
def action_settle(request: HttpRequest, cooperation: str, meeting: str, action: str) -> HttpResponse:
    """Done, dropped, open again, or never an action."""
    viewer, found = viewer_of(request), _kept_action(request, cooperation, meeting, action)
    state, version = request.POST.get("state", ""), seen_version(request)

    def do() -> None:
        if state == Action.State.OPEN:
            services.reopen_action(actor=viewer, action=found, version=version)
        elif state == "withdrawn":
            services.withdraw_action(actor=viewer, action=found, version=version)
        else:
            services.settle_action(actor=viewer, action=found, version=version, state=state)

    return press(request, found.entry.item.meeting, do, anchor=anchor(found.entry))


@require_http_methods(["GET", "HEAD", "POST"])
def mark_add(request: HttpRequest, cooperation: str, meeting: str, entry: str) -> HttpResponse:
    """An ask, an offer or a wish."""
    viewer, line = viewer_of(request), kept_entry(request, cooperation, meeting, entry)
    form = MarkForm(request.POST or None, prefix="mark")
    context = _context(line, _("Mark an ask, an offer or a wish"), _("Mark"))

    def do() -> None:
        services.add_mark(actor=viewer, entry=line, **form.cleaned_data)

    return send(
        request,
        form,
        do,
        template="meetings/form.html",
        context=context,
        then=lambda: back_to(line.item.meeting, anchor(line)),
    )


@require_POST
def mark_settle(request: HttpRequest, cooperation: str, meeting: str, mark: str) -> HttpResponse:
    """Answered, taken, met; or not after all."""
    viewer, found = viewer_of(request), _kept_mark(request, cooperation, meeting, mark)
    change = services.reopen_mark if found.settled_at else services.settle_mark

    def do() -> None:
        change(actor=viewer, mark=found, version=seen_version(request))

    return press(request, found.entry.item.meeting, do, anchor=anchor(found.entry))


@require_POST
def mark_withdraw(request: HttpRequest, cooperation: str, meeting: str, mark: str) -> HttpResponse:
    """It was none."""
    viewer, found = viewer_of(request), _kept_mark(request, cooperation, meeting, mark)

    def do() -> None:
        services.withdraw_mark(actor=viewer, mark=found, version=seen_version(request))

    return press(request, found.entry.item.meeting, do, anchor=anchor(found.entry))


@require_http_methods(["GET", "HEAD", "POST"])
def vote_set(request: HttpRequest, cooperation: str, meeting: str, entry: str) -> HttpResponse:
    """How the line was voted on."""
    viewer, line = viewer_of(request), kept_entry(request, cooperation, meeting, entry)
    form = vote_form(line, request.POST or None)
    context = _context(line, _("How it was voted on"), _("Save"))

    def do() -> None:
        services.set_vote(actor=viewer, entry=line, **form.cleaned_data)

    return send(
        request,
        form,
        do,
        template="meetings/form.html",
        context=context,
        then=lambda: back_to(line.item.meeting, anchor(line)),
    )


def _context(line: Entry, heading: str, button: str) -> dict[str, object]:
    meeting = line.item.meeting
    return {
        "cooperation": meeting.cooperation,
        "meeting": meeting,
        "address": address_of(meeting),
        "heading": heading,
        "button": button,
        "quoted": line.text,
    }


def _kept_action(request: HttpRequest, cooperation: str, meeting: str, uid: str) -> Action:
    found = kept_meeting(request, cooperation, meeting)
    rows = Action.objects.select_related("entry__item__parent", "person", "organization")
    action = get_object_or_404(rows, uid=uid, entry__item__meeting=found, withdrawn_at=None)
    action.entry.item.meeting = found
    require_item_keeper(viewer_of(request), action.entry.item)
    return action


def _kept_mark(request: HttpRequest, cooperation: str, meeting: str, uid: str) -> Mark:
    found = kept_meeting(request, cooperation, meeting)
    rows = Mark.objects.select_related("entry__item__parent")
    mark = get_object_or_404(rows, uid=uid, entry__item__meeting=found, withdrawn_at=None)
    mark.entry.item.meeting = found
    require_item_keeper(viewer_of(request), mark.entry.item)
    return mark
