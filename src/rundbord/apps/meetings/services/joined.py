"""Taking a Teams report into the attendance list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Any

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.meetings.models import Attendance, Meeting
from rundbord.apps.meetings.services.act import Act, act
from rundbord.apps.meetings.services.attendance import AttendanceChanges, checked_row, last_position, new_row
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.meetings.services.undo import addition, before
from rundbord.apps.people.models import Membership, Person


@dataclass(frozen=True)
class Came:
    """Somebody who came: the row of the list, or by name who is to get one. Times are wall times, None for the whole.

    `deputy` is the deputy's place by which a new person comes.
    """

    name: str
    row: Attendance | None = None
    person: Person | None = None
    deputy: Membership | None = None
    from_time: time | None = None
    to_time: time | None = None


def take_joined(*, actor: Viewer, meeting: Meeting, came: Iterable[Came], others_absent: bool = False) -> int:
    """Note who came, in one step that can be undone; with `others_absent`, whoever is still expected did not.

    Returns how many came. Raises NotAllowedError, NotPossibleError for times that end before they begin, and
    ConflictError where somebody changed a row meanwhile.
    """
    with act(actor=actor, meeting=meeting, verb="attendance_take_joined") as done:
        present = list(came)
        position = last_position(meeting)
        for number, one in enumerate(present, start=1):
            if one.row is not None:
                _write(done, one.row, _seen(one))
            else:
                _add(done, meeting, one, position + number)
        if others_absent:
            here = [one.row.pk for one in present if one.row is not None]
            waiting = Attendance.objects.filter(
                meeting=meeting, withdrawn_at=None, status=Attendance.Status.EXPECTED
            ).exclude(pk__in=here)
            for row in waiting:
                _write(done, row, {"status": Attendance.Status.ABSENT})
    return len(present)


def _seen(one: Came) -> dict[str, Any]:
    return {"status": Attendance.Status.PRESENT, "from_time": one.from_time, "to_time": one.to_time}


def _write(done: Act, row: Attendance, values: dict[str, Any]) -> None:
    checked = checked_row(row.meeting, values, row)
    kept = before(row, *checked)
    save_version(row, row.version, **checked)
    done.undone_by(kept, row)


def _add(done: Act, meeting: Meeting, one: Came, position: int) -> None:
    category = Attendance.Category.DEPUTY if one.deputy else Attendance.Category.GUEST
    fields: AttendanceChanges = {"category": category, **_seen(one)}  # type: ignore[typeddict-item]  # its keys are these
    if one.person is not None:
        fields["person"] = one.person
    if one.deputy is not None:
        seat = one.deputy.seat
        fields["seat"], fields["organization"] = seat, seat.organization
        fields["organization_written"] = seat.organization.name if seat.organization else ""
    row = new_row(meeting, one.name, fields, position)
    row.save()
    done.undone_by(addition(row), row)
