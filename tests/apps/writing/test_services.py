"""Saving what stands in an item's field: what becomes of each line, for one writer and for two."""

import pytest

from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.meetings.models import AgendaItem, State, UndoStep
from rundbord.apps.meetings.services import undo_step
from rundbord.apps.record.models import Action, Entry, EntryKind
from rundbord.apps.writing.models import Note, Revision
from rundbord.apps.writing.services import Block, save_item, save_note, set_aside
from tests import factories
from tests.cast import Cast


@pytest.fixture
def item(cast: Cast) -> AgendaItem:
    """An item of a meeting that is over, with Marit there for Asker."""
    meeting = factories.make_meeting(cast.body, state=State.HELD)
    row = factories.make_attendance(meeting, cast.member)
    row.organization_written = "Asker"
    row.save()
    return factories.make_item(meeting)


def new(key: str, words: str) -> Block:
    return Block(key=key, markup=f"<p>{words}</p>")


def seen(entry: Entry, words: str | None = None) -> Block:
    return Block(uid=entry.uid, version=entry.version, markup=None if words is None else f"<p>{words}</p>")


def lines(item: AgendaItem) -> list[Entry]:
    return list(Entry.objects.filter(item=item, withdrawn_at=None).order_by("position", "pk"))


def texts(item: AgendaItem) -> list[str]:
    return [entry.text for entry in lines(item)]


def test_what_is_written_becomes_lines_in_order(cast: Cast, item: AgendaItem) -> None:
    sara = cast.viewer("secretary")
    assert save_item(actor=sara, item=item, blocks=[new("a", "Først"), new("b", "Sist")]) == []
    assert texts(item) == ["<p>Først</p>", "<p>Sist</p>"]
    first, last = lines(item)
    save_item(actor=sara, item=item, blocks=[seen(first), new("c", "Midt"), seen(last, "Aller sist")])
    assert texts(item) == ["<p>Først</p>", "<p>Midt</p>", "<p>Aller sist</p>"]
    assert lines(item)[2].uid == last.uid


def test_speakers_and_kinds_are_recognized(cast: Cast, item: AgendaItem) -> None:
    blocks = [
        new("a", "Marit: Et stort utenforskap."),
        new("b", "<strong>Asker:</strong> Vi søker penger."),
        new("c", "Vedtak: Planen vedtas."),
        new("d", "Bakgrunn: Saken er gammel."),
        new("e", "Ola Nordby: Enig."),
    ]
    save_item(actor=cast.viewer("secretary"), item=item, blocks=blocks)
    found = [(entry.kind, entry.speaker_written, entry.person, entry.text) for entry in lines(item)]
    assert found == [
        (EntryKind.CONTRIBUTION, "Marit", cast.member, "<p>Et stort utenforskap.</p>"),
        (EntryKind.CONTRIBUTION, "Asker", cast.member, "<p>Vi søker penger.</p>"),
        (EntryKind.DECISION, "", None, "<p>Planen vedtas.</p>"),
        (EntryKind.PROSE, "", None, "<p>Bakgrunn: Saken er gammel.</p>"),
        (EntryKind.CONTRIBUTION, "Ola Nordby", None, "<p>Enig.</p>"),
    ]


def test_a_line_that_is_only_text_keeps_its_first_words(cast: Cast, item: AgendaItem) -> None:
    block = Block(key="a", markup="<p>Asker: et tettsted</p>", plain=True)
    save_item(actor=cast.viewer("secretary"), item=item, blocks=[block])
    [entry] = lines(item)
    assert (entry.kind, entry.speaker_written, entry.text) == (EntryKind.PROSE, "", "<p>Asker: et tettsted</p>")


def test_what_is_taken_out_is_withdrawn_and_undone_as_one_step(cast: Cast, item: AgendaItem) -> None:
    sara = cast.viewer("secretary")
    save_item(actor=sara, item=item, blocks=[new("a", "En"), new("b", "To"), new("c", "Tre")])
    one, two, three = lines(item)
    save_item(actor=sara, item=item, blocks=[seen(three, "Tre!"), seen(one)], gone=[seen(two)], rearranged=True)
    assert texts(item) == ["<p>Tre!</p>", "<p>En</p>"]
    undo_step(actor=sara, meeting=item.meeting)
    assert texts(item) == ["<p>En</p>", "<p>To</p>", "<p>Tre</p>"]


