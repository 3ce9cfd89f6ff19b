"""Writing the record: lines, facets, splitting, joining, undo."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from rundbord.apps.accounts.viewer import System
from rundbord.apps.audit.models import AuditRow
from rundbord.apps.core import richtext
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import AgendaItem, Meeting, State
from rundbord.apps.record import services
from rundbord.apps.record.models import Action, Entry, Mark, Vote
from tests import factories
from tests.cast import WITH_LOGIN, Cast

SYSTEM = System("test")


@pytest.fixture
def item(cast: Cast) -> AgendaItem:
    return factories.make_item(factories.make_meeting(cast.body, state=State.HELD))


def lines(item: AgendaItem) -> list[str]:
    return [richtext.to_plain(one.text) for one in item.entries.filter(withdrawn_at=None).order_by("position")]


def add(item: AgendaItem, *texts: str) -> list[Entry]:
    return [services.add_entry(actor=SYSTEM, item=item, text=f"<p>{text}</p>") for text in texts]


@pytest.mark.parametrize("who", [one for one in WITH_LOGIN if one != "secretary"])
def test_only_keepers_write(cast: Cast, item: AgendaItem, who: str) -> None:
    with pytest.raises(NotAllowedError):
        services.add_entry(actor=cast.viewer(who), item=item, text="<p>Hei</p>")
    assert not Entry.objects.exists()


def test_who_is_kept_out_of_an_item_does_not_write_there(cast: Cast, item: AgendaItem) -> None:
    meetings.exclude_person(actor=SYSTEM, item=item, person=cast.secretary)
    with pytest.raises(NotAllowedError):
        services.add_entry(actor=cast.viewer("secretary"), item=item, text="<p>Hei</p>")


def test_a_line_sent_twice_is_one(cast: Cast, item: AgendaItem) -> None:
    first = services.add_entry(actor=SYSTEM, item=item, text="<p>Hei</p>", client_key="k1")
    again = services.add_entry(actor=SYSTEM, item=item, text="<p>Hei</p>", client_key="k1")
    assert first == again
    assert lines(item) == ["Hei"]
    assert AuditRow.objects.filter(verb="entry_add").count() == 1


def test_a_line_needs_words(item: AgendaItem) -> None:
    with pytest.raises(NotPossibleError):
        services.add_entry(actor=SYSTEM, item=item, text="<p> <br></p>")


def test_changing_its_kind_keeps_the_line(item: AgendaItem) -> None:
    [entry] = add(item, "Godkjent.")
    services.set_entry_kind(actor=SYSTEM, entry=entry, version=0, kind="decision")
    assert Entry.objects.get().uid == entry.uid
    assert Entry.objects.get().kind == "decision"


def test_who_saw_an_older_version_overwrites_nothing(item: AgendaItem) -> None:
    [entry] = add(item, "En")
    stale = Entry.objects.get()
    services.edit_entry(actor=SYSTEM, entry=entry, version=0, text="<p>To</p>")
    with pytest.raises(ConflictError):
        services.edit_entry(actor=SYSTEM, entry=stale, version=0, text="<p>Tre</p>")
    assert lines(item) == ["To"]


def test_lines_move_within_and_between_items(item: AgendaItem) -> None:
    other = factories.make_item(item.meeting, "Eventuelt")
    a, b, c = add(item, "A", "B", "C")
    services.step_entry(actor=SYSTEM, entry=c, version=0, steps=-1)
    assert lines(item) == ["A", "C", "B"]
    services.move_entry(actor=SYSTEM, entry=a, version=0, after=None, item=other)
    services.move_entry(actor=SYSTEM, entry=b, version=0, after=a, item=other)
    assert (lines(item), lines(other)) == (["C"], ["A", "B"])


def test_a_line_stays_in_its_meeting(cast: Cast, item: AgendaItem) -> None:
    elsewhere = factories.make_item(factories.make_meeting(cast.body))
    [entry] = add(item, "A")
    with pytest.raises(NotPossibleError):
        services.move_entry(actor=SYSTEM, entry=entry, version=0, after=None, item=elsewhere)


def test_a_line_cannot_be_moved_into_an_item_that_one_is_kept_out_of(cast: Cast, item: AgendaItem) -> None:
    closed = factories.make_item(item.meeting, "Tilsetting")
    meetings.exclude_person(actor=SYSTEM, item=closed, person=cast.secretary)
    [entry] = add(item, "A")
    with pytest.raises(NotAllowedError):
        services.move_entry(actor=cast.viewer("secretary"), entry=entry, version=0, after=None, item=closed)


def test_splitting_keeps_every_word_and_speaker(cast: Cast, item: AgendaItem) -> None:
    entry = services.add_entry(
        actor=SYSTEM, item=item, text="<p>Helsehub. Ønsker tips.</p>", kind="contribution", speaker_written="Horten"
    )
    services.add_mark(actor=SYSTEM, entry=entry, kind="ask", quote="Ønsker tips.")
    head, tail = services.split_entry(
        actor=SYSTEM, entry=entry, version=0, first="<p>Helsehub.</p>", second="<p>Ønsker tips.</p>"
    )
    assert lines(item) == ["Helsehub.", "Ønsker tips."]
    assert (tail.speaker_written, tail.kind) == ("Horten", "contribution")
    assert Mark.objects.get().entry == tail
    with pytest.raises(NotPossibleError):
        services.split_entry(actor=SYSTEM, entry=head, version=1, first="<p>Helse</p>", second="<p>hub. Mer.</p>")


def test_joining_keeps_every_word_and_what_points_at_it(item: AgendaItem) -> None:
    a, b = add(item, "Horten spør.", "Følger opp.")
    services.edit_entry(actor=SYSTEM, entry=b, version=0, speaker_written="Eli")
    action = services.add_action(actor=SYSTEM, entry=b, text="Følger opp")
    services.set_vote(actor=SYSTEM, entry=b, version=1, votes_for=7)
    services.join_entries(actor=SYSTEM, entry=a, version=0, other=b, other_version=2)
    assert lines(item) == ["Horten spør.\nEli:\nFølger opp."]
    assert Action.objects.get(pk=action.pk).entry == a
    assert Vote.objects.get().entry == a


def test_an_open_and_an_exempt_line_cannot_be_joined(item: AgendaItem) -> None:
    a, b = add(item, "A", "B")
    services.edit_entry(actor=SYSTEM, entry=b, version=0, access="exempt", law="offentleglova", paragraph="§ 13")
    with pytest.raises(NotPossibleError):
        services.join_entries(actor=SYSTEM, entry=a, version=0, other=b, other_version=1)


def test_splitting_and_joining_are_undone(cast: Cast, item: AgendaItem) -> None:
    secretary = cast.viewer("secretary")
    [a] = add(item, "En to.")
    add(item, "Tre.")
    services.split_entry(actor=secretary, entry=a, version=0, first="<p>En</p>", second="<p>to.</p>")
    _first, second, third = Entry.objects.filter(withdrawn_at=None).order_by("position")
    services.join_entries(actor=secretary, entry=second, version=0, other=third, other_version=0)
    assert lines(item) == ["En", "to.\nTre."]
    meetings.undo_step(actor=secretary, meeting=item.meeting)
    assert lines(item) == ["En", "to.", "Tre."]
    meetings.undo_step(actor=secretary, meeting=item.meeting)
    assert lines(item) == ["En to.", "Tre."]


def test_a_move_to_another_item_is_undone_to_its_place(cast: Cast, item: AgendaItem) -> None:
    secretary, other = cast.viewer("secretary"), factories.make_item(item.meeting)
    _a, b, _c = add(item, "A", "B", "C")
    services.move_entry(actor=secretary, entry=b, version=0, after=None, item=other)
    meetings.undo_step(actor=secretary, meeting=item.meeting)
    assert lines(item) == ["A", "B", "C"]


def test_an_action_lives_on_after_approval(cast: Cast, item: AgendaItem) -> None:
    [entry] = add(item, "Sekretariatet følger opp.")
    action = services.add_action(actor=SYSTEM, entry=entry, text="Følger opp", due=date(2026, 4, 1))
    Meeting.objects.update(state=State.APPROVED)
    services.hand_on_action(actor=SYSTEM, action=action, version=0, person=cast.member)
    services.settle_action(actor=SYSTEM, action=action, version=1, state="done")
    services.reopen_action(actor=SYSTEM, action=action, version=2)
    action = Action.objects.get()
    assert (action.person, action.responsible_written, action.state) == (cast.member, "Marit Solheim", "open")
    with pytest.raises(NotPossibleError):
        add(item, "For sent")


def test_a_vote_is_set_taken_away_and_undone(cast: Cast, item: AgendaItem) -> None:
    secretary = cast.viewer("secretary")
    [entry] = add(item, "Godkjent.")
    services.set_vote(actor=secretary, entry=entry, version=0, votes_for=7, votes_against=2)
    services.set_vote(actor=secretary, entry=entry, version=1)
    meetings.undo_step(actor=secretary, meeting=item.meeting)
    vote = Vote.objects.get()
    assert (vote.votes_for, vote.votes_against) == (7, 2)


def test_many_lines_at_once(item: AgendaItem) -> None:
    services.add_entries(
        actor=SYSTEM, item=item, entries=[{"text": "<p>A</p>"}, {"text": "<p>B</p>", "kind": "decision"}]
    )
    assert lines(item) == ["A", "B"]
    assert AuditRow.objects.count() == 1


class TestMoves(TestCase):
    """Any moves, in the database."""

    @settings(max_examples=20, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 4)), max_size=10))
    def test_any_moves_keep_a_dense_order(self, moves: list[tuple[int, int]]) -> None:
        item = factories.make_item(factories.make_meeting(factories.make_body(factories.make_cooperation())))
        keys = [entry.pk for entry in add(item, *"ABCDE")]
        for moved, after in moves:
            entry = Entry.objects.get(pk=keys[moved])
            target = Entry.objects.get(pk=keys[after]) if after >= 0 and after != moved else None
            services.move_entry(actor=SYSTEM, entry=entry, version=entry.version, after=target)
        rows = list(Entry.objects.filter(item=item).order_by("position"))
        assert [row.position for row in rows] == [1, 2, 3, 4, 5]
        assert {row.pk for row in rows} == set(keys)
