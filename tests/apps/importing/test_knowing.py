"""The register is loaded once for many documents, and anew when anybody wrote anything."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rundbord.apps.core import clock
from rundbord.apps.importing.services import knowing
from rundbord.apps.importing.services.batches import Dropped, import_files
from rundbord.apps.importing.services.knowing import names_of
from rundbord.apps.jobs.execution import run_next, run_pending
from rundbord.apps.meetings.services import add_meeting
from rundbord.apps.people.services.persons import add_person
from tests.apps.importing.samples import IMPORTER, TEXT
from tests.cast import Cast


@pytest.fixture(autouse=True)
def _nothing_is_held() -> None:
    knowing.forget()


def test_names_are_loaded_once_until_somebody_writes(cast: Cast) -> None:
    first = names_of(cast.cooperation)
    with CaptureQueriesContext(connection) as queries:
        assert names_of(cast.cooperation) is first
    assert len(queries) == 1
    added = add_person(actor=IMPORTER, cooperation=cast.cooperation, name="Turid Nesheim")
    again = names_of(cast.cooperation)
    assert "Turid Nesheim" in again.known.persons
    assert [one.means for one in again.directory.persons("Turid Nesheim")] == [added]


def test_an_act_that_names_nobody_loads_nothing_anew(cast: Cast) -> None:
    first = names_of(cast.cooperation)
    add_meeting(actor=IMPORTER, bodies=[cast.body], title="Et møte til")
    assert names_of(cast.cooperation) is first


def test_names_of_another_cooperation_or_day_are_others(cast: Cast) -> None:
    first = names_of(cast.cooperation)
    assert names_of(cast.other_cooperation) is not first
    ours = names_of(cast.cooperation)
    with clock.frozen(clock.now() + timedelta(days=1)):
        assert names_of(cast.cooperation) is not ours


def test_a_name_is_looked_up_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    names = names_of(cast.cooperation)
    found = names.directory.persons("Marit Solhiem"), names.directory.organizations("Marit Solhiem")
    monkeypatch.setattr(names.directory.people, "names", {})
    assert (names.directory.persons("Marit Solhiem"), names.directory.organizations("Marit Solhiem")) == found
    assert [one.how for one in found[0]] == ["spelling"]


def test_names_are_held_while_a_batch_has_more(cast: Cast) -> None:
    files = [Dropped(f"{number}.txt", f"{TEXT}\n{number}".encode()) for number in range(2)]
    import_files(actor=IMPORTER, cooperation=cast.cooperation, files=files)
    run_next()
    assert hasattr(knowing._own, "names")
    run_pending()
    assert not hasattr(knowing._own, "names")
