"""Every verb that a service writes has words."""

import re

from rundbord.apps.audit.sentences import SENTENCES, sentence
from tests.house.layers import PACKAGE

VERB = re.compile(r"""verb=["'](\w+)["']""")


def test_every_verb_has_a_sentence() -> None:
    used = {verb for path in PACKAGE.glob("apps/**/*.py") for verb in VERB.findall(path.read_text(encoding="utf-8"))}
    assert len(used) > 20
    assert used - set(SENTENCES) == set()


def test_an_unknown_verb_reads_well_all_the_same() -> None:
    assert sentence("riddle_solve") == "endret dette"
    assert sentence("item_move") == "flyttet saken"
