"""Who is to get a meeting's minutes: those of the list of attendance, the chair, and the copy list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rundbord.apps.core import clock
from rundbord.apps.meetings.models import Attendance, Meeting
from rundbord.apps.people.models import Person
from rundbord.apps.people.models.bodies import Role
from rundbord.apps.people.queries.bodies import roles, sitting
from rundbord.apps.sending.models import CopyAddress, Purpose, Reason


@dataclass(frozen=True)
class Candidate:
    """Somebody whom the minutes may go to; without an address they cannot."""

    name: str
    address: str
    reason: Reason
    person: Person | None = None

    @property
    def key(self) -> str:
        """What a form calls them."""
        return self.person.uid if self.person else self.address


def candidates(meeting: Meeting, purpose: str) -> list[Candidate]:
    """All whom minutes of this meeting go to, each once; those of the table before the copy list."""
    if purpose == Purpose.CHAIR:
        return _once(_chairs(meeting))
    return _once([*(_attending(meeting) or _sitting(meeting)), *_copies(meeting)])


def _chairs(meeting: Meeting) -> Iterator[Candidate]:
    """Whoever chairs the leading body on the meeting's day."""
    held = roles(meeting.held_by[0], meeting.date or clock.today())
    yield from (_of(one.person, Reason.CHAIR) for one in held if one.role == Role.CHAIR)


def _attending(meeting: Meeting) -> list[Candidate]:
    """Members present and absent, and deputies who came."""
    table = [Attendance.Category.MEMBER, Attendance.Category.DEPUTY]
    rows = Attendance.objects.filter(
        meeting=meeting, category__in=table, person__isnull=False, withdrawn_at=None
    ).select_related("person__merged_into")
    return [_of(row.person, reason) for row in rows if row.person and (reason := _reason(row))]


def _reason(row: Attendance) -> Reason | None:
    came = row.status == Attendance.Status.PRESENT
    if row.category == Attendance.Category.DEPUTY:
        return Reason.DEPUTY if came else None
    return Reason.PRESENT if came else Reason.ABSENT


def _sitting(meeting: Meeting) -> list[Candidate]:
    """Those who sit in the bodies that day, where nobody wrote who came."""
    lines = [line for body in meeting.held_by for line in sitting(body, meeting.date or clock.today())]
    return [_of(line.member.person, Reason.ABSENT) for line in lines if line.member]


def _copies(meeting: Meeting) -> Iterator[Candidate]:
    for row in CopyAddress.objects.filter(body__in=meeting.held_by):
        yield Candidate(row.name, row.address, Reason.COPY)


def _of(person: Person, reason: Reason) -> Candidate:
    return Candidate(person.current.name, person.current.email, reason, person.current)


def _once(found: Iterable[Candidate]) -> list[Candidate]:
    """One mail a person and an address, for the first reason."""
    kept: dict[str, Candidate] = {}
    addresses: set[str] = set()
    for one in found:
        if one.key in kept or (one.address and one.address.casefold() in addresses):
            continue
        kept[one.key] = one
        addresses.add(one.address.casefold())
    return list(kept.values())
