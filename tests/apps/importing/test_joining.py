"""One meeting, many documents: what comes later joins what is there, and all can be taken back."""

from datetime import date, time

import pytest
from django.db import models

from rundbord.apps.core import richtext
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.files.models import Attachment
from rundbord.apps.importing.models import Document, Intake, State
from rundbord.apps.importing.services.accepting import accept_all, accept_document
from rundbord.apps.importing.services.undoing import undo_batch, undo_document
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import AgendaItem, Attendance, Meeting
from rundbord.apps.meetings.models import State as MeetingState
from rundbord.apps.record.models import Action, Entry, EntryKind
from rundbord.apps.record.services import facets
from tests import factories
from tests.apps.importing.meeting_files import APPROVED, DRAFT, NOTICE, again, drop
from tests.cast import Cast

WATCHED: tuple[type[models.Model], ...] = (Meeting, AgendaItem, Entry, Action, Attendance, Attachment)


def _snapshot() -> dict[str, list[dict[str, object]]]:
    """Every row that stands, as it is."""
    stands = {model.__name__: model._default_manager.filter(withdrawn_at=None).order_by("pk") for model in WATCHED}
    stands["Attachment"] = stands["Attachment"].filter(owner_kind="meeting")
    return {name: list(rows.values()) for name, rows in stands.items()}


def _accept(cast: Cast, document: Document) -> Meeting:
    return accept_document(actor=cast.viewer("secretary"), document=again(document))


def _undo(cast: Cast, document: Document) -> None:
    undo_document(actor=cast.viewer("secretary"), document=again(document), reason="Feil")


def _titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items.filter(withdrawn_at=None).order_by("position")]


def _said(meeting: Meeting) -> list[str]:
    rows = Entry.objects.filter(item__meeting=meeting, withdrawn_at=None).order_by("item__position", "position")
    return [f"{row.speaker_written}: {richtext.to_plain(row.text)}".removeprefix(": ") for row in rows]


def test_a_notice_becomes_a_meeting_with_agenda_and_its_minutes_join_it_later(cast: Cast) -> None:
    notice = drop(cast.cooperation, innkalling=NOTICE)["innkalling"]
    meeting = _accept(cast, notice)
    assert not Entry.objects.exists()
    round_table = meeting.items.get(title="Runden rundt bordet")
    assert "aktuelle saker" in round_table.case_text
    minutes = drop(cast.cooperation, referat=APPROVED)["referat"]
    assert _accept(cast, minutes) == meeting
    assert Meeting.objects.count() == 1
    assert [title.casefold() for title in _titles(meeting)] == [
        "godkjenning av innkalling og dagsorden", "runden rundt bordet", "kraft og nett", "eventuelt",
    ]  # fmt: skip
    round_table.refresh_from_db()
    assert round_table.entries.count() == 4
    assert round_table.case_text == ""  # the minutes have the same words
    assert "Statnett" in meeting.items.get(title="Kraft og nett").case_text
    missing = Intake.objects.get(document=minutes).missing
    assert [AgendaItem.objects.get(uid=uid).title for uid in missing] == ["Kraft og nett"]
    assert meeting.attendances.filter(status="present").count() == 3


def test_each_original_is_kept_with_its_part_and_the_one_that_counts_first(cast: Cast) -> None:
    files = drop(cast.cooperation, innkalling=NOTICE, utkast=DRAFT, referat=APPROVED)
    meeting = _accept(cast, files["referat"])
    kept = Attachment.objects.filter(owner_kind="meeting", owner_uid=meeting.uid, withdrawn_at=None)
    assert [(one.role, one.name) for one in kept] == [
        ("original", "referat.txt"), ("original_draft", "utkast.txt"), ("original_notice", "innkalling.txt"),
    ]  # fmt: skip
    assert {again(one).state for one in files.values()} == {State.ACCEPTED}
    assert "bygger ny kai" not in " ".join(_said(meeting))


