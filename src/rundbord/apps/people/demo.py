"""Whom the demo can be entered as."""

from collections.abc import Iterable

from rundbord.apps.accounts.demo import DemoPerson
from rundbord.apps.core import clock
from rundbord.apps.people.models import BodyRole, Membership

AT_MOST = 40


def demo_persons() -> Iterable[DemoPerson]:
    """Persons with a login and what each is today, the secretariat first; two queries."""
    today = clock.today()
    memberships = (
        Membership.objects.on(today)
        .filter(person__user__isnull=False, person__merged_into=None)
        .select_related("seat__body", "seat__organization", "person__user")
        .order_by("seat__body__position", "rank")
    )
    roles: dict[int, list[BodyRole]] = {}
    for role in BodyRole.objects.on(today).select_related("body"):
        roles.setdefault(role.person_id, []).append(role)
    found: dict[int, tuple[tuple[bool, bool, int, str], DemoPerson]] = {}
    for one in memberships.filter(person__user__isnull=False, person__merged_into=None).order_by(
        "seat__body__position"
    ):
        if one.person_id in found or one.person.user is None:
            continue
        rank = (one.seat.body.kind != "secretariat", one.person_id not in roles, one.rank, one.person.name)
        words = _words(one, roles.get(one.person_id, []))
        found[one.person_id] = (rank, DemoPerson(user=one.person.user, name=one.person.name, role=words))
    return [person for _rank, person in sorted(found.values(), key=lambda pair: pair[0])][:AT_MOST]


def _words(membership: Membership, roles: list[BodyRole]) -> str:
    if roles:
        return f"{roles[0].get_role_display()}, {roles[0].body.name}"
    parts = [membership.seat.body.name]
    if membership.seat.organization:
        parts.insert(0, membership.seat.organization.name)
    return ", ".join(parts)
