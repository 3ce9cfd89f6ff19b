"""Two rows that mean the same, and one that means two."""

import pytest

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.people.mentions import LABELS, mentions
from rundbord.apps.people.models import Membership, Organization, OrganizationKind, Person
from rundbord.apps.people.queries import persons
from rundbord.apps.people.services import merging
from rundbord.apps.people.services.norway import load_norway
from rundbord.apps.people.services.organizations import add_organization
from tests import factories
from tests.cast import Cast

OUTSIDERS = ("member", "neighbour", "former", "chair", "stranger", "disqualified")


def _merge(cast: Cast, kept: Person, merged: Person, seen: int = 0) -> None:
    actor = cast.viewer("secretary")
    merging.merge(actor=actor, cooperation=cast.cooperation, kept=kept, merged=merged, seen=seen)


def test_a_merged_person_is_read_as_the_one_that_was_kept(cast: Cast) -> None:
    twin = factories.make_person(cast.cooperation, "Marit Solhiem", login=True)
    factories.seat_person(cast.other_body, twin)
    _merge(cast, cast.member, twin)
    assert {one.seat.body for one in persons.seats_over_time(cast.member)} == {cast.body, cast.other_body}
    assert Person.objects.get(pk=twin.pk).current == cast.member


def test_undoing_a_merge_leaves_both_as_they_were(cast: Cast) -> None:
    twin = factories.make_person(cast.cooperation, "Marit Solhiem", login=True)
    factories.seat_person(cast.other_body, twin)
    _merge(cast, cast.member, twin)
    merging.separate(actor=cast.viewer("secretary"), cooperation=cast.cooperation, merged=twin, seen=1)
    twin = Person.objects.get(pk=twin.pk)
    assert twin.current == twin
    assert [one.seat.body for one in persons.seats_over_time(cast.member)] == [cast.body]
    assert twin.user is not None


def test_no_chain_grows(cast: Cast) -> None:
    second, third = (factories.make_person(cast.cooperation, name) for name in ("M. Solheim", "Marit S."))
    _merge(cast, second, third)
    _merge(cast, cast.member, second)
    assert set(Person.objects.filter(merged_into=cast.member)) == {second, third}
    for kept, merged in ((cast.member, second), (second, cast.chair), (cast.member, cast.member)):
        with pytest.raises(NotPossibleError):
            _merge(cast, kept, Person.objects.get(pk=merged.pk), merged.version)


def test_two_who_merge_the_same_person_at_once(cast: Cast) -> None:
    twin = factories.make_person(cast.cooperation, "Marit Solhiem")
    stale = Person.objects.get(pk=twin.pk)
    _merge(cast, cast.member, twin)
    with pytest.raises(ConflictError):
        _merge(cast, cast.chair, stale)


@pytest.mark.parametrize("who", OUTSIDERS)
def test_only_the_secretariat_merges_and_splits(cast: Cast, who: str) -> None:
    actor, at = cast.viewer(who), cast.cooperation
    with pytest.raises(NotAllowedError):
        merging.merge(actor=actor, cooperation=at, kept=cast.member, merged=cast.chair, seen=0)
    with pytest.raises(NotAllowedError):
        merging.split(actor=actor, cooperation=at, subject=cast.member, name="X", keys=["x"])
    with pytest.raises(NotAllowedError):
        merging.separate(actor=actor, cooperation=at, merged=cast.member, seen=0)


def test_nobody_of_another_cooperation_is_merged(cast: Cast) -> None:
    for kept, merged in ((cast.member, cast.stranger), (cast.stranger, cast.member)):
        with pytest.raises(NotAllowedError):
            _merge(cast, kept, merged)


def test_a_person_who_was_two_is_split_and_can_be_joined_again(cast: Cast) -> None:
    factories.seat_person(cast.other_body, cast.member)
    meeting = factories.make_meeting(cast.body)
    attendance = factories.make_attendance(meeting, cast.member)
    groups = {group.label: group.mentions for group in mentions(cast.member)}
    assert set(groups) == {"Verv", "Oppmøter"}
    keys = [one.key for one in (*groups["Oppmøter"], groups["Verv"][1])]
    new = merging.split(
        actor=cast.viewer("secretary"), cooperation=cast.cooperation, subject=cast.member, name="Marit Sol", keys=keys
    )
    attendance.refresh_from_db()
    assert isinstance(new, Person)
    assert attendance.person == new
    assert [one.seat.body for one in Membership.objects.filter(person=new)] == [cast.other_body]
    assert [one.seat.body for one in Membership.objects.filter(person=cast.member)] == [cast.body]
    _merge(cast, cast.member, new)
    assert len(persons.seats_over_time(cast.member)) == 2


def test_a_split_moves_only_what_is_the_persons(cast: Cast) -> None:
    theirs = Membership.objects.get(person=cast.chair)
    new = merging.split(
        actor=cast.viewer("secretary"),
        cooperation=cast.cooperation,
        subject=cast.member,
        name="Ny",
        keys=[f"people.membership.person:{theirs.pk}", "people.membership.person:x", "auth.user:1"],
    )
    theirs.refresh_from_db()
    assert theirs.person == cast.chair
    assert mentions(new) == []


def test_an_organization_we_added_is_merged_into_the_register(cast: Cast) -> None:
    load_norway(actor=System("test"))
    actor, at = cast.viewer("secretary"), cast.cooperation
    moss = Organization.objects.get(register_key="moss-0104")
    ours = add_organization(actor=actor, cooperation=at, name="Moss kommune", kind=OrganizationKind.OTHER)
    with pytest.raises(NotAllowedError):
        merging.merge(actor=actor, cooperation=at, kept=ours, merged=moss, seen=0)
    merging.merge(actor=actor, cooperation=at, kept=moss, merged=ours, seen=0)
    merging.separate(actor=actor, cooperation=at, merged=Organization.objects.get(pk=ours.pk), seen=1)
    assert Organization.objects.get(pk=ours.pk).current == ours


def test_every_kind_of_row_that_moves_has_a_name_in_words() -> None:
    related = {*Person._meta.related_objects, *Organization._meta.related_objects}
    plurals = {str(one.related_model._meta.verbose_name_plural) for one in related}
    assert plurals - {"persons", "organizations"} == set(LABELS)
