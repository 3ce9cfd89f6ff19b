"""Asking for tasks."""

import pytest
from django.db import transaction

from rundbord.apps.jobs import outbox
from rundbord.apps.jobs.models import Task
from rundbord.apps.jobs.outbox import enqueue


def test_a_task_of_the_same_key_is_asked_for_once(db: None) -> None:
    outbox.handler("letter")(lambda _payload: None)
    first = enqueue(kind="letter", payload={"to": "a"}, key="letter:1")
    second = enqueue(kind="letter", payload={"to": "b"}, key="letter:1")
    assert first == second
    assert Task.objects.get().payload == {"to": "a"}


def test_a_task_goes_with_the_transaction_that_asked_for_it(transactional_db: None) -> None:
    outbox.handler("letter")(lambda _payload: None)
    with transaction.atomic():
        enqueue(kind="letter", payload={}, key="letter:1")
        transaction.set_rollback(True)
    assert not Task.objects.exists()


def test_outside_a_transaction_nothing_is_asked_for(transactional_db: None) -> None:
    outbox.handler("letter")(lambda _payload: None)
    with pytest.raises(RuntimeError, match="transaction"):
        enqueue(kind="letter", payload={}, key="letter:1")
    assert not Task.objects.exists()


def test_a_kind_without_handler_is_refused(db: None) -> None:
    with pytest.raises(LookupError, match="'parcel'"):
        enqueue(kind="parcel", payload={}, key="parcel:1")


def test_a_kind_has_one_handler() -> None:
    outbox.handler("letter")(lambda _payload: None)
    with pytest.raises(ValueError, match="'letter'"):
        outbox.handler("letter")(lambda _payload: None)
