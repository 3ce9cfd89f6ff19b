"""Who came, in what capacity, for whom and how long: the attendance of minutes."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from rundbord.apps.meetings.models import Attendance
from rundbord.apps.meetings.shown import AttendanceView
from rundbord.engines.typesetter.document import AttendanceSection, Attendee, Language, SectionKind
from rundbord.engines.typesetter.words import clock_words

SECTIONS: dict[str, SectionKind] = {
    Attendance.Category.MEMBER: "members",
    Attendance.Category.DEPUTY: "deputies",
    Attendance.Category.SECRETARIAT: "secretariat",
    Attendance.Category.OBSERVER: "observers",
    Attendance.Category.GUEST: "guests",
}


def attendance_of(rows: Iterable[AttendanceView], language: Language) -> Iterator[AttendanceSection]:
    """Members, their deputies, those who were absent, then everybody else, in the active language."""
    shown = list(rows)
    stand_ins = {row.deputy_for: row.name for row in shown if row.deputy_for and _came(row)}
    absent = tuple(_absentee(row, stand_ins) for row in shown if row.status == Attendance.Status.ABSENT)
    for category, kind in SECTIONS.items():
        if category == Attendance.Category.SECRETARIAT and absent:
            yield AttendanceSection("absent", absent)
        present = tuple(_attendee(row, language) for row in shown if row.category == category and _came(row))
        if present:
            yield AttendanceSection(kind, present)


def _came(row: AttendanceView) -> bool:
    return row.status == Attendance.Status.PRESENT


def _attendee(row: AttendanceView, language: Language) -> Attendee:
    notes = [row.role]
    if row.deputy_for:
        notes.append(_("deputy for %(name)s") % {"name": row.deputy_for})
    if row.from_time:
        notes.append(_("from %(time)s") % {"time": clock_words(row.from_time, language)})
    if row.to_time:
        notes.append(_("until %(time)s") % {"time": clock_words(row.to_time, language)})
    return _named(row, [*notes, row.note])


def _absentee(row: AttendanceView, stand_ins: dict[str, str]) -> Attendee:
    """An absent person, with the deputy who came instead."""
    deputy = stand_ins.get(row.name)
    return _named(row, [row.role, _("%(name)s came as deputy") % {"name": deputy} if deputy else "", row.note])


def _named(row: AttendanceView, notes: list[str]) -> Attendee:
    """Old minutes often say the same in a remark as in the times read from it: nothing is said twice."""
    once = {re.sub(r"\W+", "", note).casefold(): note for note in reversed(notes) if note}
    return Attendee(row.name, row.organization, ", ".join(note for note in reversed(once.values())))
