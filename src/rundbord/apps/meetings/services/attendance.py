"""The attendance list: who is expected, who came, for which seat, from when to when."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any, TypedDict, Unpack

from django.db.models import Max
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.meetings.models import Attendance, Meeting
from rundbord.apps.meetings.services.act import act
from rundbord.apps.meetings.services.items import require_basis, required
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.meetings.services.undo import addition, before
from rundbord.apps.people.models import Membership, Organization, Person, Seat, SeatKind

CATEGORIES = {
    SeatKind.MEMBER: Attendance.Category.MEMBER,
    SeatKind.OBSERVER: Attendance.Category.OBSERVER,
    SeatKind.SECRETARY: Attendance.Category.SECRETARIAT,
}


class AttendanceFields(TypedDict, total=False):
    """What may be written on a row of the list beside the name. Times are wall times in the meeting's zone."""

    person: Person | None
    organization: Organization | None
    seat: Seat | None
    organization_written: str
    role: str
    category: str
    status: str
    deputy_for: str
    from_time: time | None
    to_time: time | None
    note: str
    access: str
    law: str
    paragraph: str


class AttendanceChanges(AttendanceFields, total=False):
    """What may be changed on a row of the list."""

    name_written: str


def add_attendance(
    *, actor: Viewer, meeting: Meeting, name_written: str = "", **fields: Unpack[AttendanceFields]
) -> Attendance:
    """A new row at the end of the list; without a name as written, the person's own.

    Raises NotPossibleError where neither a name nor a person is given, for a person of another cooperation, and for
    times that end before they begin.
    """
    with act(actor=actor, meeting=meeting, verb="attendance_add") as done:
        row = new_row(meeting, name_written, fields, last_position(meeting) + 1)
        row.save()
        done.about(row)
        done.undone_by(addition(row), row)
    return row


def add_attendances(
    *, actor: Viewer, meeting: Meeting, rows: Iterable[AttendanceChanges], verb: str = "attendance_add_many"
) -> list[Attendance]:
    """Many rows at once, in order, with one trace in the history. Raises as `add_attendance`."""
    with act(actor=actor, meeting=meeting, verb=verb) as done:
        first = last_position(meeting) + 1
        made = [
            new_row(meeting, row.get("name_written", ""), row, position)
            for position, row in enumerate(rows, start=first)
        ]
        Attendance.objects.bulk_create(made)
        for row in made:
            done.undone_by(addition(row), row)
    return made


def add_from_seats(*, actor: Viewer, meeting: Meeting) -> list[Attendance]:
    """Put everybody who sits in the meeting's bodies on its date on the list as expected, unless already there.

    Vacant seats are left out; one person with two seats comes once for each.
    """
    there = set(Attendance.objects.filter(meeting=meeting, withdrawn_at=None).values_list("seat", flat=True))
    rows = [_of_seat(membership) for membership in _members(meeting) if membership.seat_id not in there]
    return add_attendances(actor=actor, meeting=meeting, rows=rows, verb="attendance_add_from_seats")


def edit_attendance(
    *, actor: Viewer, attendance: Attendance, version: int, **changes: Unpack[AttendanceChanges]
) -> Attendance:
    """Change a row of the list. Raises as `add_attendance`, and ConflictError."""
    with act(actor=actor, meeting=attendance.meeting, verb="attendance_edit") as done:
        values = checked_row(attendance.meeting, changes, attendance)
        kept = before(attendance, *values)
        save_version(attendance, version, **values)
        done.about(attendance, values)
        done.undone_by(kept, attendance)
    return attendance


def call_deputy(*, actor: Viewer, attendance: Attendance, version: int, membership: Membership) -> Attendance:
    """Note the member as absent and put a deputy of the same seat on the list instead."""
    if membership.seat_id != attendance.seat_id or membership.rank == 0:
        raise NotPossibleError(_("This person is not a deputy for the seat."))
    with act(actor=actor, meeting=attendance.meeting, verb="attendance_call_deputy") as done:
        kept = before(attendance, "status")
        save_version(attendance, version, status=Attendance.Status.ABSENT)
        fields: AttendanceChanges = {
            **_of_seat(membership),
            "category": Attendance.Category.DEPUTY,
            "deputy_for": attendance.name_written,
        }
        row = new_row(attendance.meeting, "", fields, last_position(attendance.meeting) + 1)
        row.save()
        done.about(row)
        done.undone_by(kept, attendance)
        done.undone_by(addition(row), row)
    return row


