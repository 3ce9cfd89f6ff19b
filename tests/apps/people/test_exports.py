"""What leaves Rundbord as CSV, vCard and addresses."""

import csv
import io
from datetime import date

import pytest

from rundbord.apps.people import exports
from rundbord.apps.people.models import Membership, Person, Seat
from rundbord.apps.people.pasting import decode, read_table
from tests import factories
from tests.cast import Cast

TODAY = date(2026, 3, 2)


def _cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(decode(content)), delimiter=";"))


def test_a_bodys_list_can_be_pasted_back(cast: Cast) -> None:
    seat = Seat.objects.create(body=cast.other_body, organization=factories.make_organization("Horten"))
    Membership.objects.create(seat=seat, person=cast.chair, rank=2)
    content = exports.members_csv(cast.other_body, TODAY)
    rows = read_table(decode(content), lambda _text: False).rows
    assert [(row.organization, row.name, row.rank, row.email, row.problems) for row in rows] == [
        ("Asker", "Nils Bakke", 0, cast.neighbour.email, ()),
        ("Horten", "", 0, "", ()),
        ("Horten", "Leif Dahl", 2, cast.chair.email, ()),
    ]


@pytest.mark.parametrize("written", ["=1+1", "+SUM(A1)", "-2", "@x", "\t=1"])
def test_no_cell_is_taken_for_a_formula(written: str) -> None:
    (row,) = _cells(exports.csv_text(["Navn"], [[written]]))[1:]
    assert row[0].startswith("'")


def test_a_phone_number_stays_as_it_is() -> None:
    assert _cells(exports.csv_text(["Telefon"], [["+47 900 00 000"]]))[1] == ["+47 900 00 000"]


def test_persons_stand_with_the_office_they_hold_today(cast: Cast) -> None:
    asker = factories.make_organization("Asker")
    cast.member.posts.create(organization=asker, title="Rådgiver", valid_to=date(2025, 12, 31))
    cast.member.posts.create(organization=asker, title="Leder", valid_from=date(2026, 1, 1))
    rows = _cells(exports.persons_csv(Person.objects.filter(pk=cast.member.pk), TODAY))
    assert rows[1] == ["Marit Solheim", cast.member.email, "", "Asker", "Leder"]


def test_cards_are_read_back_by_an_address_book(cast: Cast) -> None:
    import vobject

    cast.member.name, cast.member.phone = "Eli; Ås, Berg\nBCC:x", "900 00 000"
    cards = [exports.Card(cast.member, "Asker", "Leder"), exports.Card(cast.chair)]
    texts = list(vobject.readComponents(exports.vcards(cards, cast.cooperation).decode()))
    assert [one.fn.value for one in texts] == ["Eli; Ås, Berg\nBCC:x", "Leif Dahl"]
    first = texts[0]
    assert (first.email.value, first.tel.value, first.org.value) == (cast.member.email, "900 00 000", ["Asker"])
    assert "bcc" not in first.contents


def test_each_address_stands_once_and_quoted_where_needed() -> None:
    persons = [Person(name="Berg, Eli", email="Eli@x.example"), Person(name="E", email="eli@X.example")]
    assert exports.addresses(persons) == "E <eli@X.example>"
    assert exports.addresses(persons[:1]) == '"Berg, Eli" <Eli@x.example>'
