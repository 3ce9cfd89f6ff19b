"""Somebody is taken out of the register with a reason, and comes back."""

import pytest
from django.urls import reverse

from rundbord.apps.accounts.viewer import viewer_of_user
from rundbord.apps.audit.models import AuditRow
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.meetings.models import State
from rundbord.apps.people.models import Person
from rundbord.apps.people.queries import persons as queries
from rundbord.apps.people.services import persons
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

OUTSIDERS = ("member", "neighbour", "former", "chair", "stranger", "disqualified")


def _withdraw(cast: Cast, person: Person, who: str = "secretary", reason: str = "Registrert to ganger") -> None:
    persons.withdraw_person(actor=cast.viewer(who), person=person, seen=person.version, reason=reason)


def _page(cast: Cast, name: str, person: Person) -> str:
    return reverse(f"people:{name}", args=[cast.cooperation.slug, person])


def test_who_is_taken_out_is_not_listed_nor_logs_in_and_comes_back(cast: Cast, as_: Login) -> None:
    login = cast.user("former")
    _withdraw(cast, cast.former)
    secretary = cast.viewer("secretary")
    assert cast.former not in queries.visible_to(secretary, cast.cooperation)
    assert viewer_of_user(login).standing(cast.cooperation.pk) is None
    assert list(queries.withdrawn(secretary, cast.cooperation)) == [cast.former]
    persons.restore_person(actor=secretary, person=cast.former, seen=cast.former.version)
    back = Person.objects.get(pk=cast.former.pk)
    assert (back.withdrawn_at, back.withdrawn_reason, back.user) == (None, "", login)
    assert viewer_of_user(login).standing(cast.cooperation.pk) is not None
    assert list(AuditRow.objects.values_list("verb", flat=True)) == ["person_restore", "person_withdraw"]


@pytest.mark.parametrize("who", OUTSIDERS)
def test_only_the_secretariat_takes_out_and_back(cast: Cast, who: str) -> None:
    somebody = factories.make_person(cast.cooperation, "Eli Berg")
    with pytest.raises(NotAllowedError):
        _withdraw(cast, somebody, who)
    _withdraw(cast, somebody)
    with pytest.raises(NotAllowedError):
        persons.restore_person(actor=cast.viewer(who), person=somebody, seen=somebody.version)
    assert not queries.withdrawn(cast.viewer(who), cast.cooperation)


def test_who_has_a_place_keeps_it_until_it_is_ended(cast: Cast) -> None:
    with pytest.raises(NotPossibleError, match="Faggruppe for næring"):
        _withdraw(cast, cast.member)
    merged = factories.make_person(cast.cooperation, "Marit S.")
    factories.seat_person(cast.other_body, merged)
    Person.objects.filter(pk=merged.pk).update(merged_into=cast.former)
    with pytest.raises(NotPossibleError, match="Faggruppe for klima"):
        _withdraw(cast, cast.former)


def test_a_reason_is_needed_and_the_version_that_was_seen(cast: Cast) -> None:
    with pytest.raises(NotPossibleError):
        _withdraw(cast, cast.former, reason="  ")
    with pytest.raises(ConflictError):
        persons.withdraw_person(actor=cast.viewer("secretary"), person=cast.former, seen=7, reason="Feil")
    assert Person.objects.get(pk=cast.former.pk).withdrawn_at is None


def test_somebody_else_may_have_the_address_by_then(cast: Cast) -> None:
    secretary = cast.viewer("secretary")
    _withdraw(cast, cast.former)
    other = persons.add_person(
        actor=secretary, cooperation=cast.cooperation, name="Frida L. Lund", email=cast.former.email
    )
    assert other.user is not None
    with pytest.raises(NotPossibleError, match=r"Frida L\. Lund"):
        persons.restore_person(actor=secretary, person=cast.former, seen=cast.former.version)


def test_the_page_of_somebody_taken_out_is_the_secretariats(cast: Cast, as_: Login) -> None:
    client = as_("secretary")
    asked = client.post(_page(cast, "person_withdraw", cast.former), {"seen": "0", "reason": "Registrert to ganger"})
    assert asked.status_code == 302
    page = client.get(_page(cast, "person", cast.former)).content.decode()
    assert "Registrert to ganger" in page
    assert _page(cast, "person_edit", cast.former) not in page
    listed = client.get(reverse("people:persons", args=[cast.cooperation.slug])).content.decode()
    assert "Registrert to ganger" in listed
    for who in ("member", "neighbour", "chair", "stranger"):
        assert as_(who).get(_page(cast, "person", cast.former)).status_code == 404
    seen = as_("member").get(reverse("people:persons", args=[cast.cooperation.slug])).content.decode()
    assert "Frida Lund" not in seen
    back = as_("secretary").post(_page(cast, "person_restore", cast.former), {"seen": "1"}, follow=True)
    assert "tilbake i registeret" in back.content.decode()
    late = as_("secretary").post(_page(cast, "person_restore", cast.former), {"seen": "1"}, follow=True)
    assert "Noen andre har endret dette" in late.content.decode()


def test_what_was_said_stays_without_a_link_to_the_page(cast: Cast, as_: Login) -> None:
    meeting = factories.make_meeting(cast.body, state=State.SENT)
    factories.make_attendance(meeting, cast.former)
    entry = factories.make_entry(factories.make_item(meeting))
    type(entry).objects.filter(pk=entry.pk).update(person=cast.former)
    link = _page(cast, "person", cast.former)
    address = reverse("record:meeting", args=[cast.cooperation.slug, meeting])
    page = as_("member").get(address).content.decode()
    assert page.count(link.split("-")[0]) >= 1
    _withdraw(cast, cast.former)
    page = as_("member").get(address).content.decode()
    assert link not in page
    assert "Frida Lund" in page
