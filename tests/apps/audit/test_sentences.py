"""Every verb that a service writes has words."""

import pytest
from django.utils import translation

from rundbord.apps.audit.sentences import SENTENCES, sentence
from tests.apps.audit.verbs import verbs_written
from tests.house.layers import PACKAGE

WRITTEN = verbs_written(PACKAGE)


@pytest.mark.parametrize("verb", sorted(WRITTEN.named))
def test_every_verb_has_a_sentence_in_norwegian(verb: str) -> None:
    assert verb in SENTENCES
    for language in ("nb", "nn"):
        with translation.override(language):
            told = sentence(verb)
        assert told not in {verb, "endret dette", "endra dette"}
        with translation.override("en"):
            assert told != sentence(verb)


def test_every_verb_can_be_followed_to_where_it_is_named() -> None:
    assert WRITTEN.lost == set()
    assert {"item_move", "action_hand_on", "seat_correct", "file_attach", "meeting_publish_record"} <= WRITTEN.named


def test_an_unknown_verb_reads_well_all_the_same() -> None:
    with translation.override("nb"):
        assert sentence("riddle_solve") == "endret dette"
        assert sentence("item_move") == "flyttet saken"
