"""Mending as a service: conflicts between reviewers, undo, and what cannot be mended."""

from collections.abc import Callable

import pytest

from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.importing import mends
from rundbord.apps.importing.draft import Draft, Line, from_json
from rundbord.apps.importing.models import Document, MendStep
from rundbord.apps.importing.services.accepting import accept_document
from rundbord.apps.importing.services.mending import mend_document, undo_mend
from tests import factories
from tests.apps.importing.samples import bring_in, only
from tests.cast import Cast


def _lines(document: Document) -> list[Line]:
    return [part for part in from_json(document.draft).parts if isinstance(part, Line) and part.kind != "rest"]


def _set_kind(key: str, kind: str) -> Callable[[Draft], Draft]:
    return lambda draft: mends.set_kind(draft, key, kind)


def _kinds(document: Document) -> dict[str, str]:
    return {line.key: line.kind for line in _lines(only(document.batch))}


@pytest.fixture
def second(cast: Cast) -> str:
    """Another one of the secretariat, by the name that the cast has for them."""
    secretariat = cast.cooperation.bodies.get(kind="secretariat")
    factories.seat_person(secretariat, cast.neighbour)
    return "neighbour"


def test_two_reviewers_mend_different_lines_without_hindering_each_other(cast: Cast, second: str) -> None:
    document = only(bring_in(cast.cooperation))
    first, other = _lines(document)[:2]
    mend_document(
        actor=cast.viewer("secretary"), document=document, node=first.key, seen=0, mend=_set_kind(first.key, "proposal")
    )
    mend_document(
        actor=cast.viewer(second), document=document, node=other.key, seen=0, mend=_set_kind(other.key, "decision")
    )
    assert (_kinds(document)[first.key], _kinds(document)[other.key]) == ("proposal", "decision")


def test_the_second_of_two_mends_of_one_line_is_refused_and_overwrites_nothing(cast: Cast, second: str) -> None:
    document = only(bring_in(cast.cooperation))
    key = _lines(document)[0].key
    mend_document(actor=cast.viewer("secretary"), document=document, node=key, seen=0, mend=_set_kind(key, "proposal"))
    with pytest.raises(ConflictError):
        mend_document(actor=cast.viewer(second), document=document, node=key, seen=0, mend=_set_kind(key, "decision"))
    assert _kinds(document)[key] == "proposal"


def test_undo_goes_back_step_by_step_also_over_the_same_line(cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    before = document.draft
    line = _lines(document)[1]
    viewer = cast.viewer("secretary")
    words = line.text.split(" ")
    split = "\n\n".join([" ".join(words[:2]), " ".join(words[2:])])
    mended = mend_document(actor=viewer, document=document, node=line.key, seen=0, mend=_set_kind(line.key, "decision"))
    seen = from_json(mended.draft).version_of(line.key)
    mended = mend_document(
        actor=viewer,
        document=mended,
        node=line.key,
        seen=seen,
        mend=lambda draft: mends.split_line(draft, line.key, split, document.text),
    )
    assert len(_lines(mended)) == len(_lines(document)) + 1
    mended = undo_mend(actor=viewer, document=mended)
    assert len(_lines(mended)) == len(_lines(document))
    mended = undo_mend(actor=viewer, document=mended)
    restored = only(document.batch).draft
    assert (restored["nodes"], restored["orders"]) == (before["nodes"], before["orders"])
    with pytest.raises(NotPossibleError):
        undo_mend(actor=viewer, document=mended)


def test_nobody_undoes_what_another_has_built_on(cast: Cast, second: str) -> None:
    document = only(bring_in(cast.cooperation))
    key = _lines(document)[0].key
    mended = mend_document(
        actor=cast.viewer("secretary"), document=document, node=key, seen=0, mend=_set_kind(key, "proposal")
    )
    seen = from_json(mended.draft).version_of(key)
    mend_document(actor=cast.viewer(second), document=document, node=key, seen=seen, mend=_set_kind(key, "decision"))
    with pytest.raises(ConflictError):
        undo_mend(actor=cast.viewer("secretary"), document=document)


def accepted(cast: Cast, document: Document) -> Document:
    """The document after somebody accepted it."""
    accept_document(actor=cast.viewer("secretary"), document=only(document.batch))
    return only(document.batch)


def test_an_accepted_document_is_mended_no_more(cast: Cast) -> None:
    document = accepted(cast, only(bring_in(cast.cooperation)))
    key = _lines(document)[0].key
    with pytest.raises(NotPossibleError):
        mend_document(
            actor=cast.viewer("secretary"), document=document, node=key, seen=0, mend=_set_kind(key, "decision")
        )


def test_a_mend_that_changes_nothing_leaves_no_step(cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    line = _lines(document)[0]
    mend_document(
        actor=cast.viewer("secretary"), document=document, node=line.key, seen=0, mend=_set_kind(line.key, line.kind)
    )
    assert not MendStep.objects.exists()


@pytest.mark.parametrize("who", ["member", "neighbour", "former", "chair", "stranger", "disqualified"])
def test_only_the_secretariat_mends(cast: Cast, who: str) -> None:
    document = only(bring_in(cast.cooperation))
    key = _lines(document)[0].key
    with pytest.raises(NotAllowedError):
        mend_document(actor=cast.viewer(who), document=document, node=key, seen=0, mend=_set_kind(key, "decision"))
    with pytest.raises(NotAllowedError):
        undo_mend(actor=cast.viewer(who), document=document)
