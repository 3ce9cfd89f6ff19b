"""Writing the lines of the record."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.meetings.models import AgendaItem
from rundbord.apps.meetings.rules import require_item_keeper
from rundbord.apps.meetings.web import address_of, back_to, kept_item, kept_meeting, press, seen_version, send
from rundbord.apps.record import services
from rundbord.apps.record.forms import EntryForm, LineForm, MarkForm, MoveForm, SplitForm, vote_form
from rundbord.apps.record.models import Action, Entry, EntryKind, Mark
from rundbord.apps.record.speakers import speaker_of


def anchor(entry: Entry) -> str:
    """Where the line stands on its meeting's page."""
    return f"linje-{entry.uid}"


def kept_entry(request: HttpRequest, cooperation: str, meeting: str, uid: str) -> Entry:
    """The line of this address for those who write there and are not kept out of its item."""
    found = kept_meeting(request, cooperation, meeting)
    entries = Entry.objects.select_related("item__parent", "person", "organization", "vote")
    entry = get_object_or_404(entries, uid=uid, item__meeting=found)
    entry.item.meeting = found
    require_item_keeper(viewer_of(request), entry.item)
    return entry


@require_http_methods(["GET", "HEAD", "POST"])
def entry_add(request: HttpRequest, cooperation: str, meeting: str, item: str) -> HttpResponse:
    """A new line under the item; who says it is looked up in the attendance list."""
    viewer, found = viewer_of(request), kept_item(request, cooperation, meeting, item)
    form = LineForm(request.POST or None)
    made: list[Entry] = []

    def do() -> None:
        values = form.cleaned_data
        speaker = speaker_of(found.meeting, values["speaker_written"])
        made.append(services.add_entry(actor=viewer, item=found, **values, **speaker))

    context = {
        "cooperation": found.meeting.cooperation,
        "meeting": found.meeting,
        "address": address_of(found.meeting),
        "heading": _("A new line under “%(title)s”") % {"title": found.title},
        "button": _("Write the line"),
    }
    return send(
        request,
        form,
        do,
        template="meetings/form.html",
        context=context,
        then=lambda: back_to(found.meeting, anchor(made[0])),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def entry_edit(request: HttpRequest, cooperation: str, meeting: str, entry: str) -> HttpResponse:
    """Everything about a line: words, speaker, access, and what points at it."""
    viewer, line = viewer_of(request), kept_entry(request, cooperation, meeting, entry)
    found = line.item.meeting
    form = EntryForm(request.POST or None, entry=line, meeting=found)

    def do() -> None:
        services.edit_entry(actor=viewer, entry=line, version=form.cleaned_data["version"], **form.written())

    others = AgendaItem.objects.filter(meeting=found, withdrawn_at=None).exclude(pk=line.item_id)
    context = {
        "cooperation": found.cooperation,
        "meeting": found,
        "address": address_of(found),
        "line": line,
        "actions": Action.objects.filter(entry=line, withdrawn_at=None).select_related("person", "organization"),
        "marks": Mark.objects.filter(entry=line, withdrawn_at=None),
        "mark_form": MarkForm(prefix="mark"),
        "vote_form": vote_form(line),
        "move_form": MoveForm(items=others, prefix="move", initial={"version": line.version}),
        "following": Entry.objects.filter(item=line.item_id, withdrawn_at=None, position__gt=line.position).first(),
    }
    return send(
        request,
        form,
        do,
        template="record/entry_edit.html",
        context=context,
        then=lambda: back_to(found, anchor(line)),
    )


@require_POST
def entry_move(request: HttpRequest, cooperation: str, meeting: str, entry: str) -> HttpResponse:
    """Up or down (`steps`), behind another line (`after`), or first in an item (`item`)."""
    viewer, line = viewer_of(request), kept_entry(request, cooperation, meeting, entry)
    found, steps = line.item.meeting, {"-1": -1, "1": 1}.get(request.POST.get("steps", ""))
    after, item = _target(request, line) if steps is None else (None, None)

    def do() -> None:
        version = seen_version(request)
        if steps is not None:
            services.step_entry(actor=viewer, entry=line, version=version, steps=steps)
        else:
            services.move_entry(actor=viewer, entry=line, version=version, after=after, item=item)

    return press(request, found, do, anchor=anchor(line))


def _target(request: HttpRequest, line: Entry) -> tuple[Entry | None, AgendaItem | None]:
    """Behind which line, or under which item; a line from a form's list comes last there."""
    uid, meeting = request.POST.get("after", ""), line.item.meeting
    if uid:
        after = get_object_or_404(Entry, uid=uid, item__meeting=meeting)
        return after, after.item
    named = request.POST.get("item") or request.POST.get("move-item", "")
    item = get_object_or_404(AgendaItem, uid=named, meeting=meeting)
    return (Entry.objects.filter(item=item).last() if "move-item" in request.POST else None), item


@require_POST
def entry_set_kind(request: HttpRequest, cooperation: str, meeting: str, entry: str) -> HttpResponse:
    """Decision, contribution, proposal or text."""
    viewer, line = viewer_of(request), kept_entry(request, cooperation, meeting, entry)
    kind = request.POST.get("kind", "")
    if kind not in EntryKind:
        raise Http404

    def do() -> None:
        services.set_entry_kind(actor=viewer, entry=line, version=seen_version(request), kind=kind)

    return press(request, line.item.meeting, do, anchor=anchor(line))


@require_POST
def entry_withdraw(request: HttpRequest, cooperation: str, meeting: str, entry: str) -> HttpResponse:
    """Out of the record; undo or "put back" brings it back."""
    viewer, line = viewer_of(request), kept_entry(request, cooperation, meeting, entry)

    def do() -> None:
        services.withdraw_entry(actor=viewer, entry=line, version=seen_version(request))

    said = _("The line is withdrawn. Undo brings it back.")
    return press(request, line.item.meeting, do, anchor=f"sak-{line.item.uid}", said=said)


@require_POST
def entry_restore(request: HttpRequest, cooperation: str, meeting: str, entry: str) -> HttpResponse:
    """Back into the record."""
    viewer, line = viewer_of(request), kept_entry(request, cooperation, meeting, entry)

    def do() -> None:
        services.restore_entry(actor=viewer, entry=line, version=seen_version(request))

    return press(request, line.item.meeting, do, anchor=anchor(line))


@require_http_methods(["GET", "HEAD", "POST"])
def entry_split(request: HttpRequest, cooperation: str, meeting: str, entry: str) -> HttpResponse:
    """Make two lines of one."""
    viewer, line = viewer_of(request), kept_entry(request, cooperation, meeting, entry)
    form = SplitForm(request.POST or None, initial={"first": line.text, "version": line.version})

    def do() -> None:
        services.split_entry(actor=viewer, entry=line, **form.cleaned_data)

    context = {
        "cooperation": line.item.meeting.cooperation,
        "meeting": line.item.meeting,
        "address": address_of(line.item.meeting),
        "heading": _("Split the line"),
        "explanation": _("Together the two parts must hold exactly the words of the line."),
        "button": _("Split"),
    }
    return send(
        request,
        form,
        do,
        template="meetings/form.html",
        context=context,
        then=lambda: back_to(line.item.meeting, anchor(line)),
    )


@require_POST
def entry_join(request: HttpRequest, cooperation: str, meeting: str, entry: str) -> HttpResponse:
    """Put the next line's words behind this one's."""
    viewer, line = viewer_of(request), kept_entry(request, cooperation, meeting, entry)
    other = get_object_or_404(Entry, uid=request.POST.get("other", ""), item=line.item_id, withdrawn_at=None)
    written = request.POST.get("other_version", "")

    def do() -> None:
        other_version = int(written) if written.isdigit() else -1
        services.join_entries(
            actor=viewer, entry=line, version=seen_version(request), other=other, other_version=other_version
        )

    return press(request, line.item.meeting, do, anchor=anchor(line))
