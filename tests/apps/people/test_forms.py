"""The pages that change the register: happy, invalid, forbidden, wrong method, too late."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundbord.apps.accounts.viewer import System
from rundbord.apps.people.models import (
    Body,
    BodyRole,
    Cooperation,
    Membership,
    Organization,
    Participation,
    Person,
    Post,
    Seat,
)
from rundbord.apps.people.services.norway import load_norway
from tests import factories
from tests.cast import WITH_LOGIN, Cast
from tests.conftest import Login

NOT_KEEPERS = ("anonymous", "member", "neighbour", "former", "chair", "disqualified")

# The pages that only the secretariat may open: name, and which of the cast's objects it is about.
PAGES: list[tuple[str, str | None]] = [
    ("settings", None),
    ("cooperation_edit", None),
    ("participants", None),
    ("participation_add", None),
    ("body_add", None),
    ("person_add", None),
    ("persons_paste", None),
    ("organization_add", None),
    ("body_edit", "body"),
    ("body_agenda", "body"),
    ("role_give", "body"),
    ("body_withdraw", "body"),
    ("seat_add", "body"),
    ("body_renew", "body"),
    ("seat_fill", "seat"),
    ("seat_end", "seat"),
    ("membership_end", "membership"),
    ("person_edit", "person"),
    ("post_add", "person"),
    ("person_merge", "person"),
    ("person_split", "person"),
    ("organization_edit", "organization"),
    ("organization_merge", "organization"),
    ("organization_split", "organization"),
]


def _subject(cast: Cast, kind: str | None) -> list[object]:
    match kind:
        case "body":
            return [cast.body]
        case "seat":
            return [Seat.objects.get(memberships__person=cast.member).uid]
        case "membership":
            return [Membership.objects.get(person=cast.member).uid]
        case "person":
            return [cast.secretary]
        case "organization":
            known = Organization.objects.filter(added_in=cast.cooperation).first()
            return [known or Organization.objects.create(name="Klyngen", kind="cluster", added_in=cast.cooperation)]
        case _:
            return []


def _address(cast: Cast, name: str, *subject: object) -> str:
    return reverse(f"people:{name}", args=[cast.cooperation.slug, *subject])


def _send(client: Client, address: str, expected: int = 302, **data: Any) -> str:
    response = client.post(address, data)
    assert response.status_code == expected, response.content.decode()[:4000]
    return response.content.decode()


@pytest.mark.parametrize(("name", "kind"), PAGES)
def test_only_the_secretariat_opens_and_sends_the_forms(as_: Login, cast: Cast, name: str, kind: str | None) -> None:
    address = _address(cast, name, *_subject(cast, kind))
    assert as_("secretary").get(address).status_code == 200
    for who in NOT_KEEPERS:
        client = as_(who)
        assert client.get(address).status_code in {403, 404}, who
        assert client.post(address, {}).status_code in ({405} if name == "settings" else {403, 404}), who
    assert as_("stranger").get(address).status_code in {403, 404}


@pytest.mark.parametrize(("name", "kind"), PAGES)
def test_forms_take_no_other_method(as_: Login, cast: Cast, name: str, kind: str | None) -> None:
    address = _address(cast, name, *_subject(cast, kind))
    assert as_("secretary").delete(address).status_code == 405


@pytest.mark.parametrize(("name", "kind"), [page for page in PAGES if page[0] != "settings"])
def test_an_empty_form_says_what_is_missing(as_: Login, cast: Cast, name: str, kind: str | None) -> None:
    page = as_("secretary").post(_address(cast, name, *_subject(cast, kind)), {"seen": "0", "count": "0"})
    assert page.status_code in {200, 302, 422}
    assert page.status_code != 422 or "ds-validation-message" in page.content.decode()


@pytest.mark.parametrize("name", ["persons", "persons_csv", "body_csv", "body_vcard", "body_addresses"])
def test_addresses_are_for_those_who_sit_in_the_cooperation(as_: Login, cast: Cast, name: str) -> None:
    address = _address(cast, name, *([cast.body] if name.startswith("body") else []))
    for who in ("anonymous", *WITH_LOGIN):
        sits = who not in {"anonymous", "former", "stranger"}
        response = as_(who).get(address)
        assert response.status_code == (200 if sits else 404), who
        assert (cast.member.email in response.content.decode()) == (sits or who == "member"), who


def test_a_body_is_added_filled_and_its_agenda_written(as_: Login, cast: Cast) -> None:
    client = as_("secretary")
    _send(client, _address(cast, "body_add"), name="Styret", kind="board", language="nb")
    body = Body.objects.get(name="Styret")
    lines: dict[str, Any] = {
        "title_0": "B",
        "kind_0": "briefing",
        "position_0": "2",
        "title_1": "A",
        "kind_1": "decision",
    }
    agenda = _address(cast, "body_agenda", body)
    _send(client, agenda, seen="0", count="2", position_1="1", minutes_1="5", **lines)
    assert [item.title for item in body.standing_items.all()] == ["A", "B"]
    more = _send(
        client, _address(cast, "body_agenda", body), 200, seen="1", count="2", more="1", position_1="1", **lines
    )
    assert more.count('name="title_') == 5
    late = _send(client, agenda, 409, seen="0", count="2", position_1="1", **lines)
    assert "Noen andre har endret dette" in late


def test_a_body_is_changed_once_by_those_who_saw_it(as_: Login, cast: Cast) -> None:
    client, address = as_("secretary"), _address(cast, "body_edit", cast.body)
    data: dict[str, Any] = {
        "kind": "expert", "language": "nn", "number_style": "year", "minutes_name": "referat", "meeting_minutes": "90",
    }  # fmt: skip
    _send(client, address, seen="0", name="Næring", **data)
    assert "Noen andre har endret dette" in _send(client, address, 409, seen="0", name="Min", **data)
    assert Body.objects.get(pk=cast.body.pk).name == "Næring"


def test_a_seat_is_added_with_somebody_new_and_left_again(as_: Login, cast: Cast) -> None:
    client = as_("secretary")
    asker = Organization.objects.get(name="Asker")
    _send(
        client, _address(cast, "seat_add", cast.body), organization=asker.uid, kind="member", first_day="2026-01-01",
        person_name="Eli Berg", person_email="eli@asker.example",
    )  # fmt: skip
    membership = Membership.objects.get(person__name="Eli Berg")
    fill = _address(cast, "seat_fill", membership.seat.uid)
    _send(client, fill, seen="1", person=cast.neighbour.uid, rank="1", first_day="2026-01-01")
    taken = _send(client, fill, 422, seen="2", person=cast.former.uid, rank="0", first_day="2026-01-01")
    assert "Eli Berg har denne plassen" in taken
    end = _address(cast, "membership_end", membership.uid)
    assert "før den første" in _send(client, end, 422, seen="2", last_day="2025-12-31")
    _send(client, end, seen="2", last_day="2026-03-02", successor=cast.former.uid)
    assert membership.seat.memberships.filter(person=cast.former, rank=0, valid_from="2026-03-03").exists()


def test_a_role_is_given(as_: Login, cast: Cast) -> None:
    address = _address(cast, "role_give", cast.body)
    _send(as_("secretary"), address, role="chair", person=cast.member.uid, first_day="2026-03-02")
    assert BodyRole.objects.filter(body=cast.body, person=cast.member, valid_to=None).exists()
    _send(as_("secretary"), address, 422, role="chair", person=cast.stranger.uid, first_day="2026-03-02")
    role = BodyRole.objects.get(body=cast.body, valid_to=None)
    end = _address(cast, "role_end", cast.body, role.pk)
    assert as_("member").get(end).status_code == 403
    assert as_("secretary").get(_address(cast, "role_end", cast.other_body, role.pk)).status_code == 404
    _send(as_("secretary"), end, 422, last_day="2026-03-01")
    _send(as_("secretary"), end, last_day="2026-03-31")
    assert not BodyRole.objects.filter(body=cast.body, valid_to=None).exists()


def test_a_body_is_closed_down_but_not_the_secretariat(as_: Login, cast: Cast) -> None:
    client = as_("secretary")
    secretariat = Body.objects.get(kind="secretariat", cooperation=cast.cooperation)
    _send(client, _address(cast, "body_withdraw", secretariat), 422, seen="0")
    _send(client, _address(cast, "body_withdraw", cast.body), seen="0", reason="Slått sammen")
    assert client.get(_address(cast, "body", cast.body)).status_code == 404


LIST = "Kommune\tNavn\tE-post\nAsker\tEli Berg\teli@asker.example\nAskr\tFeil Rad\t\n"


def test_a_list_is_previewed_then_taken_in_and_bad_rows_stay(as_: Login, cast: Cast) -> None:
    load_norway(actor=System("test"))
    client, address = as_("secretary"), _address(cast, "body_renew", cast.other_body)
    preview = client.post(address, {"text": LIST, "first_day": "2026-03-02"})
    fingerprint = preview.context["plan"].fingerprint
    assert "Mente du Asker?" in preview.content.decode()
    assert not Person.objects.filter(name="Eli Berg").exists()
    data = {"text": LIST, "first_day": "2026-03-02", "fingerprint": fingerprint}
    left = _send(client, address, 200, **data)
    assert "Askr\tFeil Rad" in left
    assert Membership.objects.get(person__name="Eli Berg").seat.body == cast.other_body
    assert "Organet er endret siden du så på det" in _send(client, address, 409, **data)


def test_a_list_without_mistakes_leads_back_to_the_body(as_: Login, cast: Cast) -> None:
    client, address = as_("secretary"), _address(cast, "body_renew", cast.body)
    text = "\n".join(f"{person.name}\t{person.email}" for person in (cast.member, cast.chair))
    plan = client.post(address, {"text": text, "first_day": "2026-03-02"}).context["plan"]
    _send(client, address, text=text, first_day="2026-03-02", fingerprint=plan.fingerprint)


def test_persons_are_taken_in_from_a_list(as_: Login, cast: Cast) -> None:
    client, address = as_("secretary"), _address(cast, "persons_paste")
    text = (
        f"Navn;E-post;Telefon\nEli Berg;eli@asker.example;900 00 000\n{cast.member.name};{cast.member.email};911\n;x;\n"
    )
    assert "Ny person" in _send(client, address, 200, text=text)
    assert not Person.objects.filter(name="Eli Berg").exists()
    _send(client, address, 200, text=text, take_in="1")
    added = Person.objects.get(name="Eli Berg")
    assert added.user is not None
    assert Person.objects.get(pk=cast.member.pk).phone == "911"


def test_a_person_changes_their_own_page(as_: Login, cast: Cast) -> None:
    address = _address(cast, "person_edit", cast.member)
    _send(as_("member"), address, seen="0", name="Marit Solheim", phone="900", language="nn", email="x@y.example")
    changed = Person.objects.get(pk=cast.member.pk)
    assert (changed.phone, changed.email) == ("900", cast.member.email)
    late = _send(as_("secretary"), address, 409, seen="0", name="M", email="m@y.example")
    assert "Noen andre har endret dette" in late


def test_an_office_is_added_and_ended(as_: Login, cast: Cast) -> None:
    client, asker = as_("secretary"), Organization.objects.get(name="Asker")
    _send(client, _address(cast, "post_add", cast.member), title="Rådgiver", organization=asker.uid)
    post = Post.objects.get()
    _send(client, _address(cast, "post_end", cast.member, post.pk), last_day="2026-03-02")
    assert client.get(_address(cast, "post_end", cast.chair, post.pk)).status_code == 404


def test_two_persons_are_merged_and_separated(as_: Login, cast: Cast) -> None:
    client, address = as_("secretary"), _address(cast, "person_merge", cast.former)
    preview = _send(client, address, 200, seen="0", kept=cast.member.uid)
    assert "Slå sammen, og behold Marit Solheim" in preview
    assert Person.objects.get(pk=cast.former.pk).merged_into is None
    _send(client, address, seen="0", kept=cast.member.uid, merge="1")
    assert "Frida Lund" in client.get(_address(cast, "person", cast.member)).content.decode()
    assert "Marit Solheim" in client.get(_address(cast, "person", cast.former), follow=True).content.decode()
    separate = _address(cast, "person_separate", cast.former)
    assert client.get(separate).status_code == 405
    assert as_("member").post(separate).status_code == 403
    _send(as_("secretary"), separate, seen="1")
    assert Person.objects.get(pk=cast.former.pk).merged_into is None


def test_a_person_is_split(as_: Login, cast: Cast) -> None:
    client, address = as_("secretary"), _address(cast, "person_split", cast.member)
    assert "Marit Solheim (Asker, Faggruppe for næring)" in _send(client, address, 200, name="Ny")
    assert "Velg det som hører til den nye" in _send(client, address, 422, name="Ny", split="1")
    key = f"people.membership.person:{Membership.objects.get(person=cast.member).pk}"
    _send(client, address, name="Ny", split="1", keys_0=key)
    assert Membership.objects.get(person__name="Ny").seat.body == cast.body


def test_municipalities_are_chosen_and_what_a_search_hides_stays(as_: Login, cast: Cast) -> None:
    load_norway(actor=System("test"))
    client, address = as_("secretary"), _address(cast, "participants")
    moss, horten = (Organization.objects.get(register_key=key) for key in ("moss-0104", "horten-0701"))
    _send(client, address, first_day="2020-01-01", organization=[moss.uid], shown=[moss.uid, horten.uid])
    _send(client, address, first_day="2026-03-02", organization=[horten.uid], shown=[horten.uid])
    assert set(Participation.objects.filter(valid_to=None).values_list("organization__name", flat=True)) == {
        "Moss", "Horten",
    }  # fmt: skip
    page = client.get(address, {"q": "vestf"}).content.decode()
    assert "Larvik" in page
    assert "Kautokeino" not in page
    assert "Moss" in page


def test_an_organization_is_added_changed_and_takes_part_through_a_region(as_: Login, cast: Cast) -> None:
    client, asker = as_("secretary"), Organization.objects.get(name="Asker")
    asker.added_in = cast.cooperation
    asker.save()
    _send(client, _address(cast, "organization_add"), name="Vestregionen", kind="region")
    region = Organization.objects.get(name="Vestregionen")
    _send(client, _address(cast, "organization_edit", region), seen="0", name="Vest", kind="region")
    _send(client, _address(cast, "organization_edit", region), 409, seen="0", name="Øst", kind="region")
    add = _address(cast, "participation_add")
    _send(client, add, organization=asker.uid, through=region.uid, valid_from="2026-03-02")
    _send(client, add, 422, organization=asker.uid, valid_from="2026-03-02")
    taking_part = Participation.objects.get()
    assert taking_part.through == region
    _send(client, _address(cast, "participation_end", taking_part.pk), last_day="2026-03-31")


def test_the_cooperation_is_changed(as_: Login, cast: Cast) -> None:
    client, address = as_("secretary"), _address(cast, "cooperation_edit")
    _send(client, address, seen="0", name="Fjordene", language="nn", address_lines="Torget 1\n3000 Byen")
    _send(client, address, 409, seen="0", name="Fjellene", language="nn")
    assert Cooperation.objects.get(pk=cast.cooperation.pk).name == "Fjordene"


@pytest.mark.parametrize(
    ("agenda", "items"), [("", 5), ("board", 4), ("secretariat", 2), ("none", 0), ("unknown", None)]
)
def test_a_new_body_gets_the_agenda_that_was_chosen(as_: Login, cast: Cast, agenda: str, items: int | None) -> None:
    add, words = _address(cast, "body_add"), {"name": "Ny gruppe", "kind": "expert", "language": "nb"}
    assert "Runden rundt bordet · Eventuelt" in as_("secretary").get(add).content.decode()
    _send(as_("secretary"), add, 302 if items is not None else 422, agenda=agenda, **words)
    added = [body.standing_items.count() for body in Body.objects.filter(name="Ny gruppe")]
    assert added == ([] if items is None else [items])


LISTED = ["persons", "settings", "participants", "body_addresses", "body_csv", "body_vcard", "persons_csv"]


@pytest.mark.parametrize("name", [*LISTED, *(name for name, _kind in PAGES if name not in LISTED)])
def test_pages_ask_the_same_few_times_at_1_and_30_rows(as_: Login, cast: Cast, name: str) -> None:
    client = as_("secretary")
    kind = dict(PAGES).get(name, "body" if name.startswith("body_") else None)
    address = _address(cast, name, *_subject(cast, kind))
    asker = Organization.objects.get(name="Asker")
    Participation.objects.create(cooperation=cast.cooperation, organization=asker)
    Post.objects.create(person=cast.secretary, organization=asker)
    few = _count(client, address)
    for number in range(30):
        organization = factories.make_organization(f"Kommune {number}")
        Participation.objects.create(cooperation=cast.cooperation, organization=organization)
        person = factories.make_person(cast.cooperation, f"Person {number}")
        factories.seat_person(cast.body, person, organization)
        factories.make_body(cast.cooperation, f"Gruppe {number}")
        Post.objects.create(person=person, organization=organization)
        Post.objects.create(person=cast.secretary, organization=organization)
    assert _count(client, address) == few <= 12


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
