"""Taking an import back takes out of the register what it added and nothing else uses."""

import pytest

from rundbord.apps.importing.draft import from_json
from rundbord.apps.importing.mends_people import answer_doubt, choose_new
from rundbord.apps.importing.models import Document
from rundbord.apps.importing.services.accepting import accept_document
from rundbord.apps.importing.services.mending import mend_document
from rundbord.apps.importing.services.undoing import undo_batch, undo_document
from rundbord.apps.meetings.models import Attendance
from rundbord.apps.people.models import Alias, Organization, Person
from tests import factories
from tests.apps.importing.meeting_files import again, drop
from tests.apps.importing.samples import IMPORTER, TEXT
from tests.cast import Cast

LATER = TEXT.replace("Torsdag 25. november", "Fredag 26. november")


def _with_new(document: Document) -> Document:
    """The document, with Eli and Horten as new in the register."""
    wanted = {"Eli Strand Berg", "Horten kommune"}
    keys = {name.key for name in from_json(document.draft).names if name.written in wanted}
    return mend_document(
        actor=IMPORTER, document=document, node="strangers", seen=0, mend=lambda draft: choose_new(draft, keys)
    )


def _accepted(cast: Cast, text: str = TEXT) -> Document:
    document = _with_new(again(drop(cast.cooperation, referat=text)["referat"]))
    accept_document(actor=cast.viewer("secretary"), document=document)
    return again(document)


def _undo(cast: Cast, document: Document) -> None:
    undo_document(actor=cast.viewer("secretary"), document=again(document), reason="Feil")


def _stands(cast: Cast) -> list[bool]:
    person = Person.objects.filter(cooperation=cast.cooperation, name="Eli Strand Berg", withdrawn_at=None)
    place = Organization.objects.filter(added_in=cast.cooperation, name="Horten kommune", withdrawn_at=None)
    return [person.exists(), place.exists()]


def test_persons_and_organizations_that_it_added_are_withdrawn_with_the_reason(cast: Cast) -> None:
    document = _accepted(cast)
    assert _stands(cast) == [True, True]
    _undo(cast, document)
    assert _stands(cast) == [False, False]
    assert Person.objects.get(name="Eli Strand Berg").withdrawn_reason == "Feil"
    assert Person.objects.get(name="Marit Solheim").withdrawn_at is None


def test_accepting_again_adds_them_once(cast: Cast) -> None:
    document = _accepted(cast)
    _undo(cast, document)
    accept_document(actor=cast.viewer("secretary"), document=again(document))
    assert Person.objects.filter(name="Eli Strand Berg", withdrawn_at=None).count() == 1


def test_what_another_import_uses_since_stays_until_that_is_taken_back_too(cast: Cast) -> None:
    first, second = _accepted(cast), _accepted(cast, LATER)
    _undo(cast, first)
    assert _stands(cast) == [True, True]
    _undo(cast, second)
    assert _stands(cast) == [True, True]  # the second one found them there


@pytest.mark.parametrize("work", ["seated", "edited", "mail", "came again"])
def test_whom_somebody_has_work_with_since_stays(cast: Cast, work: str) -> None:
    document = _accepted(cast)
    person = Person.objects.get(name="Eli Strand Berg")
    if work == "seated":
        factories.seat_person(cast.body, person)
    elif work == "edited":
        Person.objects.filter(pk=person.pk).update(version=1)
    elif work == "mail":
        Person.objects.filter(pk=person.pk).update(user=cast.user("stranger"))
    else:
        factories.make_attendance(factories.make_meeting(cast.body), person, Attendance.Status.EXPECTED)
    _undo(cast, document)
    assert _stands(cast)[0]


def _with_alias(cast: Cast, text: str = TEXT) -> Document:
    document = again(drop(cast.cooperation, referat=text.replace("Marit Solheim", "Marit Solhejm"))["referat"])
    while questions := from_json(document.draft).open_doubts:
        key = questions[0].key
        document = mend_document(
            actor=IMPORTER,
            document=document,
            node=key,
            seen=0,
            names=True,
            mend=lambda draft, key=key: answer_doubt(draft, key, "yes"),  # type: ignore[misc]  # bound for this turn
        )
    accept_document(actor=cast.viewer("secretary"), document=document)
    return again(document)


def test_spellings_that_it_added_are_forgotten(cast: Cast) -> None:
    document = _with_alias(cast)
    assert Alias.objects.filter(written="Marit Solhejm").exists()
    _undo(cast, document)
    assert not Alias.objects.exists()


def test_spellings_that_another_import_uses_stay(cast: Cast) -> None:
    first = _with_alias(cast)
    _with_alias(cast, LATER)
    _undo(cast, first)
    assert Alias.objects.filter(written="Marit Solhejm").exists()


def test_a_whole_batch_leaves_nothing_in_the_register(cast: Cast) -> None:
    files = drop(cast.cooperation, forst=TEXT, sist=LATER)
    for document in files.values():
        accept_document(actor=IMPORTER, document=_with_new(again(document)))
    assert Person.objects.filter(name="Eli Strand Berg").count() == 1
    undo_batch(actor=cast.viewer("secretary"), batch=files["forst"].batch, reason="Feil")
    assert _stands(cast) == [False, False]
