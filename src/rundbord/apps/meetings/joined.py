"""Whom a Teams report means: a row of the attendance list, a person of the register, or a guest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from rundbord.apps.core import clock
from rundbord.apps.meetings.models import Attendance, Meeting
from rundbord.apps.meetings.teams import Joined
from rundbord.apps.people.models import Membership, Person

SLACK = timedelta(minutes=5)  # who comes or goes within it was there the whole time


@dataclass(frozen=True)
class Match:
    """Somebody of the report, whom it probably means, and the times worth writing down (wall times).

    With neither row nor person it is a guest. `deputy` is the deputy's place that the person holds in a body of the
    meeting.
    """

    joined: Joined
    row: Attendance | None = None
    person: Person | None = None
    deputy: Membership | None = None
    from_time: time | None = None
    to_time: time | None = None


def matched(meeting: Meeting, joined: Sequence[Joined]) -> list[Match]:
    """Each of the report, in its order. Three queries, however many there are."""
    rows = list(Attendance.objects.filter(meeting=meeting, withdrawn_at=None).select_related("person"))
    persons = _persons(meeting, joined)
    deputies = _deputies(meeting, list(persons.values()))
    return [_match(meeting, one, rows, persons, deputies) for one in joined]


def _match(
    meeting: Meeting,
    joined: Joined,
    rows: list[Attendance],
    persons: dict[str, Person],
    deputies: dict[int, Membership],
) -> Match:
    row = _row(joined, rows)
    person = row.person if row else persons.get(joined.email) or persons.get(joined.name.casefold())
    if row is None and person is not None:
        row = next((one for one in rows if one.person_id == person.pk), None)
    deputy = deputies.get(person.pk) if person is not None and row is None else None
    return Match(joined, row, person, deputy, *_noteworthy(meeting, joined))


def _row(joined: Joined, rows: list[Attendance]) -> Attendance | None:
    """The list's row of this address, else the only one of this name."""
    by_email = [one for one in rows if joined.email and one.person and one.person.email.casefold() == joined.email]
    by_name = [one for one in rows if one.name_written.casefold() == joined.name.casefold()]
    found = by_email or by_name
    return found[0] if by_email or len(found) == 1 else None


def _persons(meeting: Meeting, joined: Sequence[Joined]) -> dict[str, Person]:
    """The cooperation's persons by address and by name; of two with the same name, neither."""
    emails = Q()
    for one in joined:
        emails |= Q(email__iexact=one.email) if one.email else Q(name__iexact=one.name)
    known = Person.objects.filter(cooperation=meeting.cooperation_id, merged_into=None, withdrawn_at=None)
    names = Q(name__in=[one.name for one in joined])
    found: dict[str, Person] = {}
    doubled: set[str] = set()
    for person in known.filter(emails | names).order_by("pk"):
        if person.email:
            found.setdefault(person.email.casefold(), person)
        name = person.name.casefold()
        doubled |= {name} if name in found else set()
        found[name] = person
    return {key: person for key, person in found.items() if key not in doubled}


def _deputies(meeting: Meeting, persons: list[Person]) -> dict[int, Membership]:
    """Deputies' places in the meeting's bodies on its date, by person (integer key)."""
    day: date = meeting.date or clock.today()
    found = Membership.objects.on(day).filter(person__in=persons, rank__gt=0, seat__body__in=meeting.held_by)
    return {one.person_id: one for one in found.select_related("seat__organization").order_by("-rank")}


def _noteworthy(meeting: Meeting, joined: Joined) -> tuple[time | None, time | None]:
    """When somebody came late or left early; None for who was there from the start, or to the end."""
    late = meeting.start_time is not None and joined.first > _shifted(meeting.start_time, SLACK)
    early = meeting.end_time is not None and joined.last < _shifted(meeting.end_time, -SLACK)
    came, went = (joined.first if late else None), (joined.last if early else None)
    return came, (went if went is None or came is None or came < went else None)


def _shifted(at: time, by: timedelta) -> time:
    """The wall time, moved within its day."""
    day = datetime.combine(date(2000, 1, 1), at)
    moved = day + by
    return moved.time() if moved.date() == day.date() else at
