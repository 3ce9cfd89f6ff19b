"""The registers in a real browser: axe, keyboard, 320 px, and an answer by link without scripts."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect

from rundbord.apps.accounts.viewer import System
from rundbord.apps.followup import services
from rundbord.apps.meetings.models import State
from rundbord.apps.people.models import Organization
from rundbord.apps.record import services as record
from rundbord.apps.record.models import Action, EntryKind
from tests import factories
from tests.browser.judge import overflow, unreachable, violations
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., BrowserContext]
NARROW = {"width": 320, "height": 700}


def _promise(cast: Cast) -> Action:
    item = factories.make_item(factories.make_meeting(cast.body, state=State.SENT))
    entry = factories.make_entry(item, "Gruppa lager et notat.", EntryKind.DECISION)
    action = record.add_action(actor=System("test"), entry=entry, text="Lage notat", person=cast.member)
    asker = Organization.objects.get(name="Asker")
    services.share_action(actor=System("test"), action=action, organizations=[asker])
    return action


def test_every_page_stands_axe_keyboard_and_a_narrow_window(open_context: Open, cast: Cast) -> None:
    action = _promise(cast)
    page = open_context(login=cast.user("secretary"), viewport=NARROW).new_page()
    names: dict[str, tuple[object, ...]] = {"register": (), "decisions": (), "mine": (), "action": (action,)}
    for name, subject in names.items():
        page.goto(reverse(f"followup:{name}", args=[cast.cooperation.slug, *subject]))
        assert (violations(page), unreachable(page)) == ([], []), name
        assert overflow(page) <= 0, name


def test_a_promise_is_kept_by_link_on_a_phone_without_scripts(open_context: Open, cast: Cast) -> None:
    token = services.link_for(action=_promise(cast), person=cast.member)
    page = open_context(viewport=NARROW, java_script_enabled=False).new_page()
    page.goto(reverse("followup:action_by_link", args=[cast.cooperation.slug, token]))
    page.get_by_role("button", name="Det er gjort").click()
    expect(page.get_by_text("Takk. Sekretariatet ser at det er gjort.")).to_be_visible()
    page.get_by_role("button", name="Det er likevel ikke gjort").click()
    expect(page.get_by_role("button", name="Det er gjort")).to_be_visible()
