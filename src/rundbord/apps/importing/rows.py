"""The record that a draft becomes, as rows that are not saved yet: all thinking is done before the write begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time

from rundbord.apps.core import richtext
from rundbord.apps.importing.draft import Attendee, Draft, Heading, Line, day
from rundbord.apps.importing.settled import Settled
from rundbord.apps.meetings.models import AgendaItem, Attendance, ItemKind, Meeting
from rundbord.apps.record.models import Action, Entry, Mark

ITEM_KINDS = [
    (ItemKind.APPROVE_NOTICE, re.compile(r"\b(?:innkalling|dagsorden|saksliste|sakliste)", re.IGNORECASE)),
    (
        ItemKind.APPROVE_MINUTES,
        re.compile(r"\b(?:godkj|gjennomg)\w+.*\b(?:referat|protokoll|møtebok)", re.IGNORECASE),
    ),
    (ItemKind.ROUND_TABLE, re.compile(r"\brund(?:e|en|a)\b.*\bbord|\bbordet rundt\b", re.IGNORECASE)),
    (ItemKind.ANY_OTHER, re.compile(r"\b(?:eventuelt|ymse)\b", re.IGNORECASE)),
    (ItemKind.BREAK, re.compile(r"^\W*(?:pause|lunsj|lunch|middag|kaffe)\b", re.IGNORECASE)),
    (ItemKind.BRIEFING, re.compile(r"\borientering", re.IGNORECASE)),
]
_CAME = re.compile(r"\b(?:kom|ankom|fra|frå|møtte)\D{0,12}(\d{1,2})[.:](\d{2})", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:gikk|gjekk|forlot|forlét|til|t\.o\.m\.)\D{0,16}(\d{1,2})[.:](\d{2})", re.IGNORECASE)
LONGEST_TITLE, LONGEST_NAME, LONGEST_NOTE = 500, 200, 300


@dataclass
class Rows:
    """Everything that is written for one document, in order. `tops` says under which item a sub-item stands."""

    items: list[AgendaItem] = field(default_factory=list)
    tops: dict[int, AgendaItem] = field(default_factory=dict)
    printed: list[tuple[AgendaItem, str]] = field(default_factory=list)
    attendances: list[Attendance] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def rows_of(draft: Draft, meeting: Meeting, settled: Settled, now: datetime) -> Rows:
    """The rows of a draft under a meeting that may not be saved yet."""
    rows = Rows()
    for position, row in enumerate(draft.attendance, start=1):
        rows.attendances.append(_attendance(row, meeting, settled, position))
    for part in draft.parts:
        if isinstance(part, Heading):
            _add_item(rows, part, meeting, now)
        elif part.kind != "rest" and rows.items:
            _add_entry(rows, part, settled, now)
    _decisions_make_decision_items(rows)
    return rows


def _add_item(rows: Rows, heading: Heading, meeting: Meeting, now: datetime) -> None:
    title, overflow = _cut(heading.title, LONGEST_TITLE)
    item = AgendaItem(
        meeting=meeting,
        position=len(rows.items) + 1,
        title=title,
        kind=item_kind(heading.title),
        numbered=bool(heading.number),
    )
    tops = [one for one in rows.items if id(one) not in rows.tops]
    if heading.depth and tops:
        rows.tops[id(item)] = tops[-1]
    rows.items.append(item)
    if heading.number:
        rows.printed.append((item, heading.number))
    if overflow:
        rows.entries.append(Entry(item=item, position=1, text=richtext.from_plain(overflow), created_at=now))


def item_kind(title: str) -> str:
    """What an item is for, as its title tells; a discussion where it does not."""
    return next((kind for kind, words in ITEM_KINDS if words.search(title)), ItemKind.DISCUSSION)


def _decisions_make_decision_items(rows: Rows) -> None:
    """An item that came to a decision, and that its title does not make something else, is for decision."""
    decided = {id(entry.item) for entry in rows.entries if entry.kind == "decision"}
    for item in rows.items:
        if item.kind == ItemKind.DISCUSSION and id(item) in decided:
            item.kind = ItemKind.DECISION


def _add_entry(rows: Rows, line: Line, settled: Settled, now: datetime) -> None:
    item = rows.items[-1]
    speaker = speaker_written(line)
    entry = Entry(
        item=item,
        position=sum(1 for one in rows.entries if one.item is item) + 1,
        kind=line.kind,
        text=richtext.from_plain(line.text),
        speaker_written=speaker,
        person=settled.person(line.person),
        organization=settled.organization(line.organization),
        source_start=min((start for start, _end in line.spans), default=None),
        source_end=max((end for _start, end in line.spans), default=None),
        created_at=now,
    )
    rows.entries.append(entry)
    rows.actions.extend(_actions(entry, line, settled))
    rows.marks.extend(
        Mark(entry=entry, kind=mark.kind, quote=mark.quote) for mark in line.marks if mark.kind != "promise"
    )


def speaker_written(line: Line) -> str:
    """The speaker as printed in front; nothing where the line's own text names the speaker."""
    if line.label:
        return line.label[:LONGEST_NAME]
    named = [name for name in (line.person, line.organization) if name]
    if any(name.casefold() in line.text.casefold() for name in named):
        return ""
    return ", ".join(named)[:LONGEST_NAME]


def _actions(entry: Entry, line: Line, settled: Settled) -> Iterator[Action]:
    """Actions as read; a promise that is no action yet becomes one of the speaker's."""
    for task in line.tasks:
        yield Action(
            entry=entry,
            text=task.text,
            responsible_written=task.responsible[:LONGEST_NAME],
            person=settled.person(task.responsible),
            organization=settled.organization(task.responsible),
            due=day(task.due),
        )
    for mark in line.marks:
        if mark.kind == "promise" and not any(
            mark.quote in task.text or task.text in mark.quote for task in line.tasks
        ):
            yield Action(
                entry=entry,
                text=mark.quote,
                responsible_written=line.speaker[:LONGEST_NAME],
                person=entry.person,
                organization=entry.organization,
            )


def _attendance(row: Attendee, meeting: Meeting, settled: Settled, position: int) -> Attendance:
    """Why somebody is absent is never stored: the note of an absent person stays in the original."""
    present = row.status == "present"
    person, organization = settled.person(row.name), settled.organization(row.organization)
    return Attendance(
        meeting=meeting,
        person=person,
        organization=organization,
        seat_id=settled.seat(person, organization),
        name_written=row.name[:LONGEST_NAME],
        organization_written=row.organization[:LONGEST_NAME],
        role=row.role[:LONGEST_NAME],
        category=row.category,
        status=row.status,
        deputy_for=row.deputy_for[:LONGEST_NAME],
        from_time=_time(_CAME, row.note) if present else None,
        to_time=_time(_LEFT, row.note) if present else None,
        note=row.note[:LONGEST_NOTE] if present else "",
        position=position,
    )


def _time(words: re.Pattern[str], note: str) -> time | None:
    found = words.search(note)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def _cut(text: str, longest: int) -> tuple[str, str]:
    """The text in at most so many characters, cut between words, and what is left."""
    if len(text) <= longest:
        return text, ""
    at = text.rfind(" ", 0, longest)
    at = at if at > 0 else longest
    return text[:at], text[at:].strip()
