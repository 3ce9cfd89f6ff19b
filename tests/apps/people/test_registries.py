"""What people tells lower apps: kinds of objects, and whom the demo can be entered as."""

from django.urls import reverse

from rundbord.apps.accounts.viewer import Anonymous
from rundbord.apps.core import registry
from rundbord.apps.people.demo import demo_persons
from rundbord.apps.people.models import Organization, OrganizationKind, Participation
from tests import factories
from tests.cast import Cast


def _kind(name: str) -> registry.Kind:
    kind = registry.kind(name)
    assert kind is not None
    return kind


def test_a_cooperation_and_its_bodies_are_found_by_everybody(cast: Cast) -> None:
    for name, subject in (("cooperation", cast.cooperation), ("body", cast.body)):
        assert _kind(name).find(Anonymous(), subject.uid) == subject
        assert _kind(name).find(Anonymous(), "0" * 12) is None
    assert _kind("cooperation").address(cast.cooperation) == f"/{cast.cooperation.slug}/"
    assert _kind("body").address(cast.body) == reverse("people:body", args=[cast.cooperation.slug, cast.body])


def test_a_person_is_found_by_those_who_sit_in_the_cooperation(cast: Cast) -> None:
    kind = _kind("person")
    assert kind.find(cast.viewer("neighbour"), cast.member.uid) == cast.member
    assert kind.address(cast.member) == reverse("people:person", args=[cast.cooperation.slug, cast.member])
    for viewer in (Anonymous(), cast.viewer("stranger"), cast.viewer("former"), cast.link_holder()):
        assert kind.find(viewer, cast.member.uid) is None


def test_an_organization_is_found_where_it_is_known(cast: Cast) -> None:
    kind = _kind("organization")
    ours = Organization.objects.create(name="Klyngen", kind=OrganizationKind.CLUSTER, added_in=cast.cooperation)
    assert kind.find(cast.viewer("member"), ours.uid) == ours
    assert kind.find(cast.viewer("stranger"), ours.uid) is None
    assert kind.address(ours).startswith(f"/{cast.cooperation.slug}/virksomhet/")
    listed = Organization.objects.create(name="Moss", kind=OrganizationKind.MUNICIPALITY, register_key="moss-0104")
    assert kind.find(Anonymous(), listed.uid) == listed
    assert kind.address(listed) == "/"
    Participation.objects.create(cooperation=cast.cooperation, organization=listed)
    assert kind.address(listed).startswith(f"/{cast.cooperation.slug}/virksomhet/")


def test_the_demo_offers_the_secretariat_first_then_officers(cast: Cast) -> None:
    persons = list(demo_persons())
    assert {person.name for person in persons[:2]} == {"Sara Moen", "Stian Haug"}
    assert (persons[2].name, persons[2].role) == ("Leif Dahl", "Leder, Faggruppe for næring")
    assert "Asker, Faggruppe for næring" in [person.role for person in persons]
    assert "Frida Lund" not in [person.name for person in persons]
    factories.seat_person(cast.other_body, cast.member)
    assert [person.name for person in demo_persons()].count("Marit Solheim") == 1
