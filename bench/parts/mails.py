"""Minutes to two hundred: how long rendering and queueing takes, and what pages cost while the mails go out.

Run in a process of its own: it sets Django up with the demo in a folder that goes away.
"""

import tempfile
import threading
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rundbord.apps.sending.models import Dispatch

RECIPIENTS, ROUNDS, LOOK = 200, 60, 0.05


def mail_figures() -> dict[str, float]:
    """`mails_s` and `peer_mails_s` in seconds, `idle_page_ms` and `busy_page_ms` as medians in milliseconds."""
    from bench.parts.entering import enter_demo
    from tests.apps.mail.smtp_server import running as mail_server

    with tempfile.TemporaryDirectory() as name:
        enter_demo(Path(name))
        dispatch = _dispatch()
        figures = {"mails_s": _carried_out(dispatch), "peer_mails_s": _peer(dispatch)}
        with mail_server() as server:
            figures |= _pages(server.port)
            assert len(server.received) == RECIPIENTS, f"{len(server.received)} mails came"
    return figures


def _dispatch() -> "Dispatch":
    """Minutes of the demo's length, to two hundred persons who each promised something; the minute has passed."""
    from rundbord.apps.accounts.viewer import System
    from rundbord.apps.core import clock, richtext
    from rundbord.apps.meetings.models import AgendaItem, Meeting, MeetingBody, State
    from rundbord.apps.people.models import Body, Person
    from rundbord.apps.record.models import Action, Entry, EntryKind
    from rundbord.apps.sending.models import Purpose, Reason
    from rundbord.apps.sending.recipients import Candidate
    from rundbord.apps.sending.services.dispatches import send_minutes

    body = Body.objects.earliest("pk")
    meeting = Meeting.objects.create(
        cooperation=body.cooperation, title=body.name, state=State.HELD, date=clock.today()
    )
    MeetingBody.objects.create(meeting=meeting, body=body)
    people = Person.objects.bulk_create(
        Person(cooperation=body.cooperation, name=f"Deltaker {number}", email=f"d{number}@kommune.example")
        for number in range(RECIPIENTS)
    )
    for number in range(12):
        item = AgendaItem.objects.create(meeting=meeting, title=f"Sak om kompetanse {number}", position=number)
        text = richtext.from_plain("Det er behov for å avklare hvem som følger opp henvendelsene. " * 6)
        rows = [
            Entry(item=item, kind=EntryKind.PROSE, text=text, position=place, created_at=clock.now())
            for place in range(6)
        ]
        Entry.objects.bulk_create(rows)
    entry = Entry.objects.filter(item__meeting=meeting).earliest("pk")
    Action.objects.bulk_create(Action(entry=entry, text="Sende kartet til alle", person=one) for one in people)
    to = [Candidate(one.name, one.email, Reason.PRESENT, one) for one in people]
    return send_minutes(actor=System("bench"), meeting=meeting, purpose=Purpose.ALL, to=to, remarks_due=clock.today())


def _carried_out(dispatch: "Dispatch") -> float:
    """Rendering all, with the PDF, and queueing them; the typesetter is warm, as in a worker that runs."""
    from rundbord.apps.mail.models import Message
    from rundbord.apps.sending import tasks
    from rundbord.apps.sending.copies import Copies

    Copies(dispatch.meeting, dispatch.version).copy_for("present", None).pdf()
    begun = perf_counter()
    tasks.carry_out({"dispatch": dispatch.uid})
    seconds = perf_counter() - begun
    assert Message.objects.count() >= RECIPIENTS
    return seconds


def _peer(dispatch: "Dispatch") -> float:
    """Django alone: the same words and file as messages, one after the other, written down in memory."""
    from django.core.mail import EmailMultiAlternatives, get_connection

    from rundbord.apps.mail.models import Message

    rows = list(Message.objects.filter(key__startswith=f"dispatch:{dispatch.uid}"))
    file = dispatch.recipients.select_related("file__blob").all()[0].file
    assert file is not None
    with file.blob.file.open("rb") as stream:
        content = stream.read()
    begun = perf_counter()
    connection = get_connection("django.core.mail.backends.locmem.EmailBackend")
    for row in rows:
        mail = EmailMultiAlternatives(row.subject, row.text, "a@kommune.example", [row.to], connection=connection)
        mail.attach_alternative(row.html, "text/html")
        mail.attach(file.name, content, "application/pdf")
        mail.send()
    return perf_counter() - begun


def _pages(smtp_port: int) -> dict[str, float]:
    """The same pages while nothing is sent, and while a worker hands the mails to a real mail server."""
    from django.urls import reverse

    from bench.parts.serving import free_port, running, secretary
    from bench.parts.visitor import Press
    from rundbord.apps.mail.models import Message, MessageState
    from rundbord.apps.meetings.models import Meeting
    from rundbord.apps.people.models import Cooperation

    slug, port = Cooperation.objects.get().slug, free_port()
    presses = [
        Press("desk", reverse("people:cooperation", args=[slug])),
        Press("meeting", reverse("record:meeting", args=[slug, Meeting.objects.earliest("pk")])),
    ]
    mail = {"RUNDBORD_SMTP_HOST": "127.0.0.1", "RUNDBORD_SMTP_PORT": str(smtp_port), "RUNDBORD_SMTP_SECURITY": "none"}
    with running("-m", "rundbord", "web", "--port", str(port)):
        idle, busy = secretary(port, presses), secretary(port, presses)
        idle.wait_for_server()
        idle.visit(ROUNDS)
        with running("-m", "rundbord", "worker", settings={**mail, "RUNDBORD_DEMO": "false", "RUNDBORD_DEBUG": "true"}):
            queued = Message.objects.filter(state=MessageState.QUEUED)
            while queued.count() == RECIPIENTS:
                sleep(LOOK)
            visiting = threading.Thread(target=busy.visit)
            visiting.start()
            while queued.exists():
                sleep(LOOK)
            busy.stopped.set()
            visiting.join()
    return {"idle_page_ms": median(idle.all_times), "busy_page_ms": median(busy.all_times)}
