"""Letters with one decision: made, fetched, followed."""

import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse

from rundbord.apps.archiving import queries, services
from rundbord.apps.archiving.models import Extract
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.core.models import Access
from rundbord.apps.meetings.models import AgendaItem, State
from rundbord.apps.people.models import Organization, Participation
from rundbord.apps.record.models import EntryKind
from tests import factories
from tests.cast import Cast
from tests.conftest import Login
from tests.engines.typesetter.said import pdf_text


@pytest.fixture
def item(cast: Cast) -> AgendaItem:
    """An item with a decision, in a cooperation with two participants."""
    item = factories.make_item(factories.make_meeting(cast.body, state=State.SENT), "Samarbeidsavtale")
    factories.make_entry(item, "Avtalen vedtas.", EntryKind.DECISION)
    factories.make_entry(item, "En intern betraktning.")
    for organization in (Organization.objects.get(name="Asker"), factories.make_organization("Bømlo")):
        Participation.objects.create(cooperation=cast.cooperation, organization=organization)
    return item


def address(item: AgendaItem, name: str, *more: object) -> str:
    return reverse(f"archiving:{name}", args=[item.meeting.cooperation.slug, item.meeting.uid, item.uid, *more])


def made(cast: Cast, item: AgendaItem) -> Extract:
    asker = Organization.objects.get(name="Asker")
    return services.make_extracts(
        actor=cast.viewer("secretary"), item=item, organizations=[(asker, "nb")], text="Vi ber om behandling."
    )[0]


def test_letters_are_made_in_each_ones_language(cast: Cast, item: AgendaItem, as_: Login) -> None:
    one, other = Organization.objects.get(name="Asker"), Organization.objects.get(name="Bømlo")
    posted = {"nb": [one.uid], "nn": [other.uid], "text": "Svar innan 1. mai."}
    assert as_("secretary").post(address(item, "extracts"), posted).status_code == 302
    assert set(Extract.objects.values_list("organization__name", "language")) == {("Asker", "nb"), ("Bømlo", "nn")}
    letters = zipfile.ZipFile(io.BytesIO(as_("secretary").get(address(item, "extracts_zip")).content))
    assert [name.rpartition(".")[2] for name in letters.namelist()] == ["pdf", "docx"] * 2
    said = [pdf_text(letters.read(name)) for name in letters.namelist() if name.endswith("pdf")]
    assert ("Særutskrift" in said[0], "Særutskrift" in said[1]) == (True, True)
    assert all("Avtalen vedtas." in text and "betraktning" not in text for text in said)


def test_a_letter_with_an_exempt_line_says_so(cast: Cast, item: AgendaItem, as_: Login) -> None:
    fetch = address(item, "extract_file", made(cast, item), "pdf")
    assert "offentleglova" not in pdf_text(as_("secretary").get(fetch).content)
    item.entries.filter(kind=EntryKind.DECISION).update(access=Access.EXEMPT, law="offentleglova", paragraph="§ 23")
    assert "offentleglova § 23" in pdf_text(as_("secretary").get(fetch).content)


def test_nobody_gets_two_letters(cast: Cast, item: AgendaItem, as_: Login) -> None:
    asker = Organization.objects.get(name="Asker")
    posted = {"nb": [asker.uid], "nn": [asker.uid]}
    assert as_("secretary").post(address(item, "extracts"), posted).status_code == 422
    assert as_("secretary").post(address(item, "extracts"), {}).status_code == 422
    assert made(cast, item) == made(cast, item)


def test_what_became_of_it_is_followed(cast: Cast, item: AgendaItem, as_: Login) -> None:
    extract, secretary = made(cast, item), cast.viewer("secretary")
    assert list(queries.unanswered(secretary, cast.cooperation)) == [extract]
    posted = {"seen": "0", "their_case": "26/77", "treated_on": "2026-03-01", "outcome": "adopted"}
    assert as_("secretary").post(address(item, "extract_follow", extract.uid), posted).status_code == 302
    assert not queries.unanswered(secretary, cast.cooperation)
    assert "26/77" in as_("secretary").get(address(item, "extracts")).content.decode()
    assert as_("secretary").post(address(item, "extract_follow", extract.uid), posted).status_code == 409


def test_it_is_refused_where_it_cannot_be(cast: Cast, item: AgendaItem) -> None:
    extract = made(cast, item)
    fields = {"sent_on": None, "their_case": "", "treated_on": date(2026, 3, 1), "outcome": "other"}
    with pytest.raises(NotAllowedError):
        services.follow_extract(actor=cast.viewer("chair"), extract=extract, seen=0, **fields)
    with pytest.raises(ConflictError):
        services.follow_extract(actor=cast.viewer("secretary"), extract=extract, seen=4, **fields)
    with pytest.raises(NotPossibleError):
        services.follow_extract(
            actor=cast.viewer("secretary"), extract=extract, seen=0, **{**fields, "treated_on": None}
        )
