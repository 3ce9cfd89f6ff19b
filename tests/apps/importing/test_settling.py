"""Settling names over a batch: once said, everywhere so; undone, remembered, and never over somebody else."""

import pytest

from rundbord.apps.audit.models import AuditRow
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.importing import mends_people
from rundbord.apps.importing.draft import Name, from_json
from rundbord.apps.importing.models import CARRIED_OUT, Batch, Document, NameDecision
from rundbord.apps.importing.services.accepting import accept_document
from rundbord.apps.importing.services.meaning import Answer
from rundbord.apps.importing.services.mending import mend_document
from rundbord.apps.importing.services.settling import settle_names, undo_decision
from rundbord.apps.people.models import Alias, Body, Organization, Person
from tests import factories
from tests.apps.importing.samples import IMPORTER, TEXT, bring_in
from tests.cast import Cast

SPELLINGS = ("Øyvind Sætre", "Øyvind S.", "Ø. Sætre")
KEYS = tuple(f"person:{one.casefold()}" for one in SPELLINGS)


def _batch(cast: Cast) -> Batch:
    """Three documents; in each a man of another spelling is there, and a woman whom nobody knows."""
    texts = [TEXT.replace("Leif Dahl", one).replace("25.", f"{day}.") for day, one in enumerate(SPELLINGS, start=10)]
    return bring_in(cast.cooperation, *texts)


def _documents(batch: Batch) -> list[Document]:
    return list(Document.objects.filter(batch=batch).select_related("batch__cooperation", "blob").order_by("position"))


def _names(batch: Batch) -> list[Name]:
    drafts = [from_json(document.draft) for document in _documents(batch)]
    return [name for draft in drafts for name in draft.names if name.key in KEYS]


def _mended(decision: NameDecision | None) -> int:
    assert decision is not None
    assert decision.state in CARRIED_OUT
    return decision.steps.count()


def _waiting(batch: Batch) -> set[str]:
    return {name["written"] for document in _documents(batch) for name in document.names}


def test_each_document_keeps_the_names_that_wait(cast: Cast) -> None:
    documents = _documents(_batch(cast))
    names = {name["written"]: name for name in documents[0].names}
    assert names["Øyvind Sætre"]["place"] == "Bærum kommune"
    assert "Øyvind Sætre" in names["Øyvind Sætre"]["quote"]
    assert names["Eli"]["proposal"] == "Eli Strand Berg"
    assert "Marit Solheim" not in names


def test_three_spellings_become_one_new_person_in_all_documents(cast: Cast) -> None:
    batch = _batch(cast)
    before = [document.doubts for document in _documents(batch)]
    done = settle_names(actor=IMPORTER, batch=batch, answers=[Answer("person", KEYS, "new", "Øyvind Sætre")])
    person = Person.objects.get(name="Øyvind Sætre")
    assert _mended(done) == 3
    assert [name.choice for name in _names(batch)] == [person.uid] * 3
    assert not _waiting(batch) & set(SPELLINGS)
    assert [document.doubts for document in _documents(batch)] <= before
    meeting = accept_document(actor=IMPORTER, document=_documents(batch)[2])
    assert meeting.attendances.get(name_written="Ø. Sætre").person == person
    assert AuditRow.objects.filter(verb="names_settle").count() == 1


def test_what_was_said_is_remembered_for_the_next_batch(cast: Cast) -> None:
    settle_names(actor=IMPORTER, batch=_batch(cast), answers=[Answer("person", KEYS, "new", "Øyvind Sætre")])
    later = _batch(cast)
    assert {name.found for name in _names(later)} == {Person.objects.get(name="Øyvind Sætre").uid}


def test_somebody_in_the_register_may_be_meant_and_doubts_fall(cast: Cast) -> None:
    batch = bring_in(cast.cooperation, TEXT.replace("Leif Dahl", "Leif Dahll"))
    document = _documents(batch)[0]
    settle_names(actor=IMPORTER, batch=batch, answers=[Answer("person", ("person:leif dahll",), cast.chair.uid)])
    assert _documents(batch)[0].doubts == document.doubts - 1
    assert Person.objects.filter(name="Leif Dahll").count() == 0


def test_each_may_be_somebody_of_their_own(cast: Cast) -> None:
    batch = _batch(cast)
    settle_names(actor=IMPORTER, batch=batch, answers=[Answer("person", KEYS, "each")])
    assert set(Person.objects.filter(name__in=SPELLINGS).values_list("name", flat=True)) == set(SPELLINGS)
    assert len({name.choice for name in _names(batch)}) == 3


def test_a_first_name_means_in_each_document_who_was_there(cast: Cast) -> None:
    batch = _batch(cast)
    settle_names(actor=IMPORTER, batch=batch, answers=[Answer("person", ("person:eli",), "there")])
    drafts = [from_json(document.draft) for document in _documents(batch)]
    assert [next(name.means for name in draft.names if name.key == "person:eli") for draft in drafts] == [
        "Eli Strand Berg"
    ] * 3


