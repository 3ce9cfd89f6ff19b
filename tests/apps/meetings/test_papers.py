"""Papers: dropped in, matched, moved, replaced, withdrawn."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rundbord.apps.core.errors import NotAllowedError, NotPossibleError
from rundbord.apps.files import services as files
from rundbord.apps.files.models import Attachment, Audience
from rundbord.apps.meetings import services
from rundbord.apps.meetings.models import AgendaItem, Exclusion, Meeting, State
from rundbord.apps.meetings.services.papers import Upload
from rundbord.apps.people.models import Role
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


def _attach(cast: Cast, who: str, owner_kind: str, owner_uid: str) -> Attachment:
    blob = files.store_blob(content=b"Notat", name="Notat.txt")
    return files.attach(
        actor=cast.viewer(who),
        owner_kind=owner_kind,
        owner_uid=owner_uid,
        role="paper",
        name="Notat.txt",
        blob=blob,
        audience=Audience.SECRETARIAT,
    )


@pytest.mark.parametrize("who", ["member", "chair", "neighbour", "stranger", "former", "disqualified"])
def test_the_files_service_itself_asks_who_keeps_the_meeting(
    cast: Cast, meeting: Meeting, item: AgendaItem, who: str
) -> None:
    paper = _attach(cast, "secretary", "meeting", meeting.uid)
    for kind, uid in (("meeting", meeting.uid), ("agendaitem", item.uid), ("body", cast.body.uid)):
        with pytest.raises(NotAllowedError):
            _attach(cast, who, kind, uid)
    with pytest.raises(NotAllowedError):
        files.replace(actor=cast.viewer(who), attachment=paper, blob=paper.blob)
    with pytest.raises(NotAllowedError):
        files.withdraw(actor=cast.viewer(who), attachment=paper, reason="")
    assert Attachment.objects.get() == paper


def test_a_file_belongs_to_the_cooperation_of_its_owner(cast: Cast, meeting: Meeting, item: AgendaItem) -> None:
    for kind, uid in (("meeting", meeting.uid), ("agendaitem", item.uid), ("body", cast.body.uid)):
        assert _attach(cast, "secretary", kind, uid).cooperation_id == cast.cooperation.pk
    for kind, uid in (("meeting", "0" * 12), ("person", cast.member.uid), ("nothing", meeting.uid)):
        with pytest.raises(NotAllowedError):
            _attach(cast, "secretary", kind, uid)


@pytest.mark.parametrize(("who", "fetches"), [("secretary", True), ("chair", False), ("member", False)])
def test_what_is_for_the_secretariat_is_for_those_who_write(
    cast: Cast, as_: Login, meeting: Meeting, who: str, *, fetches: bool
) -> None:
    paper = _attach(cast, "secretary", "meeting", meeting.uid)
    assert as_(who).get(reverse("files:attachment", args=[paper.uid])).status_code == (200 if fetches else 404)
    page = as_(who).get(reverse("record:meeting", args=[cast.cooperation.slug, meeting])).content.decode()
    assert (paper.name in page) == fetches


def test_who_is_kept_out_of_an_item_does_not_move_its_papers_into_sight(
    cast: Cast, meeting: Meeting, item: AgendaItem
) -> None:
    factories.give_role(cast.body, cast.disqualified, Role.SECRETARY)
    paper = _attach(cast, "secretary", "agendaitem", item.uid)
    Exclusion.objects.create(item=item, person=cast.disqualified)
    kept_out = cast.viewer("disqualified")
    with pytest.raises(NotAllowedError):
        services.edit_paper(actor=kept_out, meeting=meeting, paper=paper, item=None, audience="members")
    with pytest.raises(NotAllowedError):
        _attach(cast, "disqualified", "agendaitem", item.uid)
    paper.refresh_from_db()
    assert paper.owner_uid == item.uid
