"""Who a written speaker is: looked up in the meeting's attendance list, where the answer is only one."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TypedDict

from rundbord.apps.meetings.models import Attendance, Meeting
from rundbord.apps.people.models import Organization, Person


class Speaker(TypedDict):
    """Person and organization beside the name as written, each possibly unknown."""

    person: Person | None
    organization: Organization | None


class Speakers:
    """Those who may speak at a meeting: everybody on its list who is not absent. One query."""

    def __init__(self, meeting: Meeting) -> None:
        found = Attendance.objects.filter(meeting=meeting, withdrawn_at=None)
        self._rows = list(
            found.exclude(status=Attendance.Status.ABSENT).select_related("person", "organization").order_by("pk")
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that say who speaks, in lower case: persons, first names that only one has, organizations."""
        first = Counter(row.name_written.casefold().split(" ")[0] for row in self._rows)
        alone = {name for name, count in first.items() if count == 1}
        whole = {row.name_written.casefold() for row in self._rows}
        places = {name for row in self._rows for name in _places(row)}
        return frozenset((whole | alone | places) - {"", "none"})

    def named(self, written: str) -> Speaker:
        """The speaker meant by a person's name, a first name that only one has, or an organization's name.

        An organization with one person in the list is spoken for by that person; with several, by nobody we know.
        """
        name = written.casefold().strip()
        persons = [row for row in self._rows if row.name_written.casefold() == name]
        persons = persons or [row for row in self._rows if row.name_written.casefold().split(" ")[:1] == [name]]
        if persons:
            return _one(persons)
        places = [row for row in self._rows if name in _places(row)]
        return _one(places) if name else {"person": None, "organization": None}


def speaker_of(meeting: Meeting, written: str) -> Speaker:
    """The speaker meant by a name at this meeting."""
    return Speakers(meeting).named(written)


def speakers_of(rows: Iterable[tuple[str, str]]) -> list[str]:
    """What to offer while one writes, from (name, organization) pairs: places first, then persons."""
    pairs = list(rows)
    return list(dict.fromkeys([*(place for _name, place in pairs if place), *(name for name, _place in pairs)]))


def _places(row: Attendance) -> set[str]:
    return {row.organization_written.casefold(), str(row.organization).casefold()}


def _one(rows: list[Attendance]) -> Speaker:
    persons, places = {row.person for row in rows}, {row.organization for row in rows}
    return {
        "person": persons.pop() if len(persons) == 1 else None,
        "organization": places.pop() if len(places) == 1 else None,
    }
