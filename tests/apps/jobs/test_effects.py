"""Effects: typed, in the same transaction."""

from dataclasses import dataclass

import pytest
from django.db import transaction

from rundbord.apps.jobs import effects


@dataclass(frozen=True)
class Moved:
    uid: str


@dataclass(frozen=True)
class Removed:
    uid: str


def test_subscribers_hear_events_of_their_class_in_order(db: None) -> None:
    heard: list[tuple[str, str]] = []
    effects.subscribe(Moved, lambda event: heard.append(("first", event.uid)))
    effects.subscribe(Moved, lambda event: heard.append(("second", event.uid)))
    effects.publish(Moved("a"))
    effects.publish(Removed("b"))
    assert heard == [("first", "a"), ("second", "a")]


def test_outside_a_transaction_nothing_is_published(transactional_db: None) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        effects.publish(Moved("a"))


def test_an_effect_that_fails_undoes_the_act(transactional_db: None) -> None:
    def refuse(_event: Moved) -> None:
        raise ZeroDivisionError

    effects.subscribe(Moved, refuse)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        effects.publish(Moved("a"))