def test_what_is_sent_twice_is_one_line(cast: Cast, item: AgendaItem) -> None:
    sara = cast.viewer("secretary")
    for _again in range(2):
        save_item(actor=sara, item=item, blocks=[new("a", "En")])
    [entry] = lines(item)
    for _again in range(2):
        assert save_item(actor=sara, item=item, blocks=[Block(entry.uid, 0, markup="<p>Endret</p>")]) == []
    assert texts(item) == ["<p>Endret</p>"]
    assert UndoStep.objects.count() == 2


def test_two_writers_of_one_line_lose_neither_text(cast: Cast, item: AgendaItem) -> None:
    sara = cast.viewer("secretary")
    save_item(actor=sara, item=item, blocks=[new("a", "En"), new("b", "To")])
    one, two = lines(item)
    save_item(actor=sara, item=item, blocks=[seen(one, "Min"), seen(two)])
    refused = save_item(actor=sara, item=item, blocks=[seen(one, "Din"), seen(two, "To din"), new("c", "Ny")])
    assert [block.markup for block in refused] == ["<p>Din</p>"]
    assert texts(item) == ["<p>Min</p>", "<p>To din</p>", "<p>Ny</p>"]
    [newest] = Revision.objects.all()[:1]
    assert newest.refused == [{"uid": one.uid, "text": "<p>Din</p>"}]


def test_a_change_beats_a_withdrawal(cast: Cast, item: AgendaItem) -> None:
    sara = cast.viewer("secretary")
    save_item(actor=sara, item=item, blocks=[new("a", "En")])
    [entry] = lines(item)
    save_item(actor=sara, item=item, blocks=[], gone=[seen(entry)])
    save_item(actor=sara, item=item, blocks=[seen(entry, "Endret")])
    assert texts(item) == ["<p>Endret</p>"]
    save_item(actor=sara, item=item, blocks=[], gone=[seen(entry)])
    assert texts(item) == ["<p>Endret</p>"]


def test_only_those_who_write_for_the_meeting_may(cast: Cast, item: AgendaItem) -> None:
    for who in ("member", "chair", "neighbour", "stranger"):
        with pytest.raises(NotAllowedError):
            save_item(actor=cast.viewer(who), item=item, blocks=[new("a", "En")])
        with pytest.raises(NotAllowedError):
            save_note(actor=cast.viewer(who), item=item, text="x", version=0)
    assert not Entry.objects.exists()


def test_approved_minutes_are_not_written_in(cast: Cast, item: AgendaItem) -> None:
    item.meeting.state = State.APPROVED
    item.meeting.save()
    with pytest.raises(NotPossibleError):
        save_item(actor=cast.viewer("secretary"), item=item, blocks=[new("a", "En")])
    assert not Revision.objects.exists()


def test_what_is_not_for_the_minutes_stands_in_its_writers_note_alone(cast: Cast, item: AgendaItem) -> None:
    sara = cast.viewer("secretary")
    save_item(actor=sara, item=item, blocks=[new("a", "Marit: Hemmelig"), new("b", "Åpent")])
    entry = lines(item)[0]
    set_aside(actor=sara, entry=entry, version=entry.version)
    assert Note.objects.get().text == "Marit: Hemmelig"
    everything = [
        *Entry.objects.values_list("text"),
        *Revision.objects.values_list("lines"),
        *UndoStep.objects.values_list("changes"),
    ]
    assert "Hemmelig" not in str(everything)
    assert texts(item) == ["<p>Åpent</p>"]


def test_a_line_that_something_follows_from_stays(cast: Cast, item: AgendaItem) -> None:
    entry = factories.make_entry(item)
    Action.objects.create(entry=entry, text="Ring")
    with pytest.raises(NotPossibleError):
        set_aside(actor=cast.viewer("secretary"), entry=entry, version=0)


def test_a_note_of_an_older_version_is_not_saved(cast: Cast, item: AgendaItem) -> None:
    sara = cast.viewer("secretary")
    save_note(actor=sara, item=item, text="En", version=0)
    with pytest.raises(ConflictError):
        save_note(actor=sara, item=item, text="To", version=0)
