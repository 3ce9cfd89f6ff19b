"""Persons, their logins and offices; organizations and who takes part."""

from collections.abc import Callable
from datetime import date

import pytest

from rundbord.apps.accounts.models import User
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.people.models import OrganizationKind, Participation, Person
from rundbord.apps.people.queries import cooperations, organizations
from rundbord.apps.people.services import organizations as organization_services
from rundbord.apps.people.services import persons
from tests import factories
from tests.cast import Cast

OUTSIDERS = ("member", "neighbour", "former", "chair", "stranger", "disqualified")


def _add(cast: Cast, name: str = "Eli Berg", email: str = "") -> Person:
    return persons.add_person(actor=cast.viewer("secretary"), cooperation=cast.cooperation, name=name, email=email)


def test_a_person_with_an_address_can_log_in(cast: Cast) -> None:
    person = _add(cast, "  Eli   Berg ", "Eli@Asker.example")
    assert person.name == "Eli Berg"
    assert person.user is not None
    assert person.user.email == "eli@asker.example"
    assert _add(cast, "Ola Nordby").user is None


def test_one_user_is_a_person_in_several_cooperations(cast: Cast) -> None:
    person = _add(cast, "Stian Haug", cast.stranger.email)
    assert person.user == cast.stranger.user


@pytest.mark.parametrize(("name", "email"), [("", ""), (" ", "a@b.example"), ("Eli", "MEMBER")])
def test_what_cannot_be_added(cast: Cast, name: str, email: str) -> None:
    with pytest.raises(NotPossibleError):
        _add(cast, name, cast.member.email.upper() if email == "MEMBER" else email)


def test_another_address_is_another_login(cast: Cast) -> None:
    person = _add(cast, email="eli@asker.example")
    actor = cast.viewer("secretary")
    persons.edit_person(actor=actor, person=person, seen=0, email="eli@moss.example", phone=" 900  00 000 ")
    person = Person.objects.get(pk=person.pk)
    assert person.user is not None
    assert (person.user.email, person.phone) == ("eli@moss.example", "900 00 000")
    assert User.objects.filter(email="eli@asker.example").exists()
    persons.edit_person(actor=actor, person=person, seen=1, email="")
    assert Person.objects.get(pk=person.pk).user is None


def test_persons_change_their_own_but_not_their_way_in(cast: Cast) -> None:
    actor = cast.viewer("member")
    persons.edit_person(actor=actor, person=cast.member, seen=0, phone="1", language="nn")
    with pytest.raises(NotAllowedError):
        persons.edit_person(actor=actor, person=cast.member, seen=1, email="x@y.example")
    with pytest.raises(NotAllowedError):
        persons.edit_person(actor=actor, person=cast.chair, seen=0, phone="1")


def test_a_change_to_what_was_not_seen_overwrites_nothing(cast: Cast) -> None:
    actor = cast.viewer("secretary")
    persons.edit_person(actor=actor, person=cast.member, seen=0, phone="1")
    with pytest.raises(ConflictError):
        persons.edit_person(actor=actor, person=Person.objects.get(pk=cast.member.pk), seen=0, phone="2")
    assert Person.objects.get(pk=cast.member.pk).phone == "1"


@pytest.mark.parametrize("who", OUTSIDERS)
def test_only_the_secretariat_keeps_the_register(cast: Cast, who: str) -> None:
    actor, at = cast.viewer(who), cast.cooperation
    asker = factories.make_organization("Asker")
    taking_part = Participation.objects.create(cooperation=at, organization=asker)
    acts: list[Callable[[], object]] = [
        lambda: persons.add_person(actor=actor, cooperation=at, name="X"),
        lambda: persons.edit_person(actor=actor, person=cast.secretary, seen=0, name="X"),
        lambda: persons.give_login(actor=actor, person=cast.secretary),
        lambda: persons.add_post(actor=actor, person=cast.secretary, organization=asker, title="X"),
        lambda: organization_services.add_organization(actor=actor, cooperation=at, name="X", kind="other"),
        lambda: organization_services.add_participation(actor=actor, cooperation=at, organization=asker),
        lambda: organization_services.end_participation(
            actor=actor, participation=taking_part, last_day=date(2026, 3, 2)
        ),
        lambda: organization_services.choose_participants(
            actor=actor, cooperation=at, organizations=[], first_day=date(2026, 3, 2)
        ),
    ]
    for act in acts:
        with pytest.raises(NotAllowedError):
            act()