def test_minutes_join_a_meeting_that_was_made_by_hand(cast: Cast) -> None:
    meeting = factories.make_meeting(cast.body, date(2021, 11, 25), state=MeetingState.CALLED)
    own = factories.make_item(meeting, "Runden rundt bordet")
    extra = factories.make_item(meeting, "Kraft og nett")
    line = factories.make_entry(own, "Skrevet for hånd.")
    expected = factories.make_attendance(meeting, cast.member, Attendance.Status.EXPECTED)
    before = _snapshot()
    minutes = drop(cast.cooperation, referat=APPROVED)["referat"]
    assert _accept(cast, minutes) == meeting
    meeting.refresh_from_db()
    expected.refresh_from_db()
    assert (meeting.state, expected.status, expected.seat is not None) == (MeetingState.HELD, "present", True)
    assert own in meeting.items.all()
    assert extra in meeting.items.filter(withdrawn_at=None)
    assert "Skrevet for hånd." in _said(meeting)
    assert Attendance.objects.filter(meeting=meeting, person=cast.member).count() == 1
    _undo(cast, minutes)
    assert _snapshot() == before
    assert Entry.objects.get(withdrawn_at=None) == line


def test_the_approved_version_replaces_the_draft_and_unchanged_lines_stay_the_same_ones(cast: Cast) -> None:
    draft = drop(cast.cooperation, utkast=DRAFT)["utkast"]
    meeting = _accept(cast, draft)
    entries = {richtext.to_plain(entry.text): entry for entry in Entry.objects.all()}
    action = Action.objects.get(text__contains="kommer tilbake")
    facets.settle_action(actor=cast.viewer("secretary"), action=action, version=action.version, state="done")
    before = _snapshot()
    approved = drop(cast.cooperation, referat=APPROVED)["referat"]
    assert _accept(cast, approved) == meeting
    said = _said(meeting)
    assert "Horten: Et stort utenforskap. Tar gjerne imot tips for hvordan andre har jobbet med det." in said
    assert not any("bygger ny kai" in line for line in said)
    assert len(said) == len(set(said))
    same = Entry.objects.get(withdrawn_at=None, text__contains="eget møterom")
    assert same.pk == next(entry.pk for text, entry in entries.items() if "eget møterom" in text)
    assert same.version == 0
    changed = Entry.objects.get(withdrawn_at=None, text__contains="Et stort utenforskap")
    assert (changed.version, changed.pk) == (1, next(e.pk for text, e in entries.items() if "i byen" in text))
    action.refresh_from_db()
    assert action.state == Action.State.DONE
    assert Action.objects.filter(text__contains="kommer tilbake", withdrawn_at=None).count() == 1
    _undo(cast, approved)
    assert _snapshot() == before
    assert again(approved).state == State.UNDONE


def test_accepting_again_after_taking_back_gives_the_same(cast: Cast) -> None:
    files = drop(cast.cooperation, utkast=DRAFT), drop(cast.cooperation, referat=APPROVED)
    draft, approved = files[0]["utkast"], files[1]["referat"]
    meeting = _accept(cast, draft)
    _accept(cast, approved)
    said = _said(meeting)
    _undo(cast, approved)
    _accept(cast, approved)
    assert _said(meeting) == said


def test_lines_that_somebody_mended_by_hand_stay_and_are_told_of(cast: Cast) -> None:
    meeting = _accept(cast, drop(cast.cooperation, utkast=DRAFT)["utkast"])
    mended = Entry.objects.get(text__contains="i byen")
    Entry.objects.filter(pk=mended.pk).update(
        text="<p>Rettet for hånd, et stort utenforskap i byen. Tips!</p>", version=1
    )
    by_hand = factories.make_entry(mended.item, "Skrevet til for hånd.", EntryKind.PROSE)
    minutes = drop(cast.cooperation, referat=APPROVED)["referat"]
    _accept(cast, minutes)
    said = " ".join(_said(meeting))
    assert "Rettet for hånd" in said
    assert "Skrevet til for hånd." in said
    assert Intake.objects.get(document=minutes).kept >= 1
    by_hand.refresh_from_db()
    assert by_hand.withdrawn_at is None