def test_unknown_stays_a_name_and_asks_no_more(cast: Cast) -> None:
    batch = _batch(cast)
    settle_names(actor=IMPORTER, batch=batch, answers=[Answer("person", KEYS, "unknown")])
    assert {name.choice for name in _names(batch)} == {"unknown"}
    assert not Alias.objects.exists()


def test_a_body_and_an_organization_are_settled_likewise(cast: Cast) -> None:
    texts = [TEXT.replace("faggruppe for næring", "næringsgruppen"), TEXT.replace("faggruppe for næring", "fiskerådet")]
    batch = bring_in(cast.cooperation, *texts)
    keys = {name["key"]: name["kind"] for document in _documents(batch) for name in document.names}
    held, new = (next(key for key in keys if word in key) for word in ("næringsgruppen", "fiskerådet"))
    horten = next(key for key in keys if key.startswith("organization:horten kommune"))
    settle_names(
        actor=IMPORTER,
        batch=batch,
        answers=[
            Answer("body", (held,), cast.body.uid),
            Answer("body", (new,), "new", "Fiskerådet"),
            Answer("organization", (horten,), "new", "Horten"),
        ],
    )
    assert {document.body for document in _documents(batch)} == {cast.body, Body.objects.get(name="Fiskerådet")}
    assert Organization.objects.get(name="Horten").added_in == cast.cooperation


def test_an_answer_is_undone_in_all_documents_and_forgotten(cast: Cast) -> None:
    batch = _batch(cast)
    before = [(document.draft["nodes"], document.doubts) for document in _documents(batch)]
    settle_names(actor=IMPORTER, batch=batch, answers=[Answer("person", KEYS, "new", "Øyvind Sætre")])
    decision = NameDecision.objects.get()
    assert _mended(undo_decision(actor=IMPORTER, decision=decision)) == 0
    assert [(document.draft["nodes"], document.doubts) for document in _documents(batch)] == before
    assert not Alias.objects.exists()
    with pytest.raises(ConflictError):
        undo_decision(actor=IMPORTER, decision=decision)


def test_what_somebody_settled_meanwhile_stays_as_they_said(cast: Cast) -> None:
    batch = _batch(cast)
    first = _documents(batch)[0]
    mend_document(
        actor=IMPORTER, document=first, node=KEYS[0], seen=0,
        mend=lambda draft: mends_people.choose_name(draft, KEYS[0], cast.chair.uid),
    )  # fmt: skip
    done = settle_names(actor=IMPORTER, batch=batch, answers=[Answer("person", KEYS, "unknown")])
    assert _mended(done) == 2
    assert [name.choice for name in _names(batch)] == [cast.chair.uid, "unknown", "unknown"]


def test_what_was_mended_since_is_told_when_it_is_undone(cast: Cast) -> None:
    batch = _batch(cast)
    settle_names(actor=IMPORTER, batch=batch, answers=[Answer("person", KEYS, "unknown")])
    mend_document(
        actor=IMPORTER, document=_documents(batch)[0], node="x", seen=0,
        mend=lambda draft: mends_people.choose_name(draft, KEYS[0], cast.chair.uid),
    )  # fmt: skip
    done = undo_decision(actor=IMPORTER, decision=NameDecision.objects.get())
    assert (done.total, _mended(done)) == (3, 1)
    assert [name.choice for name in _names(batch)] == [cast.chair.uid, "", ""]


def test_accepted_documents_are_left_as_they_are(cast: Cast) -> None:
    batch = _batch(cast)
    accept_document(actor=IMPORTER, document=_documents(batch)[0])
    done = settle_names(actor=IMPORTER, batch=batch, answers=[Answer("person", KEYS, "unknown")])
    assert _mended(done) == 2


@pytest.mark.parametrize("who", ["member", "chair", "stranger"])
def test_only_the_secretariat_settles(cast: Cast, who: str) -> None:
    batch = _batch(cast)
    with pytest.raises(NotAllowedError):
        settle_names(actor=cast.viewer(who), batch=batch, answers=[Answer("person", KEYS, "unknown")])
    settle_names(actor=IMPORTER, batch=batch, answers=[Answer("person", KEYS, "unknown")])
    with pytest.raises(NotAllowedError):
        undo_decision(actor=cast.viewer(who), decision=NameDecision.objects.get())


def test_a_name_that_several_bear_is_refused(cast: Cast) -> None:
    for _ in range(2):
        factories.make_person(cast.cooperation, "Øyvind Sætre")
    with pytest.raises(NotPossibleError, match="Flere"):
        settle_names(actor=IMPORTER, batch=_batch(cast), answers=[Answer("person", KEYS, "new", "øyvind sætre")])
    assert not NameDecision.objects.exists()


def test_nobody_of_another_cooperation_can_be_meant(cast: Cast) -> None:
    batch = _batch(cast)
    with pytest.raises(NotPossibleError):
        settle_names(actor=IMPORTER, batch=batch, answers=[Answer("person", KEYS, cast.stranger.uid)])
    assert not NameDecision.objects.exists()
