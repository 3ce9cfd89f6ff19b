"""A whole body renewed from a list, in one transaction."""

from datetime import timedelta
from typing import Literal

from django.db import transaction
from django.db.models import F

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.people import handovers, rules
from rundbord.apps.people.matching import Match
from rundbord.apps.people.models import (
    BodyKind,
    Membership,
    Organization,
    OrganizationKind,
    Person,
    Post,
    Seat,
    SeatKind,
)
from rundbord.apps.people.renewal import Leaving, Placing, Renewal
from rundbord.apps.people.services.bodies import require_secretariat
from rundbord.apps.people.services.organizations import add_organization
from rundbord.apps.people.services.persons import give_logins

OpenGoTo = Literal["successor", "nobody", "keep"]


def renew_body(*, actor: Viewer, renewal: Renewal, open_go_to: OpenGoTo = "successor") -> None:
    """Carry out a renewal: who goes leaves the day before, who comes begins that day, missing persons are added.

    What those who leave have open goes to whoever takes their seat, to nobody, or stays with them.
    """
    body = renewal.body
    rules.require(rules.seats_people(actor, body))
    with transaction.atomic():
        organizations = _add_organizations(actor, renewal)
        persons = _add_persons(actor, renewal, organizations)
        for leaving in renewal.leaving:
            _leave(leaving, renewal)
        _seat(renewal, organizations, persons)
        if open_go_to != "keep":
            _hand_on(actor, renewal, persons, to_successor=open_go_to == "successor")
        audit.record(actor=actor, verb="body_renew", subject=body, cooperation=body.cooperation_id)
        if body.kind == BodyKind.SECRETARIAT:
            require_secretariat(body.cooperation, renewal.first_day)


def _add_organizations(actor: Viewer, renewal: Renewal) -> dict[str, Organization]:
    """Every organization of the list by its key; unknown ones are added."""
    found: dict[str, Organization] = {}
    for match in renewal.matches.good:
        key = match.organization_key
        if match.organization:
            found[key] = match.organization
        elif match.new_organization and key not in found:
            found[key] = add_organization(
                actor=actor,
                cooperation=renewal.body.cooperation,
                name=match.new_organization,
                kind=_kind_of(match.new_organization),
            )
    return found


def _kind_of(name: str) -> str:
    """A region where the name says so, otherwise something else; the secretariat can change it."""
    words = name.casefold()
    is_region = any(word in words for word in ("region", "kommuner", "kommunar", "kommunene", "kommunane"))
    return OrganizationKind.REGION if is_region else OrganizationKind.OTHER


def _add_persons(actor: Viewer, renewal: Renewal, organizations: dict[str, Organization]) -> dict[str, Person]:
    """Every person of the list by key; unknown ones are added, known ones get the addresses that the list gives."""
    body = renewal.body
    named = [match for match in renewal.matches.good if match.row.name]
    persons = {match.person_key: match.person for match in named if match.person}
    new: dict[str, Person] = {}
    for match in named:
        if match.person_key not in persons:
            row = match.row
            new.setdefault(
                match.person_key,
                Person(cooperation=body.cooperation, name=row.name, email=row.email, phone=row.phone),
            )
    Person.objects.bulk_create(new.values(), batch_size=200)
    changed = [match.person for match in named if match.person and _takes_address(match.person, match)]
    Person.objects.bulk_update(changed, ["email", "phone"], batch_size=200)
    give_logins([*new.values(), *(person for person in changed if person.email)])
    for person in new.values():
        audit.record(actor=actor, verb="person_add", subject=person, cooperation=body.cooperation_id)
    _add_posts(named, new, organizations, renewal)
    return {**persons, **new}


def _takes_address(person: Person, match: Match) -> bool:
    """Take over the list's e-mail and phone where it has them; True if anything differs."""
    email, phone = match.row.email or person.email, match.row.phone or person.phone
    if (email, phone) == (person.email, person.phone):
        return False
    person.email, person.phone = email, phone
    return True


def _add_posts(
    matches: list[Match], new: dict[str, Person], organizations: dict[str, Organization], renewal: Renewal
) -> None:
    """New persons with a title hold it in the organization that they sit for."""
    posts = [
        Post(
            person=new[match.person_key],
            organization=organizations[match.organization_key],
            title=match.row.title,
            valid_from=renewal.first_day,
        )
        for match in matches
        if match.row.title and match.person_key in new and match.organization_key in organizations
    ]
    Post.objects.bulk_create(posts, batch_size=200)


def _leave(leaving: Leaving, renewal: Renewal) -> None:
    membership = leaving.membership
    if membership.valid_from and membership.valid_from >= renewal.first_day:
        membership.delete()
        return
    last_day = renewal.first_day - timedelta(days=1)
    Membership.objects.filter(pk=membership.pk).update(valid_to=last_day)


def _seat(renewal: Renewal, organizations: dict[str, Organization], persons: dict[str, Person]) -> None:
    """Make the seats that are missing and fill all that the list fills."""
    made: dict[tuple[str, str], Seat] = {}
    memberships, position = [], renewal.body.seats.count()
    for placing in sorted(renewal.placings, key=lambda one: one.match.row.rank):
        if placing.stays:
            continue
        seat = placing.seat or (made.get(_seat_key(placing)) if placing.match.row.rank else None)
        if seat is None:
            position += 1
            seat = _new_seat(placing, renewal, organizations, position)
            made[_seat_key(placing)] = seat
        if placing.match.row.name:
            person = persons[placing.match.person_key]
            memberships.append(
                Membership(seat=seat, person=person, rank=placing.match.row.rank, valid_from=renewal.first_day)
            )
    Membership.objects.bulk_create(memberships, batch_size=200)
    Seat.objects.filter(body=renewal.body).update(version=F("version") + 1)


def _seat_key(placing: Placing) -> tuple[str, str]:
    return placing.match.organization_key, _seat_kind(placing)


def _seat_kind(placing: Placing) -> str:
    return SeatKind.OBSERVER if placing.match.row.observer else SeatKind.MEMBER


def _new_seat(placing: Placing, renewal: Renewal, organizations: dict[str, Organization], position: int) -> Seat:
    kind = _seat_kind(placing)
    return Seat.objects.create(
        body=renewal.body,
        organization=organizations.get(placing.match.organization_key),
        kind=kind,
        votes=1 if kind == SeatKind.MEMBER else 0,
        valid_from=renewal.first_day,
        position=position,
    )


def _hand_on(actor: Viewer, renewal: Renewal, persons: dict[str, Person], *, to_successor: bool) -> None:
    successors = {
        placing.successor_of.pk: persons[placing.match.person_key]
        for placing in renewal.placings
        if placing.successor_of and placing.match.row.name
    }
    for leaving in renewal.leaving:
        handovers.hand_on(
            actor=actor,
            person=leaving.membership.person.current,
            body=renewal.body,
            keys=[key for key, _thing in leaving.things],
            receiver=successors.get(leaving.membership.pk) if to_successor else None,
        )
