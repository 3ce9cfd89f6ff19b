"""What a user is in each cooperation today, in two queries."""

from collections import defaultdict

from rundbord.apps.accounts.models import User
from rundbord.apps.accounts.viewer import Standing
from rundbord.apps.core import clock
from rundbord.apps.people.models import BodyKind, BodyRole, Membership, Person, Role, SeatKind


def standings_of(user: User) -> tuple[Standing, ...]:
    """One standing for each cooperation in which the user is a person.

    Deputies are members for what they may see. A former member has a standing without bodies.
    """
    persons = list(Person.objects.filter(user=user, merged_into=None, withdrawn_at=None).only("uid", "cooperation_id"))
    if not persons:
        return ()
    today, ids = clock.today(), [person.pk for person in persons]
    members: dict[int, list[Membership]] = defaultdict(list)
    seated = Membership.objects.on(today).filter(person__in=ids).select_related("seat__body")
    for membership in seated:
        if membership.seat.valid_to is None or membership.seat.valid_to >= today:
            members[membership.person_id].append(membership)
    roles: dict[int, list[BodyRole]] = defaultdict(list)
    for role in BodyRole.objects.on(today).filter(person__in=ids):
        roles[role.person_id].append(role)
    return tuple(_standing(person, members[person.pk], roles[person.pk]) for person in persons)


def _standing(person: Person, memberships: list[Membership], roles: list[BodyRole]) -> Standing:
    seats = [membership.seat for membership in memberships]
    return Standing(
        cooperation=person.cooperation_id,
        person=person.pk,
        person_uid=person.uid,
        secretariat=any(seat.body.kind == BodyKind.SECRETARIAT for seat in seats),
        secretary_of=frozenset(role.body_id for role in roles if role.role == Role.SECRETARY)
        | frozenset(seat.body_id for seat in seats if seat.kind == SeatKind.SECRETARY),
        chair_of=frozenset(role.body_id for role in roles if role.role in {Role.CHAIR, Role.DEPUTY_CHAIR}),
        member_of=frozenset(seat.body_id for seat in seats),
        organizations=frozenset(seat.organization_id for seat in seats if seat.organization_id),
    )
