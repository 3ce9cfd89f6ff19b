"""Writing a draft's rows: the meeting that it makes, its agenda, record and attendance, and its original."""

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock, richtext
from rundbord.apps.files.models import Attachment, Audience
from rundbord.apps.importing.draft import Draft, clock_time, day
from rundbord.apps.importing.models import Document, Part
from rundbord.apps.importing.parts import ROLES, position
from rundbord.apps.importing.rows import Rows
from rundbord.apps.importing.services.intakes import Ledger
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import AgendaItem, Attendance, ItemNumber, Meeting
from rundbord.apps.meetings.models import State as MeetingState
from rundbord.apps.meetings.services.numbers import printed_number
from rundbord.apps.people.models import Body
from rundbord.apps.record.models import Action, Entry, Mark

CHUNK = 500


def add_meeting(actor: Viewer, document: Document, draft: Draft, body: Body) -> Meeting:
    """The meeting that the draft tells of; a notice of one that is still to come makes a called meeting."""
    facts = draft.facts
    meeting = meetings.add_meeting(
        actor=actor,
        bodies=[body],
        state=_state(draft),
        batch_uid=document.batch.uid,
        language=facts.language,
        date=day(facts.date),
        end_date=day(facts.end_date),
        start_time=clock_time(facts.start),
        end_time=clock_time(facts.end),
        place=facts.place[:300],
    )
    Meeting.objects.filter(pk=meeting.pk).update(next_dates=list(facts.next_meetings))
    return meeting


def _state(draft: Draft) -> MeetingState:
    when = day(draft.facts.date)
    ahead = draft.facts.kind == "notice" and when is not None and when > clock.today()
    return MeetingState.CALLED if ahead else MeetingState.HELD


def as_agenda(rows: Rows) -> None:
    """What a notice says of an item is the item's case text and proposed decision, and nobody has come yet."""
    for item in rows.items:
        told = [entry for entry in rows.entries if entry.item is item]
        item.case_text = "".join(_with_speaker(entry) for entry in told if entry.kind != "proposal")
        item.proposed_decision = "".join(_with_speaker(entry) for entry in told if entry.kind == "proposal")
    rows.entries, rows.actions, rows.marks = [], [], []
    for row in rows.attendances:
        if row.status == Attendance.Status.PRESENT:
            row.status = Attendance.Status.EXPECTED


def _with_speaker(entry: Entry) -> str:
    if not entry.speaker_written:
        return entry.text
    return richtext.from_plain(f"{entry.speaker_written}: {richtext.to_plain(entry.text)}")


def write_rows(rows: Rows, body: Body, ledger: Ledger) -> None:
    """A handful of inserts, sub-items after the items that they stand under."""
    AgendaItem.objects.bulk_create([item for item in rows.items if id(item) not in rows.tops], batch_size=CHUNK)
    under = [item for item in rows.items if id(item) in rows.tops]
    for item in under:
        item.parent = rows.tops[id(item)]
    AgendaItem.objects.bulk_create(under, batch_size=CHUNK)
    ledger.add(*rows.items)
    ledger.add(*ItemNumber.objects.bulk_create([printed_number(item, body, number) for item, number in rows.printed]))
    ledger.add(*Attendance.objects.bulk_create(rows.attendances, batch_size=CHUNK))
    write_entries(rows, ledger)


def write_entries(rows: Rows, ledger: Ledger) -> None:
    """The lines and their facets; the items are saved already."""
    for entry in rows.entries:
        entry.item_id = entry.item.pk
    ledger.add(*Entry.objects.bulk_create(rows.entries, batch_size=CHUNK))
    facets: list[Action | Mark] = [*rows.actions, *rows.marks]
    for facet in facets:
        facet.entry_id = facet.entry.pk
    ledger.add(*Action.objects.bulk_create(rows.actions, batch_size=CHUNK))
    ledger.add(*Mark.objects.bulk_create(rows.marks, batch_size=CHUNK))


def keep_original(document: Document, meeting: Meeting, part: Part, ledger: Ledger) -> None:
    """The file, with the meeting, as what it is to it."""
    if document.blob is None:
        return
    ledger.add(
        Attachment.objects.create(
            cooperation_id=meeting.cooperation_id,
            owner_kind="meeting",
            owner_uid=meeting.uid,
            role=ROLES[part],
            name=document.name,
            blob=document.blob,
            audience=Audience.MEMBERS,
            position=position(part, document.format),
            created_at=clock.now(),
        )
    )
