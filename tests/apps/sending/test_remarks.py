"""Remarks by link, pasted, and answered."""

import re

import pytest
from django.urls import reverse

from rundbord.apps.accounts.viewer import LinkHolder, System
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.mail.models import Message
from rundbord.apps.meetings.models import Exclusion, Meeting
from rundbord.apps.sending.models import Dispatch, Purpose, Recipient, Remark, RemarkState
from rundbord.apps.sending.services.remarks import (
    Said,
    answer_remark,
    approve_as_chair,
    make_remarks,
    paste_remark,
)
from tests import factories
from tests.apps.sending.test_dispatches import sent
from tests.cast import Cast
from tests.conftest import Login


def link_of(address: str) -> str:
    """The path of the link in the mail to this address."""
    found = re.search(r"https?://[^/]+(/\S+/referat/lenke/\S+/)", Message.objects.get(to=address).text)
    assert found
    return found[1]


def holder(recipient: Recipient) -> LinkHolder:
    return LinkHolder("0" * 12, "minutes", "recipient", recipient.uid)


def test_a_line_is_remarked_on_without_password_and_opening_changes_nothing(
    as_: Login, cast: Cast, meeting: Meeting
) -> None:
    sent(meeting, remarks_due=clock.today())
    client, where = as_("anonymous"), link_of(cast.member.email)
    page = client.get(where).content.decode()
    assert "Du svarer for Marit Solheim." in page
    assert Remark.objects.count() == 0
    item = meeting.items.get()
    lines = re.findall(r'<option value="(\d+)">([^<]+)', page)
    number = next(value for value, text in lines if "Vi mangler folk i helse." in text)
    answer = client.post(where, {f"line-{item.uid}": number, f"text-{item.uid}": "Det var i skole.", "text": ""})
    assert answer.headers["Location"] == where
    remark = Remark.objects.get()
    assert (remark.item, remark.person, remark.text) == (item, cast.member, "Det var i skole.")
    assert "Vi mangler folk i helse." in remark.quote
    assert "Det var i skole." in client.get(where).content.decode()


def test_nothing_written_is_told_and_late_ones_are_refused(as_: Login, cast: Cast, meeting: Meeting) -> None:
    sent(meeting, remarks_due=clock.today())
    client, where = as_("anonymous"), link_of(cast.member.email)
    assert client.post(where, {"text": "  "}).status_code == 422
    Dispatch.objects.update(remarks_due="2020-01-01")
    late = client.post(where, {"text": "For sent."})
    assert late.status_code == 422
    assert "For sent." not in [one.text for one in Remark.objects.all()]
    assert "Skriv til sekretariatet" in late.content.decode()


def test_a_link_shows_the_tables_copy_but_nothing_that_one_is_kept_out_of(
    as_: Login, cast: Cast, meeting: Meeting
) -> None:
    apart = factories.make_item(meeting, "Klagesak")
    factories.make_entry(apart, "Ikke for Dina.")
    Exclusion.objects.create(item=apart, person=cast.disqualified)
    sent(meeting, remarks_due=clock.today())
    client = as_("anonymous")
    assert "Ikke for Dina." in client.get(link_of(cast.member.email)).content.decode()
    page = client.get(link_of(cast.disqualified.email)).content.decode()
    assert "Ikke for Dina." not in page
    Exclusion.objects.create(item=meeting.items.get(title="Kompetansebehov"), person=cast.member)
    assert "Vi mangler folk" not in client.get(link_of(cast.member.email)).content.decode()


def test_the_chair_approves_or_remarks_by_one_link(as_: Login, cast: Cast, meeting: Meeting) -> None:
    dispatch = sent(meeting, Purpose.CHAIR)
    client, where = as_("anonymous"), link_of(cast.chair.email)
    item = meeting.items.get()
    client.post(where, {f"text-{item.uid}": "Kall det helsefag.", "approve": "yes"})
    assert dispatch.recipients.get().approved_at is not None
    assert Remark.objects.get().name == cast.chair.name
    page = as_("secretary").get(
        reverse("sending:dispatch", args=[cast.cooperation.slug, meeting, dispatch])
    ).content.decode()  # fmt: skip
    assert "Godkjent for utsending" in page


def test_a_member_cannot_approve_and_nobody_answers_for_another(cast: Cast, meeting: Meeting) -> None:
    dispatch = sent(meeting, remarks_due=clock.today())
    mine, other = dispatch.recipients.get(person=cast.member), dispatch.recipients.get(person=cast.disqualified)
    with pytest.raises(NotAllowedError):
        approve_as_chair(actor=holder(mine), recipient=mine)
    with pytest.raises(NotAllowedError):
        make_remarks(actor=holder(mine), recipient=other, said=[Said(None, "", "Hei")])
    with pytest.raises(NotAllowedError):
        make_remarks(actor=System("test"), recipient=mine, said=[Said(None, "", "Hei")])


