"""Asking for messages to be sent."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit.services import record
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.jobs import outbox
from rundbord.apps.mail import rules
from rundbord.apps.mail.models import Message, MessageState

KIND = "mail.send"


def queue_message(
    *,
    key: str,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    attachments: Sequence[str] = (),
    cooperation: int | None = None,
    reply_to: str = "",
    sensitive: bool = False,
) -> Message:
    """Send a message after the caller's transaction, once for each `key` however often this is called.

    `attachments` are uids of files; `cooperation` is the integer key of whose secretariat follows its fate. The
    service that calls has asked whether its actor may. Raises RuntimeError outside a transaction.
    """
    message = Message(
        key=key,
        to=to,
        subject=" ".join(subject.split())[:300],
        text=text,
        html=html,
        attachments=list(attachments),
        cooperation_id=cooperation,
        reply_to=reply_to,
        sensitive=sensitive,
        created_at=clock.now(),
    )
    Message.objects.bulk_create([message], ignore_conflicts=True)
    stored = Message.objects.get(key=key)
    _enqueue(stored)
    return stored


def queue_many(messages: Sequence[Message]) -> list[Message]:
    """The same as `queue_message` for many at once, given without `created_at`, in the same order. Four queries."""
    for one in messages:
        one.subject, one.created_at = " ".join(one.subject.split())[:300], clock.now()
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    stored = {one.key: one for one in Message.objects.filter(key__in=[one.key for one in messages])}
    found = [stored[one.key] for one in messages]
    outbox.enqueue_many(kind=KIND, asked=[(_task_key(one), {"message": one.uid}) for one in found])
    return found


def resend_message(*, actor: Viewer, message: Message) -> None:
    """Send a message again whose fate was bad or unknown, as somebody decided who saw it.

    Raises NotAllowedError; NotPossibleError where its words are wiped; ConflictError where it is on its way already.
    """
    if not rules.follows(actor, message):
        raise NotAllowedError
    if message.sensitive:
        raise NotPossibleError(_("The words of this message are wiped. Ask for a new one instead."))
    with transaction.atomic():
        again = Message.objects.filter(
            pk=message.pk, state__in=[MessageState.FAILED, MessageState.UNCERTAIN], tries=message.tries
        ).update(state=MessageState.QUEUED, tries=F("tries") + 1, error="", finished_at=None)
        if not again:
            raise ConflictError(_("The message is on its way already. Load the page again."))
        message.refresh_from_db()
        _enqueue(message)
        record(actor=actor, verb="message_resend", subject=message, cooperation=message.cooperation_id)


def _enqueue(message: Message) -> None:
    outbox.enqueue(kind=KIND, payload={"message": message.uid}, key=_task_key(message))


def _task_key(message: Message) -> str:
    return f"{KIND}:{message.uid}:{message.tries}"
