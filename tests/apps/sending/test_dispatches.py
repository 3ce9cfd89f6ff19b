"""Minutes by one press: who gets what, a minute to stop, and what is kept of it."""

import hashlib
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.core.models import Access
from rundbord.apps.files.models import Attachment
from rundbord.apps.jobs import execution
from rundbord.apps.mail.models import Message
from rundbord.apps.meetings.models import Attendance, Exclusion, Meeting, State
from rundbord.apps.minutes.models import MinutesVersion, VersionState
from rundbord.apps.people.models import Role
from rundbord.apps.sending import tasks
from rundbord.apps.sending.models import CopyAddress, Dispatch, DispatchState, Purpose, Reason, Remark
from rundbord.apps.sending.recipients import candidates
from rundbord.apps.sending.services.dispatches import send_minutes, stop_dispatch
from tests import factories
from tests.apps.mail.smtp_server import MailServer
from tests.apps.sending.conftest import let_leave
from tests.cast import Cast
from tests.conftest import Login

ACTOR = System("test")


def sent(meeting: Meeting, purpose: Purpose = Purpose.ALL, **more: object) -> Dispatch:
    """The minutes to all whom they may go to, and the minute has passed."""
    dispatch = send_minutes(actor=ACTOR, meeting=meeting, purpose=purpose, to=candidates(meeting, purpose), **more)  # type: ignore[arg-type]  # as the caller says
    let_leave()
    dispatch.refresh_from_db()
    return dispatch


def address(meeting: Meeting, name: str, *more: object) -> str:
    return reverse(f"sending:{name}", args=[meeting.cooperation.slug, meeting, *more])


def test_one_press_sends_after_a_minute_and_tells_what_became_of_it(as_: Login, cast: Cast, meeting: Meeting) -> None:
    client = as_("secretary")
    page = client.get(address(meeting, "send"))
    chosen = re.findall(r'name="to" value="([^"]+)"', page.content.decode())
    assert len(chosen) == 3
    answer = client.post(address(meeting, "send"), {"to": chosen, "remarks_due": "2026-03-20", "send": "send"})
    dispatch = Dispatch.objects.get()
    assert answer.headers["Location"] == address(meeting, "dispatch", dispatch)
    waiting = client.get(answer.headers["Location"]).content.decode()
    assert "Stopp" in waiting
    assert not execution.run_next()
    assert Message.objects.count() == 0
    let_leave()
    assert Message.objects.filter(cooperation_id=meeting.cooperation_id).count() == 3
    after = client.get(answer.headers["Location"]).content.decode()
    assert "Sendt til 3 personer" in after
    with Attachment.objects.get(owner_kind="dispatch").blob.file.open("rb") as stream:
        assert hashlib.sha256(stream.read()).hexdigest() in after


def test_own_actions_stand_first_with_a_link_and_others_get_none(cast: Cast, meeting: Meeting) -> None:
    sent(meeting, remarks_due=date(2026, 3, 20))
    by_address = {one.to: one for one in Message.objects.all()}
    mine, others = by_address[cast.member.email], by_address[cast.chair.email]
    assert mine.text.index("Sende kartet til alle") < mine.text.index("Vi mangler folk i helse.")
    assert re.search(r"/oppfolging/lenke/[\w-]+/", mine.text)
    assert "/oppfolging/lenke/" not in others.text
    assert "Merknader" in mine.text
    assert "Vi mangler folk i helse." in mine.html
    assert mine.attachments == others.attachments


def test_the_version_is_out_and_the_meeting_waits_for_remarks(cast: Cast, meeting: Meeting) -> None:
    first = sent(meeting)
    factories.make_entry(meeting.items.get(), "Noe til.")
    second = sent(meeting)
    states = dict(MinutesVersion.objects.values_list("pk", "state"))
    assert states == {first.version_id: VersionState.SUPERSEDED, second.version_id: VersionState.SENT}
    meeting.refresh_from_db()
    assert meeting.state == State.SENT


def test_what_is_stopped_is_never_sent(cast: Cast, meeting: Meeting) -> None:
    dispatch = send_minutes(actor=ACTOR, meeting=meeting, purpose=Purpose.ALL, to=candidates(meeting, Purpose.ALL))
    stop_dispatch(actor=ACTOR, dispatch=dispatch)
    let_leave()
    assert Message.objects.count() == 0
    assert MinutesVersion.objects.get().state == VersionState.DRAFT
    with pytest.raises(ConflictError):
        stop_dispatch(actor=ACTOR, dispatch=dispatch)


