"""Letters with one decision to the organizations that are to treat it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.archiving import services
from rundbord.apps.archiving.forms import ExtractsForm, FollowForm
from rundbord.apps.archiving.letters import ENDINGS, all_letters, letter, section_of
from rundbord.apps.archiving.models import Extract
from rundbord.apps.archiving.views.archive import zip_response
from rundbord.apps.core import clock
from rundbord.apps.meetings.models import AgendaItem
from rundbord.apps.meetings.web import kept_item
from rundbord.apps.minutes.views.minutes import file_response
from rundbord.apps.people.models import Organization
from rundbord.apps.people.queries.cooperations import participants
from rundbord.apps.people.views.form_pages import FormPage


@require_http_methods(["GET", "HEAD", "POST"])
def extracts(request: HttpRequest, cooperation: str, meeting: str, uid: str) -> HttpResponse:
    """Choose who is to treat an item's decision, and follow what became of it."""
    item = kept_item(request, cooperation, meeting, uid)
    made = list(Extract.objects.filter(item=item).select_related("organization"))
    others = _others(item, made)
    form = ExtractsForm(others, _languages(item, others), request.POST if request.method == "POST" else None)
    if form.is_valid() and form.carried_out(lambda: _make(request, item, form)):
        messages.success(request, _("The letters are made."))
        return redirect("archiving:extracts", cooperation, meeting, uid)
    context = {
        "cooperation": item.meeting.cooperation,
        "meeting": item.meeting,
        "item": item,
        "made": made,
        "others": others,
        "endings": ENDINGS,
        "form": form,
    }
    return render(request, "archiving/extracts.html", context, status=form.http_status)


@require_http_methods(["GET", "HEAD", "POST"])
def extract_follow(request: HttpRequest, cooperation: str, meeting: str, uid: str, extract: str) -> HttpResponse:
    """Write what became of one letter."""
    item = kept_item(request, cooperation, meeting, uid)
    found = get_object_or_404(Extract.objects.select_related("organization"), item=item, uid=extract)
    found.item = item
    form = FollowForm(request.POST) if request.method == "POST" else FollowForm.of(found)
    if form.is_valid() and form.carried_out(
        lambda: services.follow_extract(actor=viewer_of(request), extract=found, **form.cleaned_data)
    ):
        messages.success(request, _("The changes are saved."))
        return redirect("archiving:extracts", cooperation, meeting, uid)
    back = reverse("archiving:extracts", args=[cooperation, meeting, uid])
    heading = f"{found.organization.name}: {item.title}"
    return FormPage(item.meeting.cooperation, form, heading=heading, back=back).render(request)


@require_safe
def extract_file(
    request: HttpRequest, cooperation: str, meeting: str, uid: str, extract: str, ending: str
) -> HttpResponse:
    """One letter as PDF or DOCX."""
    item = kept_item(request, cooperation, meeting, uid)
    found = get_object_or_404(Extract.objects.select_related("organization"), item=item, uid=extract)
    if ending not in ENDINGS:
        raise Http404
    return file_response(letter(found, item.meeting, section_of(item.meeting, item.uid)), ending)


@require_safe
def extracts_zip(request: HttpRequest, cooperation: str, meeting: str, uid: str) -> HttpResponse:
    """All letters of the item in one ZIP."""
    item = kept_item(request, cooperation, meeting, uid)
    made = Extract.objects.filter(item=item).select_related("organization")
    content = all_letters(made, item.meeting, section_of(item.meeting, item.uid))
    return zip_response(content, "saerutskrifter.zip")


def _make(request: HttpRequest, item: AgendaItem, form: ExtractsForm) -> None:
    text = form.cleaned_data["text"]
    services.make_extracts(actor=viewer_of(request), item=item, organizations=form.chosen, text=text)


def _others(item: AgendaItem, made: list[Extract]) -> list[Organization]:
    """Those who take part in the cooperation and have no letter yet."""
    have = {one.organization_id for one in made}
    found = participants(item.meeting.cooperation, clock.today())
    return [one.organization for one in found if one.organization.pk not in have]


def _languages(item: AgendaItem, organizations: list[Organization]) -> dict[int, str]:
    """In which language each was written to last; who never was, in that of the meeting."""
    usual = "nn" if item.meeting.language == "nn" else "nb"
    last = Extract.objects.filter(item__meeting__cooperation=item.meeting.cooperation_id).order_by("pk")
    known = dict(last.values_list("organization", "language"))
    return {one.pk: known.get(one.pk, usual) for one in organizations}
