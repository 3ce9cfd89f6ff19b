"""Sending one message, never twice.

A message is marked as being sent before the mail server hears of it. What happens then decides:

- An error before the server took the message (no connection, refused sender or receiver) surely means "not sent": it
  waits again, and the task is tried again later; a refusal for good (5xx) fails at once.
- An error after that, or a worker killed meanwhile, leaves the matter open. Then nobody sends again blindly: the
  message is marked uncertain, and a person who sees it decides.
"""

import logging
import smtplib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.db.models import QuerySet

from rundbord.apps.core import clock
from rundbord.apps.jobs.outbox import GiveUp, Payload
from rundbord.apps.mail import attachments
from rundbord.apps.mail.models import Message, MessageState

logger = logging.getLogger(__name__)


class NoMailServerError(Exception):
    """No mail server is set up."""


def send(payload: Payload) -> None:
    """Carry out the task of one message."""
    message = Message.objects.get(uid=payload["message"])
    if not _move(message, MessageState.QUEUED, MessageState.SENDING):
        if _move(message, MessageState.SENDING, MessageState.UNCERTAIN, error="WorkerLost"):
            logger.warning("message %s: the worker was lost while sending, not sent again", message.uid)
        return
    if settings.DEMO:
        _move(message, MessageState.SENDING, MessageState.SENT)
        return
    try:
        _hand_over(message)
    except _UncertainError as error:
        _move(message, MessageState.SENDING, MessageState.UNCERTAIN, error=error.name)
        logger.warning("message %s: unknown whether it was sent (%s)", message.uid, error.name)
        return
    except GiveUp as error:
        _move(message, MessageState.SENDING, MessageState.FAILED, error=type(error.__cause__).__name__)
        raise
    except Exception:
        _move(message, MessageState.SENDING, MessageState.QUEUED)
        raise
    _finish(Message.objects.filter(pk=message.pk), MessageState.SENT)


def give_up(payload: Payload) -> None:
    """The task has failed for good: say so on the message."""
    _finish(
        Message.objects.filter(uid=payload["message"], state=MessageState.QUEUED), MessageState.FAILED, "NotDelivered"
    )


class _UncertainError(Exception):
    """The server may have taken the message."""

    def __init__(self, cause: Exception) -> None:
        super().__init__()
        self.name = type(cause).__name__


def _hand_over(message: Message) -> None:
    """Give the message to the mail server. Raises GiveUp, _UncertainError, or what is worth another try."""
    mail = _compose(message)
    connection = get_connection()
    _greet(connection)
    try:
        connection.send_messages([mail])
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as error:
        if _for_good(error):
            raise GiveUp from error
        raise
    except Exception as error:
        raise _UncertainError(error) from error
    finally:
        connection.close()


def _greet(connection: BaseEmailBackend) -> None:
    """Connect, agree on encryption and log in; an error here is worth another try."""
    try:
        connection.open()
        if isinstance(connection, EmailBackend) and connection.connection:
            connection.connection.ehlo_or_helo_if_needed()
    except Exception:
        connection.close()
        raise


def _compose(message: Message) -> EmailMultiAlternatives:
    if not settings.EMAIL_HOST:
        raise GiveUp from NoMailServerError()
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=settings.MAIL_FROM,
        to=[message.to],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={"Message-ID": f"<{message.uid}.{message.tries}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    for uid in message.attachments:
        try:
            file = attachments.read(uid)
        except LookupError as error:
            raise GiveUp from error
        mail.attach(file.name, file.content, file.media_type)
    return mail


def _for_good(error: smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused) -> bool:
    """Did the server refuse for good (5xx, RFC 5321 section 4.2.1) rather than for now (4xx)?"""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in error.recipients.values())
    return error.smtp_code >= 500


def _move(message: Message, seen: MessageState, state: MessageState, error: str = "") -> bool:
    """Move the message on if it still is as it was seen."""
    rows = Message.objects.filter(pk=message.pk, state=seen)
    if state in {MessageState.QUEUED, MessageState.SENDING}:
        return bool(rows.update(state=state))
    return _finish(rows, state, error)


def _finish(rows: QuerySet[Message], state: MessageState, error: str = "") -> bool:
    """Note the fate and wipe what is sensitive (the demo's mailbox keeps it: that is where its codes are read)."""
    uids = list(rows.values_list("uid", flat=True))
    hit = rows.update(state=state, error=error, finished_at=clock.now())
    if hit and not settings.DEMO:
        Message.objects.filter(uid__in=uids, sensitive=True).update(text="", html="")
    return bool(hit)
