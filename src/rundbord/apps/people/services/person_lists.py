"""Many persons at once, from a list: added or mended, never removed."""

from dataclasses import dataclass

from django.db import transaction

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.people import rules
from rundbord.apps.people.matching import Match, Matches
from rundbord.apps.people.models import Cooperation, Person, Post
from rundbord.apps.people.services.persons import give_logins


@dataclass(frozen=True)
class PersonChange:
    """What a row does: adds a person, or changes these fields of one."""

    match: Match
    changed: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        """The person is not known yet."""
        return self.match.person is None


def plan_persons(matches: Matches) -> list[PersonChange]:
    """What the good rows would do, without those that change nothing. Rows without a name are left out."""
    changes = [
        PersonChange(match, _changed(match.person, match) if match.person else ())
        for match in matches.good
        if match.row.name
    ]
    return [one for one in changes if one.is_new or one.changed]


def _changed(person: Person, match: Match) -> tuple[str, ...]:
    wanted = {"name": match.row.name, "email": match.row.email, "phone": match.row.phone}
    return tuple(name for name, value in wanted.items() if value and value != getattr(person, name))


def take_in_persons(*, actor: Viewer, cooperation: Cooperation, changes: list[PersonChange]) -> None:
    """Carry out the changes in one transaction; new persons get the office that the list names."""
    rules.require(rules.keeps(actor, cooperation))
    with transaction.atomic():
        persons = [_written(one, cooperation) for one in changes]
        new = [person for person in persons if person.pk is None]
        Person.objects.bulk_create(new, batch_size=200)
        known = [person for person, one in zip(persons, changes, strict=True) if not one.is_new]
        Person.objects.bulk_update(known, ["name", "email", "phone"], batch_size=200)
        give_logins(person for person in persons if person.email)
        _add_posts(changes, persons)
        for person, one in zip(persons, changes, strict=True):
            verb = "person_add" if one.is_new else "person_edit"
            audit.record(actor=actor, verb=verb, subject=person, cooperation=cooperation.pk, changed=one.changed)


def _written(change: PersonChange, cooperation: Cooperation) -> Person:
    row, person = change.match.row, change.match.person
    if person is None:
        return Person(cooperation=cooperation, name=row.name, email=row.email, phone=row.phone)
    for name in change.changed:
        setattr(person, name, getattr(row, name))
    return person


def _add_posts(changes: list[PersonChange], persons: list[Person]) -> None:
    today = clock.today()
    Post.objects.bulk_create(
        Post(person=person, organization=one.match.organization, title=one.match.row.title, valid_from=today)
        for person, one in zip(persons, changes, strict=True)
        if one.is_new and one.match.organization
    )