def remove_attendance(*, actor: Viewer, attendance: Attendance, version: int) -> None:
    """Take a row off the list. No reason is asked for or kept."""
    with act(actor=actor, meeting=attendance.meeting, verb="attendance_remove") as done:
        kept = before(attendance, "withdrawn_at")
        save_version(attendance, version, withdrawn_at=clock.now())
        done.about(attendance, ["withdrawn_at"])
        done.undone_by(kept, attendance)


def set_all_present(*, actor: Viewer, meeting: Meeting) -> int:
    """Everybody who is still only expected came; returns how many."""
    with act(actor=actor, meeting=meeting, verb="attendance_set_all_present") as done:
        waiting = Attendance.objects.filter(meeting=meeting, withdrawn_at=None, status=Attendance.Status.EXPECTED)
        rows = list(waiting)
        for row in rows:
            kept = before(row, "status")
            save_version(row, row.version, status=Attendance.Status.PRESENT)
            done.undone_by(kept, row)
    return len(rows)


def deputies(meeting: Meeting, seat: Seat | None) -> list[Membership]:
    """Who may come instead on the meeting's date, ranked."""
    if seat is None:
        return []
    ranked = Membership.objects.on(_day(meeting)).filter(seat=seat, rank__gt=0)
    return list(ranked.select_related("person", "seat__organization").order_by("rank", "pk"))


def _members(meeting: Meeting) -> list[Membership]:
    day = _day(meeting)
    order = {body.pk: place for place, body in enumerate(meeting.held_by)}
    seated = Membership.objects.on(day).filter(rank=0, seat__in=Seat.objects.on(day).filter(body__in=order))
    rows: list[Membership] = list(seated.select_related("seat__organization", "person"))
    return sorted(rows, key=lambda row: (order[row.seat.body_id], row.seat.position, row.seat_id))


def _day(meeting: Meeting) -> date:
    return meeting.date or clock.today()


def _of_seat(membership: Membership) -> AttendanceChanges:
    seat = membership.seat
    return {
        "name_written": membership.person.name,
        "person": membership.person,
        "seat": seat,
        "organization": seat.organization,
        "organization_written": seat.organization.name if seat.organization else "",
        "category": CATEGORIES[SeatKind(seat.kind)],
        "status": Attendance.Status.EXPECTED,
    }


def new_row(meeting: Meeting, name: str, fields: Any, position: int) -> Attendance:
    """A row that is not stored yet. Raises as `add_attendance`."""
    person = fields.get("person")
    values = checked_row(meeting, {**fields, "name_written": name or (person.name if person else "")})
    return Attendance(meeting=meeting, position=position, **values)


def checked_row(meeting: Meeting, fields: Any, row: Attendance | None = None) -> dict[str, Any]:
    """The fields as they are stored on a new row, or on `row`. Raises as `add_attendance`."""
    values: dict[str, Any] = dict(fields)
    if "name_written" in values:
        values["name_written"] = required(values["name_written"])[:200]
    person = values.get("person")
    if person is not None and person.cooperation_id != meeting.cooperation_id:
        raise NotPossibleError(_("This person belongs to another cooperation."))
    came, went = (values.get(name, getattr(row, name, None)) for name in ("from_time", "to_time"))
    if came is not None and went is not None and came >= went:
        raise NotPossibleError(_("They must come before they go."))
    require_basis(values, row, imported=bool(meeting.batch_uid))
    return values


def last_position(meeting: Meeting) -> int:
    """The position of the list's last row; 0 where there is none."""
    highest: int | None = meeting.attendances.aggregate(highest=Max("position"))["highest"]
    return highest or 0
