"""A meeting as one viewer may see it, in plain frozen data and a fixed number of queries.

Pages, minutes, notices and exports all build on this, so that what is closed is closed everywhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.errors import NotAllowedError
from rundbord.apps.core.models import Access
from rundbord.apps.meetings import outside
from rundbord.apps.meetings.models import AgendaItem, Attendance, ItemKind, Meeting
from rundbord.apps.meetings.papers import papers_of
from rundbord.apps.meetings.rows import ItemRow, item_rows
from rundbord.apps.meetings.rules import CALLED_ON, Sight, is_exempt, sight_of
from rundbord.apps.meetings.shown import AttendanceView, ItemView, MeetingView, Named, PaperView, Plan
from rundbord.apps.meetings.words import named_by_day

TALK = {ItemKind.DISCUSSION, ItemKind.ROUND_TABLE, ItemKind.ANY_OTHER}
ANY_DAY = date(2000, 1, 1)


def present_meeting(meeting: Meeting, viewer: Viewer, *, sight: Sight | None = None) -> MeetingView:
    """The meeting with agenda, attendance and papers as the viewer may see them.

    Three queries beside those of `queries.find_meeting`. `sight` overrides what the viewer sees (only ever to see
    less: `rules.AS_THE_PUBLIC`). Raises NotAllowedError where the viewer may not read the meeting.
    """
    sight = sight or sight_of(viewer, meeting)
    if not sight.agenda:
        raise NotAllowedError
    rows = item_rows(meeting, sight)
    readable = [row.item.uid for row in rows if not row.closed_to(sight)]
    papers = papers_of([meeting.uid, *readable], sight)
    starts = start_times([row.item for row in rows], meeting.start_time)
    items = [_item(row, sight, papers, starts) for row in rows if row.listed_for(sight)]
    return replace(
        _facts(meeting, sight),
        plan=plan_of([row.item for row in rows], meeting),
        items=tuple(items),
        attendance=tuple(present_attendance(meeting, sight)),
        papers=papers.get(meeting.uid, ()),
    )


def plan_of(items: Sequence[AgendaItem], meeting: Meeting) -> Plan:
    """Planned minutes against the meeting's length, and how many of them are for talk."""
    counted = [item for item in items if item.withdrawn_at is None]
    return Plan(
        planned=sum(item.planned_minutes or 0 for item in counted),
        length=length_of(meeting),
        talk=sum(item.planned_minutes or 0 for item in counted if item.kind in TALK),
    )


def length_of(meeting: Meeting) -> int | None:
    """The meeting's length in minutes, None where a time is unknown or it lasts several days."""
    several = meeting.end_date is not None and meeting.end_date != meeting.date
    if meeting.start_time is None or meeting.end_time is None or several:
        return None
    between = _on_any_day(meeting.end_time) - _on_any_day(meeting.start_time)
    return between.seconds // 60 if between > timedelta(0) else None


def start_times(items: Sequence[AgendaItem], start: time | None) -> dict[int, time]:
    """When each item starts (wall time, by integer key) if all before it keep to their planned minutes."""
    if start is None or not any(item.planned_minutes for item in items):
        return {}
    at, starts = _on_any_day(start), {}
    for item in items:
        if item.withdrawn_at is None:
            starts[item.pk] = at.time()
            at += timedelta(minutes=item.planned_minutes or 0)
    return starts


def _on_any_day(at: time) -> datetime:
    return datetime.combine(ANY_DAY, at, tzinfo=UTC)


