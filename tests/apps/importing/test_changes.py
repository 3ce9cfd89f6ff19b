"""What was mended in a reading, told mend by mend."""

from django.urls import reverse

from rundbord.apps.importing import mends_people
from rundbord.apps.importing.changes import mends_of
from rundbord.apps.importing.models import Document
from rundbord.apps.importing.register import load_register
from rundbord.apps.importing.services.mending import Mend, mend_document, undo_mend
from tests.apps.importing.samples import bring_in, only
from tests.cast import Cast
from tests.conftest import Login


def _mended(cast: Cast, document: Document, mend: Mend) -> Document:
    actor = cast.viewer("secretary")
    return mend_document(actor=actor, document=document, node="x", seen=0, mend=mend)


def _place(cast: Cast, document: Document, place: str) -> Document:
    return _mended(cast, document, lambda draft: mends_people.edit_facts(draft, {"place": place}))


def _told(cast: Cast, document: Document) -> list[list[tuple[str, str]]]:
    register = load_register(cast.viewer("secretary"), cast.cooperation)
    mends = mends_of(only(document.batch), register)
    words = [[words for one in mend.changes for words in one.words if words.change != "same"] for mend in mends]
    return [[(one.change, one.text.strip(" ·")) for one in of_mend] for of_mend in words]


def test_each_mend_tells_the_words_before_and_after(cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    _place(cast, document, "Teams")
    _place(cast, document, "Rådhuset")
    assert [words[-1] for words in _told(cast, document)] == [("added", "Rådhuset"), ("added", "Teams")]
    assert ("removed", "Teams") in _told(cast, document)[0]


def test_who_a_name_is_is_told_by_name(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    key = "person:eli strand berg"
    _mended(cast, document, lambda draft: mends_people.choose_name(draft, key, cast.chair.uid))
    address = reverse("importing:document_changes", args=[cast.cooperation.slug, document])
    page = as_("secretary").get(address).content.decode()
    assert "Hvem et navn er" in page
    assert cast.chair.name in page
    assert cast.viewer("secretary").name in page
    assert address in as_("secretary").get(address.removesuffix("rettet/")).content.decode()


def test_what_was_undone_is_not_told(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    _place(cast, document, "Teams")
    undo_mend(actor=cast.viewer("secretary"), document=only(document.batch))
    assert _told(cast, document) == []
    address = reverse("importing:document_changes", args=[cast.cooperation.slug, document])
    assert "Ingenting er rettet." in as_("secretary").get(address).content.decode()
