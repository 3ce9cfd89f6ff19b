"""Accepting: one transaction makes the meeting with all of its record, and can be taken back."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rundbord.apps.core import richtext
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.files.models import Attachment
from rundbord.apps.importing.draft import Line, from_json
from rundbord.apps.importing.mends_people import answer_doubt, choose_new, edit_facts
from rundbord.apps.importing.models import Document, State
from rundbord.apps.importing.services.accepting import accept_all, accept_document
from rundbord.apps.importing.services.mending import mend_document
from rundbord.apps.importing.services.undoing import undo_batch, undo_document
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.models import State as MeetingState
from rundbord.apps.people.models import Alias, Organization, Person
from rundbord.apps.record.models import Action, Entry, Mark
from rundbord.apps.record.present import present_record
from tests import factories
from tests.apps.importing.samples import IMPORTER, TEXT, bring_in, only
from tests.cast import Cast


def _accepted(cast: Cast) -> tuple[Document, Meeting]:
    document = only(bring_in(cast.cooperation))
    meeting = accept_document(actor=cast.viewer("secretary"), document=document)
    return only(document.batch), meeting


def _answer_all(cast: Cast, document: Document, answer: str) -> Document:
    """Answer each open place to look at."""
    while questions := from_json(document.draft).open_doubts:
        key = questions[0].key
        document = mend_document(
            actor=cast.viewer("secretary"),
            document=document,
            node=key,
            seen=0,
            names=True,
            mend=lambda draft, key=key: answer_doubt(draft, key, answer),  # type: ignore[misc]  # bound for this turn
        )
    return document


def test_the_meeting_enters_at_held_with_what_the_document_says(cast: Cast) -> None:
    document, meeting = _accepted(cast)
    assert (document.state, document.meeting_uid) == (State.ACCEPTED, meeting.uid)
    assert (meeting.state, meeting.batch_uid) == (MeetingState.HELD, document.batch.uid)
    assert (meeting.date, meeting.start_time, meeting.end_time) == (date(2021, 11, 25), time(13), time(15))
    shown = present_record(meeting, cast.viewer("member"))
    assert [section.item.label for section in shown.sections] == ["1", "2", "3"]
    assert {number.imported for item in meeting.items.all() for number in item.numbers.all()} == {True}


def test_the_record_keeps_the_order_of_the_source_and_who_said_what(cast: Cast) -> None:
    Organization.objects.create(name="Horten", kind="municipality", added_in=cast.cooperation)
    document = _answer_all(cast, only(bring_in(cast.cooperation)), "yes")
    meeting = accept_document(actor=cast.viewer("secretary"), document=document)
    entries = list(Entry.objects.filter(item__meeting=meeting, item__position=2).order_by("position"))
    assert [entry.speaker_written for entry in entries] == ["", "Horten", "Eli", "Asker"]
    assert [str(entry.organization) for entry in entries] == ["None", "Horten", "None", "Asker"]
    text = document.text[entries[2].source_start or 0 : entries[2].source_end]
    assert richtext.to_plain(entries[2].text) in text
    assert {mark.kind for mark in Mark.objects.filter(entry__item__meeting=meeting)} >= {"ask", "next_time"}
    assert Action.objects.filter(entry__item__meeting=meeting, text__contains="kommer tilbake").count() == 1


def test_attendance_keeps_names_as_written_and_finds_person_organization_and_seat(cast: Cast) -> None:
    _document, meeting = _accepted(cast)
    rows = {row.name_written: row for row in meeting.attendances.all()}
    assert (rows["Marit Solheim"].person, rows["Marit Solheim"].organization_written) == (cast.member, "Asker kommune")
    assert rows["Marit Solheim"].seat is not None
    assert rows["Marit Solheim"].seat.body == cast.body
    assert rows["Eli Strand Berg"].person is None
    assert rows["Leif Dahl"].from_time == time(13, 20)


def test_the_original_is_kept_with_the_meeting_for_members(cast: Cast) -> None:
    document, meeting = _accepted(cast)
    original = Attachment.objects.get(owner_kind="meeting", owner_uid=meeting.uid)
    assert (original.role, original.audience, original.blob) == ("original", "members", document.blob)


def test_what_was_set_aside_is_kept_with_the_document(cast: Cast) -> None:
    document, _meeting = _accepted(cast)
    aside = [part for part in from_json(document.draft).parts if isinstance(part, Line) and part.kind == "rest"]
    assert any("Tilstede" in line.text for line in aside)


def test_whom_the_register_lacks_is_added_only_when_the_reviewer_says_so(cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    keys = {
        name.key for name in from_json(document.draft).names if name.written in {"Eli Strand Berg", "Horten kommune"}
    }
    assert len(keys) == 2
    mended = mend_document(
        actor=IMPORTER, document=document, node="strangers", seen=0, mend=lambda draft: choose_new(draft, keys)
    )
    assert not Person.objects.filter(name="Eli Strand Berg").exists()
    accept_document(actor=cast.viewer("secretary"), document=mended)
    assert Person.objects.get(name="Eli Strand Berg").attendances.count() == 1
    assert Organization.objects.get(name="Horten kommune").added_in == cast.cooperation


def test_decisions_about_names_are_remembered(cast: Cast) -> None:
    document = only(bring_in(cast.cooperation, TEXT.replace("Marit Solheim", "Marit Solhejm")))
    document = _answer_all(cast, document, "yes")
    accept_document(actor=cast.viewer("secretary"), document=document)
    assert Alias.objects.get(written="Marit Solhejm").person == cast.member


def test_without_a_body_nothing_is_accepted(cast: Cast) -> None:
    document = only(bring_in(cast.cooperation, TEXT.replace("faggruppe for næring", "klubb")))
    with pytest.raises(NotPossibleError):
        accept_document(actor=cast.viewer("secretary"), document=document)
    assert not Meeting.objects.exists()
    chosen = mend_document(
        actor=IMPORTER,
        document=document,
        node="facts",
        seen=0,
        mend=lambda draft: edit_facts(draft, {"body_uid": cast.other_body.uid}),
    )
    assert accept_document(actor=IMPORTER, document=chosen).bodies.get() == cast.other_body


def test_a_body_of_another_cooperation_is_no_choice(cast: Cast) -> None:
    foreign = factories.make_body(cast.other_cooperation, "Fremmed gruppe")
    document = mend_document(
        actor=IMPORTER,
        document=only(bring_in(cast.cooperation)),
        node="facts",
        seen=0,
        mend=lambda draft: edit_facts(draft, {"body_uid": foreign.uid}),
    )
    with pytest.raises(NotPossibleError):
        accept_document(actor=cast.viewer("secretary"), document=document)


@pytest.mark.parametrize("who", ["member", "neighbour", "former", "chair", "stranger", "disqualified"])
def test_only_the_secretariat_accepts(cast: Cast, who: str) -> None:
    document = only(bring_in(cast.cooperation))
    with pytest.raises(NotAllowedError):
        accept_document(actor=cast.viewer(who), document=document)


def test_two_who_accept_at_once_make_one_meeting(cast: Cast) -> None:
    first = only(bring_in(cast.cooperation))
    second = only(first.batch)
    accept_document(actor=cast.viewer("secretary"), document=first)
    with pytest.raises(ConflictError):
        accept_document(actor=cast.viewer("secretary"), document=second)
    assert Meeting.objects.count() == 1


def test_accepting_takes_a_handful_of_queries_however_long_the_document_is(cast: Cast) -> None:
    long = TEXT + "\n".join(f"\n{n}. SAK NUMMER {n}\n\nAsker: Punkt {n} som ble sagt." for n in range(4, 40))
    long = long.replace("Torsdag 25.", "Fredag 26.")
    counts = []
    for text in (TEXT, long):
        document = only(bring_in(cast.cooperation, text))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            accept_document(actor=cast.viewer("secretary"), document=document)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 40


def test_taking_back_withdraws_everything_and_the_document_can_be_accepted_again_without_doubles(cast: Cast) -> None:
    document, meeting = _accepted(cast)
    undo_document(actor=cast.viewer("secretary"), document=document, reason="Feil organ")
    meeting.refresh_from_db()
    assert meeting.withdrawn_reason == "Feil organ"
    for rows in (
        AgendaItem.objects.filter(meeting=meeting),
        Entry.objects.filter(item__meeting=meeting),
        Attachment.objects.filter(owner_kind="meeting"),
    ):
        assert rows.exists()
        assert not rows.filter(withdrawn_at=None).exists()
    again = accept_document(actor=cast.viewer("secretary"), document=only(document.batch))
    assert again.pk != meeting.pk
    assert Meeting.objects.filter(withdrawn_at=None).count() == 1
    assert Person.objects.filter(name="Marit Solheim").count() == 1


def test_a_meeting_that_somebody_worked_on_is_not_taken_back(cast: Cast) -> None:
    document, meeting = _accepted(cast)
    Entry.objects.filter(item__meeting=meeting).update(version=1)
    with pytest.raises(NotPossibleError):
        undo_document(actor=cast.viewer("secretary"), document=document, reason="Feil")
    meeting.refresh_from_db()
    assert meeting.withdrawn_at is None
    assert only(document.batch).state == State.ACCEPTED


def test_a_meeting_whose_minutes_a_later_one_approves_is_not_taken_back(cast: Cast) -> None:
    document, meeting = _accepted(cast)
    item = factories.make_item(factories.make_meeting(cast.body))
    AgendaItem.objects.filter(pk=item.pk).update(approves=meeting)
    with pytest.raises(NotPossibleError):
        undo_document(actor=cast.viewer("secretary"), document=document, reason="Feil")


def test_taking_back_wants_a_reason(cast: Cast) -> None:
    document, _meeting = _accepted(cast)
    with pytest.raises(NotPossibleError):
        undo_document(actor=cast.viewer("secretary"), document=document, reason="  ")


def test_a_whole_batch_is_taken_back_or_nothing_of_it(cast: Cast) -> None:
    batch = bring_in(cast.cooperation, TEXT, TEXT.replace("25. november 2021", "26. november 2021"))
    done = accept_all(actor=cast.viewer("secretary"), batch=batch, with_doubts=True)
    assert (done.accepted, done.refused) == (2, ())
    worked_on = Meeting.objects.first()
    Meeting.objects.filter(pk=worked_on.pk).update(version=1)  # type: ignore[union-attr]  # two were just made
    with pytest.raises(NotPossibleError):
        undo_batch(actor=cast.viewer("secretary"), batch=batch, reason="Feil")
    assert Meeting.objects.filter(withdrawn_at=None).count() == 2
    Meeting.objects.update(version=0)
    assert undo_batch(actor=cast.viewer("secretary"), batch=batch, reason="Feil") == 2
    assert not Meeting.objects.filter(withdrawn_at=None).exists()


def test_accepting_many_leaves_those_with_places_to_look_at(cast: Cast) -> None:
    batch = bring_in(cast.cooperation)
    done = accept_all(actor=cast.viewer("secretary"), batch=batch)
    assert done.accepted == 0
    assert [document.name for document, _why in done.refused] == ["referat-1.txt"]


def test_accepting_many_adds_new_persons_once(cast: Cast) -> None:
    batch = bring_in(cast.cooperation, TEXT, TEXT.replace("25. november 2021", "26. november 2021"))
    accept_all(actor=cast.viewer("secretary"), batch=batch, with_doubts=True, new_names=True)
    assert Person.objects.get(name="Eli Strand Berg").attendances.count() == 2


def test_a_confirmed_change_of_employer_is_noted_in_the_register_once(cast: Cast) -> None:
    Organization.objects.create(name="Lillestrøm", kind="municipality", added_in=cast.cooperation)
    moved = TEXT.replace("Marit Solheim\tAsker kommune", "Marit Solheim\tAsker NB. Bytte til Lillestrøm kommune")
    for _turn in range(2):
        document = _answer_all(cast, only(bring_in(cast.cooperation, moved)), "yes")
        accept_document(actor=cast.viewer("secretary"), document=document)
    post = cast.member.posts.get()
    assert (post.organization.name, post.valid_from) == ("Lillestrøm", date(2021, 11, 25))


def test_without_a_confirmation_nobody_changes_employer(cast: Cast) -> None:
    Organization.objects.create(name="Lillestrøm", kind="municipality", added_in=cast.cooperation)
    moved = TEXT.replace("Marit Solheim\tAsker kommune", "Marit Solheim\tAsker NB. Bytte til Lillestrøm kommune")
    document = _answer_all(cast, only(bring_in(cast.cooperation, moved)), "no")
    accept_document(actor=cast.viewer("secretary"), document=document)
    assert not cast.member.posts.exists()


@pytest.mark.parametrize(
    ("day", "state"), [("19. mars 2026", MeetingState.CALLED), ("20. mars 2025", MeetingState.HELD)]
)
def test_the_notice_of_a_meeting_to_come_makes_a_called_meeting(cast: Cast, day: str, state: str) -> None:
    notice = f"""Innkalling til møte i Fjordbyenes faggruppe for næring

Tid: Torsdag {day}, kl. 13:00-15:00
Sted: Teams

SAKSLISTE

1. Godkjenning av innkalling og dagsorden

2. Kraft og nett

Velkommen til møte!
"""
    document = only(bring_in(cast.cooperation, notice))
    assert from_json(document.draft).facts.kind == "notice"
    meeting = accept_document(actor=cast.viewer("secretary"), document=document)
    assert meeting.state == state
    undo_document(actor=cast.viewer("secretary"), document=only(document.batch), reason="Feil")
