"""The cast, written into the database by the same services that a secretariat uses."""

from rundbord.apps.accounts.viewer import System
from rundbord.apps.meetings.models import ItemKind
from rundbord.apps.people.models import Body, Cooperation, Organization, OrganizationCode, Person, Role
from rundbord.apps.people.models.bodies import BodyKind, MinutesName, NumberStyle
from rundbord.apps.people.services import bodies, cooperations, organizations, persons, seats
from rundbord.demo import cast

ACTOR = System("demo")
FIRST_SECRETARY = "ragnhild"
BODY_KINDS = {"council": BodyKind.COUNCIL, "board": BodyKind.BOARD, "expert_group": BodyKind.EXPERT}
ORGANIZATION_KINDS = {"secretariat": "other"}  # the others have the same names
ITEM_KINDS = {"other_business": ItemKind.ANY_OTHER}  # as above


class Register:
    """Who and what of the cast is which row; filled step by step."""

    def __init__(self) -> None:
        first = _person(FIRST_SECRETARY)
        self.cooperation, secretary = cooperations.add_cooperation(
            actor=ACTOR,
            name=cast.COOPERATION_NAME,
            slug=cast.COOPERATION_SLUG,
            secretary_name=first.name,
            secretary_email=first.email,
        )
        self.organizations: dict[str, Organization] = {}
        self.bodies: dict[str, Body] = {}
        self.persons: dict[str, Person] = {FIRST_SECRETARY: secretary}


def write_cast() -> Cooperation:
    """The cooperation with all that the cast says about it. Needs the register of Norway."""
    register = Register()
    _describe(register.cooperation)
    for organization in cast.ORGANIZATIONS:
        register.organizations[organization.key] = _add_organization(register, organization)
    for body in cast.BODIES:
        register.bodies[body.key] = _add_body(register, body)
    for person in cast.PEOPLE:
        _add_person(register, person)
    _fill_secretariat(register)
    for seat in cast.SEATS:
        _add_seat(register, seat)
    for role in cast.ROLES:
        _give_role(register, role)
    return register.cooperation


def _person(key: str) -> cast.Person:
    return next(person for person in cast.PEOPLE if person.key == key)


def _describe(cooperation: Cooperation) -> None:
    cooperations.edit_cooperation(
        actor=ACTOR,
        cooperation=cooperation,
        seen=cooperation.version,
        email=cast.COOPERATION_EMAIL,
        address_lines=f"{cast.COOPERATION_FULL_NAME}\n{cast.COOPERATION_EMAIL}",
    )


def _add_organization(register: Register, wanted: cast.Organization) -> Organization:
    """The register's own row where there is one; takes part from the day it joined."""
    cooperation = register.cooperation
    found = _registered(wanted) or organizations.add_organization(
        actor=ACTOR,
        cooperation=cooperation,
        name=wanted.name,
        kind=ORGANIZATION_KINDS.get(wanted.kind, wanted.kind),
    )
    if wanted.joined:
        organizations.add_participation(
            actor=ACTOR, cooperation=cooperation, organization=found, valid_from=wanted.joined
        )
    for part in wanted.parts:
        organizations.add_part(
            actor=ACTOR,
            cooperation=cooperation,
            region=found,
            child=register.organizations[part],
            valid_from=cast.START,
        )
    return found


def _registered(wanted: cast.Organization) -> Organization | None:
    if wanted.code is None:
        return None
    codes = OrganizationCode.objects.on(cast.DEMO_TODAY).filter(scheme=wanted.kind, code=wanted.code)
    return Organization.objects.get(codes__in=codes)


def _add_body(register: Register, wanted: cast.Body) -> Body:
    body = bodies.add_body(
        actor=ACTOR,
        cooperation=register.cooperation,
        name=wanted.name,
        kind=BODY_KINDS[wanted.kind],
        language=wanted.language,
        meeting_minutes=wanted.meeting_minutes,
        minutes_name=MinutesName.REFERAT if wanted.kind == "expert_group" else MinutesName.PROTOKOLL,
        **_numbering(wanted.number_style),
    )
    lines = [
        bodies.AgendaLine(line.title, ITEM_KINDS.get(line.kind, line.kind), line.minutes) for line in wanted.agenda
    ]
    bodies.set_standing_agenda(actor=ACTOR, body=body, seen=body.version, lines=lines)
    return body


def _numbering(style: str) -> dict[str, str]:
    """The number style of "PS {ordinal}/{year}", "{ordinal}/{year}" or "{ordinal}"."""
    if "{year}" not in style:
        return {"number_style": NumberStyle.MEETING}
    prefix = style.split("{", 1)[0].strip()
    return {"number_style": NumberStyle.YEAR_PREFIX if prefix else NumberStyle.YEAR, "number_prefix": prefix}


def _add_person(register: Register, wanted: cast.Person) -> None:
    if wanted.key not in register.persons:
        register.persons[wanted.key] = persons.add_person(
            actor=ACTOR, cooperation=register.cooperation, name=wanted.name, email=wanted.email
        )
    for post in wanted.posts:
        held = persons.add_post(
            actor=ACTOR,
            person=register.persons[wanted.key],
            organization=register.organizations[post.organization],
            title=post.title,
            valid_from=post.since,
        )
        if post.until:
            persons.end_post(actor=ACTOR, post=held, last_day=post.until)


def _fill_secretariat(register: Register) -> None:
    """All who work in the secretariat sit there; the first secretary does already."""
    secretariat = register.cooperation.bodies.get(kind=BodyKind.SECRETARIAT)
    for person in cast.PEOPLE:
        if person.posts[-1].organization == "sekretariatet" and person.key != FIRST_SECRETARY:
            seat = seats.add_seat(actor=ACTOR, body=secretariat)
            seats.fill_seat(actor=ACTOR, seat=seat, seen=seat.version, person=register.persons[person.key])


def _add_seat(register: Register, wanted: cast.Seat) -> None:
    seat = seats.add_seat(
        actor=ACTOR,
        body=register.bodies[wanted.body],
        organization=register.organizations[wanted.organization],
        kind=wanted.kind,
        first_day=wanted.since,
        last_day=wanted.until,
    )
    for held in wanted.memberships:
        seats.fill_seat(
            actor=ACTOR,
            seat=seat,
            seen=seat.version,
            person=register.persons[held.person],
            rank=held.rank,
            first_day=held.since,
            last_day=held.until,
        )


def _give_role(register: Register, wanted: cast.BodyRole) -> None:
    bodies.give_role(
        actor=ACTOR,
        body=register.bodies[wanted.body],
        person=register.persons[wanted.person],
        role=Role(wanted.role),
        first_day=wanted.since,
        last_day=wanted.until,
    )