def test_an_office_begins_and_ends(cast: Cast) -> None:
    actor, asker = cast.viewer("secretary"), factories.make_organization("Asker")
    post = persons.add_post(
        actor=actor, person=cast.member, organization=asker, title=" Rådgiver ", valid_from=date(2025, 1, 1)
    )
    with pytest.raises(NotPossibleError):
        persons.end_post(actor=actor, post=post, last_day=date(2024, 12, 31))
    persons.end_post(actor=actor, post=post, last_day=date(2025, 12, 31))
    post.refresh_from_db()
    assert (post.title, post.valid_to) == ("Rådgiver", date(2025, 12, 31))


def test_what_a_cooperation_adds_only_it_knows(cast: Cast) -> None:
    actor = cast.viewer("secretary")
    cluster = organization_services.add_organization(
        actor=actor, cooperation=cast.cooperation, name="Klyngen", kind=OrganizationKind.CLUSTER
    )
    assert cluster in organizations.visible_to(actor, cast.cooperation)
    assert cluster not in organizations.visible_to(cast.viewer("stranger"), cast.other_cooperation)
    with pytest.raises(NotAllowedError):
        organization_services.edit_organization(
            actor=cast.viewer("stranger"), cooperation=cast.other_cooperation, organization=cluster, seen=0, name="X"
        )


def test_a_new_name_holds_from_today_on(cast: Cast) -> None:
    actor, at = cast.viewer("secretary"), cast.cooperation
    region = organization_services.add_organization(actor=actor, cooperation=at, name="Vestfold", kind="region")
    for seen, name in enumerate(("Vestfoldkommuner", "Vestfold-kommunene")):
        organization_services.edit_organization(actor=actor, cooperation=at, organization=region, seen=seen, name=name)
    assert [region.name_on(day) for day in (date(2026, 3, 1), date(2026, 3, 2))] == ["Vestfold", "Vestfold-kommunene"]


def test_who_takes_part_is_chosen_on_a_date(cast: Cast) -> None:
    actor, at = cast.viewer("secretary"), cast.cooperation
    asker, moss, horten = (factories.make_organization(name) for name in ("Asker", "Moss", "Horten"))
    for number, one in enumerate((asker, moss, horten)):
        one.register_key = f"key-{number}"
        one.save()
    for chosen, day in (([asker, moss], date(2020, 1, 1)), ([moss, horten], date(2026, 3, 2))):
        organization_services.choose_participants(actor=actor, cooperation=at, organizations=chosen, first_day=day)
    names = [[one.name for one in cooperations.participants(at, day)] for day in (date(2026, 3, 1), date(2026, 3, 2))]
    assert names == [["Asker", "Moss"], ["Horten", "Moss"]]


def test_nobody_takes_part_twice(cast: Cast) -> None:
    actor, asker = cast.viewer("secretary"), factories.make_organization("Asker")
    taking_part = organization_services.add_participation(
        actor=actor, cooperation=cast.cooperation, organization=asker, valid_from=date(2020, 1, 1)
    )
    with pytest.raises(NotPossibleError):
        organization_services.add_participation(actor=actor, cooperation=cast.cooperation, organization=asker)
    organization_services.end_participation(actor=actor, participation=taking_part, last_day=date(2026, 3, 1))
    organization_services.add_participation(actor=actor, cooperation=cast.cooperation, organization=asker)
