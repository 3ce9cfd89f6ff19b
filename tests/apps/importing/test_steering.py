"""Pausing, stopping and continuing a batch: what waits is left, what is in hand ends, nothing is read twice."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from rundbord.apps.core.errors import ConflictError, NotAllowedError
from rundbord.apps.importing.draft import Draft
from rundbord.apps.importing.models import Batch, BatchState, Document, State
from rundbord.apps.importing.progress import Progress, seconds_left
from rundbord.apps.importing.services import reading, steering
from rundbord.apps.importing.services.batches import Dropped, import_files
from rundbord.apps.importing.services.steering import continue_batch, pause_batch, stop_batch
from rundbord.apps.importing.services.undoing import read_again
from rundbord.apps.jobs.execution import run_next, run_pending
from rundbord.apps.jobs.models import Task, TaskState
from rundbord.engines.reader.source import Source
from tests.apps.importing.samples import IMPORTER, TEXT
from tests.cast import Cast
from tests.conftest import Login

Steer = Callable[..., None]
ALL: list[Steer] = [pause_batch, stop_batch, continue_batch]


def _dropped(cast: Cast, count: int = 3) -> Batch:
    files = [Dropped(f"{number}.txt", f"{TEXT}\n{number}".encode()) for number in range(count)]
    return import_files(actor=IMPORTER, cooperation=cast.cooperation, files=files)


def _states(batch: Batch) -> list[str]:
    return list(Document.objects.filter(batch=batch).order_by("position").values_list("state", flat=True))


def _versions(batch: Batch) -> set[int]:
    return set(Document.objects.filter(batch=batch).values_list("version", flat=True))


def _steer(steer: Steer, batch: Batch) -> None:
    batch.refresh_from_db()
    steer(actor=IMPORTER, batch=batch, version=batch.version)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were read, in order."""
    found: list[str] = []
    whole = reading.draft_from

    def told(source: Source, *rest: object) -> Draft:
        found.append(source.text.split()[-1])
        return whole(source, *rest)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(reading, "draft_from", told)
    return found


def test_a_paused_batch_leaves_what_waits_and_goes_on_when_asked(cast: Cast, read: list[str]) -> None:
    batch = _dropped(cast)
    assert run_next()
    _steer(pause_batch, batch)
    run_pending()
    assert _states(batch) == [State.READ, State.WAITING, State.WAITING]
    _steer(continue_batch, batch)
    run_pending()
    assert _states(batch) == [State.READ] * 3
    assert read == ["0", "1", "2"]


def test_what_waits_in_a_stopped_batch_is_not_read_until_it_is_asked_for(cast: Cast, read: list[str]) -> None:
    batch = _dropped(cast)
    assert run_next()
    _steer(stop_batch, batch)
    assert _states(batch) == [State.READ, State.STOPPED, State.STOPPED]
    run_pending()
    assert read == ["0"]
    _steer(continue_batch, batch)
    assert _states(batch) == [State.READ, State.WAITING, State.WAITING]
    run_pending()
    assert _states(batch) == [State.READ] * 3
    assert read == ["0", "1", "2"]


@pytest.mark.parametrize("steer", [pause_batch, stop_batch])
def test_what_is_being_read_ends(cast: Cast, read: list[str], monkeypatch: pytest.MonkeyPatch, steer: Steer) -> None:
    batch, whole = _dropped(cast, 2), reading.draft_from

    def steered(*words: object) -> Draft:
        if not Batch.objects.get().version:
            _steer(steer, batch)
        return whole(*words)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(reading, "draft_from", steered)
    run_pending()
    assert _states(batch)[0] == State.READ
    assert read == ["0"]


def test_tasks_from_before_a_pause_read_nothing_that_is_asked_for_anew(cast: Cast, read: list[str]) -> None:
    batch = _dropped(cast)
    for steer in (pause_batch, continue_batch, pause_batch, continue_batch):
        _steer(steer, batch)
    run_pending()
    assert sorted(read) == ["0", "1", "2"]
    assert _versions(batch) == {1}
    assert not Task.objects.exclude(state=TaskState.DONE).exists()


def test_a_task_that_asks_twice_asks_once(cast: Cast, read: list[str]) -> None:
    batch = _dropped(cast)
    for steer in (pause_batch, continue_batch):
        _steer(steer, batch)
    asking = Task.objects.get(kind=steering.GO_ON_TASK).payload
    for _twice in range(2):
        steering.go_on(asking)
    run_pending()
    steering.go_on(asking)
    run_pending()
    assert sorted(read) == ["0", "1", "2"]


def test_many_are_asked_for_in_short_transactions(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steering, "CHUNK", 2)
    batch = _dropped(cast, 5)
    for steer in (pause_batch, continue_batch):
        _steer(steer, batch)
    run_pending()
    assert _states(batch) == [State.READ] * 5


def test_what_a_killed_worker_had_begun_is_read_though_the_batch_was_paused_since(cast: Cast, read: list[str]) -> None:
    batch = _dropped(cast, 2)
    Document.objects.filter(position=0).update(state=State.READING)
    _steer(pause_batch, batch)
    run_pending()
    assert _states(batch) == [State.READ, State.WAITING]
    assert read == ["0"]


def test_one_document_of_a_stopped_batch_can_be_read_again(cast: Cast) -> None:
    batch = _dropped(cast, 2)
    Document.objects.filter(position=0).update(state=State.UNREADABLE, reason="CRASHED")
    _steer(stop_batch, batch)
    read_again(actor=IMPORTER, document=Document.objects.get(position=0))
    run_pending()
    assert _states(batch) == [State.READ, State.STOPPED]