@pytest.mark.parametrize("work", ["changed", "new line", "settled", "added", "sent"])
def test_work_by_hand_since_is_never_lost_then_taking_back_is_refused(cast: Cast, work: str) -> None:
    meeting = _accept(cast, drop(cast.cooperation, utkast=DRAFT)["utkast"])
    minutes = drop(cast.cooperation, referat=APPROVED + "\n4. NY SAK\n\nAsker: Sender notatet til alle innen fredag.\n")
    _accept(cast, minutes["referat"])
    new = AgendaItem.objects.get(title="NY SAK")
    if work == "changed":
        changed = Entry.objects.filter(text__contains="Et stort utenforskap", withdrawn_at=None)
        changed.update(version=models.F("version") + 1)
    elif work == "new line":
        Entry.objects.filter(item=new).update(version=1)
    elif work == "settled":
        action = Action.objects.create(entry=Entry.objects.get(item=new), text="Følg opp")
        assert action.pk
    elif work == "added":
        factories.make_entry(new, "Skrevet for hånd under den nye saken.")
    else:
        Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.SENT)
    before = _snapshot()
    with pytest.raises(NotPossibleError):
        _undo(cast, minutes["referat"])
    with pytest.raises(NotPossibleError):
        undo_batch(actor=cast.viewer("secretary"), batch=minutes["referat"].batch, reason="Feil")
    assert _snapshot() == before


def test_what_later_documents_build_on_is_not_taken_back_first(cast: Cast) -> None:
    notice = drop(cast.cooperation, innkalling=NOTICE)["innkalling"]
    meeting = _accept(cast, notice)
    minutes = drop(cast.cooperation, referat=APPROVED)["referat"]
    _accept(cast, minutes)
    with pytest.raises(NotPossibleError, match=r"referat\.txt"):
        _undo(cast, notice)
    _undo(cast, minutes)
    _undo(cast, notice)
    meeting.refresh_from_db()
    assert meeting.withdrawn_at is not None


def test_a_batch_with_notice_and_minutes_is_taken_back_whole(cast: Cast) -> None:
    files = drop(cast.cooperation, innkalling=NOTICE, referat=APPROVED)
    _accept(cast, files["innkalling"])
    _accept(cast, files["referat"])
    undo_batch(actor=cast.viewer("secretary"), batch=files["referat"].batch, reason="Feil")
    assert not Meeting.objects.filter(withdrawn_at=None).exists()
    assert not Attachment.objects.filter(owner_kind="meeting", withdrawn_at=None).exists()
    assert {again(one).state for one in files.values()} == {State.UNDONE}


def test_originals_that_came_along_wait_again_when_their_meeting_is_taken_back(cast: Cast) -> None:
    files = drop(cast.cooperation, utkast=DRAFT, referat=APPROVED)
    _accept(cast, files["referat"])
    _undo(cast, files["referat"])
    assert {again(one).state for one in files.values()} == {State.UNDONE}
    assert _accept(cast, files["referat"]).items.filter(withdrawn_at=None).count() == 3


def test_an_original_that_came_along_is_taken_back_alone(cast: Cast) -> None:
    files = drop(cast.cooperation, utkast=DRAFT, referat=APPROVED)
    meeting = _accept(cast, files["referat"])
    said = _said(meeting)
    _undo(cast, files["utkast"])
    assert _said(meeting) == said
    assert not Attachment.objects.filter(role="original_draft", withdrawn_at=None).exists()


def test_the_same_minutes_once_more_are_kept_as_a_file_only(cast: Cast) -> None:
    meeting = _accept(cast, drop(cast.cooperation, referat=APPROVED)["referat"])
    before = _said(meeting)
    again_dropped = drop(cast.cooperation, kopi=APPROVED.replace("\n", "\r\n"))["kopi"]
    assert _accept(cast, again_dropped) == meeting
    assert _said(meeting) == before
    assert Attachment.objects.filter(owner_kind="meeting", withdrawn_at=None).count() == 2


