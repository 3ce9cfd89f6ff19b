"""Who reads which meeting and item: the rules, their twins in SQL, and what design.md says of each of the cast."""

from itertools import product

import pytest

from rundbord.apps.accounts.viewer import System, Viewer
from rundbord.apps.core import clock
from rundbord.apps.core.models import Access
from rundbord.apps.meetings import queries, rules
from rundbord.apps.meetings.models import AgendaItem, Exclusion, Meeting, State
from rundbord.apps.meetings.present import present_meeting
from rundbord.apps.people.models import Role
from tests import factories
from tests.cast import WITH_LOGIN, Cast

EVERYBODY = (*WITH_LOGIN, "anonymous", "link", "system", "body_secretary")
BATCH = "batch0000000"


def viewer_called(cast: Cast, who: str) -> Viewer:
    if who == "anonymous":
        return cast.anonymous()
    if who == "link":
        return cast.link_holder()
    if who == "system":
        return System("test")
    if who == "body_secretary":
        factories.give_role(cast.body, cast.former, Role.SECRETARY)
        return cast.viewer("former")
    return cast.viewer(who)


@pytest.fixture
def meetings(cast: Cast) -> list[Meeting]:
    """A meeting in each state, by hand and imported, published in each way, cancelled or not."""
    made = []
    for state, batch, public, cancelled in product(State, ("", BATCH), ("", "agenda", "record"), (False, True)):
        meeting = factories.make_meeting(cast.body, state=state)
        meeting.batch_uid = batch
        meeting.agenda_public_at = clock.now() if public else None
        meeting.record_public_at = clock.now() if public == "record" else None
        meeting.withdrawn_at = clock.now() if cancelled else None
        meeting.save()
        made.append(meeting)
    return made


@pytest.mark.parametrize("who", EVERYBODY)
def test_rule_and_query_agree_on_every_meeting(cast: Cast, meetings: list[Meeting], who: str) -> None:
    viewer = viewer_called(cast, who)
    assert set(queries.visible_to(viewer)) == {one for one in meetings if rules.may_read_meeting(viewer, one)}
    assert set(queries.records_visible_to(viewer)) == {one for one in meetings if rules.may_read_record(viewer, one)}
    assert set(queries.kept_by(viewer)) == {one for one in meetings if rules.keeps_meeting(viewer, one)}


@pytest.mark.parametrize("who", ["anonymous", "link", "stranger", "neighbour", "former"])
def test_outsiders_read_what_is_published(cast: Cast, meetings: list[Meeting], who: str) -> None:
    viewer = viewer_called(cast, who)
    seen = set(queries.visible_to(viewer))
    assert seen
    assert all(one.agenda_public_at or one.record_public_at for one in seen)
    assert all(one.record_public_at for one in queries.records_visible_to(viewer))
    assert {one for one in meetings if one.record_public_at and not one.withdrawn_at} <= seen


def test_members_read_the_agenda_once_called_and_the_record_once_sent(cast: Cast) -> None:
    viewer = cast.viewer("member")
    readable = {state: factories.make_meeting(cast.body, state=state) for state in State}
    assert {state for state, one in readable.items() if rules.may_read_meeting(viewer, one)} == set(rules.CALLED_ON)
    assert {state for state, one in readable.items() if rules.may_read_record(viewer, one)} == {"sent", "approved"}


def test_members_read_an_imported_record_at_once(cast: Cast) -> None:
    meeting = factories.make_meeting(cast.body, state=State.HELD)
    Meeting.objects.filter(pk=meeting.pk).update(batch_uid=BATCH)
    assert rules.may_read_record(cast.viewer("member"), Meeting.objects.get(pk=meeting.pk))


def test_the_chair_reads_what_the_secretariat_reads_but_does_not_write(cast: Cast) -> None:
    meeting = factories.make_meeting(cast.body, state=State.PLANNED)
    assert rules.may_read_meeting(cast.viewer("chair"), meeting)
    assert rules.may_read_record(cast.viewer("chair"), meeting)
    assert not rules.keeps_meeting(cast.viewer("chair"), meeting)