def test_a_task_that_runs_twice_sends_once(cast: Cast, meeting: Meeting) -> None:
    dispatch = sent(meeting)
    tasks.carry_out({"dispatch": dispatch.uid})
    Dispatch.objects.filter(pk=dispatch.pk).update(state=DispatchState.WAITING)
    tasks.carry_out({"dispatch": dispatch.uid})
    assert Message.objects.count() == 3


def test_each_reads_only_what_is_theirs(cast: Cast, meeting: Meeting) -> None:
    closed, apart = factories.make_item(meeting, "Personalsak"), factories.make_item(meeting, "Klagesak")
    closed.access, closed.law, closed.paragraph = Access.EXEMPT, "offentleglova", "§ 13"
    closed.save()
    factories.make_entry(closed, "Bare for bordet.")
    factories.make_entry(apart, "Ikke for Dina.")
    Exclusion.objects.create(item=apart, person=cast.disqualified)
    CopyAddress.objects.create(body=cast.body, name="Postmottak", address="post@kommune.example")
    dispatch = sent(meeting)
    words = {one.to: one.text + one.html for one in Message.objects.all()}
    assert "Bare for bordet." in words[cast.member.email]
    assert "Ikke for Dina." in words[cast.member.email]
    assert "Bare for bordet." in words[cast.disqualified.email]
    assert "Ikke for Dina." not in words[cast.disqualified.email]
    assert "Bare for bordet." not in words["post@kommune.example"]
    assert "Ikke for Dina." in words["post@kommune.example"]
    files = {one.address: one.file_id for one in dispatch.recipients.all()}
    assert len({files[cast.member.email], files[cast.disqualified.email], files["post@kommune.example"]}) == 3
    assert files[cast.member.email] == files[cast.chair.email]
    assert "/referat/lenke/" not in words["post@kommune.example"]


def test_who_gets_it_and_why(cast: Cast, meeting: Meeting) -> None:
    came, stayed = cast.former, cast.neighbour
    deputy = Attendance.Category.DEPUTY
    Attendance.objects.filter(pk=factories.make_attendance(meeting, came).pk).update(category=deputy)
    absent = factories.make_attendance(meeting, stayed, Attendance.Status.ABSENT)
    Attendance.objects.filter(pk=absent.pk).update(category=deputy)
    CopyAddress.objects.create(body=cast.body, name="Marit igjen", address=cast.member.email.upper())
    found = {one.name: one.reason for one in candidates(meeting, Purpose.ALL)}
    assert found == {
        cast.member.name: Reason.PRESENT,
        cast.chair.name: Reason.PRESENT,
        cast.disqualified.name: Reason.ABSENT,
        came.name: Reason.DEPUTY,
    }


def test_without_a_list_of_attendance_those_who_sit_there_get_it(cast: Cast) -> None:
    meeting = factories.make_meeting(cast.body, state=State.HELD)
    names = {one.name for one in candidates(meeting, Purpose.ALL)}
    assert names == {cast.member.name, cast.chair.name, cast.disqualified.name}


def test_the_chair_alone_is_asked_for_a_look(as_: Login, cast: Cast, meeting: Meeting) -> None:
    client = as_("secretary")
    where = f"{address(meeting, 'send')}?til=chair"
    chosen = re.findall(r'name="to" value="([^"]+)"', client.get(where).content.decode())
    assert client.post(where, {"to": chosen, "send": "send"}).status_code == 302
    let_leave()
    message = Message.objects.get()
    assert message.to == cast.chair.email
    assert message.subject.startswith("Til gjennomsyn")
    meeting.refresh_from_db()
    assert (meeting.state, MinutesVersion.objects.get().state) == (State.HELD, VersionState.DRAFT)


def test_a_test_goes_to_oneself_alone(as_: Login, cast: Cast, meeting: Meeting) -> None:
    client = as_("secretary")
    chosen = re.findall(r'name="to" value="([^"]+)"', client.get(address(meeting, "send")).content.decode())
    page = client.post(address(meeting, "send"), {"to": chosen, "remarks_due": "", "test": "test"})
    assert page.status_code == 200
    assert [one.to for one in Message.objects.all()] == [cast.secretary.email]
    assert Dispatch.objects.count() == 0


