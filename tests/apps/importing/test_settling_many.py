"""Settling names in many documents: a task with progress, begun anew where it stopped, and taken back exactly."""

import pytest
from django.urls import reverse

from rundbord.apps.importing.draft import Name, from_json
from rundbord.apps.importing.models import Batch, DecisionState, Document, MendStep, NameDecision
from rundbord.apps.importing.services import settling
from rundbord.apps.importing.services.accepting import accept_document
from rundbord.apps.importing.services.meaning import Answer
from rundbord.apps.importing.services.mending import mend_document
from rundbord.apps.importing.services.settling import carry_out, settle_names, undo_decision
from rundbord.apps.jobs.execution import run_pending
from rundbord.apps.people.models import Alias, Body, Organization, Person
from tests.apps.importing.samples import IMPORTER, TEXT, bring_in
from tests.cast import Cast
from tests.conftest import Login

KEY, COUNT = "person:øyvind sætre", 4
NEW = Answer("person", (KEY,), "new", "Øyvind Sætre")


@pytest.fixture(autouse=True)
def _none_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few the documents are, the task mends them."""
    monkeypatch.setattr(settling, "AT_ONCE", 0)


@pytest.fixture
def batch(cast: Cast) -> Batch:
    """Four documents with the same new man."""
    texts = [TEXT.replace("Leif Dahl", "Øyvind Sætre").replace("25.", f"{day}.") for day in range(10, 10 + COUNT)]
    return bring_in(cast.cooperation, *texts)


class KilledError(BaseException):
    """What ends a worker without a word."""


def _said(batch: Batch, answer: Answer = NEW) -> NameDecision:
    decision = settle_names(actor=IMPORTER, batch=batch, answers=[answer])
    assert decision is not None
    return decision


def _undone(decision: NameDecision) -> None:
    undo_decision(
        actor=IMPORTER, decision=NameDecision.objects.select_related("batch__cooperation").get(pk=decision.pk)
    )
    run_pending()
    decision.refresh_from_db()


def _names(batch: Batch) -> list[Name]:
    drafts = [from_json(document.draft) for document in Document.objects.filter(batch=batch)]
    return [name for draft in drafts for name in draft.names if name.key == KEY]


def _first(batch: Batch) -> Document:
    found = Document.objects.filter(batch=batch).select_related("batch__cooperation", "blob").first()
    assert found is not None
    return found


def _stands(name: str) -> bool:
    return Person.objects.filter(name=name, withdrawn_at=None).exists()


def _killed_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """The worker dies as it begins with this document."""
    begun: list[int] = []

    def mend(**words: object) -> object:
        begun.append(1)
        if len(begun) == number:
            raise KilledError
        return mend_document(**words)  # type: ignore[arg-type]  # what the caller gave

    monkeypatch.setattr(settling, "mend_document", mend)


def test_the_press_answers_at_once_and_the_task_mends_the_documents(cast: Cast, batch: Batch) -> None:
    decision = _said(batch)
    assert (decision.state, decision.total, decision.steps.count()) == (DecisionState.SETTLING, COUNT, 0)
    run_pending()
    decision.refresh_from_db()
    assert (decision.state, decision.steps.count()) == (DecisionState.SETTLED, COUNT)
    assert {name.choice for name in _names(batch)} == {Person.objects.get(name="Øyvind Sætre").uid}


def test_a_killed_worker_is_followed_by_one_that_mends_the_rest_once(
    cast: Cast, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = _said(batch)
    with monkeypatch.context() as during:
        _killed_at(during, 3)
        with pytest.raises(KilledError):
            carry_out({"decision": decision.uid})
    assert decision.steps.count() == 2
    before = dict(Document.objects.filter(steps__decision=decision).values_list("pk", "version"))
    carry_out({"decision": decision.uid})
    carry_out({"decision": decision.uid})
    assert decision.steps.count() == COUNT
    assert dict(Document.objects.filter(pk__in=before).values_list("pk", "version")) == before
    assert Person.objects.filter(name="Øyvind Sætre").count() == 1


def test_a_name_that_is_being_settled_is_neither_shown_nor_settled_twice(as_: Login, cast: Cast, batch: Batch) -> None:
    _said(batch)
    page = as_("secretary").get(reverse("importing:batch_names", args=[cast.cooperation.slug, batch]))
    assert f'value="{KEY}"' not in page.content.decode()
    assert settle_names(actor=IMPORTER, batch=batch, answers=[NEW]) is None
    assert Person.objects.filter(name="Øyvind Sætre").count() == 1


def test_the_page_tells_how_far_it_is_until_it_is_done(as_: Login, cast: Cast, batch: Batch) -> None:
    client = as_("secretary")
    decision = _said(batch)
    address = reverse("importing:batch_names", args=[cast.cooperation.slug, batch])
    page = client.get(address).content.decode()
    assert "Blir avgjort:" in page
    assert f"0 av {COUNT} dokumenter" in page
    asks_again = reverse("importing:names_progress", args=[cast.cooperation.slug, batch])
    assert asks_again in page
    run_pending()
    part = client.get(asks_again).content.decode()
    assert "hx-get" not in part
    assert "Dokumentene er rettet." in part
    assert decision.uid in part


def test_a_press_on_the_page_says_that_it_goes_on(as_: Login, cast: Cast, batch: Batch) -> None:
    client = as_("secretary")
    address = reverse("importing:batch_names", args=[cast.cooperation.slug, batch])
    sent = {"group": "0", "key-0": KEY, "answer-0": "unknown"}
    assert "Navnene blir avgjort i dokumentene." in client.post(address, sent, follow=True).content.decode()
    assert "Disse navnene er avgjort i mellomtida." in client.post(address, sent, follow=True).content.decode()
    run_pending()
    undo = reverse("importing:names_undo", args=[cast.cooperation.slug, batch])
    page = client.post(undo, {"uid": NameDecision.objects.get().uid}, follow=True).content.decode()
    assert "Blir angret:" in page


def test_what_is_undone_before_it_is_settled_everywhere_ends_undone(
    cast: Cast, batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = _said(batch)
    with monkeypatch.context() as during:
        _killed_at(during, 3)
        with pytest.raises(KilledError):
            carry_out({"decision": decision.uid})
    _undone(decision)
    assert decision.state == DecisionState.UNDONE
    assert {name.choice for name in _names(batch)} == {""}
    assert not MendStep.objects.exists()


def test_undoing_takes_back_what_came_into_the_register_for_it(cast: Cast) -> None:
    text = TEXT.replace("Leif Dahl", "Øyvind Sætre").replace("faggruppe for næring", "fiskeråd")
    batch = bring_in(cast.cooperation, text)
    keys = {
        name["kind"]: name["key"] for name in _first(batch).names if "horten" in name["key"] or "fiske" in name["key"]
    }
    answers = [NEW, Answer("body", (keys["body"],), "new", "Fiskerådet"),
               Answer("organization", (keys["organization"],), "new", "Hortensia AS")]  # fmt: skip
    decision = settle_names(actor=IMPORTER, batch=batch, answers=answers)
    assert decision is not None
    run_pending()
    assert Alias.objects.count() == 2
    _undone(decision)
    gone: list[Person | Body | Organization] = [
        Person.objects.get(name="Øyvind Sætre"),
        Body.objects.get(name="Fiskerådet"),
        Organization.objects.get(name="Hortensia AS"),
    ]
    assert all(one.withdrawn_at for one in gone)
    assert not Alias.objects.exists()


def test_whom_a_meeting_names_by_now_stays(cast: Cast, batch: Batch) -> None:
    decision = _said(batch)
    run_pending()
    accept_document(actor=IMPORTER, document=_first(batch))
    _undone(decision)
    assert _stands("Øyvind Sætre")
    assert sorted(name.choice == "" for name in _names(batch)) == [False, True, True, True]


def test_whom_another_batch_has_found_meanwhile_stays(cast: Cast, batch: Batch) -> None:
    decision = _said(batch)
    run_pending()
    other = bring_in(cast.cooperation, TEXT.replace("Leif Dahl", "Øyvind Sætre"), name="annet")
    _undone(decision)
    assert {name.found for name in _names(other)} == {Person.objects.get(name="Øyvind Sætre").uid}
    assert _stands("Øyvind Sætre")


def test_somebody_who_was_there_before_stays(cast: Cast, batch: Batch) -> None:
    decision = _said(batch, Answer("person", (KEY,), cast.chair.uid))
    run_pending()
    _undone(decision)
    assert _stands(cast.chair.name)


def test_a_name_in_other_letters_is_not_added_twice(cast: Cast, batch: Batch) -> None:
    Person.objects.create(cooperation=cast.cooperation, name="ØYVIND SÆTRE")
    _said(batch, NEW)
    assert Person.objects.filter(name__in=["Øyvind Sætre", "ØYVIND SÆTRE"]).count() == 1
