"""Who a written speaker is: looked up in the meeting's attendance list, where the answer is only one."""

from collections.abc import Iterable
from typing import TypedDict

from rundbord.apps.meetings.models import Attendance, Meeting
from rundbord.apps.people.models import Organization, Person


class Speaker(TypedDict):
    """Person and organization beside the name as written, each possibly unknown."""

    person: Person | None
    organization: Organization | None


def speaker_of(meeting: Meeting, written: str) -> Speaker:
    """The speaker meant by a person's name, a first name that only one has, or an organization's name.

    An organization with one person in the list is spoken for by that person; with several, by nobody we know.
    """
    rows = list(
        Attendance.objects.filter(meeting=meeting, withdrawn_at=None)
        .exclude(status=Attendance.Status.ABSENT)
        .select_related("person", "organization")
    )
    name = written.casefold().strip()
    persons = [row for row in rows if row.name_written.casefold() == name]
    persons = persons or [row for row in rows if row.name_written.casefold().split(" ")[:1] == [name]]
    places = [row for row in rows if name in {row.organization_written.casefold(), str(row.organization).casefold()}]
    if persons:
        return _one(persons)
    return _one(places) if name else {"person": None, "organization": None}


def speakers_of(rows: Iterable[tuple[str, str]]) -> list[str]:
    """What to offer while one writes, from (name, organization) pairs: places first, then persons."""
    pairs = list(rows)
    return list(dict.fromkeys([*(place for _name, place in pairs if place), *(name for name, _place in pairs)]))


def _one(rows: list[Attendance]) -> Speaker:
    persons, places = {row.person for row in rows}, {row.organization for row in rows}
    return {
        "person": persons.pop() if len(persons) == 1 else None,
        "organization": places.pop() if len(places) == 1 else None,
    }
