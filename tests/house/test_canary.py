"""The canary's control: what was planted does show to those who may see it, and the search finds it in every format.

That it never shows to the others is asked with every request of `test_addresses.py`.
"""

import re
from datetime import date

import pytest
from django.http import HttpResponse

from rundbord.engines.typesetter.document import Document
from tests.house.addresses import ADDRESSES
from tests.house.canary import words_in
from tests.house.conftest import Ask
from tests.house.world import World

pytestmark = pytest.mark.django_db  # each test's own transaction stands inside that of the world
# Kept in the database, and shown by no page that exists today
UNSHOWN = re.compile("withdrawn (?:item|body)|old words|message's words|reason of an exclusion")


@pytest.mark.parametrize("who", ["secretary", "stranger"])
def test_who_may_see_all_is_shown_all(world: World, ask: Ask, who: str) -> None:
    shown: set[str] = set()
    for address in ADDRESSES:
        if "GET" in address.methods and ":" in address.name and address.ending in {"", "docx"}:
            for thing in address.things(world):
                if address.expected(who, thing) == 200:
                    shown |= words_in(ask(who).get(address.path(thing)))
    missing = [one.where for one in world.canaries if who in one.seen_by and one.word not in shown]
    wrong = [where for where in missing if not UNSHOWN.search(where)]
    assert not wrong, wrong


@pytest.mark.parametrize("ending", ["pdf", "docx", "odt"])
def test_the_search_finds_words_in_files(ending: str) -> None:
    from rundbord.apps.minutes.files import FORMATS

    document = Document(kind="minutes", language="nb", title="Et referat om zq9999x", issued=date(2026, 3, 2))
    assert words_in(HttpResponse(FORMATS[ending].make(document))) == {"zq9999x"}
