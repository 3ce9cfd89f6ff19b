"""Which fields an act changed, in words."""

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.utils import translation
from django.utils.functional import Promise

from rundbord.apps.audit.fields import field_names
from rundbord.apps.audit.services import record
from rundbord.apps.people.services import bodies, persons
from tests.cast import Cast
from tests.conftest import Login

# What has no word of its own: keys, order and versions, what the verb tells already, where an import came from.
UNNAMED = {
    "id", "uid", "version", "position", "withdrawn_at", "withdrawn_reason", "merged_into", "state", "settled_at",
    "cooperation", "meeting", "item", "entry", "parent", "user", "added_in", "register_key", "slug", "zone",
    "agenda_public_at", "record_public_at", "batch_uid", "next_dates", "client_key", "source_start", "source_end",
    "created_at",
}  # fmt: skip
TOLD = (
    "people.Cooperation", "people.Body", "people.Person", "people.Organization", "matters.Matter", "meetings.Meeting",
    "meetings.AgendaItem", "record.Entry", "record.Action",
)  # fmt: skip


@pytest.mark.parametrize("model", [apps.get_model(name) for name in TOLD], ids=str)
def test_every_field_that_people_write_has_a_translated_name(model: type[Model]) -> None:
    for field in model._meta.concrete_fields:
        if field.name in UNNAMED:
            continue
        assert isinstance(field.verbose_name, Promise), field.name
        names = set()
        for language in ("en", "nb"):
            with translation.override(language):
                names.add(str(field.verbose_name))
        assert len(names) == 2 or names == {"Person"}, field.name


def test_names_stand_in_the_order_of_the_form_and_no_column_is_shown() -> None:
    changed = ["zone", "join_code", "date", "title", "secret_column", "state"]
    with translation.override("nb"):
        assert field_names("meeting", changed) == ["tittel", "dato", "kode"]
        assert (
            field_names("meeting", [])
            == field_names("riddle", ["name"])
            == field_names("session", ["expire_date"])
            == []
        )
        assert field_names("agendaitem", ["law", "access"]) == ["tilgang", "lov"]


def test_the_history_tells_what_was_changed_and_not_to_what(cast: Cast, as_: Login) -> None:
    secretary = cast.viewer("secretary")
    persons.edit_person(actor=secretary, person=cast.member, seen=0, phone="911 22 333", name=cast.member.name)
    bodies.edit_body(actor=secretary, body=cast.body, seen=0, name="Næring og klima", meeting_place="Moss")
    with transaction.atomic():
        record(actor=secretary, verb="body_edit", subject=cast.body, cooperation=cast.cooperation.pk, changed=["token"])
    page = as_("member").get(f"/{cast.cooperation.slug}/historikk/person/{cast.member.uid}/").content.decode()
    assert "endret personen: telefon" in " ".join(page.replace("</strong>", "").split())
    assert "911 22 333" not in page
    page = as_("member").get(f"/{cast.cooperation.slug}/historikk/body/{cast.body.uid}/").content.decode()
    assert "endret organet: navn, vanlig møtested" in " ".join(page.split())
    assert "meeting_place" not in page
    assert "token" not in page.partition("<ol")[2].partition("<footer")[0].replace("csrf", "")


def test_who_is_not_to_see_the_object_reads_no_names_of_fields(cast: Cast, as_: Login) -> None:
    persons.edit_person(actor=cast.viewer("secretary"), person=cast.member, seen=0, phone="911")
    address = f"/{cast.cooperation.slug}/historikk/person/{cast.member.uid}/"
    for who in ("anonymous", "former", "stranger"):
        response = as_(who).get(address)
        assert response.status_code == 404
        assert "telefon" not in response.content.decode()
