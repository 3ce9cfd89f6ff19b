"""Sending a message: once, and never twice."""

import pytest
from django.conf import LazySettings

from rundbord.apps.jobs import execution
from rundbord.apps.jobs.models import Task, TaskState
from rundbord.apps.mail import attachments, sending
from rundbord.apps.mail.models import Message, MessageState
from tests.apps.mail.conftest import Queue
from tests.apps.mail.smtp_server import MailServer


def work() -> Message:
    """Let a worker take the task once."""
    assert execution.run_next(urgent_only=True)
    return Message.objects.get()


def test_a_message_reaches_the_mail_server_once(queue: Queue, server: MailServer) -> None:
    first = queue(html="<p>Hei på deg</p>", reply_to="post@samarbeid.example")
    assert queue() == first
    assert work().state == MessageState.SENT
    assert not execution.run_next()
    (mail,) = server.received
    assert (mail["To"], mail["Subject"], mail["Reply-To"]) == (
        "marit@kommune.example",
        "Velkommen",
        "post@samarbeid.example",
    )
    assert mail["Message-ID"] == f"<{first.uid}.1@localhost>"
    assert mail["Auto-Submitted"] == "auto-generated"
    parts = {part.get_content_type(): part.get_content().strip() for part in mail.walk() if not part.is_multipart()}  # type: ignore[attr-defined]  # the policy makes EmailMessage
    assert parts == {"text/plain": "Hei på deg", "text/html": "<p>Hei på deg</p>"}


def test_a_line_break_in_a_subject_makes_no_header(queue: Queue, server: MailServer) -> None:
    queue(subject="Hei\r\nBcc: alle@kommune.example")
    work()
    assert server.received[0]["Subject"] == "Hei Bcc: alle@kommune.example"
    assert server.received[0]["Bcc"] is None


@pytest.mark.parametrize(
    "answers", [{"RCPT": "450 later"}, {"MAIL": "451 later"}, {"DATA": "452 full"}, {".": "451 no"}]
)
def test_what_surely_was_not_taken_is_tried_again(queue: Queue, server: MailServer, answers: dict[str, str]) -> None:
    queue()
    server.answers = answers
    assert work().state == MessageState.QUEUED
    server.answers = {}
    Task.objects.update(run_at=Message.objects.get().created_at)
    assert work().state == MessageState.SENT
    assert len(server.received) == 1


@pytest.mark.parametrize("answers", [{"RCPT": "550 unknown"}, {"MAIL": "553 not you"}, {".": "554 no"}])
def test_a_refusal_for_good_fails_at_once(queue: Queue, server: MailServer, answers: dict[str, str]) -> None:
    queue()
    server.answers = answers
    message = work()
    assert message.state == MessageState.FAILED
    assert message.error.startswith("SMTP")
    assert Task.objects.get().state == TaskState.FAILED


def test_a_line_that_goes_dead_leaves_it_open_and_nobody_sends_again(queue: Queue, server: MailServer) -> None:
    queue()
    server.answers = {".": ""}
    message = work()
    assert (message.state, message.error) == (MessageState.UNCERTAIN, "SMTPServerDisconnected")
    server.answers = {}
    assert not execution.run_next()
    assert server.received == []


def test_a_worker_killed_while_sending_leaves_it_open(queue: Queue, server: MailServer) -> None:
    message = queue()
    Message.objects.update(state=MessageState.SENDING)  # and here it was killed
    sending.send({"message": message.uid})
    message.refresh_from_db()
    assert (message.state, message.error) == (MessageState.UNCERTAIN, "WorkerLost")
    assert server.received == []


def test_a_server_out_of_reach_is_tried_again_and_given_up_in_the_end(queue: Queue, server: MailServer) -> None:
    queue()
    server.answers = {"EHLO": "", "HELO": ""}
    for _ in range(5):
        assert work().state == MessageState.QUEUED
        Task.objects.update(run_at=Message.objects.get().created_at)
    message = work()
    assert (message.state, message.error) == (MessageState.FAILED, "NotDelivered")


def test_without_a_mail_server_it_says_so(queue: Queue, settings: LazySettings) -> None:
    settings.EMAIL_HOST = ""
    queue()
    message = work()
    assert (message.state, message.error) == (MessageState.FAILED, "NoMailServerError")


def test_nothing_leaves_the_demo(queue: Queue, server: MailServer, settings: LazySettings) -> None:
    settings.DEMO = True
    queue(sensitive=True)
    message = work()
    assert (message.state, message.text) == (MessageState.SENT, "Hei på deg")
    assert server.received == []


@pytest.mark.parametrize("answer", ["250 taken", "", "554 no"])
def test_the_words_of_a_sensitive_message_are_wiped_whatever_its_fate(
    queue: Queue, server: MailServer, answer: str
) -> None:
    queue(sensitive=True, html="<p>123</p>")
    server.answers = {".": answer}
    message = work()
    assert (message.text, message.html) == ("", "")


def test_other_messages_keep_their_words(queue: Queue, server: MailServer) -> None:
    queue()
    assert work().text == "Hei på deg"


def test_files_go_along_and_a_missing_one_stops_the_message(
    queue: Queue, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = attachments.MailFile("Sak 4.pdf", b"%PDF", "application/pdf")
    monkeypatch.setattr(attachments, "_readers", [lambda uid: paper if uid == "paper" else None])
    queue(attachments=["paper"])
    work()
    (file,) = list(server.received[0].iter_attachments())  # type: ignore[attr-defined]  # the policy makes EmailMessage
    assert (file.get_filename(), file.get_content()) == ("Sak 4.pdf", b"%PDF")
    gone = queue(key="welcome:2", attachments=["gone"])
    execution.run_next()
    gone.refresh_from_db()
    assert (gone.state, gone.error) == (MessageState.FAILED, "LookupError")