def test_a_draft_that_comes_after_the_approved_minutes_changes_nothing(cast: Cast) -> None:
    meeting = _accept(cast, drop(cast.cooperation, referat=APPROVED)["referat"])
    before = _said(meeting)
    assert _accept(cast, drop(cast.cooperation, utkast=DRAFT)["utkast"]) == meeting
    assert _said(meeting) == before


def test_minutes_that_are_sent_are_not_replaced(cast: Cast) -> None:
    meeting = _accept(cast, drop(cast.cooperation, utkast=DRAFT)["utkast"])
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.SENT)
    with pytest.raises(NotPossibleError):
        _accept(cast, drop(cast.cooperation, referat=APPROVED)["referat"])


def test_accepting_a_whole_batch_takes_each_meeting_once_and_what_counts_first(cast: Cast) -> None:
    files = drop(cast.cooperation, innkalling=NOTICE, utkast=DRAFT, referat=APPROVED)
    batch = files["referat"].batch
    done = accept_all(actor=cast.viewer("secretary"), batch=batch, with_doubts=True)
    assert (done.accepted, done.refused) == (1, ())
    assert Meeting.objects.count() == 1
    assert Intake.objects.get(record=True).document.name == "referat.txt"


def test_what_counts_less_waits_for_what_counts_and_has_places_to_look_at(cast: Cast) -> None:
    files = drop(cast.cooperation, utkast=DRAFT, referat=APPROVED)
    Document.objects.filter(pk=files["referat"].pk).update(doubts=1)
    Document.objects.filter(pk=files["utkast"].pk).update(doubts=0)
    done = accept_all(actor=cast.viewer("secretary"), batch=files["utkast"].batch)
    assert done.accepted == 0
    assert any("referat.txt" in why for _document, why in done.refused)


def test_a_document_without_a_date_is_never_joined_silently(cast: Cast) -> None:
    meeting = _accept(cast, drop(cast.cooperation, referat=APPROVED)["referat"])
    undated = drop(cast.cooperation, kopi=APPROVED.replace("Tid: Torsdag 25. november 2021, kl. 13:00-15:00\n", ""))
    assert again(undated["kopi"]).date is None
    with pytest.raises(NotPossibleError):
        _accept(cast, undated["kopi"])
    assert Meeting.objects.get() == meeting


def test_two_who_bring_to_one_meeting_at_once_do_not_overwrite_each_other(cast: Cast) -> None:
    draft = drop(cast.cooperation, utkast=DRAFT)["utkast"]
    approved = again(drop(cast.cooperation, referat=APPROVED)["referat"])
    _accept(cast, draft)
    stale = again(approved)
    _accept(cast, approved)
    with pytest.raises(ConflictError):
        accept_document(actor=cast.viewer("secretary"), document=stale)


def test_times_and_place_of_the_minutes_hold(cast: Cast) -> None:
    meeting = _accept(cast, drop(cast.cooperation, innkalling=NOTICE)["innkalling"])
    _accept(cast, drop(cast.cooperation, referat=APPROVED.replace("13:00-15:00", "13:10-14:50"))["referat"])
    meeting.refresh_from_db()
    assert (meeting.start_time, meeting.end_time, meeting.place) == (time(13, 10), time(14, 50), "Teams")


def test_a_public_meeting_gets_no_other_record_unasked(cast: Cast) -> None:
    meeting = _accept(cast, drop(cast.cooperation, utkast=DRAFT)["utkast"])
    meeting.refresh_from_db()
    meetings.publish_record(actor=cast.viewer("secretary"), meeting=meeting, version=meeting.version)
    with pytest.raises(NotPossibleError):
        _accept(cast, drop(cast.cooperation, referat=APPROVED)["referat"])
