"""The demo is built once, as `make demo` builds it, and looked at."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from rundbord.apps.accounts.demo import demo_persons
from rundbord.apps.accounts.viewer import viewer_of_user
from rundbord.apps.core import clock
from rundbord.apps.importing.models import Document, State
from rundbord.apps.jobs.models import Task, TaskState
from rundbord.apps.matters.models import Matter
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.models import State as MeetingState
from rundbord.apps.people.models import Body, BodyKind, Cooperation
from rundbord.apps.record.models import Entry
from rundbord.demo import cast
from rundbord.demo.build import LEFT_FOR_REVIEW, build
from rundbord.demo.formats import PLANS
from rundbord.demo.persons import PARTS

pytestmark = pytest.mark.django_db  # each test's own transaction stands inside that of the built demo
SECONDS = 120  # of the three minutes that `make demo` may take in all
MORNING = datetime.combine(cast.DEMO_TODAY, time(9), tzinfo=UTC)


@pytest.fixture(scope="module")
def stages(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[str]]:
    """The built demo, taken back after the last test; what was said while it was built."""
    folder = tmp_path_factory.mktemp("demo")
    said: list[str] = []
    with (
        django_db_blocker.unblock(),
        override_settings(DEMO=True, DATA=folder, MEDIA_ROOT=folder / "files"),
        clock.frozen(MORNING),
        transaction.atomic(),
    ):
        build(folder / "documents", said.append)
        yield said
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def built(stages: list[str]) -> Cooperation:
    """The demo's cooperation."""
    return Cooperation.objects.get(slug=cast.COOPERATION_SLUG)


def test_is_built_within_its_time(stages: list[str]) -> None:
    assert sum(float(line.split()[0]) for line in stages) < SECONDS


def test_has_four_bodies_a_secretariat_and_forty_persons(built: Cooperation) -> None:
    kinds = Counter(built.bodies.values_list("kind", flat=True))
    assert kinds == {BodyKind.COUNCIL: 1, BodyKind.BOARD: 1, BodyKind.EXPERT: 2, BodyKind.SECRETARIAT: 1}
    assert built.persons.filter(user__isnull=False).count() == len(cast.PEOPLE) == 40


def test_standing_agendas_are_those_of_the_cast(built: Cooperation) -> None:
    for body in cast.BODIES:
        lines = Body.objects.get(cooperation=built, name=body.name).standing_items
        assert list(lines.values_list("title", "planned_minutes")) == [(one.title, one.minutes) for one in body.agenda]


def test_every_document_but_the_one_in_the_queue_became_a_meeting(built: Cooperation) -> None:
    documents = {document.name: document for document in Document.objects.filter(batch__cooperation=built)}
    assert set(documents) == {f"{plan.name}.{plan.format}" for plan in PLANS}
    left = documents.pop(LEFT_FOR_REVIEW)
    assert left.state == State.READ
    assert left.doubts > 0
    assert {document.state for document in documents.values()} == {State.ACCEPTED}
    meetings = Meeting.objects.in_bulk([one.meeting_uid for one in documents.values()], field_name="uid")
    assert {meetings[one.meeting_uid].date for one in documents.values()} == {
        plan.day for plan in PLANS if not LEFT_FOR_REVIEW.startswith(plan.name)
    }


def test_every_meeting_has_an_agenda_and_all_held_ones_a_record(built: Cooperation) -> None:
    assert not built.meetings.filter(items=None).exists()
    held = built.meetings.filter(date__lte=cast.DEMO_TODAY)
    assert set(held) == {entry.item.meeting for entry in Entry.objects.filter(item__meeting__in=held)}


def test_notices_of_meetings_to_come_are_called_meetings(built: Cooperation) -> None:
    called = built.meetings.filter(state=MeetingState.CALLED)
    assert {meeting.date for meeting in called} == {plan.day for plan in PLANS if plan.name.startswith("innkalling")}


def test_most_speakers_are_known_persons_or_organizations(built: Cooperation) -> None:
    contributions = Entry.objects.filter(item__meeting__cooperation=built).exclude(speaker_written="")
    known = contributions.exclude(person=None, organization=None).count()
    assert known / contributions.count() > 0.95


def test_nothing_failed_on_the_way(built: Cooperation) -> None:
    assert set(Task.objects.values_list("state", flat=True)) == {TaskState.DONE}
    assert not Task.objects.filter(attempts__gt=1).exists()


def test_the_political_bodies_meetings_are_public_and_the_others_are_not(built: Cooperation) -> None:
    political = Meeting.objects.filter(bodies__kind__in=(BodyKind.COUNCIL, BodyKind.BOARD))
    assert not political.exclude(batch_uid="").filter(agenda_public_at=None).exists()
    assert not political.filter(date__lte=cast.DEMO_TODAY, record_public_at=None).exists()
    assert not Meeting.objects.filter(bodies__kind=BodyKind.EXPERT, agenda_public_at__isnull=False).exists()


def test_one_meeting_is_planned_with_an_agenda(built: Cooperation) -> None:
    coming = Meeting.objects.get(cooperation=built, batch_uid="", date__gt=cast.DEMO_TODAY)
    assert coming.items.count() == len(cast.BODIES[0].agenda)


def test_persons_to_enter_as_exist_and_may_what_their_part_says(built: Cooperation) -> None:
    found = {person.name: viewer_of_user(person.user).standing(built.pk) for person in demo_persons()}
    shown = {part.name: standing for part in PARTS if (standing := found[part.name])}
    assert len(shown) == len(PARTS)
    assert shown["Ragnhild Bøe Tangen"].secretariat
    assert shown["Lillian Ytterdal"].chair_of
    assert shown["Petter Vestadnes"].member_of


def test_documents_stand_where_the_command_said(stages: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folders = [path for path in Path(tmp_path_factory.getbasetemp()).glob("demo*/documents") if any(path.iterdir())]
    assert {path.suffix for path in folders[0].iterdir()} == {".txt", ".docx", ".odt", ".pdf", ".html"}


def test_a_matter_climbs_through_the_bodies(built: Cooperation) -> None:
    matter = Matter.objects.get(cooperation=built, title="Kystløftet")
    bodies = set(Body.objects.filter(meetings__items__matter=matter).values_list("kind", flat=True))
    assert {BodyKind.EXPERT, BodyKind.BOARD, BodyKind.COUNCIL} <= bodies
