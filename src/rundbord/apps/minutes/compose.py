"""The record of a meeting as the document that its minutes are."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from rundbord.apps.meetings.models import Attendance, Meeting
from rundbord.apps.meetings.shown import AttendanceView
from rundbord.apps.minutes.blocks import blocks
from rundbord.apps.minutes.head import facts_of, language_of, leading_body, letterhead_of
from rundbord.apps.people.models.bodies import MinutesName
from rundbord.apps.record.models import Action as RecordAction
from rundbord.apps.record.models import EntryKind
from rundbord.apps.record.shown import EntryView, RecordView, Section, VoteView
from rundbord.engines.typesetter.document import (
    Action,
    AttendanceSection,
    Attendee,
    Block,
    Document,
    Item,
    Language,
    Paper,
    Paragraph,
    ParagraphKind,
    SectionKind,
)
from rundbord.engines.typesetter.words import clock_words, words

KINDS: dict[str, ParagraphKind] = {
    EntryKind.PROSE: "prose",
    EntryKind.PROPOSAL: "proposal",
    EntryKind.CONTRIBUTION: "contribution",
    EntryKind.DECISION: "decision",
}
SECTIONS: dict[str, SectionKind] = {
    Attendance.Category.MEMBER: "members",
    Attendance.Category.DEPUTY: "deputies",
    Attendance.Category.SECRETARIAT: "secretariat",
    Attendance.Category.OBSERVER: "observers",
    Attendance.Category.GUEST: "guests",
}
PROTOCOLS = {MinutesName.PROTOKOLL, MinutesName.MOTEBOK}


def compose(meeting: Meeting, record: RecordView, *, mark: str, remark: str, issued: date) -> Document:
    """The minutes as the viewer of `record` may read them, in the meeting's own language.

    `mark` is the status above the title, `remark` a sentence under it, `issued` the date that the files carry.
    """
    language = language_of(meeting)
    with translation.override(language):
        return Document(
            kind="minutes",
            language=language,
            title=title_of(meeting, language),
            issued=issued,
            letterhead=letterhead_of(meeting),
            author=meeting.cooperation.name,
            mark=mark,
            remark=remark,
            facts=facts_of(record.meeting, language),
            attendance=tuple(_attendance(record.meeting.attendance, language)),
            items=tuple(_item(section) for section in record.sections),
            actions=tuple(_actions(record)),
        )


def title_of(meeting: Meeting, language: Language) -> str:
    """ "Referat fra møte i Faggruppe for næring", or what the body calls its minutes."""
    body = leading_body(meeting)
    own = words(language)
    pattern = own.protocol_of if body.minutes_name in PROTOCOLS else own.minutes_of
    return pattern.format(body=" + ".join(one.name for one in meeting.held_by))


def _attendance(rows: Iterable[AttendanceView], language: Language) -> Iterator[AttendanceSection]:
    """Those who came by capacity, then those who were absent."""
    shown = list(rows)
    for category, kind in SECTIONS.items():
        present = [row for row in shown if row.category == category and row.status == Attendance.Status.PRESENT]
        if present:
            yield AttendanceSection(kind, tuple(_attendee(row, language) for row in present))
    absent = [row for row in shown if row.status == Attendance.Status.ABSENT]
    if absent:
        yield AttendanceSection("absent", tuple(_attendee(row, language) for row in absent))


def _attendee(row: AttendanceView, language: Language) -> Attendee:
    notes = [row.role]
    if row.deputy_for:
        notes.append(_("deputy for %(name)s") % {"name": row.deputy_for})
    if row.from_time:
        notes.append(_("from %(time)s") % {"time": clock_words(row.from_time, language)})
    if row.to_time:
        notes.append(_("until %(time)s") % {"time": clock_words(row.to_time, language)})
    notes.append(row.note)
    return Attendee(row.name, row.organization, ", ".join(note for note in notes if note))


def _item(section: Section) -> Item:
    item = section.item
    lines: list[Block] = []
    if item.closed:
        lines.append(Paragraph(closed_words(item.legal_basis)))
    for entry in section.entries:
        lines += _entry(entry)
    return Item(
        title=item.title,
        number=item.label,
        depth=item.level,
        blocks=tuple(lines),
        papers=tuple(Paper(paper.name) for paper in item.papers),
    )


def _entry(entry: EntryView) -> Iterator[Block]:
    if entry.closed:
        yield Paragraph(closed_words(entry.legal_basis))
        return
    yield from blocks(entry.text, KINDS[entry.kind], entry.speaker)
    if entry.vote:
        yield Paragraph(vote_words(entry.vote))


def closed_words(legal_basis: str) -> str:
    """What stands in place of something exempt."""
    if not legal_basis:
        return _("Exempt from public disclosure.")
    return _("Exempt from public disclosure: %(basis)s.") % {"basis": legal_basis}


def vote_words(vote: VoteView) -> str:
    """How the decision was voted on, in a sentence."""
    counts = [
        (vote.votes_for, _("%(number)s for")),
        (vote.votes_against, _("%(number)s against")),
        (vote.votes_blank, _("%(number)s blank")),
    ]
    told = [pattern % {"number": number} for number, pattern in counts if number is not None]
    return _("Vote: %(result)s") % {"result": ", ".join([*told, vote.text] if vote.text else told)}


def _actions(record: RecordView) -> Iterator[Action]:
    for section in record.sections:
        for entry in section.entries:
            for action in entry.actions:
                if action.state != RecordAction.State.DROPPED:
                    yield Action(action.text, action.responsible, action.due or "", section.item.label)
