"""What became of messages; in the demo, the mailbox where all of them end."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.errors import NotAllowedError, NotPossibleError
from rundbord.apps.mail import queries, rules, services
from rundbord.apps.mail.models import Message

SHOWN = 100


@require_safe
def outgoing(request: HttpRequest) -> HttpResponse:
    """The messages whose fate the viewer follows."""
    viewer = viewer_of(request)
    if not rules.follows_any(viewer):
        raise NotAllowedError
    found = list(queries.troubled_first(viewer)[: SHOWN + 1])
    return render(request, "mail/outgoing.html", {"mails": found[:SHOWN], "more": len(found) > SHOWN, "shown": SHOWN})


@require_POST
def message_resend(request: HttpRequest, uid: str) -> HttpResponse:
    """Send a message again."""
    viewer = viewer_of(request)
    message = get_object_or_404(queries.visible_to(viewer), uid=uid)
    try:
        services.resend_message(actor=viewer, message=message)
    except NotPossibleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The message is on its way."))
    return redirect("mail:outgoing")


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """All messages of the demo, with their words: nothing leaves it. Does not exist elsewhere."""
    if not settings.DEMO:
        raise Http404
    found = list(Message.objects.order_by("-created_at", "-id")[:SHOWN])
    return render(request, "mail/mailbox.html", {"mails": found})