def test_the_mail_can_be_seen_before(
    as_: Login, cast: Cast, meeting: Meeting, django_assert_max_num_queries: object
) -> None:
    client = as_("secretary")
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's fixture
        page = client.get(address(meeting, "mail")).content.decode()
    assert "Sende kartet til alle" in page
    assert "/oppfolging/lenke/" not in page
    assert MinutesVersion.objects.count() == 0


def test_who_has_no_address_is_named(as_: Login, cast: Cast, meeting: Meeting) -> None:
    type(cast.chair).objects.filter(pk=cast.chair.pk).update(email="")
    page = as_("secretary").get(address(meeting, "send")).content.decode()
    assert "Disse har ingen e-postadresse" in page
    assert f'value="{cast.chair.uid}"' not in page


@pytest.mark.parametrize(
    ("state", "more"),
    [(State.CALLED, {}), (State.HELD, {"remarks_due": date(2020, 1, 1)}), (State.HELD, {"to": []})],
)
def test_what_cannot_be_sent_is_told(cast: Cast, meeting: Meeting, state: State, more: dict[str, object]) -> None:
    meeting.state = state
    meeting.save()
    asked = {"to": candidates(meeting, Purpose.ALL), **more}
    with pytest.raises(NotPossibleError):
        send_minutes(actor=ACTOR, meeting=meeting, purpose=Purpose.ALL, **asked)  # type: ignore[arg-type]  # on purpose


def test_only_those_who_keep_the_meeting_send_and_stop(cast: Cast, meeting: Meeting) -> None:
    everybody = candidates(meeting, Purpose.ALL)
    with pytest.raises(NotAllowedError):
        send_minutes(actor=cast.viewer("chair"), meeting=meeting, purpose=Purpose.ALL, to=everybody)
    dispatch = send_minutes(actor=cast.viewer("secretary"), meeting=meeting, purpose=Purpose.ALL, to=everybody)
    assert dispatch.reply_to == cast.secretary.email
    with pytest.raises(NotAllowedError):
        stop_dispatch(actor=cast.viewer("member"), dispatch=dispatch)


def test_a_file_that_went_out_is_for_keepers_who_are_kept_out_of_nothing(
    as_: Login, cast: Cast, meeting: Meeting
) -> None:
    sent(meeting)
    where = reverse("files:attachment", args=[Attachment.objects.get(owner_kind="dispatch").uid])
    assert as_("secretary").get(where).status_code == 200
    assert as_("member").get(where).status_code == 404
    Exclusion.objects.create(item=meeting.items.get(), person=cast.secretary)
    assert as_("secretary").get(where).status_code == 404


def test_the_silent_are_reminded_once_two_days_before(cast: Cast, meeting: Meeting) -> None:
    dispatch = sent(meeting, remarks_due=clock.today() + timedelta(days=2), remind=True)
    Remark.objects.create(
        meeting=meeting, version=dispatch.version, text="Feil navn", person=cast.member, created_at=clock.now()
    )
    Message.objects.all().delete()
    tasks.remind()
    tasks.remind()
    assert {one.to for one in Message.objects.all()} == {cast.chair.email, cast.disqualified.email}


def test_nobody_is_reminded_too_early_or_unasked(cast: Cast, meeting: Meeting) -> None:
    sent(meeting, remarks_due=clock.today() + timedelta(days=3), remind=True)
    sent(meeting, remarks_due=clock.today() + timedelta(days=1), remind=False)
    Message.objects.all().delete()
    tasks.remind()
    assert Message.objects.count() == 0


def test_the_chair_of_the_leading_body_is_asked(cast: Cast, meeting: Meeting) -> None:
    factories.give_role(cast.body, cast.former, Role.DEPUTY_CHAIR)
    assert [one.name for one in candidates(meeting, Purpose.CHAIR)] == [cast.chair.name]


def test_a_real_mail_server_gets_text_html_and_pdf(cast: Cast, meeting: Meeting, server: MailServer) -> None:
    dispatch = sent(meeting, remarks_due=clock.today())
    assert {mail["To"] for mail in server.received} == {one.address for one in dispatch.recipients.all()}
    mail = next(one for one in server.received if one["To"] == cast.member.email)
    parts = {part.get_content_type(): part for part in mail.walk() if not part.is_multipart()}
    assert set(parts) == {"text/plain", "text/html", "application/pdf"}
    pdf = parts["application/pdf"].get_content()  # type: ignore[attr-defined]  # the policy makes EmailMessage
    file = dispatch.recipients.get(person=cast.member).file
    assert file is not None
    assert hashlib.sha256(pdf).hexdigest() == file.blob.digest
