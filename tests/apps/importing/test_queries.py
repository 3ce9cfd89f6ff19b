"""Who stands beside a document, in its batch and in its meeting."""

import pytest

from rundbord.apps.importing import groups
from rundbord.apps.importing.models import Document, State
from rundbord.apps.importing.queries import neighbours
from rundbord.apps.importing.services.batches import Dropped, import_files
from rundbord.apps.jobs.execution import run_pending
from tests.apps.importing.samples import IMPORTER, TEXT
from tests.cast import Cast


def _read(cast: Cast, *texts: str) -> list[Document]:
    files = [Dropped(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    batch = import_files(actor=IMPORTER, cooperation=cast.cooperation, files=files)
    run_pending()
    return list(batch.documents.order_by("position", "pk"))


def test_the_nearest_that_wait_for_review_stand_before_and_after(cast: Cast) -> None:
    first, second, third, fourth = _read(cast, *(f"{TEXT}\n{number}" for number in range(4)))
    Document.objects.filter(pk=second.pk).update(state=State.SET_ASIDE)
    Document.objects.filter(pk=fourth.pk).update(position=third.position)
    fourth.refresh_from_db()
    assert (neighbours(first).before, neighbours(first).after) == (None, third)
    assert (neighbours(third).before, neighbours(third).after) == (first, fourth)
    assert (neighbours(fourth).before, neighbours(fourth).after) == (third, None)


def test_what_very_many_documents_say_makes_none_of_them_alike(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    known, vague = _read(cast, TEXT, f"{TEXT}\n1")
    Document.objects.filter(pk=vague.pk).update(date=None)
    vague.refresh_from_db()
    assert groups.group_of(vague) is not None
    monkeypatch.setattr(groups, "SET_PHRASE", 1)
    assert groups.group_of(vague) is None
    assert groups.group_of(known) is None
