"""Papers: dropped in many at once, moved, replaced, withdrawn."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.files import services as files
from rundbord.apps.files.models import Attachment
from rundbord.apps.meetings import services
from rundbord.apps.meetings.forms.items import PaperForm, PapersForm
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.papers import ROLE, paper_owners
from rundbord.apps.meetings.rules import require_item_keeper
from rundbord.apps.meetings.services.papers import Received, Upload
from rundbord.apps.meetings.web import address_of, back_to, kept_meeting, press, send


@require_http_methods(["GET", "HEAD", "POST"])
def papers_add(request: HttpRequest, cooperation: str, meeting: str) -> HttpResponse:
    """Choose or drop many files."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    form = PapersForm(request.POST or None)
    uploads = [Upload(one.name or "", one) for one in request.FILES.getlist("papers") if isinstance(one, UploadedFile)]

    def do() -> None:
        audience = form.cleaned_data["audience"]
        received = services.add_papers(actor=viewer, meeting=found, uploads=uploads, audience=audience)
        _tell(request, found, received)

    context = {"cooperation": found.cooperation, "meeting": found, "address": address_of(found)}
    return send(
        request, form, do, template="meetings/papers_add.html", context=context, then=lambda: back_to(found, "papirer")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def paper_edit(request: HttpRequest, cooperation: str, meeting: str, paper: str) -> HttpResponse:
    """Where the paper belongs and who may fetch it; a new version, or away with it."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    attachment = _paper(request, found, paper)
    items = list(AgendaItem.objects.filter(meeting=found, withdrawn_at=None))
    owners = [(found.uid, _("The whole meeting")), *((item.uid, item.title) for item in items)]
    initial = {"owner": attachment.owner_uid, "audience": attachment.audience}
    form = PaperForm(request.POST or None, owners=owners, initial=initial)

    def do() -> None:
        item = next((one for one in items if one.uid == form.cleaned_data["owner"]), None)
        audience = form.cleaned_data["audience"]
        services.edit_paper(actor=viewer, meeting=found, paper=attachment, item=item, audience=audience)

    context = {
        "cooperation": found.cooperation,
        "meeting": found,
        "address": address_of(found),
        "paper": attachment,
    }
    return send(
        request, form, do, template="meetings/paper_edit.html", context=context, then=lambda: back_to(found, "papirer")
    )


@require_POST
def paper_replace(request: HttpRequest, cooperation: str, meeting: str, paper: str) -> HttpResponse:
    """A new version of the paper."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    attachment = _paper(request, found, paper)
    upload = request.FILES.get("paper")

    def do() -> None:
        if isinstance(upload, UploadedFile):
            name = upload.name or attachment.name
            blob = files.store_blob(content=upload, name=name)
            services.replace_paper(actor=viewer, meeting=found, paper=attachment, name=name, blob=blob)

    return press(request, found, do, anchor="papirer")


@require_POST
def paper_withdraw(request: HttpRequest, cooperation: str, meeting: str, paper: str) -> HttpResponse:
    """Take the paper out of sight."""
    viewer, found = viewer_of(request), kept_meeting(request, cooperation, meeting)
    attachment = _paper(request, found, paper)
    return press(
        request,
        found,
        lambda: services.withdraw_paper(actor=viewer, meeting=found, paper=attachment),
        anchor="papirer",
    )


def _paper(request: HttpRequest, meeting: Meeting, uid: str) -> Attachment:
    """The paper of this meeting; 403 where it belongs to an item that the viewer is kept out of."""
    papers = Attachment.objects.filter(role=ROLE, withdrawn_at=None, current=True)
    found = papers.filter(uid=uid, owner_uid__in=paper_owners(meeting)).first()
    if found is None:
        raise Http404
    if item := AgendaItem.objects.filter(uid=found.owner_uid, meeting=meeting).first():
        require_item_keeper(viewer_of(request), item)
    return found


def _tell(request: HttpRequest, meeting: Meeting, received: Received) -> None:
    for sentence in received.failed:
        messages.error(request, sentence)
    if count := len(received.papers):
        said = ngettext("%(count)d paper is in.", "%(count)d papers are in.", count) % {"count": count}
        messages.success(request, said)
    if waiting := received.unmatched(meeting):
        said = ngettext(
            "The name of %(count)d speaks of no item: it stands under the whole meeting. Move it where it belongs.",
            "The names of %(count)d speak of no item: they stand under the whole meeting. Move them where they belong.",
            waiting,
        )
        messages.warning(request, said % {"count": waiting})
