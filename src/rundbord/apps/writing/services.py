"""Writing the whole minutes: saving an item's lines, going back, and what is not for the minutes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.core import clock, richtext
from rundbord.apps.core.errors import NotAllowedError, NotPossibleError
from rundbord.apps.core.uid import new_uid
from rundbord.apps.meetings.models import AgendaItem, UndoStep
from rundbord.apps.meetings.rules import require_item_keeper
from rundbord.apps.meetings.services.act import act
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.record.models import Action, Entry, EntryKind, Mark
from rundbord.apps.record.services import Line, save_lines
from rundbord.apps.record.services.entries import EntryChanges, tell
from rundbord.apps.record.speakers import Speakers
from rundbord.apps.writing.models import Note, Revision
from rundbord.apps.writing.recognition import recognize, written_out
from rundbord.apps.writing.revisions import keep_revision


@dataclass(frozen=True)
class Block:
    """A line as it stands in the writing field. `markup` is None where the writer changed nothing.

    `plain` says that the first words are no speaker and no kind: the line is text as it stands.
    """

    uid: str = ""
    version: int = -1
    key: str = ""
    markup: str | None = None
    plain: bool = False


def save_item(
    *, actor: Viewer, item: AgendaItem, blocks: Sequence[Block], gone: Sequence[Block] = (), rearranged: bool = False
) -> list[Block]:
    """Save what stands in an item's field, in one transaction; returns the blocks that somebody else changed meanwhile.

    These are not written, but kept in the item's earlier versions. Raises as `record.services.save_lines`.
    """
    require_item_keeper(actor, item)
    with transaction.atomic():
        taking_apart = _TakingApart(item)
        full = [block for block in blocks if not _emptied(block)]
        empty = [block for block in blocks if _emptied(block)]
        saved = save_lines(
            actor=actor,
            item=item,
            lines=[Line(block.uid, block.version, block.key, taking_apart.changes(block)) for block in full],
            gone=[Line(block.uid, block.version, block.key) for block in (*gone, *empty)],
            rearranged=rearranged,
        )
        names = {(line.uid, line.key) for line in saved.refused}
        refused = [block for block in full if (block.uid, block.key) in names]
        if saved.changed or refused:
            keep_revision(
                actor, item, [{"uid": block.uid, "text": richtext.clean(block.markup or "")} for block in refused]
            )
    return refused


def go_back(*, actor: Viewer, revision: Revision) -> None:
    """Let the item's lines be as they were after an earlier save; what stands now stays among the earlier versions.

    A line that was taken out meanwhile comes as a new one. Raises as `record.services.save_lines`.
    """
    item = revision.item
    require_item_keeper(actor, item)
    with transaction.atomic():
        taking_apart = _TakingApart(item)
        standing = {entry.uid: entry for entry in Entry.objects.filter(item=item, withdrawn_at=None)}
        earlier = {line["uid"] for line in revision.lines}
        save_lines(
            actor=actor,
            item=item,
            lines=[taking_apart.as_it_was(line, standing.get(line["uid"])) for line in revision.lines],
            gone=[Line(one.uid, one.version, "") for uid, one in standing.items() if uid not in earlier],
            rearranged=True,
        )
        keep_revision(actor, item, [])


def _emptied(block: Block) -> bool:
    return block.markup is not None and not richtext.to_plain(richtext.clean(block.markup))


class _TakingApart:
    """What is written in blocks as what is stored of lines."""

    def __init__(self, item: AgendaItem) -> None:
        self._item = item
        self._speakers = Speakers(item.meeting)
        entries = Entry.objects.filter(item=item).select_related("person", "organization")
        self._entries = {entry.uid: entry for entry in entries}

    def changes(self, block: Block) -> EntryChanges | None:
        if block.markup is None:
            return None
        markup = richtext.clean(block.markup)
        entry = self._entries.get(block.uid)
        if block.plain:
            return self._stored(EntryKind.PROSE, "", markup)
        own = spoken_by(entry) if entry else ""
        names = self._speakers.names | {own.casefold()} if own else self._speakers.names
        found = recognize(markup, names)
        if entry:
            was = recognize(field_markup(entry, self._item.meeting.language), names)
            if (was.kind, was.speaker) == (found.kind, found.speaker):
                return {"text": found.text}
        return self._stored(found.kind, found.speaker, found.text)

    def as_it_was(self, line: dict[str, str], entry: Entry | None) -> Line:
        """A line of an earlier version, to be saved again; without an entry it is a new one."""
        changes = self._stored(line["kind"], line["speaker"], line["text"])
        return Line(entry.uid, entry.version, "", changes) if entry else Line("", -1, new_uid(), changes)

    def _stored(self, kind: str, speaker: str, text: str) -> EntryChanges:
        who = self._speakers.named(speaker)
        return {
            "text": text,
            "kind": kind,
            "speaker_written": speaker[:200],
            "person": who["person"],
            "organization": who["organization"],
        }


def spoken_by(entry: Entry) -> str:
    """Who says the line, as written; else the person's or organization's own name."""
    return entry.speaker_written or str(entry.person or entry.organization or "")


def field_markup(entry: Entry, language: str) -> str:
    """The line as it stands in the writing field, in the meeting's language."""
    return written_out(entry.kind, spoken_by(entry), entry.text, language)


