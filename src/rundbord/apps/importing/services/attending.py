"""Attendance lists that meet: one row a person and organization, filled in by the newer document."""

from typing import Any

from django.utils.translation import gettext as _

from rundbord.apps.core import clock
from rundbord.apps.importing.rows import Rows
from rundbord.apps.importing.services.intakes import Imported, Ledger
from rundbord.apps.meetings.models import Attendance, Meeting
from rundbord.apps.people.spelling import fold

FILLED = ("person_id", "organization_id", "seat_id", "organization_written", "role", "deputy_for", "note")
SAID = ("status", "category", "from_time", "to_time")
EXPECTED = Attendance.Status.EXPECTED


def join_attendance(rows: Rows, meeting: Meeting, imported: Imported, ledger: Ledger, *, is_notice: bool) -> None:
    """Bring the rows to the meeting's list. Who stood there by hand stays; whom an earlier document had and these
    minutes lack is withdrawn. A notice only adds where nobody stands yet.
    """
    held = list(meeting.attendances.filter(withdrawn_at=None))
    if is_notice and held:
        return
    left = list(held)
    fresh = []
    for row in rows.attendances:
        same = _same(row, left)
        if same is None:
            fresh.append(row)
            continue
        left.remove(same)
        _mend(same, row, imported, ledger)
    ledger.add(*Attendance.objects.bulk_create(fresh))
    for row in left:
        if imported.made(row) and not imported.touched(row):
            ledger.change(row, withdrawn_at=clock.now(), withdrawn_reason=_("Not in the newer minutes"))


def _same(row: Attendance, held: list[Attendance]) -> Attendance | None:
    """The row of the same person for the same organization, or of the person."""
    mine = [one for one in held if _is_one(row, one)]
    exact = [one for one in mine if one.organization_id == row.organization_id]
    return next(iter(exact or mine), None)


def _is_one(row: Attendance, other: Attendance) -> bool:
    if row.person_id and other.person_id:
        return row.person_id == other.person_id
    return fold(row.name_written) == fold(other.name_written)


def _mend(held: Attendance, row: Attendance, imported: Imported, ledger: Ledger) -> None:
    """What the row lacked; what the document says of who came, unless somebody has noted that by hand."""
    fields: dict[str, Any] = {name: getattr(row, name) for name in FILLED if not getattr(held, name)}
    noted = imported.touched(held) and held.status != EXPECTED
    if not noted:
        fields |= {name: getattr(row, name) for name in SAID}
    changed = {name: value for name, value in fields.items() if value != getattr(held, name)}
    if changed:
        ledger.change(held, **changed)
