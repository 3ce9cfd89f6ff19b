"""Names of municipalities in old documents, understood on the documents' dates."""

import pytest

from rundbord.apps.importing.draft import Attendee, Draft, Facts
from rundbord.apps.importing.matching import match
from rundbord.apps.people.models import Organization
from rundbord.apps.people.naming import directory
from rundbord.apps.people.services.norway import load_norway
from tests.apps.importing.samples import IMPORTER
from tests.cast import Cast


@pytest.fixture
def norway(cast: Cast) -> Cast:
    """The cast with the public register; only Lillestrøm of today takes part."""
    load_norway(actor=IMPORTER)
    return cast


def _read(cast: Cast, written: str, day: str) -> Draft:
    row = Attendee("a1", "Eli Moe", organization=written)
    return match(Draft(facts=Facts(date=day), attendance=(row,)), directory(cast.cooperation))


def _means(cast: Cast, written: str, day: str) -> str:
    name = _read(cast, written, day).name("organization", written)
    found = Organization.objects.filter(uid=name.found if name else "").first()
    return found.register_key if found else ""


@pytest.mark.parametrize(
    ("written", "day", "means"),
    [
        ("Skedsmo", "2018-05-03", "skedsmo-0231"),
        ("Skedsmo kommune", "2018-05-03", "skedsmo-0231"),
        ("Lillestrøm", "2021-05-03", "lillestrom-3030"),
        ("Haram", "2018-05-03", "haram-1534"),
        ("Haram", "2025-05-03", "haram-1580"),
        ("Våler i Østfold", "2018-05-03", "valer-0137"),
        ("Skedsmo", "", "skedsmo-0231"),
        ("Ingensteds", "2018-05-03", ""),
    ],
)
def test_an_old_name_means_what_it_meant_then(norway: Cast, written: str, day: str, means: str) -> None:
    assert _means(norway, written, day) == means


def test_a_name_that_was_no_more_is_asked_about_with_its_successor(norway: Cast) -> None:
    draft = _read(norway, "Skedsmo", "2021-05-03")
    asked = [(doubt.text, doubt.proposal) for doubt in draft.open_doubts if doubt.kind == "spelling"]
    assert asked == [("Skedsmo", "Lillestrøm")]
