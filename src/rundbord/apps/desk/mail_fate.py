"""What became of the test message, and what to do about it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rundbord.apps.jobs.models import Task
from rundbord.apps.mail.models import Message, MessageState
from rundbord.apps.mail.services import KIND
from rundbord.apps.people.models import Cooperation


@dataclass(frozen=True)
class Fate:
    """Whether mail gets out: `works`, `trouble` (somebody must act), and a sentence about it."""

    works: bool
    trouble: bool
    says: str
    may_send: bool


def key_of(cooperation: Cooperation) -> str:
    """How the keys of the cooperation's test messages begin."""
    return f"test-mail:{cooperation.uid}:"


def test_mails(cooperation: Cooperation) -> QuerySet[Message]:
    """The cooperation's test messages, the newest first."""
    return Message.objects.filter(cooperation_id=cooperation.pk, key__startswith=key_of(cooperation)).order_by("-pk")


def fate_of(cooperation: Cooperation, *, works: bool) -> Fate:
    """The fate of the newest test message; `works` where a message went out since. At most two queries."""
    message = test_mails(cooperation).first()
    if works:
        return Fate(works=True, trouble=False, says=_sent(message), may_send=False)
    if message is None:
        says = _("Send yourself a message, to see whether mail arrives. People log in with a code that comes by mail.")
        return Fate(works=False, trouble=False, says=says, may_send=True)
    if message.state in {MessageState.QUEUED, MessageState.SENDING}:
        return _under_way(message)
    return Fate(works=False, trouble=True, says=_failed(message), may_send=message.may_be_sent_again)


def _sent(message: Message | None) -> str:
    if message is None:
        return _("Messages have gone out.")
    return _("The mail server took the test message to %(to)s. Look whether it has arrived.") % {"to": message.to}


def _under_way(message: Message) -> Fate:
    """Waiting for its first try, or for the next one after an error that may pass."""
    task = Task.objects.filter(key=f"{KIND}:{message.uid}:{message.tries}").first()
    if task is None or not task.error:
        says = _("The test message to %(to)s is on its way. Load the page again in a moment.") % {"to": message.to}
        return Fate(works=False, trouble=False, says=says, may_send=False)
    says = _(
        "The mail server does not answer (%(error)s); it is tried again by itself. Whoever runs Rundbord should look at"
        " RUNDBORD_SMTP_HOST and RUNDBORD_SMTP_PORT. Nobody can log in without mail."
    )
    return Fate(works=False, trouble=True, says=says % {"error": task.error}, may_send=False)


def _failed(message: Message) -> str:
    """Which setting to look at; the error is the name of a class (mail.sending)."""
    if message.error == "NoMailServerError":
        return _(
            "The test message was not sent: no mail server is set. Whoever runs Rundbord must set RUNDBORD_SMTP_HOST."
            " Nobody can log in without mail, so stay logged in until it works."
        )
    if message.error == "SMTPAuthenticationError":
        return _(
            "The test message was not sent: the mail server refuses us. Whoever runs Rundbord should look at"
            " RUNDBORD_SMTP_USER and RUNDBORD_SMTP_PASSWORD."
        )
    if message.error == "SMTPSenderRefused":
        return _(
            "The test message was not sent: the mail server refuses our sender address. Whoever runs Rundbord should"
            " look at RUNDBORD_MAIL_FROM."
        )
    if message.error == "SMTPRecipientsRefused":
        return _("The test message was not sent: the mail server refuses the address %(to)s.") % {"to": message.to}
    return _(
        "It is not certain that the test message was sent (%(error)s). Whoever runs Rundbord can run “rundbord check”."
    ) % {"error": message.error}
