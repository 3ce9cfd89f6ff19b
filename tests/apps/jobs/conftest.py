"""Handlers of tests go when the test ends."""

from collections import defaultdict

import pytest

from rundbord.apps.jobs import effects, outbox, schedule


@pytest.fixture(autouse=True)
def _own_registries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "_handlers", {})
    monkeypatch.setattr(schedule, "_recurring", {})
    monkeypatch.setattr(effects, "_subscribers", defaultdict(list))
