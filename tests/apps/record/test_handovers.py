"""What is open when somebody leaves a seat, and who may see and hand it on."""

from datetime import date

import pytest
from django.urls import reverse

from rundbord.apps.accounts.viewer import System
from rundbord.apps.meetings.models import Exclusion, State
from rundbord.apps.people.handovers import hand_on, open_things
from rundbord.apps.people.models import Membership, Role
from rundbord.apps.people.renewal import plan_renewal
from rundbord.apps.record import services
from rundbord.apps.record.models import Action
from tests import factories
from tests.cast import Cast
from tests.conftest import Login

SECRET = "Klage fra naboen"


@pytest.fixture
def action(cast: Cast) -> Action:
    """An action of the member's; the disqualified one keeps the body, but is kept out of the item."""
    factories.give_role(cast.body, cast.disqualified, Role.SECRETARY)
    item = factories.make_item(factories.make_meeting(cast.body, state=State.APPROVED))
    Exclusion.objects.create(item=item, person=cast.disqualified)
    entry = factories.make_entry(item)
    return services.add_action(actor=System("test"), entry=entry, text=SECRET, person=cast.member)


def test_open_actions_are_handed_on(cast: Cast, action: Action) -> None:
    secretary = cast.viewer("secretary")
    [(key, thing)] = open_things(secretary, cast.member, cast.body)
    assert thing.text == SECRET
    hand_on(actor=secretary, person=cast.member, body=cast.body, keys=[key], receiver=None)
    action.refresh_from_db()
    assert (action.person, action.responsible_written) == (None, "")


def test_who_is_kept_out_of_an_item_neither_sees_nor_hands_on_what_was_promised_there(
    cast: Cast, action: Action
) -> None:
    kept_out = cast.viewer("disqualified")
    assert open_things(kept_out, cast.member, cast.body) == []
    hand_on(actor=kept_out, person=cast.member, body=cast.body, keys=[f"action:{action.uid}"], receiver=None)
    action.refresh_from_db()
    assert action.person == cast.member


@pytest.mark.parametrize(("who", "sees"), [("secretary", True), ("disqualified", False)])
def test_the_pages_of_leaving_a_seat_show_it_to_those_who_may_read_it(
    cast: Cast, as_: Login, action: Action, who: str, *, sees: bool
) -> None:
    membership = Membership.objects.get(person=cast.member)
    for name, subject in (("membership_end", membership.uid), ("seat_end", membership.seat.uid)):
        page = as_(who).get(reverse(f"people:{name}", args=[cast.cooperation.slug, subject]))
        assert page.status_code == 200
        assert (action.text in page.content.decode()) == sees


@pytest.mark.parametrize(("who", "count"), [("secretary", 1), ("disqualified", 0)])
def test_a_new_list_counts_what_its_sender_may_read(cast: Cast, action: Action, who: str, count: int) -> None:
    text = f"Navn\tE-post\n{cast.chair.name}\t{cast.chair.email}\n"
    plan = plan_renewal(viewer=cast.viewer(who), body=cast.body, text=text, first_day=date(2026, 4, 1))
    assert action.person in [leaving.membership.person for leaving in plan.leaving]
    assert plan.open_count == count
