"""The record as a document: what is told, in which order, and what is not said twice."""

from datetime import date, time

import pytest
from django.utils import translation

from rundbord.apps.core import clock
from rundbord.apps.meetings.models import AgendaItem, Attendance, ItemNumber, Meeting, State
from rundbord.apps.minutes.queries import as_they_stand
from rundbord.apps.people.models import Body
from rundbord.apps.record.models import EntryKind, Vote
from rundbord.engines.typesetter.document import Document, Paragraph
from tests import factories
from tests.cast import Cast


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return factories.make_meeting(cast.body, date(2026, 2, 5), state=State.HELD)


def composed(cast: Cast, meeting: Meeting) -> Document:
    return as_they_stand(cast.viewer("secretary"), meeting).document


def told(document: Document) -> list[tuple[str, str]]:
    """Kind and text of the first item's paragraphs."""
    return [(block.kind, str(block.text)) for block in document.items[0].blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("language", "name", "title"),
    [
        ("nb", "referat", "Referat fra møte i"),
        ("nb", "protokoll", "Protokoll fra møte i"),
        ("nb", "motebok", "Møtebok fra møte i"),
        ("nn", "referat", "Referat frå møte i"),
        ("nn", "motebok", "Møtebok frå møte i"),
    ],
)
def test_the_body_says_what_its_minutes_are_called(
    cast: Cast, meeting: Meeting, language: str, name: str, title: str
) -> None:
    Body.objects.update(minutes_name=name)
    meeting.language = language
    assert composed(cast, meeting).title.startswith(title)


@pytest.mark.parametrize(("name", "shown"), [("protokoll", True), ("referat", False)])
def test_protocols_show_the_proposal_then_the_vote_then_the_decision(
    cast: Cast, meeting: Meeting, name: str, *, shown: bool
) -> None:
    Body.objects.update(minutes_name=name)
    item = factories.make_item(meeting)
    AgendaItem.objects.filter(pk=item.pk).update(proposed_decision="<p>Rådet slutter seg til.</p>")
    decision = factories.make_entry(item, "Rådet sluttet seg til.", EntryKind.DECISION)
    Vote.objects.create(entry=decision, votes_for=9, votes_against=2)
    expected = [("prose", "Votering: 9 for, 2 mot"), ("decision", "Rådet sluttet seg til.")]
    if shown:
        expected.insert(0, ("proposal", "Rådet slutter seg til."))
    assert told(composed(cast, meeting)) == expected


def test_a_line_that_only_says_decision_is_left_to_the_label(cast: Cast, meeting: Meeting) -> None:
    item = factories.make_item(meeting)
    factories.make_entry(item, "Vedtak:", EntryKind.PROSE)
    factories.make_entry(item, "Godkjent.", EntryKind.DECISION)
    factories.make_entry(item, "Vedtak:", EntryKind.PROSE)
    assert told(composed(cast, meeting)) == [("decision", "Godkjent."), ("prose", "Vedtak:")]


def test_nothing_is_said_twice_of_an_attendee(cast: Cast, meeting: Meeting) -> None:
    row = factories.make_attendance(meeting, cast.member)
    Attendance.objects.filter(pk=row.pk).update(role="leder", to_time=time(11, 15), note="til kl 11.15")
    (section,) = composed(cast, meeting).attendance
    assert section.rows[0].note == "leder, til kl. 11.15"


def test_a_withdrawn_item_is_told_of_only_where_its_number_was_given(cast: Cast, meeting: Meeting) -> None:
    for number, provisional in ((1, False), (2, True)):
        item = factories.make_item(meeting, f"Sak {number}")
        factories.make_entry(item, "Sagt før saken ble trukket.")
        AgendaItem.objects.filter(pk=item.pk).update(withdrawn_at=clock.now())
        ItemNumber.objects.create(
            item=item, body=cast.body, year=2026, ordinal=number, printed=f"{number}/26", provisional=provisional
        )
    items = composed(cast, meeting).items
    assert [(item.number, item.title, item.blocks) for item in items] == [("1/26", "Trukket", ())]


def test_another_language_is_marked(cast: Cast, meeting: Meeting) -> None:
    entry = factories.make_entry(factories.make_item(meeting), "Eit stort utanforskap.")
    entry.language = "nn"
    entry.save()
    with translation.override("en"):
        (block,) = composed(cast, meeting).items[0].blocks
    assert isinstance(block, Paragraph)
    assert block.language == "nn"