@pytest.mark.parametrize("token", ["x", "0" * 32])
def test_a_wrong_link_is_nothing(as_: Login, cast: Cast, meeting: Meeting, token: str) -> None:
    sent(meeting)
    assert as_("anonymous").get(reverse("sending:by_link", args=[cast.cooperation.slug, token])).status_code == 404


def test_a_link_leads_nowhere_in_another_cooperation(as_: Login, cast: Cast, meeting: Meeting) -> None:
    sent(meeting)
    where = link_of(cast.member.email).replace(cast.cooperation.slug, cast.other_cooperation.slug)
    assert as_("anonymous").get(where).status_code == 404


def test_remarks_are_accepted_and_declined_beside_the_text(as_: Login, cast: Cast, meeting: Meeting) -> None:
    dispatch = sent(meeting, remarks_due=clock.today())
    mine = dispatch.recipients.get(person=cast.member)
    (remark,) = make_remarks(actor=holder(mine), recipient=mine, said=[Said(meeting.items.get(), "helse", "Skole")])
    client, where = as_("secretary"), reverse("sending:remarks", args=[cast.cooperation.slug, meeting])
    page = client.get(where).content.decode()
    assert "1 av 3 har merknader; taushet regnes som ingen." in page
    answer = reverse("sending:remark_answer", args=[cast.cooperation.slug, meeting, remark])
    assert client.post(answer, {"row_version": "0", "state": "accepted", "answer": "Rettet"}).status_code == 302
    remark.refresh_from_db()
    assert (remark.state, remark.answer) == (RemarkState.ACCEPTED, "Rettet")
    assert client.post(answer, {"row_version": "0", "state": "declined"}).status_code == 409
    with pytest.raises(ConflictError):
        answer_remark(actor=System("test"), remark=remark, row_version=0, state="declined")
    with pytest.raises(NotAllowedError):
        answer_remark(actor=cast.viewer("member"), remark=remark, row_version=1, state="declined")


def test_a_remark_by_mail_is_pasted_under_its_item(as_: Login, cast: Cast, meeting: Meeting) -> None:
    client, where = as_("secretary"), reverse("sending:remarks", args=[cast.cooperation.slug, meeting])
    item = meeting.items.get()
    written = {"name": "marit solheim", "item": item.uid, "text": "Feil tall i sak 1."}
    assert client.post(where, written).status_code == 422
    sent(meeting)
    assert client.post(where, {**written, "text": ""}).status_code == 422
    assert client.post(where, written).status_code == 302
    remark = Remark.objects.get()
    assert (remark.person, remark.item) == (cast.member, item)
    with pytest.raises(NotAllowedError):
        paste_remark(actor=cast.viewer("chair"), meeting=meeting, name="X", said=Said(None, "", "Y"))


def test_remarks_under_an_item_stay_from_a_secretary_who_is_kept_out(as_: Login, cast: Cast, meeting: Meeting) -> None:
    dispatch = sent(meeting, remarks_due=clock.today())
    mine = dispatch.recipients.get(person=cast.member)
    make_remarks(actor=holder(mine), recipient=mine, said=[Said(meeting.items.get(), "", "Hemmelig ord")])
    Exclusion.objects.create(item=meeting.items.get(), person=cast.secretary)
    where = reverse("sending:remarks", args=[cast.cooperation.slug, meeting])
    assert "Hemmelig ord" not in as_("secretary").get(where).content.decode()


def test_thirty_remarks_take_no_more_queries_than_one(
    as_: Login, cast: Cast, meeting: Meeting, django_assert_max_num_queries: object
) -> None:
    dispatch = sent(meeting, remarks_due=clock.today())
    mine = dispatch.recipients.get(person=cast.member)
    client, where = as_("secretary"), reverse("sending:remarks", args=[cast.cooperation.slug, meeting])
    said = Said(meeting.items.get(), "", "Et ord")
    for number in (1, 29):
        make_remarks(actor=holder(mine), recipient=mine, said=[said] * number)
        with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's fixture
            assert client.get(where).status_code == 200


def test_after_the_meeting_is_withdrawn_links_are_dead(as_: Login, cast: Cast, meeting: Meeting) -> None:
    sent(meeting)
    where = link_of(cast.member.email)
    meeting.withdrawn_at = clock.now()
    meeting.save()
    assert as_("anonymous").get(where).status_code == 404
    with pytest.raises(NotPossibleError):
        sent(meeting)