def _facts(meeting: Meeting, sight: Sight) -> MeetingView:
    bodies = tuple(Named(body.uid, body.name) for body in meeting.held_by)
    facts = MeetingView(
        uid=meeting.uid,
        key=meeting.pk,
        cooperation=meeting.cooperation.slug,
        cooperation_name=meeting.cooperation.name,
        title=meeting.title or " + ".join(body.name for body in bodies),
        bodies=bodies,
        state=meeting.state,
        language=meeting.language,
        date=meeting.date,
        end_date=meeting.end_date,
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        zone=meeting.zone,
        form=meeting.form,
        place=meeting.place,
        agenda_public_at=meeting.agenda_public_at,
        record_public_at=meeting.record_public_at,
        imported=bool(meeting.batch_uid),
        withdrawn=meeting.withdrawn_at is not None,
        version=meeting.version,
        sight=sight,
    )
    return replace(facts, **_for_the_table(meeting)) if sight.inside else facts


def _for_the_table(meeting: Meeting) -> dict[str, Any]:
    """How to join, and why it was cancelled: not for outsiders."""
    fields = ("join_url", "join_id", "join_code", "join_phone", "withdrawn_reason")
    return {field: getattr(meeting, field) for field in fields}


def _item(row: ItemRow, sight: Sight, papers: dict[str, tuple[PaperView, ...]], starts: dict[int, time]) -> ItemView:
    if row.closed_to(sight):
        close = outside.withdrawn_item if row.withdrawn else outside.closed_item
        return close(row)
    item = row.item
    return ItemView(
        uid=item.uid,
        key=item.pk,
        title=item.title,
        printed=row.printed,
        elsewhere=row.elsewhere,
        label=row.label,
        provisional=row.provisional,
        level=1 if row.parent else 0,
        withdrawn=row.withdrawn,
        legal_basis=outside.basis(row),
        exempt=is_exempt(row.line),
        exempt_until=item.exempt_until if sight.inside else None,
        kind=item.kind,
        kind_label=str(item.get_kind_display()),
        numbered=item.numbered,
        public_title=item.public_title if sight.inside else "",
        case_text=item.case_text,
        proposed_decision=item.proposed_decision,
        presenter=item.presenter,
        planned_minutes=item.planned_minutes,
        starts=starts.get(item.pk),
        postponed=item.postponed,
        matter=_matter(item, sight),
        approves=_approves(item.approves, sight),
        papers=papers.get(item.uid, ()),
        has_excluded=row.has_excluded and sight.inside,
        version=item.version,
    )


def _matter(item: AgendaItem, sight: Sight) -> Named | None:
    """The matter that the item treats: outsiders do not see matters."""
    if item.matter is None or item.matter.withdrawn_at is not None or not sight.inside:
        return None
    return Named(item.matter.uid, item.matter.title)


def _approves(meeting: Meeting | None, sight: Sight) -> Named | None:
    """The meeting whose minutes the item approves, for outsiders only where that one is published too."""
    if meeting is None or not (sight.inside or meeting.agenda_public_at or meeting.record_public_at):
        return None
    return Named(meeting.uid, named_by_day(meeting))


def present_attendance(meeting: Meeting, sight: Sight) -> Iterator[AttendanceView]:
    """The attendance list. Outsiders read it with the record; those at the table from the call on."""
    if not (sight.record or (sight.inside and (sight.keeps or meeting.state in CALLED_ON))):
        return
    rows = Attendance.objects.filter(meeting=meeting, withdrawn_at=None).select_related("person", "organization")
    for row in rows:
        yield _attendance_view(row, sight)


def _attendance_view(row: Attendance, sight: Sight) -> AttendanceView:
    return AttendanceView(
        uid=row.uid,
        key=row.pk,
        name=row.name_written,
        organization=row.organization_written or (row.organization.name if row.organization else ""),
        person=Named(row.person.uid, row.person.name)
        if row.person and sight.inside and not row.person.withdrawn_at
        else None,
        organization_page=Named(row.organization.uid, row.organization.name) if row.organization else None,
        role=row.role,
        category=row.category,
        category_label=str(row.get_category_display()),
        status=row.status,
        status_label=str(row.get_status_display()),
        deputy_for=row.deputy_for,
        from_time=row.from_time,
        to_time=row.to_time,
        note=row.note if sight.inside or row.access == Access.OPEN else "",
        seat=row.seat_id,
        version=row.version,
    )
