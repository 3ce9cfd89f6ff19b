"""No page of one cooperation loads a row of another, whoever asks; found out by watching every row that is loaded."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from rundbord.apps.people.models import Cooperation, Organization
from tests.house.addresses import ADDRESSES, Address
from tests.house.canary import text_of
from tests.house.conftest import Ask
from tests.house.layers import order
from tests.house.world import World

pytestmark = pytest.mark.django_db  # each test's own transaction stands inside that of the world
PAGES = [one for one in ADDRESSES if "GET" in one.methods and one.of and one.ending in {"", "docx"}]
Rows = dict[type[Model], set[Any]]


def path_to_cooperation(model: type[Model]) -> str:
    """The shortest way of foreign keys from a model to its cooperation ("item__meeting__cooperation_id"), "" for none.

    Organizations are the installation's: the way does not lead through them, nor through keys that may be empty.
    """
    if any(field.attname == "cooperation_id" for field in model._meta.concrete_fields):
        return "cooperation_id"
    ways: list[tuple[type[Model], str]] = [(model, "")]
    for at, way in ways:
        for field in at._meta.get_fields():
            if not field.concrete or field.null or not (field.many_to_one or field.one_to_one):
                continue
            target, step = field.related_model, f"{way}{field.name}"
            if target is Cooperation:
                return f"{step}_id"
            if isinstance(target, type) and target is not Organization and all(target is not seen for seen, _ in ways):
                ways.append((target, f"{step}__"))
    return ""


def rows_of(cooperation: Cooperation) -> Rows:
    """The keys of all rows that belong to the cooperation, by model."""
    models = [model for model in apps.get_models() if model._meta.app_label in order() and model is not Organization]
    return {
        model: set(model._default_manager.filter(**{path: cooperation.pk}).values_list("pk", flat=True))
        for model in models
        if (path := path_to_cooperation(model))
    }


@contextmanager
def watched() -> Iterator[Rows]:
    """Within this block, the keys of all rows that are loaded, by model."""
    loaded: Rows = defaultdict(set)
    original = Model.from_db.__func__  # type: ignore[attr-defined]  # the function under the class method

    def from_db(cls: type[Model], db: str | None, names: Any, values: Any) -> Model:
        row: Model = original(cls, db, names, values)
        loaded[cls].add(row.pk)
        return row

    Model.from_db = classmethod(from_db)  # type: ignore[method-assign, assignment]  # watched from below all managers
    try:
        yield loaded
    finally:
        Model.from_db = classmethod(original)  # type: ignore[method-assign, assignment]  # as it was


def test_the_watch_sees_rows_of_every_kind(world: World) -> None:
    theirs = rows_of(world.cast.other_cooperation)
    assert {model.__name__ for model, keys in theirs.items() if keys} >= {
        "AgendaItem", "Attendance", "Batch", "Body", "Document", "Entry", "Meeting", "Person", "Action", "Mark",
    }  # fmt: skip
    with watched() as loaded:
        list(world.cast.other_cooperation.meetings.all())
    assert set(loaded) == {type(world.meetings["foreign"].meeting)}


@pytest.mark.parametrize("who", ["secretary", "stranger"])
@pytest.mark.parametrize("address", PAGES, ids=lambda one: one.key)
def test_no_row_of_another_cooperation_is_loaded(world: World, ask: Ask, address: Address, who: str) -> None:
    ours = world.cast.cooperation if who == "secretary" else world.cast.other_cooperation
    others = world.cast.other_cooperation if who == "secretary" else world.cast.cooperation
    foreign, wrong = rows_of(others), []
    for thing in address.things(world):
        if thing.slug != ours.slug or address.expected(who, thing) != 200:
            continue
        with watched() as loaded:
            response = ask(who).get(address.path(thing))
        crossed = {model.__name__ for model, keys in loaded.items() if keys & foreign.get(model, set())}
        words = [word for word in world.other_words if who == "secretary" and word in text_of(response)]
        wrong += [f"{thing.label}: {', '.join([*sorted(crossed), *words])}"] if crossed or words else []
    assert not wrong, wrong
