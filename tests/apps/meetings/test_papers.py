"""Papers: dropped in, matched, moved, replaced, withdrawn."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rundbord.apps.core.errors import NotAllowedError, NotPossibleError
from rundbord.apps.files import services as files
from rundbord.apps.files.models import Attachment
from rundbord.apps.meetings import services
from rundbord.apps.meetings.models import AgendaItem, Meeting, State
from rundbord.apps.meetings.services.papers import Upload
from tests import factories
from tests.cast import Cast
from tests.conftest import Login


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return factories.make_meeting(cast.body, state=State.CALLED)


@pytest.fixture
def item(cast: Cast, meeting: Meeting) -> AgendaItem:
    return services.add_item(actor=cast.viewer("secretary"), meeting=meeting, title="Kompetansebehov")


def upload(name: str, content: bytes = b"Notat") -> Upload:
    return Upload(name, BytesIO(content))


def test_each_goes_where_its_name_says_and_the_rest_to_the_meeting(
    cast: Cast, meeting: Meeting, item: AgendaItem
) -> None:
    received = services.add_papers(
        actor=cast.viewer("secretary"),
        meeting=meeting,
        uploads=[upload("Sak 1 - Behov.txt"), upload("Annet.txt"), upload("Tom.txt", b"")],
    )
    assert [(paper.name, paper.owner_uid) for paper in received.papers] == [
        ("Sak 1 - Behov.txt", item.uid),
        ("Annet.txt", meeting.uid),
    ]
    assert received.unmatched(meeting) == 1
    assert len(received.failed) == 1


@pytest.mark.parametrize("who", ["member", "chair", "neighbour", "stranger"])
def test_only_keepers_add_papers(cast: Cast, meeting: Meeting, who: str) -> None:
    with pytest.raises(NotAllowedError):
        services.add_papers(actor=cast.viewer(who), meeting=meeting, uploads=[upload("Annet.txt")])
    assert not Attachment.objects.exists()


def test_a_moved_paper_takes_its_versions_along_and_back(cast: Cast, meeting: Meeting, item: AgendaItem) -> None:
    secretary = cast.viewer("secretary")
    [paper] = services.add_papers(actor=secretary, meeting=meeting, uploads=[upload("Annet.txt")]).papers
    blob = files.store_blob(content=b"Ny tekst", name="Annet.txt")
    newer = services.replace_paper(actor=secretary, meeting=meeting, paper=paper, name="Annet.txt", blob=blob)
    services.edit_paper(actor=secretary, meeting=meeting, paper=newer, item=item, audience="public")
    assert set(Attachment.objects.values_list("owner_uid", flat=True)) == {item.uid}
    services.undo_step(actor=secretary, meeting=meeting)
    assert set(Attachment.objects.values_list("owner_uid", "audience")) == {(meeting.uid, "members")}


def test_a_withdrawn_paper_is_gone_and_comes_back_by_undo(cast: Cast, meeting: Meeting) -> None:
    secretary = cast.viewer("secretary")
    [paper] = services.add_papers(actor=secretary, meeting=meeting, uploads=[upload("Annet.txt")]).papers
    services.withdraw_paper(actor=secretary, meeting=meeting, paper=paper)
    assert Attachment.objects.get().withdrawn_at is not None
    services.undo_step(actor=secretary, meeting=meeting)
    assert Attachment.objects.get().withdrawn_at is None


def test_another_meetings_paper_cannot_be_touched(cast: Cast, meeting: Meeting) -> None:
    secretary, other = cast.viewer("secretary"), factories.make_meeting(cast.body)
    [paper] = services.add_papers(actor=secretary, meeting=meeting, uploads=[upload("Annet.txt")]).papers
    with pytest.raises(NotPossibleError):
        services.withdraw_paper(actor=secretary, meeting=other, paper=paper)


def test_many_files_by_the_page(cast: Cast, as_: Login, meeting: Meeting, item: AgendaItem) -> None:
    address = reverse("meetings:papers_add", args=[cast.cooperation.slug, meeting.uid])
    sent = [SimpleUploadedFile("Sak 1.txt", b"En"), SimpleUploadedFile("Ukjent.txt", b"To")]
    response = as_("secretary").post(address, {"papers": sent, "audience": "members"}, follow=True)
    page = response.content.decode()
    assert "Sak 1.txt" in page
    assert "Ukjent.txt" in page
    public = as_("member").get(reverse("record:meeting", args=[cast.cooperation.slug, meeting.uid]))
    assert "Sak 1.txt" in public.content.decode()
