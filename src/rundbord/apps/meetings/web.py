"""What the views of meetings and record share: finding, pressing a button, sending a form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core import registry
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.meetings import queries
from rundbord.apps.meetings.forms.styled import StyledForm
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.rules import require_item_keeper, require_keeper

OK = 200


def meeting_or_404(request: HttpRequest, cooperation: str, uid: str) -> Meeting:
    """The meeting of this address, if the viewer may read it."""
    found = queries.find_meeting(viewer_of(request), cooperation, uid)
    if found is None:
        raise Http404
    return found


def kept_meeting(request: HttpRequest, cooperation: str, uid: str) -> Meeting:
    """The same for those who write there: others who may read it are told that they may not (403)."""
    meeting = meeting_or_404(request, cooperation, uid)
    require_keeper(viewer_of(request), meeting)
    return meeting


def kept_item(request: HttpRequest, cooperation: str, meeting: str, uid: str) -> AgendaItem:
    """The item of this address for those who write there and are not kept out of it."""
    found = kept_meeting(request, cooperation, meeting)
    item = AgendaItem.objects.filter(uid=uid, meeting=found).select_related("parent").first()
    if item is None:
        raise Http404
    item.meeting = found
    require_item_keeper(viewer_of(request), item)
    return item


def address_of(meeting: Meeting) -> str:
    """The meeting's own page, which belongs to a higher app."""
    kind = registry.kind("meeting")
    if kind is None:
        raise LookupError("no app has a page for meetings")
    return kind.address(meeting)


def back_to(meeting: Meeting, anchor: str = "") -> HttpResponseRedirect:
    """Back to the meeting's page, at an item or line of it."""
    return HttpResponseRedirect(address_of(meeting) + (f"#{anchor}" if anchor else ""))


def seen_version(request: HttpRequest) -> int:
    """The version that the actor saw, from the form or its address; a missing or malformed one never matches."""
    written = request.POST.get("version") or request.GET.get("version", "")
    return int(written) if written.isdigit() and len(written) < 10 else -1


def press(
    request: HttpRequest, meeting: Meeting, do: Callable[[], object], *, anchor: str = "", said: str = ""
) -> HttpResponse:
    """Do what a button asks for and return to the meeting; `said` is told if it went well.

    What cannot be done is told on the meeting's page; a conflict (409) on a page of its own.
    """
    try:
        do()
    except ConflictError as error:
        return conflict(request, meeting, error)
    except NotPossibleError as error:
        messages.error(request, str(error))
        return back_to(meeting, anchor)
    if said:
        messages.success(request, said)
    return back_to(meeting, anchor)


def conflict(request: HttpRequest, meeting: Meeting, error: ConflictError) -> HttpResponse:
    """409: somebody else wrote meanwhile."""
    messages.error(request, str(error))
    context = {"cooperation": meeting.cooperation, "address": address_of(meeting)}
    return render(request, "meetings/conflict.html", context, status=409)


def send(
    request: HttpRequest,
    form: StyledForm,
    do: Callable[[], object],
    *,
    template: str,
    context: dict[str, Any],
    then: Callable[[], HttpResponse],
) -> HttpResponse:
    """Show a form, or do what it asks for and go on with `then`.

    A form that cannot be used comes back with what was written in it: 422 with what to mend, 409 where somebody else
    wrote meanwhile.
    """
    status = OK
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                do()
            except NotPossibleError as error:
                form.add_error(None, str(error))
                status = 409 if isinstance(error, ConflictError) else 422
            else:
                return then()
    if status != OK and request.headers.get("HX-Request"):
        _tell_errors(request, form)
    return render(request, template, {**context, "form": form}, status=status)


def _tell_errors(request: HttpRequest, form: StyledForm) -> None:
    """A form that was sent from within a page stays where it is: what is wrong is told at the page's top."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        for error in errors:
            messages.error(request, f"{label}: {error}" if label else str(error))


def forbid_unless(allowed: bool) -> None:  # noqa: FBT001 - a guard reads best as forbid_unless(rule(...))
    """Raise NotAllowedError unless the rule holds."""
    if not allowed:
        raise NotAllowedError