@pytest.mark.parametrize("steer", ALL)
def test_somebody_else_was_first(cast: Cast, steer: Steer) -> None:
    batch = _dropped(cast)
    Batch.objects.update(version=1, state=BatchState.PAUSED if steer is continue_batch else BatchState.RUNNING)
    with pytest.raises(ConflictError):
        steer(actor=IMPORTER, batch=batch, version=0)


@pytest.mark.parametrize(
    ("steer", "state"), [(pause_batch, "paused"), (continue_batch, "running"), (stop_batch, "stopped")]
)
def test_what_is_so_already_is_told(cast: Cast, steer: Steer, state: str) -> None:
    batch = _dropped(cast)
    Batch.objects.update(state=state)
    with pytest.raises(ConflictError):
        steer(actor=IMPORTER, batch=batch, version=0)


@pytest.mark.parametrize("steer", ALL)
@pytest.mark.parametrize("who", ["member", "neighbour", "former", "chair", "stranger", "disqualified"])
def test_only_the_secretariat_steers(cast: Cast, who: str, steer: Steer) -> None:
    batch = _dropped(cast)
    with pytest.raises(NotAllowedError):
        steer(actor=cast.viewer(who), batch=batch, version=0)
    batch.refresh_from_db()
    assert batch.version == 0


def _address(cast: Cast, name: str, batch: Batch) -> str:
    return reverse(f"importing:{name}", args=[cast.cooperation.slug, batch])


def test_the_page_pauses_continues_and_stops(as_: Login, cast: Cast) -> None:
    batch, client = _dropped(cast), as_("secretary")
    for name, said in [
        ("batch_pause", "Lesingen er på pause"),
        ("batch_continue", "Dokumentene leses"),
        ("batch_stop", "Lesingen er stoppet"),
        ("batch_continue", "Dokumentene leses"),
    ]:
        batch.refresh_from_db()
        page = client.post(_address(cast, name, batch), {"version": batch.version}, follow=True).content.decode()
        assert said in page
    run_pending()
    assert "Lesingen er ferdig" in client.get(_address(cast, "batch", batch)).content.decode()


@pytest.mark.parametrize("version", ["", "7", "-1", "x"])
def test_a_press_on_an_old_page_changes_nothing_and_is_told(as_: Login, cast: Cast, version: str) -> None:
    batch = _dropped(cast)
    sent = {"version": version} if version else {}
    page = as_("secretary").post(_address(cast, "batch_pause", batch), sent, follow=True)
    assert "i mellomtiden" in page.content.decode()
    batch.refresh_from_db()
    assert batch.state == BatchState.RUNNING


def test_the_page_tells_how_far_it_is_and_asks_for_the_table_when_more_is_read(as_: Login, cast: Cast) -> None:
    batch, client = _dropped(cast), as_("secretary")
    run_next()
    first = client.get(_address(cast, "batch_progress", batch), {"lest": "0"})
    assert "1 av 3 dokumenter er lest." in first.content.decode()
    assert first.headers["HX-Trigger"] == "documents-read"
    assert "?lest=1" in first.content.decode()
    again = client.get(_address(cast, "batch_progress", batch), {"lest": "1"})
    assert "HX-Trigger" not in again.headers
    run_pending()
    assert "hx-get" not in client.get(_address(cast, "batch_progress", batch)).content.decode()


def test_the_table_is_asked_for_again_as_it_is_shown(as_: Login, cast: Cast) -> None:
    address = f"{_address(cast, 'batch', _dropped(cast))}?vis=doubts&side=1"
    page = as_("secretary").get(address).content.decode()
    assert f'hx-get="{address.replace("&", "&amp;")}"' in page


def _ends(*seconds: int) -> list[datetime | None]:
    return [datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(seconds=one) for one in reversed(seconds)]


def test_the_time_left_follows_the_latest_readings_and_no_pause() -> None:
    assert seconds_left(_ends(0, 2, 4, 3604, 3606, 3608), 30) == 60
    assert seconds_left(_ends(0, 1), 30) is None
    assert Progress("running", seconds_left=200.0).minutes_left == 3


def test_the_list_of_imports_says_what_waits_and_what_is_left(as_: Login, cast: Cast) -> None:
    batch, index = _dropped(cast), reverse("importing:index", args=[cast.cooperation.slug])
    _steer(pause_batch, batch)
    assert "3 venter: lesingen er på pause." in as_("secretary").get(index).content.decode()
    _steer(stop_batch, batch)
    assert "3 er ikke lest." in as_("secretary").get(index).content.decode()


@pytest.mark.parametrize(
    ("steer", "said"),
    [(pause_batch, "Lesingen er på pause."), (stop_batch, "Lesingen ble stoppet før"), (None, "venter på å bli lest")],
)
def test_the_page_of_a_document_that_waits_says_why(as_: Login, cast: Cast, steer: Steer | None, said: str) -> None:
    batch = _dropped(cast, 1)
    if steer:
        _steer(steer, batch)
    address = reverse("importing:document", args=[cast.cooperation.slug, batch.documents.get()])
    page = as_("secretary").get(address).content.decode()
    assert said in page
    assert ("data-again" in page) == (steer is None)


def test_one_document_that_was_left_unread_is_read_by_itself(as_: Login, cast: Cast) -> None:
    batch = _dropped(cast, 2)
    _steer(stop_batch, batch)
    first = batch.documents.get(position=0)
    as_("secretary").post(reverse("importing:document_read_again", args=[cast.cooperation.slug, first]))
    run_pending()
    assert _states(batch) == [State.READ, State.STOPPED]
