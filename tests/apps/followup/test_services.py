"""Who says what became of actions, and of each organization's part of them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from rundbord.apps.accounts.grants import find_grant, holder_of
from rundbord.apps.accounts.models import Grant
from rundbord.apps.accounts.viewer import LinkHolder, System
from rundbord.apps.audit.models import AuditRow
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.followup import queries, rules, services
from rundbord.apps.followup.models import Report, ReportState
from rundbord.apps.meetings.models import Exclusion, State
from rundbord.apps.people.models import Organization
from rundbord.apps.record import services as record
from rundbord.apps.record.models import Action
from tests import factories
from tests.cast import Cast

DONE, OPEN, DROPPED = Action.State.DONE, Action.State.OPEN, Action.State.DROPPED


@pytest.fixture
def action(cast: Cast) -> Action:
    """What the member promised in a meeting whose minutes are out."""
    item = factories.make_item(factories.make_meeting(cast.body, state=State.SENT))
    entry = factories.make_entry(item)
    return record.add_action(actor=System("test"), entry=entry, text="Lage notat", person=cast.member)


def link_holder(action: Action, cast: Cast) -> LinkHolder:
    grant = find_grant(services.link_for(action=action, person=cast.member), purpose=rules.LINK)
    assert grant is not None
    return holder_of(grant)


@pytest.mark.parametrize("who", ["member", "secretary"])
def test_the_owner_and_the_secretary_say_that_it_is_done(cast: Cast, action: Action, who: str) -> None:
    services.settle_action(actor=cast.viewer(who), action=action, version=0, state=DONE)
    action.refresh_from_db()
    assert (action.state, action.settled_at) == (DONE, clock.now())
    assert AuditRow.objects.filter(uid=action.uid, person_uid=getattr(cast, who).uid).exists()
    services.settle_action(actor=cast.viewer(who), action=action, version=1, state=OPEN)
    action.refresh_from_db()
    assert (action.state, action.settled_at) == (OPEN, None)


@pytest.mark.parametrize("who", ["chair", "disqualified", "neighbour", "former", "stranger"])
def test_nobody_else_says_so(cast: Cast, action: Action, who: str) -> None:
    with pytest.raises(NotAllowedError):
        services.settle_action(actor=cast.viewer(who), action=action, version=0, state=DONE)


def test_whoever_was_merged_into_the_owner_is_the_owner(cast: Cast, action: Action) -> None:
    twin = factories.make_person(cast.cooperation, "M. Solheim")
    Action.objects.update(person=twin)
    twin.merged_into = cast.member
    twin.save()
    action.refresh_from_db()
    services.settle_action(actor=cast.viewer("member"), action=action, version=0, state=DONE)
    assert [one.uid for one in queries.mine(cast.viewer("member"), cast.cooperation, clock.today())] == [action.uid]


def test_an_owner_does_not_drop_what_was_promised(cast: Cast, action: Action) -> None:
    with pytest.raises(NotPossibleError):
        services.settle_action(actor=cast.viewer("member"), action=action, version=0, state=DROPPED)
    services.settle_action(actor=cast.viewer("secretary"), action=action, version=0, state=DROPPED)


def test_two_at_once_do_not_overwrite_each_other(cast: Cast, action: Action) -> None:
    services.settle_action(actor=cast.viewer("member"), action=action, version=0, state=DONE)
    with pytest.raises(ConflictError):
        services.settle_action(actor=cast.viewer("secretary"), action=action, version=0, state=DROPPED)


def test_what_was_taken_out_cannot_be_done(cast: Cast, action: Action) -> None:
    Action.objects.update(withdrawn_at=clock.now())
    action.refresh_from_db()
    with pytest.raises(NotPossibleError):
        services.settle_action(actor=link_holder(action, cast), action=action, version=0, state=DONE)


def test_a_link_is_for_its_own_action_alone(cast: Cast, action: Action) -> None:
    other = record.add_action(actor=System("test"), entry=action.entry, text="Noe annet", person=cast.member)
    holder = link_holder(action, cast)
    with pytest.raises(NotAllowedError):
        services.settle_action(actor=holder, action=other, version=0, state=DONE)
    with pytest.raises(NotAllowedError):
        services.settle_action(actor=cast.link_holder(), action=action, version=0, state=DONE)
    services.settle_action(actor=holder, action=action, version=0, state=DONE)
    assert Action.objects.get(pk=action.pk).state == DONE


def test_a_link_ends_where_its_person_is_kept_out_of_the_item(cast: Cast, action: Action) -> None:
    holder = link_holder(action, cast)
    Exclusion.objects.create(item=action.entry.item, person=cast.member)
    for viewer in (holder, cast.viewer("member")):
        with pytest.raises(NotAllowedError):
            services.settle_action(actor=viewer, action=action, version=0, state=DONE)


def test_a_link_expires(cast: Cast, action: Action) -> None:
    token = services.link_for(action=action, person=cast.member)
    Grant.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert find_grant(token, purpose=rules.LINK) is None


def shared(cast: Cast, action: Action) -> Report:
    asker = Organization.objects.get(name="Asker")
    [report] = services.share_action(actor=cast.viewer("secretary"), action=action, organizations=[asker])
    return report


def test_each_organization_says_what_became_of_its_part(cast: Cast, action: Action) -> None:
    report = shared(cast, action)
    assert list(queries.my_reports(cast.viewer("member"), cast.cooperation)) == [report]
    services.report(
        actor=cast.viewer("member"), report=report, version=0, state=ReportState.DONE, note="Vedtatt  i mars"
    )
    report.refresh_from_db()
    assert (report.state, report.note, report.person) == (ReportState.DONE, "Vedtatt i mars", cast.member)
    assert list(queries.my_reports(cast.viewer("member"), cast.cooperation)) == []
    [row] = queries.actions(cast.viewer("secretary"), cast.cooperation, clock.today())
    assert (row.asked, row.answered) == (1, 1)  # type: ignore[attr-defined]  # annotated by the query


@pytest.mark.parametrize("who", ["chair", "disqualified", "neighbour", "stranger"])
def test_nobody_speaks_for_others_organizations(cast: Cast, action: Action, who: str) -> None:
    report = shared(cast, action)  # the neighbour sits for Asker too, but may not read these minutes
    with pytest.raises(NotAllowedError):
        services.report(actor=cast.viewer(who), report=report, version=0, state=ReportState.DONE)


def test_asking_again_keeps_what_was_answered(cast: Cast, action: Action) -> None:
    report = shared(cast, action)
    services.report(actor=cast.viewer("secretary"), report=report, version=0, state=ReportState.DECLINED)
    assert shared(cast, action).state == ReportState.DECLINED
    with transaction.atomic(), pytest.raises(IntegrityError):
        Report.objects.create(action=action, organization=report.organization)


def test_only_those_who_write_ask_all(cast: Cast, action: Action) -> None:
    asker = Organization.objects.get(name="Asker")
    with pytest.raises(NotAllowedError):
        services.share_action(actor=cast.viewer("chair"), action=action, organizations=[asker])
    with pytest.raises(NotPossibleError):
        services.share_action(actor=cast.viewer("secretary"), action=action, organizations=[])


def test_two_answers_at_once_do_not_overwrite_each_other(cast: Cast, action: Action) -> None:
    report = shared(cast, action)
    services.report(actor=cast.viewer("member"), report=report, version=0, state=ReportState.DONE)
    with pytest.raises(ConflictError):
        services.report(actor=cast.viewer("secretary"), report=report, version=0, state=ReportState.DECLINED)
