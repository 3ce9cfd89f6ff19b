"""Small makers of rows for tests: no surprises, every argument shown where it matters."""

from datetime import date, time
from itertools import count

from rundbord.apps.accounts.models import User
from rundbord.apps.core import clock, richtext
from rundbord.apps.meetings.models import AgendaItem, Attendance, ItemKind, Meeting, MeetingBody, State
from rundbord.apps.people.models import (
    Body,
    BodyKind,
    BodyRole,
    Cooperation,
    Membership,
    Organization,
    OrganizationKind,
    Person,
    Role,
    Seat,
)
from rundbord.apps.record.models import Entry, EntryKind

_number = count(1)


def make_cooperation(name: str = "Fjordbyene") -> Cooperation:
    """A cooperation with an address of its own."""
    return Cooperation.objects.create(name=name, slug=f"{name.lower().replace(' ', '-')}-{next(_number)}")


def make_organization(name: str = "Asker", kind: str = OrganizationKind.MUNICIPALITY) -> Organization:
    """An organization."""
    return Organization.objects.create(name=name, kind=kind)


def make_body(cooperation: Cooperation, name: str = "Faggruppe for næring", kind: str = BodyKind.EXPERT) -> Body:
    """A body."""
    return Body.objects.create(cooperation=cooperation, name=name, kind=kind)


def make_person(cooperation: Cooperation, name: str = "Marit Solheim", *, login: bool = False) -> Person:
    """A person; with `login`, also the user who is that person."""
    email = f"person{next(_number)}@kommune.example"
    user = User.objects.create_user(email) if login else None
    return Person.objects.create(cooperation=cooperation, name=name, email=email, user=user)


def seat_person(
    body: Body,
    person: Person,
    organization: Organization | None = None,
    *,
    rank: int = 0,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Membership:
    """Give the person a seat of their own in the body (rank 1 and above: as deputy)."""
    seat = Seat.objects.create(body=body, organization=organization)
    return Membership.objects.create(seat=seat, person=person, rank=rank, valid_from=valid_from, valid_to=valid_to)


def give_role(body: Body, person: Person, role: Role) -> BodyRole:
    """Make the person chair or secretary of the body."""
    return BodyRole.objects.create(body=body, person=person, role=role)


def make_meeting(body: Body, day: date | None = date(2026, 3, 10), *, state: str = State.PLANNED) -> Meeting:
    """A meeting of one body, from one to three o'clock."""
    meeting = Meeting.objects.create(
        cooperation=body.cooperation, date=day, start_time=time(13), end_time=time(15), state=state, title=body.name
    )
    MeetingBody.objects.create(meeting=meeting, body=body)
    return meeting


def make_item(meeting: Meeting, title: str = "Kompetansebehov", kind: str = ItemKind.DISCUSSION) -> AgendaItem:
    """An item at the end of the agenda."""
    return AgendaItem.objects.create(meeting=meeting, title=title, kind=kind, position=meeting.items.count() + 1)


def make_attendance(meeting: Meeting, person: Person, status: str = Attendance.Status.PRESENT) -> Attendance:
    """The person's row in the attendance list."""
    return Attendance.objects.create(meeting=meeting, person=person, name_written=person.name, status=status)


def make_entry(item: AgendaItem, text: str = "Et stort utenforskap.", kind: str = EntryKind.CONTRIBUTION) -> Entry:
    """A line at the end of the item's record."""
    return Entry.objects.create(
        item=item,
        kind=kind,
        text=richtext.from_plain(text),
        position=item.entries.count() + 1,
        created_at=clock.now(),
    )
