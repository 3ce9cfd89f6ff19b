"""Splitting a line in two and joining two lines: no word is lost, what points at them follows."""

import html

from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock, richtext
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.meetings.services.act import Act, act
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.meetings.services.undo import before
from rundbord.apps.record.models import Action, Entry, EntryKind, Mark, Vote
from rundbord.apps.record.services.entries import clean_text, note_added, place, tell, write

SPEAKER = ("speaker_written", "person", "organization")


def split_entry(*, actor: Viewer, entry: Entry, version: int, first: str, second: str) -> tuple[Entry, Entry]:
    """Make two lines of one: `first` and `second` are rich text and hold together every word of the line.

    The new line has the same speaker and kind (a decision's second part is plain text); what points at words that
    stand in the second part follows it. Raises NotPossibleError where words are missing or added, ConflictError.
    """
    head, tail = clean_text(first), clean_text(second)
    if _words(head) + _words(tail) != _words(entry.text):
        raise NotPossibleError(_("The two parts must hold exactly the words of the line."))
    with act(actor=actor, meeting=entry.item.meeting, item=entry.item, verb="entry_split") as done:
        new = _tail_of(entry, tail)
        write(done, entry, version, text=head)
        new.save()
        place(new, entry)
        note_added(done, new)
        _move_facets(done, entry, new, only_in=" ".join(_words(tail)))
        done.about(entry, ["text"])
    return entry, new


def join_entries(*, actor: Viewer, entry: Entry, version: int, other: Entry, other_version: int) -> Entry:
    """Put the words of `other` behind those of `entry`; `other` is withdrawn and what points at it follows.

    Another speaker's name is kept in the text. Raises NotPossibleError for lines of two items or two accesses.
    """
    if entry.item_id != other.item_id or entry.pk == other.pk:
        raise NotPossibleError(_("Only two lines of the same item can be joined."))
    if entry.access != other.access:
        raise NotPossibleError(_("An open and an exempt line cannot be joined."))
    if _vote(entry) and _vote(other):
        raise NotPossibleError(_("Both lines were voted on. They cannot be joined."))
    with act(actor=actor, meeting=entry.item.meeting, item=entry.item, verb="entry_join") as done:
        write(done, other, other_version, withdrawn_at=clock.now(), withdrawn_reason="joined")
        write(done, entry, version, text=entry.text + _with_speaker(entry, other))
        _move_facets(done, other, entry)
        done.about(entry, ["text"])
    return entry


def _vote(entry: Entry) -> Vote | None:
    """The line's vote; a row with neither counts nor words is none."""
    vote = Vote.objects.filter(entry=entry).first()
    return vote if vote and str(vote) != str(Vote()) else None


def _words(markup: str) -> list[str]:
    return richtext.to_plain(markup).split()


def _tail_of(entry: Entry, text: str) -> Entry:
    kind = EntryKind.PROSE if entry.kind == EntryKind.DECISION else entry.kind
    same = {name: getattr(entry, name) for name in (*SPEAKER, "language", "access", "law", "paragraph", "exempt_until")}
    return Entry(item=entry.item, position=entry.position, kind=kind, text=text, created_at=clock.now(), **same)


def _with_speaker(entry: Entry, other: Entry) -> str:
    name = other.speaker_written or str(other.person or other.organization or "")
    same = all(getattr(entry, field) == getattr(other, field) for field in SPEAKER)
    return other.text if same or not name else f"<p><strong>{html.escape(name)}:</strong></p>{other.text}"


def _move_facets(done: Act, source: Entry, target: Entry, only_in: str | None = None) -> None:
    """Let what points at `source` point at `target`; with `only_in`, only where its words stand in that text."""
    pointing: list[tuple[Mark | Action, str]] = []
    pointing += [(mark, mark.quote) for mark in Mark.objects.filter(entry=source)]
    pointing += [(action, action.text) for action in Action.objects.filter(entry=source)]
    for row, words in pointing:
        if only_in is None or " ".join(words.split()) in only_in:
            kept = before(row, "entry")
            save_version(row, row.version, entry=target)
            done.undone_by(kept, row)
    if only_in is None and (vote := _vote(source)):
        Vote.objects.filter(entry=target).delete()
        kept = before(vote, "entry")
        save_version(vote, vote.version, entry=target)
        done.undone_by(kept, vote)
    tell(target.item.meeting, source, target)