def save_note(*, actor: Viewer, item: AgendaItem, text: str, version: int) -> None:
    """What the actor notes to themselves under the item; plain text, written only where it says something new.

    Raises ConflictError for an older version.
    """
    written, mine = text.replace("\r\n", "\n"), _writer(actor, item)
    kept = Note.objects.filter(item=item, user_uid=mine).values_list("text", flat=True).first()
    if written == (kept or ""):
        return
    with transaction.atomic():
        save_version(_note_of(mine, item), version, text=written)


def _writer(actor: Viewer, item: AgendaItem) -> str:
    """The uid of the user who writes under the item; raises NotAllowedError for everybody else."""
    require_item_keeper(actor, item)
    if not isinstance(actor, PersonViewer):
        raise NotAllowedError
    return actor.user_uid


def _note_of(user_uid: str, item: AgendaItem) -> Note:
    note, _made = Note.objects.get_or_create(item=item, user_uid=user_uid)
    return note


def set_aside(*, actor: Viewer, entry: Entry, version: int) -> Note:
    """Not for the minutes: the line's words go to the actor's private note and stand nowhere else.

    The record, the earlier versions and what could be undone forget them. Raises NotPossibleError where an action or
    a mark points at the line, ConflictError.
    """
    note = _note_of(_writer(actor, entry.item), entry.item)
    if any(model.objects.filter(entry=entry, withdrawn_at=None).exists() for model in (Action, Mark)):
        raise NotPossibleError(_("Something follows from this line. Take that away first."))
    with act(actor=actor, meeting=entry.item.meeting, item=entry.item, verb="line_set_aside") as done:
        said = f"{spoken_by(entry)}: ".removeprefix(": ") + richtext.to_plain(entry.text)
        save_version(note, note.version, text=f"{note.text}\n{said}".strip())
        _forget(entry, version)
        done.about(entry, ["text"])
        tell(entry.item.meeting, entry)
    return note


def _forget(entry: Entry, version: int) -> None:
    nothing = {"text": "", "speaker_written": "", "person": None, "organization": None}
    save_version(entry, version, **nothing, withdrawn_at=clock.now(), withdrawn_reason="")
    for revision in Revision.objects.filter(item=entry.item_id):
        revision.lines = [line for line in revision.lines if line["uid"] != entry.uid]
        revision.refused = [line for line in revision.refused if line["uid"] != entry.uid]
        revision.save(update_fields=["lines", "refused"])
    for step in UndoStep.objects.filter(meeting=entry.item.meeting_id):
        if any(one["model"] == "record.entry" and one["id"] == entry.pk for one in step.changes):
            step.delete()
