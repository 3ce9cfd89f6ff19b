"""Documents of one meeting on the pages: what is proposed, what a press does, and how two of them differ."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.importing.groups import group_of, groups_of
from rundbord.apps.importing.models import Document, Part
from rundbord.apps.importing.services import together
from rundbord.apps.importing.services.accepting import accept_document
from rundbord.apps.meetings.models import Meeting
from tests import factories
from tests.apps.importing.meeting_files import APPROVED, DRAFT, NOTICE, again, drop
from tests.apps.importing.samples import IMPORTER
from tests.cast import Cast
from tests.conftest import Login

UNDATED = APPROVED.replace("Tid: Torsdag 25. november 2021, kl. 13:00-15:00\n", "")
FOREIGN = """Referat fra møte i Fjordbyenes faggruppe for næring

Tid: Torsdag 25. november 2021, kl. 18:00-20:00

1. SEMINAR OM HAVVIND

Professoren la fram helt andre tall enn de som sto i rapporten fra i fjor.

2. MIDDAG

Middagen ble servert klokken halv ni på kaia med utsikt over hele fjorden.
"""


def _page(as_: Login, cast: Cast, name: str, document: Document, *more: Document) -> str:
    address = reverse(f"importing:{name}", args=[cast.cooperation.slug, document, *more])
    return as_("secretary").get(address).content.decode()


def _press(as_: Login, cast: Cast, name: str, document: Document, **sent: object) -> int:
    address = reverse(f"importing:{name}", args=[cast.cooperation.slug, document])
    return as_("secretary").post(address, {"version": again(document).version, **sent}).status_code


def test_the_review_shows_the_others_and_which_one_counts(as_: Login, cast: Cast) -> None:
    files = drop(cast.cooperation, innkalling=NOTICE, utkast=DRAFT, referat=APPROVED)
    page = _page(as_, cast, "document", files["utkast"])
    assert "Hører til samme møte" in page
    assert "referat.txt" in page.split('id="together-heading"')[1]
    assert "dette teller" in page
    group = group_of(again(files["innkalling"]))
    assert group is not None
    assert [one.part for one in group.members] == [Part.MINUTES, Part.DRAFT, Part.NOTICE]


def test_a_document_alone_shows_no_proposal(as_: Login, cast: Cast) -> None:
    page = _page(as_, cast, "document", drop(cast.cooperation, referat=APPROVED)["referat"])
    assert "Hører til samme møte" not in page
    assert "Dette dokumentet er" in page


def test_one_press_makes_an_undated_document_part_of_the_meeting(as_: Login, cast: Cast) -> None:
    files = drop(cast.cooperation, referat=APPROVED, kopi=UNDATED)
    meeting = accept_document(actor=IMPORTER, document=again(files["referat"]))
    page = _page(as_, cast, "document", files["kopi"])
    assert "Hører det til samme møte?" in page
    assert "kanskje: teksten ligner" in page
    assert _press(as_, cast, "documents_join", files["kopi"], **{"with": files["referat"].uid}) == 302
    assert accept_document(actor=IMPORTER, document=again(files["kopi"])) == meeting
    assert Meeting.objects.count() == 1


def test_one_press_makes_a_meeting_of_its_own(as_: Login, cast: Cast) -> None:
    files = drop(cast.cooperation, innkalling=NOTICE, referat=APPROVED)
    assert _press(as_, cast, "document_separate", files["innkalling"]) == 302
    assert group_of(again(files["referat"])) is None
    assert "Et eget møte" in _page(as_, cast, "document", files["innkalling"])
    for document in files.values():
        accept_document(actor=IMPORTER, document=again(document))
    assert Meeting.objects.count() == 2


def test_what_was_said_can_be_decided_anew(as_: Login, cast: Cast) -> None:
    files = drop(cast.cooperation, innkalling=NOTICE, referat=APPROVED)
    _press(as_, cast, "document_separate", files["innkalling"])
    assert _press(as_, cast, "document_ask_again", files["innkalling"]) == 302
    assert group_of(again(files["referat"])) is not None


def test_two_unlike_minutes_of_one_day_are_asked_about(cast: Cast) -> None:
    files = drop(cast.cooperation, referat=APPROVED, kveld=FOREIGN)
    accept_document(actor=IMPORTER, document=again(files["referat"]))
    with pytest.raises(NotPossibleError):
        accept_document(actor=IMPORTER, document=again(files["kveld"]))
    together.separate_document(actor=IMPORTER, document=again(files["kveld"]))
    accept_document(actor=IMPORTER, document=again(files["kveld"]))
    assert Meeting.objects.count() == 2


def test_the_part_can_be_changed_and_with_it_what_counts(as_: Login, cast: Cast) -> None:
    files = drop(cast.cooperation, utkast=DRAFT, referat=APPROVED)
    assert _press(as_, cast, "document_choose_part", files["referat"], part="draft") == 302
    assert _press(as_, cast, "document_choose_part", files["utkast"], part="minutes") == 302
    group = group_of(again(files["utkast"]))
    assert group is not None
    assert group.counts == files["utkast"]


def test_a_part_that_is_none_is_refused(cast: Cast) -> None:
    with pytest.raises(NotPossibleError):
        together.choose_part(actor=IMPORTER, document=drop(cast.cooperation, a=APPROVED)["a"], part="x")


def test_two_meetings_that_are_there_are_never_made_one(cast: Cast) -> None:
    files = drop(cast.cooperation, referat=APPROVED, kveld=FOREIGN, kopi=UNDATED)
    for name in ("referat", "kveld"):
        together.separate_document(actor=IMPORTER, document=again(files[name]))
        accept_document(actor=IMPORTER, document=again(files[name]))
    with pytest.raises(NotPossibleError):
        together.join_documents(
            actor=IMPORTER, document=again(files["kopi"]), others=[files["referat"].uid, files["kveld"].uid]
        )


def test_documents_of_another_cooperation_are_not_joined(cast: Cast) -> None:
    mine = drop(cast.cooperation, referat=APPROVED)["referat"]
    theirs = drop(cast.other_cooperation, referat=APPROVED)["referat"]
    together.join_documents(actor=IMPORTER, document=again(mine), others=[theirs.uid])
    assert again(theirs).in_meeting.together == ""


@pytest.mark.parametrize("who", ["member", "chair", "neighbour", "stranger", "former"])
def test_only_the_secretariat_says_what_is_one_meeting(cast: Cast, who: str) -> None:
    document = drop(cast.cooperation, referat=APPROVED)["referat"]
    acts: tuple[Callable[[], None], ...] = (
        lambda: together.join_documents(actor=cast.viewer(who), document=document),
        lambda: together.separate_document(actor=cast.viewer(who), document=document),
        lambda: together.ask_again(actor=cast.viewer(who), document=document),
        lambda: together.choose_part(actor=cast.viewer(who), document=document, part="draft"),
    )
    for act in acts:
        with pytest.raises(NotAllowedError):
            act()


def test_two_who_decide_at_once_are_told(as_: Login, cast: Cast) -> None:
    document = again(drop(cast.cooperation, referat=APPROVED)["referat"])
    stale = again(document)
    together.choose_part(actor=IMPORTER, document=document, part="draft")
    with pytest.raises(ConflictError):
        together.choose_part(actor=IMPORTER, document=stale, part="minutes")
    assert _press(as_, cast, "document_choose_part", document, version=0, part="notice") == 409


def test_differences_are_shown_by_item_line_and_word(as_: Login, cast: Cast) -> None:
    files = drop(cast.cooperation, utkast=DRAFT, referat=APPROVED)
    page = _page(as_, cast, "document_compare", files["referat"], files["utkast"])
    assert "RUNDEN RUNDT BORDET" in page
    assert "EVENTUELT" not in page
    removed = '<del><span class="ds-sr-only">tatt bort: </span>Leif: Bærum bygger ny kai'
    assert removed in page
    assert '<ins><span class="ds-sr-only">lagt til: </span>Asker: Har laget en veiviser' in page
    assert "Tar gjerne imot tips" in page
    assert removed in _page(as_, cast, "document_compare", files["utkast"], files["referat"])


def test_the_same_document_has_no_differences(as_: Login, cast: Cast) -> None:
    document = drop(cast.cooperation, referat=APPROVED)["referat"]
    assert "Ingen ord er forskjellige" in _page(as_, cast, "document_compare", document, document)


def test_groups_of_many_documents_take_as_many_queries_as_of_one(cast: Cast) -> None:
    counts = []
    for number in (1, 12):
        texts = {f"m{day}": APPROVED.replace("25. november", f"{day}. november") for day in range(1, number + 1)}
        files = drop(cast.cooperation, **texts, **{f"i{name}": text for name, text in texts.items()})
        documents = [again(one) for one in files.values()]
        with CaptureQueriesContext(connection) as queries:
            assert len(groups_of(cast.cooperation, documents)) == 2 * number
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 2


def test_the_meetings_page_names_each_original_and_what_the_minutes_lack(as_: Login, cast: Cast) -> None:
    meeting = accept_document(actor=IMPORTER, document=drop(cast.cooperation, innkalling=NOTICE)["innkalling"])
    files = drop(cast.cooperation, utkast=DRAFT, referat=APPROVED)
    accept_document(actor=IMPORTER, document=again(files["referat"]))
    address = reverse("record:meeting", args=[cast.cooperation.slug, meeting])
    page = as_("secretary").get(address).content.decode()
    assert [page.count(name) > 0 for name in ("innkalling.txt", "utkast.txt", "referat.txt")] == [True] * 3
    panel = page.split('id="original"')[1]
    assert "Godkjent referat" in panel
    assert "ikke omtalt i referatet" in panel
    assert "Forskjeller mellom utkast og godkjent referat" in panel
    member = as_("member").get(address).content.decode()
    assert "utkast.txt" in member
    assert "ikke omtalt i referatet" not in member


def test_an_imported_notice_says_that_the_original_is_the_official_version(as_: Login, cast: Cast) -> None:
    coming = NOTICE.replace("25. november 2021", "19. mars 2026")
    notice = accept_document(actor=IMPORTER, document=drop(cast.cooperation, innkalling=coming)["innkalling"])
    own = factories.make_meeting(cast.body, date(2021, 11, 25), state="called")
    accept_document(actor=IMPORTER, document=drop(cast.cooperation, referat=APPROVED)["referat"])
    pages = [
        as_("secretary").get(reverse("notices:notice", args=[cast.cooperation.slug, one])).content.decode()
        for one in (notice, own)
    ]
    assert ["Originalen er den offisielle versjonen" in page for page in pages] == [True, False]


def test_after_accepting_the_page_tells_what_became_of_it(as_: Login, cast: Cast) -> None:
    told = []
    for name, text in (("utkast", DRAFT), ("referat", APPROVED), ("kopi", f"{APPROVED}\n")):
        document = again(drop(cast.cooperation, **{name: text})[name])
        address = reverse("importing:document_accept", args=[cast.cooperation.slug, document])
        page = as_("secretary").post(address, {"version": document.version}, follow=True).content.decode()
        told.append([words for words in ("Møtet er lagret", "møtet som var der", "er som før") if words in page])
    assert told == [["Møtet er lagret"], ["møtet som var der"], ["er som før"]]