def test_an_undone_import_is_gone_for_members(cast: Cast) -> None:
    meeting = factories.make_meeting(cast.body, state=State.HELD)
    Meeting.objects.filter(pk=meeting.pk).update(batch_uid=BATCH, withdrawn_at=clock.now())
    assert not queries.visible_to(cast.viewer("member")).exists()
    assert queries.visible_to(cast.viewer("secretary")).exists()


@pytest.fixture
def items(cast: Cast) -> list[AgendaItem]:
    """Items open, exempt, withdrawn, with a person kept out, and one below each, in a called and published meeting."""
    meeting = factories.make_meeting(cast.body, state=State.CALLED)
    Meeting.objects.filter(pk=meeting.pk).update(agenda_public_at=clock.now())
    meeting.refresh_from_db()
    made = []
    for access, withdrawn, out in product(Access, (False, True), (False, True)):
        top = factories.make_item(meeting)
        top.access, top.withdrawn_at = access, clock.now() if withdrawn else None
        top.save()
        if out:
            Exclusion.objects.create(item=top, person=cast.disqualified)
        below = factories.make_item(meeting)
        below.parent = top
        below.save()
        made += [top, below]
    return made


@pytest.mark.parametrize("who", EVERYBODY)
def test_rule_and_query_agree_on_every_item(cast: Cast, items: list[AgendaItem], who: str) -> None:
    viewer = viewer_called(cast, who)
    readable = {one for one in items if rules.may_read_item(viewer, one)}
    assert set(queries.items_visible_to(viewer)) == readable


@pytest.mark.parametrize("who", ["anonymous", "link", "stranger", "neighbour", "former"])
def test_exempt_items_and_those_below_are_closed_to_outsiders(cast: Cast, items: list[AgendaItem], who: str) -> None:
    seen = list(queries.items_visible_to(viewer_called(cast, who)))
    assert seen
    assert all(not rules.is_exempt([one, one.parent] if one.parent else [one]) for one in seen)


def test_an_excluded_person_never_sees_the_item_or_those_below(cast: Cast, items: list[AgendaItem]) -> None:
    kept_out = {exclusion.item_id for exclusion in Exclusion.objects.all()}
    seen = queries.items_visible_to(cast.viewer("disqualified"))
    assert not {one.pk for one in seen} & kept_out
    assert not {one.parent_id for one in seen} & kept_out
    assert {one.pk for one in queries.items_visible_to(cast.viewer("member"))} & kept_out


def test_an_exclusion_follows_a_person_who_is_merged(cast: Cast) -> None:
    item = factories.make_item(factories.make_meeting(cast.body, state=State.CALLED))
    double = factories.make_person(cast.cooperation, "Marit Solheim")
    Exclusion.objects.create(item=item, person=double)
    assert rules.may_read_item(cast.viewer("member"), item)
    double.merged_into = cast.member
    double.save()
    assert not rules.may_read_item(cast.viewer("member"), item)
    assert not queries.items_visible_to(cast.viewer("member")).exists()


def test_a_secretary_who_is_kept_out_is_kept_out(cast: Cast) -> None:
    item = factories.make_item(factories.make_meeting(cast.body))
    Exclusion.objects.create(item=item, person=cast.secretary)
    assert not rules.may_read_item(cast.viewer("secretary"), item)


def test_members_of_each_body_sit_at_a_joint_meeting(cast: Cast) -> None:
    meeting = factories.make_meeting(cast.body, state=State.CALLED)
    meeting.meeting_bodies.create(body=cast.other_body, position=1)
    assert rules.may_read_meeting(cast.viewer("neighbour"), Meeting.objects.get(pk=meeting.pk))


def test_outsiders_learn_of_an_approved_meeting_only_where_it_is_published_too(cast: Cast) -> None:
    earlier = factories.make_meeting(cast.body, state=State.APPROVED)
    item = factories.make_item(factories.make_meeting(cast.body, state=State.CALLED))
    AgendaItem.objects.update(approves=earlier)
    Meeting.objects.filter(pk=item.meeting_id).update(agenda_public_at=clock.now())
    meeting = Meeting.objects.get(pk=item.meeting_id)
    assert present_meeting(meeting, cast.anonymous()).items[0].approves is None
    assert present_meeting(meeting, cast.viewer("member")).items[0].approves is not None
    Meeting.objects.update(agenda_public_at=clock.now())
    assert present_meeting(meeting, cast.anonymous()).items[0].approves is not None
