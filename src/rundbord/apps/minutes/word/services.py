"""Writes of the Word file that comes back: compare it, then take each change in or leave it."""

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock, richtext
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.files import services as files
from rundbord.apps.files.models import Audience
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.rules import require_item_keeper, require_keeper
from rundbord.apps.meetings.services.lock import require_open
from rundbord.apps.minutes.models import ReturnedChange, ReturnedFile
from rundbord.apps.minutes.queries import as_they_stand
from rundbord.apps.minutes.word.anchors import named
from rundbord.apps.minutes.word.changes import Change
from rundbord.apps.minutes.word.changes import changes as changes_of
from rundbord.apps.minutes.word.markup import kind_of, markup_of, speaker_in
from rundbord.apps.minutes.word.template import as_word, template_for
from rundbord.apps.record import services as record
from rundbord.apps.record.models import Entry
from rundbord.apps.record.services.entries import EntryChanges, EntryFields
from rundbord.apps.record.speakers import speaker_of
from rundbord.engines.typesetter.docx_back import NotADocxError, read_lines

ROLE = "returned"


def compare_file(*, actor: Viewer, meeting: Meeting, content: bytes, name: str) -> ReturnedFile:
    """Keep the file and what it changes in the record as the actor reads it now; nothing of it is taken in yet.

    Raises NotAllowedError, and NotPossibleError where the file is no DOCX, is not this meeting's minutes, or the
    minutes are approved.
    """
    require_keeper(actor, meeting)
    require_open(meeting)
    try:
        theirs = read_lines(content)
    except NotADocxError as error:
        raise NotPossibleError(
            _("This file cannot be read as Word (DOCX). Save it as DOCX and drop it again.")
        ) from error
    items = {item.uid: item for item in AgendaItem.objects.filter(meeting=meeting)}
    here = as_they_stand(actor, meeting).document
    ours = read_lines(as_word(here, meeting, template_for(meeting, None)))
    if not any(named(line.anchors).item in items for line in theirs):
        raise NotPossibleError(
            _("This is not the Word file of these minutes. Fetch it here, change it, and drop it again.")
        )
    entries = {entry.uid: entry for entry in Entry.objects.filter(item__meeting=meeting)}
    found = [_row(change, items, entries) for change in changes_of(ours, theirs) if change.item in items]
    blob = files.store_blob(content=content, name=name)
    with transaction.atomic():
        file = files.attach(
            actor=actor, owner_kind="meeting", owner_uid=meeting.uid, role=ROLE, name=name, blob=blob,
            audience=Audience.SECRETARIAT,
        )  # fmt: skip
        returned = ReturnedFile.objects.create(meeting=meeting, file=file, created_at=clock.now())
        for row in found:
            row.returned = returned
        ReturnedChange.objects.bulk_create(found)
        audit.record(actor=actor, verb="word_compare", subject=meeting, cooperation=meeting.cooperation_id)
    return returned


def take_change(*, actor: Viewer, change: ReturnedChange) -> None:
    """Write the change into the record.

    Raises ConflictError where somebody decided on it already, or the line was changed since the comparison.
    """
    _decide(actor, change, taken=True)


def leave_change(*, actor: Viewer, change: ReturnedChange) -> None:
    """Leave the line as it is. Raises ConflictError where somebody decided on it already."""
    _decide(actor, change, taken=False)


def _decide(actor: Viewer, change: ReturnedChange, *, taken: bool) -> None:
    require_item_keeper(actor, change.item)
    with transaction.atomic():
        open_now = ReturnedChange.objects.filter(pk=change.pk, taken=None)
        if not open_now.update(taken=taken):
            raise ConflictError(_("Somebody else has decided on this change already. Load the page again."))
        if taken:
            _write(actor, change)
    change.taken = taken


def _write(actor: Viewer, change: ReturnedChange) -> None:
    if change.kind == ReturnedChange.Kind.ADDED:
        after = Entry.objects.filter(uid=change.after_uid, item=change.item).first()
        fields: EntryFields = {"kind": change.line_kind, **_speaker(change)}
        added = record.add_entry(actor=actor, item=change.item, text=change.after, after=after, **fields)
        if not change.after_uid:
            record.move_entry(actor=actor, entry=added, version=added.version, after=None)
        return
    entry = Entry.objects.select_related("item__meeting", "item__parent").get(uid=change.entry_uid)
    if change.kind == ReturnedChange.Kind.REMOVED:
        record.withdraw_entry(actor=actor, entry=entry, version=change.entry_version, reason=_("Taken out in Word"))
        return
    speaker: EntryFields = {} if change.speaker == entry.speaker_written else _speaker(change)
    written: EntryChanges = {"text": change.after, **speaker}
    record.edit_entry(actor=actor, entry=entry, version=change.entry_version, **written)


def _speaker(change: ReturnedChange) -> EntryFields:
    found = speaker_of(change.item.meeting, change.speaker)
    return {"speaker_written": change.speaker, "person": found["person"], "organization": found["organization"]}


def _row(change: Change, items: dict[str, AgendaItem], entries: dict[str, Entry]) -> ReturnedChange:
    entry = entries.get(change.entry)
    known = entry.speaker_written if entry else ""
    speaker = speaker_in(change.after_lines, known) if change.after_lines else known
    return ReturnedChange(
        kind=change.kind,
        item=items[change.item],
        entry_uid=change.entry,
        after_uid=change.after,
        before=entry.text if entry else "",
        after=richtext.clean(markup_of(change.after_lines, speaker)) if change.after_lines else "",
        speaker=speaker,
        line_kind=kind_of(change.after_lines) if change.after_lines else "",
        entry_version=change.version,
        stale=change.stale,
    )
