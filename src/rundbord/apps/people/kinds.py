"""How lower apps find the register's objects by kind and uid."""

from typing import Any

from django.urls import reverse

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.registry import Kind, add_kind
from rundbord.apps.people.models import Body, Cooperation, Organization, Person
from rundbord.apps.people.queries import bodies, persons
from rundbord.apps.people.rules import belongs_to, keeps, keeps_body


def register_kinds() -> None:
    """Tell core of cooperations, bodies, persons and organizations."""
    add_kind(Kind("cooperation", _cooperation, _address_of_cooperation))
    add_kind(Kind("body", _body, _address_of_body, _audience_of_body, lambda body: body.cooperation_id))
    add_kind(Kind("person", _person, lambda one: reverse("people:person", args=[one.cooperation.slug, one])))
    add_kind(Kind("organization", _organization, _address_of_organization))


def _cooperation(viewer: Viewer, uid: str) -> Cooperation | None:  # noqa: ARG001 - that a cooperation exists is public
    return Cooperation.objects.filter(uid=uid).first()


def _address_of_cooperation(cooperation: Cooperation) -> str:
    return reverse("people:cooperation", args=[cooperation.slug])


def _body(viewer: Viewer, uid: str) -> Body | None:
    body = Body.objects.filter(uid=uid).select_related("cooperation").first()
    return bodies.visible_to(viewer, body.cooperation).filter(pk=body.pk).first() if body else None


def _address_of_body(body: Body) -> str:
    return reverse("people:body", args=[body.cooperation.slug, body])


def _audience_of_body(viewer: Viewer, body: Body) -> str:
    """A body's own files (its logo) are for everybody; those who keep it change them."""
    return "secretariat" if keeps_body(viewer, body) else "public"


def _person(viewer: Viewer, uid: str) -> Person | None:
    person = Person.objects.filter(uid=uid).select_related("cooperation").first()
    if person is None:
        return None
    visible = persons.findable(viewer, person.cooperation)
    return visible.filter(pk=person.pk).select_related("cooperation").first()


def _organization(viewer: Viewer, uid: str) -> Organization | None:
    """A row of the public register for everybody, any other for the cooperation that added it."""
    organization = Organization.objects.filter(uid=uid).select_related("added_in").first()
    if organization is None or organization.register_key:
        return organization
    at = organization.added_in
    return organization if at and (belongs_to(viewer, at) or keeps(viewer, at)) else None


def _address_of_organization(organization: Any) -> str:
    """An organization has a page in each cooperation; a uid alone leads to the first that it takes part in."""
    if organization.added_in:
        return reverse("people:organization", args=[organization.added_in.slug, organization])
    taking_part = organization.participations.select_related("cooperation").first()
    if taking_part is None:
        return "/"
    return reverse("people:organization", args=[taking_part.cooperation.slug, organization])
