"""Writing the agenda."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundbord.apps.accounts.viewer import PersonViewer, viewer_of
from rundbord.apps.meetings import services
from rundbord.apps.meetings.forms.items import ExclusionForm, ItemFields, ItemForm
from rundbord.apps.meetings.forms.meetings import WithdrawForm
from rundbord.apps.meetings.models import AgendaItem, Exclusion
from rundbord.apps.meetings.pasting import from_office
from rundbord.apps.meetings.web import (
    address_of,
    back_to,
    forbid_unless,
    kept_item,
    kept_meeting,
    press,
    seen_version,
    send,
)

LONGEST_PASTE = 2_000_000


def anchor(item: AgendaItem) -> str:
    """Where the item stands on its meeting's page."""
    return f"sak-{item.uid}"


@require_http_methods(["GET", "HEAD", "POST"])
def item_add(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """A new item at the end, or (`?under=`) as a sub-item."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    under = request.GET.get("under", "")[:12]
    parent = get_object_or_404(AgendaItem, uid=under, meeting=found) if under else None
    form = ItemFields(request.POST or None)
    made: list[AgendaItem] = []

    def do() -> None:
        made.append(services.add_item(actor=viewer, meeting=found, parent=parent, **form.cleaned_data))

    context = {"cooperation": found.cooperation, "meeting": found, "address": address_of(found)}
    context |= {"heading": _("A new item"), "button": _("Add the item")}
    return send(
        request,
        form,
        do,
        template="meetings/form.html",
        context=context,
        then=lambda: back_to(found, anchor(made[0])),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def item_edit(request: HttpRequest, cooperation: str, meeting: str, item: str) -> HttpResponse:
    """Everything about an item: text, access, who is kept out, its number."""
    viewer, found = viewer_of(request), kept_item(request, cooperation, meeting, item)
    form = ItemForm(request.POST or None, item=found)

    def do() -> None:
        services.edit_item(actor=viewer, item=found, version=form.cleaned_data["version"], **form.written())

    context = {
        "cooperation": found.meeting.cooperation,
        "meeting": found.meeting,
        "address": address_of(found.meeting),
        "item": found,
        "exclusions": Exclusion.objects.filter(item=found, withdrawn_at=None).select_related("person"),
        "exclusion_form": ExclusionForm(cooperation=found.meeting.cooperation_id),
        "numbers": found.numbers.select_related("body"),
    }
    return send(
        request,
        form,
        do,
        template="meetings/item_edit.html",
        context=context,
        then=lambda: back_to(found.meeting, anchor(found)),
    )


@require_POST
def item_move(request: HttpRequest, cooperation: str, meeting: str, item: str) -> HttpResponse:
    """Up or down (`steps`), or behind another item (`after`, empty: first)."""
    viewer, found = viewer_of(request), kept_item(request, cooperation, meeting, item)
    version, steps = seen_version(request), {"-1": -1, "1": 1}.get(request.POST.get("steps", ""))
    after = None
    if steps is None and (uid := request.POST.get("after", "")):
        after = get_object_or_404(AgendaItem, uid=uid, meeting=found.meeting)

    def do() -> None:
        if steps is not None:
            services.step_item(actor=viewer, item=found, version=version, steps=steps)
        else:
            services.move_item(actor=viewer, item=found, version=version, after=after)

    return press(request, found.meeting, do, anchor=anchor(found))


@require_POST
def item_indent(request: HttpRequest, cooperation: str, meeting: str, item: str) -> HttpResponse:
    """Make it a sub-item of the one above, or (where it is one) an item of its own."""
    viewer, found = viewer_of(request), kept_item(request, cooperation, meeting, item)
    change = services.outdent_item if found.parent_id else services.indent_item

    def do() -> None:
        change(actor=viewer, item=found, version=seen_version(request))

    return press(request, found.meeting, do, anchor=anchor(found))


@require_http_methods(["GET", "HEAD", "POST"])
def item_withdraw(request: HttpRequest, cooperation: str, meeting: str, item: str) -> HttpResponse:
    """Take the item off the agenda."""
    viewer, found = viewer_of(request), kept_item(request, cooperation, meeting, item)
    form = WithdrawForm(request.POST or None, initial={"version": found.version})

    def do() -> None:
        services.withdraw_item(actor=viewer, item=found, **form.cleaned_data)

    context = {
        "cooperation": found.meeting.cooperation,
        "meeting": found.meeting,
        "address": address_of(found.meeting),
        "heading": _("Withdraw “%(title)s”?") % {"title": found.title},
        "explanation": _("What is written under it is kept, and you can put it back."),
        "button": _("Withdraw the item"),
    }
    return send(request, form, do, template="meetings/form.html", context=context, then=lambda: back_to(found.meeting))


@require_POST
def item_restore(request: HttpRequest, cooperation: str, meeting: str, item: str) -> HttpResponse:
    """Put a withdrawn item back."""
    viewer, found = viewer_of(request), kept_item(request, cooperation, meeting, item)

    def do() -> None:
        services.restore_item(actor=viewer, item=found, version=seen_version(request))

    return press(request, found.meeting, do, anchor=anchor(found))


@require_POST
def item_set_number(request: HttpRequest, cooperation: str, meeting: str, item: str) -> HttpResponse:
    """Write the item's number in a body's series by hand."""
    viewer, found = viewer_of(request), kept_item(request, cooperation, meeting, item)
    body = next((one for one in found.meeting.held_by if one.uid == request.POST.get("body", "")), None)
    if body is None:
        raise Http404

    def do() -> None:
        services.set_number(actor=viewer, item=found, body=body, printed=request.POST.get("printed", ""))

    return press(request, found.meeting, do, anchor=anchor(found))


@require_http_methods(["GET", "HEAD", "POST"])
def item_exclude(request: HttpRequest, cooperation: str, meeting: str, item: str) -> HttpResponse:
    """Keep a person out of the item."""
    viewer, found = viewer_of(request), kept_item(request, cooperation, meeting, item)
    form = ExclusionForm(request.POST or None, cooperation=found.meeting.cooperation_id)

    def do() -> None:
        services.exclude_person(actor=viewer, item=found, **form.cleaned_data)

    context = {
        "cooperation": found.meeting.cooperation,
        "meeting": found.meeting,
        "address": address_of(found.meeting),
        "heading": _("Keep somebody out of “%(title)s”") % {"title": found.title},
        "explanation": _("Neither page, file nor export shows the item to them from now on."),
        "button": _("Keep out"),
    }
    return send(
        request,
        form,
        do,
        template="meetings/form.html",
        context=context,
        then=lambda: back_to(found.meeting, anchor(found)),
    )


@require_POST
def item_readmit(request: HttpRequest, cooperation: str, meeting: str, item: str) -> HttpResponse:
    """Let a person back in."""
    viewer, found = viewer_of(request), kept_item(request, cooperation, meeting, item)
    exclusion = get_object_or_404(Exclusion, item=found, person__uid=request.POST.get("person", ""), withdrawn_at=None)

    def do() -> None:
        services.readmit_person(actor=viewer, exclusion=exclusion, version=seen_version(request))

    return press(request, found.meeting, do, anchor=anchor(found))


@require_POST
def paste(request: HttpRequest, cooperation: str) -> HttpResponse:  # noqa: ARG001 - part of every address
    """What was pasted, as rich text: nothing is stored. For those who are logged in."""
    viewer = viewer_of(request)
    forbid_unless(isinstance(viewer, PersonViewer))
    pasted = request.body[:LONGEST_PASTE].decode("utf-8", errors="replace")
    return HttpResponse(from_office(pasted), content_type="text/html; charset=utf-8")
