"""Every address, for each of the cast: exactly who gets in, who is refused how, and what nobody is shown."""

from collections import Counter

import pytest
from django.db import transaction

from tests.house.addresses import ADDRESSES, RULES, Address, names
from tests.house.canary import leaks
from tests.house.conftest import Ask
from tests.house.world import EVERYBODY, Thing, World

pytestmark = pytest.mark.django_db  # each test's own transaction stands inside that of the world
NEWLINE = "\n"
SHOWN = 6


def distinct(things: list[Thing]) -> list[Thing]:
    """One thing of each kind of audience: those who write are asked for often enough."""
    found = {(thing.slug, thing.sees, thing.keeps, thing.whose): thing for thing in reversed(things)}
    return list(reversed(found.values()))


def test_every_address_is_in_the_table() -> None:
    assert set(names()) == {address.name for address in ADDRESSES}


def test_no_address_is_in_the_table_twice() -> None:
    assert [key for key, times in Counter(address.key for address in ADDRESSES).items() if times > 1] == []


@pytest.mark.parametrize("address", [one for one in ADDRESSES if "GET" in one.methods], ids=lambda one: one.key)
def test_who_may_open_it_and_is_shown_no_more(world: World, ask: Ask, address: Address) -> None:
    wrong = []
    things = address.things(world)
    for thing in distinct(things) if address.who == "who keeps it" else things:
        for who in sorted(EVERYBODY):
            expected = address.expected(who, thing)
            response = ask(who).get(address.path(thing))
            if response.status_code != expected:
                wrong.append(f"{thing.label}, {who}: {response.status_code} instead of {expected}")
            wrong += [f"{thing.label}, {who} is shown {leak}" for leak in leaks(world, who, response)]
    assert not wrong, NEWLINE.join(wrong[:SHOWN])


@pytest.mark.parametrize("address", [one for one in ADDRESSES if "POST" in one.methods], ids=lambda one: one.key)
def test_who_may_press_it(world: World, ask: Ask, address: Address) -> None:
    wrong = []
    for thing in distinct(address.things(world)):
        for who in sorted(EVERYBODY):
            expected = RULES[address.who](who, thing)
            with transaction.atomic():
                status = ask(who).post(address.path(thing), address.posted).status_code
                transaction.set_rollback(True)
            if status not in (address.let_in if expected == 200 else {expected}):
                wrong.append(f"{thing.label}, {who}: {status} instead of {expected}")
    assert not wrong, NEWLINE.join(wrong[:SHOWN])


@pytest.mark.parametrize("address", [one for one in ADDRESSES if ":" in one.name], ids=lambda one: one.key)
def test_no_other_way_of_asking(world: World, ask: Ask, address: Address) -> None:
    path = address.path(address.things(world)[0])
    secretary = ask("secretary")
    for method in {"get", "post", "put", "patch", "delete"} - {one.lower() for one in address.methods}:
        assert getattr(secretary, method)(path).status_code == 405, method
