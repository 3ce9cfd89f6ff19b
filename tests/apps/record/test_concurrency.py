"""Several people at once: no line is lost, no position is taken twice, on SQLite as on PostgreSQL."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, connections

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core.errors import ConflictError
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import AgendaItem, ItemNumber, Meeting, State
from rundbord.apps.record import services
from rundbord.apps.record.models import Entry
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("_on_disk")]
SYSTEM = System("test")
AT_ONCE = 6


def at_once(*acts: Callable[[], object]) -> list[BaseException | None]:
    """Do all of these in threads of their own; what each raised, in order."""

    def alone(do: Callable[[], object]) -> None:
        try:
            do()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.exception() for future in [pool.submit(alone, do) for do in acts]]


@pytest.fixture
def _on_disk(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """SQLite's tests run in memory, where no writer waits for another: work on a file, as installations do."""
    if connection.vendor != "sqlite":
        yield
        return
    memory, path = connections["default"], tmp_path / "test.sqlite3"
    memory.ensure_connection()
    with closing(sqlite3.connect(path)) as target:
        memory.connection.backup(target)
    name = memory.settings_dict["NAME"]
    memory.settings_dict["NAME"] = str(path)
    connections["default"] = connections.create_connection("default")
    yield
    connections["default"].close()
    memory.settings_dict["NAME"] = name
    connections["default"] = memory


@pytest.fixture
def item() -> AgendaItem:
    body = factories.make_body(factories.make_cooperation())
    return factories.make_item(factories.make_meeting(body, state=State.HELD))


def fresh(item: AgendaItem) -> AgendaItem:
    return AgendaItem.objects.get(pk=item.pk)


def test_lines_written_at_once_all_stand_in_a_row(item: AgendaItem) -> None:
    def write(text: str) -> Callable[[], object]:
        return lambda: services.add_entry(actor=SYSTEM, item=fresh(item), text=f"<p>{text}</p>")

    assert at_once(*(write(text) for text in "ABCDEF")) == [None] * AT_ONCE
    rows = list(Entry.objects.order_by("position").values_list("position", flat=True))
    assert rows == [1, 2, 3, 4, 5, 6]


def test_the_same_line_sent_at_once_is_one(item: AgendaItem) -> None:
    def send() -> object:
        return services.add_entry(actor=SYSTEM, item=fresh(item), text="<p>A</p>", client_key="samme")

    assert at_once(*[send] * AT_ONCE) == [None] * AT_ONCE
    assert Entry.objects.count() == 1


def test_of_edits_at_once_one_wins_and_the_others_are_told(item: AgendaItem) -> None:
    entry = services.add_entry(actor=SYSTEM, item=item, text="<p>A</p>")

    def edit(text: str) -> Callable[[], object]:
        return lambda: services.edit_entry(actor=SYSTEM, entry=Entry.objects.get(pk=entry.pk), version=0, text=text)

    outcomes = at_once(*(edit(f"<p>{text}</p>") for text in "ABCDEF"))
    assert [type(outcome) for outcome in outcomes].count(ConflictError) == AT_ONCE - 1
    assert outcomes.count(None) == 1
    assert Entry.objects.get().version == 1


def test_moves_at_once_keep_a_dense_order(item: AgendaItem) -> None:
    entries = [services.add_entry(actor=SYSTEM, item=item, text=f"<p>{text}</p>") for text in "ABCDEF"]

    def move(key: int) -> Callable[[], object]:
        return lambda: services.move_entry(actor=SYSTEM, entry=Entry.objects.get(pk=key), version=0, after=None)

    assert at_once(*(move(entry.pk) for entry in entries)) == [None] * AT_ONCE
    assert list(Entry.objects.order_by("position").values_list("position", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_meetings_called_at_once_never_share_a_number() -> None:
    body = factories.make_body(factories.make_cooperation())
    body.number_style = "year"
    body.save()
    made = [factories.make_meeting(body) for _each in range(AT_ONCE)]
    for meeting in made:
        factories.make_item(meeting)
        factories.make_item(meeting)

    def call(key: int) -> Callable[[], object]:
        return lambda: meetings.move_to_state(
            actor=SYSTEM, meeting=Meeting.objects.get(pk=key), version=0, state=State.CALLED
        )

    assert at_once(*(call(meeting.pk) for meeting in made)) == [None] * AT_ONCE
    given = ItemNumber.objects.order_by("ordinal").values_list("ordinal", flat=True)
    assert list(given) == list(range(1, 13))
