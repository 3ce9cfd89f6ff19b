"""Asking for messages, and asking again."""

import pytest

from rundbord.apps.audit.models import AuditRow
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.jobs.models import Task
from rundbord.apps.mail.models import Message, MessageState
from rundbord.apps.mail.services import queue_message, resend_message
from tests.apps.mail.conftest import Queue
from tests.cast import Cast


def test_outside_a_transaction_nothing_is_asked_for(transactional_db: None) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        queue_message(key="a", to="a@kommune.example", subject="a", text="a")
    assert not Task.objects.exists()


def failed(queue: Queue, cast: Cast, **words: object) -> Message:
    message = queue(cooperation=cast.cooperation.pk, **words)
    Message.objects.update(state=MessageState.FAILED)
    message.refresh_from_db()
    return message


def test_a_secretary_sends_again(queue: Queue, cast: Cast) -> None:
    message = failed(queue, cast)
    resend_message(actor=cast.viewer("secretary"), message=message)
    message.refresh_from_db()
    assert (message.state, message.tries) == (MessageState.QUEUED, 2)
    assert Task.objects.count() == 2
    assert AuditRow.objects.get().verb == "message_resend"


@pytest.mark.parametrize("who", ["member", "chair", "stranger"])
def test_others_do_not(queue: Queue, cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowedError):
        resend_message(actor=cast.viewer(who), message=failed(queue, cast))
    assert Task.objects.count() == 1


def test_two_who_press_at_once_send_once(queue: Queue, cast: Cast) -> None:
    message, seen_by_other = failed(queue, cast), Message.objects.get()
    resend_message(actor=cast.viewer("secretary"), message=message)
    with pytest.raises(ConflictError):
        resend_message(actor=cast.viewer("secretary"), message=seen_by_other)
    assert Task.objects.count() == 2


def test_a_wiped_message_cannot_be_sent_again(queue: Queue, cast: Cast) -> None:
    with pytest.raises(NotPossibleError):
        resend_message(actor=cast.viewer("secretary"), message=failed(queue, cast, sensitive=True))
