"""The register in a real browser: every page by axe, keyboard and at 320 px, and the ways a secretary goes most."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from rundbord.apps.accounts.viewer import System
from rundbord.apps.matters.models import Matter
from rundbord.apps.people.models import Membership, Organization, Person, Seat
from rundbord.apps.people.services.norway import load_norway
from tests import factories
from tests.browser.judge import overflow, unreachable, violations
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., BrowserContext]

LIST = """Kommune\tNavn\tE-post\tVerv
Moss\tEli Berg\teli@moss.example\t
Moss\tOla Nordby\tola@moss.example\t1. vara
Horten\tKari Lie\tkari@horten.example\t
Hortn\tFeil Rad\t\t
"""


@pytest.fixture
def secretary(open_context: Open, cast: Cast) -> Page:
    """A page that the secretary is logged in on."""
    return open_context(login=cast.user("secretary")).new_page()


def _address(cast: Cast, name: str, *subject: object) -> str:
    return reverse(f"people:{name}", args=[cast.cooperation.slug, *subject])


def _addresses(cast: Cast) -> list[str]:
    seat = Seat.objects.get(memberships__person=cast.member)
    membership = Membership.objects.get(person=cast.member)
    cluster = Organization.objects.create(name="Klyngen", kind="cluster", added_in=cast.cooperation)
    factories.seat_person(cast.body, cast.neighbour, cluster)
    factories.seat_person(cast.body, cast.former, cluster, valid_to=date(2024, 12, 31))
    subjects: dict[str, tuple[object, ...]] = {
        "cooperation": (), "settings": (), "cooperation_edit": (), "participation_add": (), "body_add": (),
        "persons": (), "person_add": (), "persons_paste": (), "organization_add": (),
        "body": (cast.body,), "body_edit": (cast.body,), "body_agenda": (cast.body,), "role_give": (cast.body,),
        "seat_add": (cast.body,), "body_renew": (cast.body,), "body_addresses": (cast.body,),
        "seat_fill": (seat.uid,), "seat_end": (seat.uid,), "membership_end": (membership.uid,),
        "seat_correct": (seat.uid,), "membership_correct": (membership.uid,), "person_withdraw": (cast.neighbour,),
        "person": (cast.member,), "person_edit": (cast.member,), "post_add": (cast.member,),
        "person_merge": (cast.member,), "person_split": (cast.member,),
        "organization": (cluster,), "organization_edit": (cluster,), "organization_merge": (cluster,),
    }  # fmt: skip
    subjects |= {"body_withdraw": (cast.body,), "organization_split": (cluster,), "part_add": (cluster,)}
    matter = Matter.objects.create(cooperation=cast.cooperation, title="Ferjehøring", summary="Frist i mai.")
    matters = [reverse(f"matters:{name}", args=[cast.cooperation.slug]) for name in ("matters", "matter_add")]
    matters += [
        reverse(f"matters:{name}", args=[cast.cooperation.slug, matter])
        for name in ("matter", "matter_edit", "matter_withdraw")
    ]
    return [_address(cast, name, *subject) for name, subject in subjects.items()] + matters


def test_every_page_stands_axe_keyboard_and_a_narrow_window(secretary: Page, cast: Cast) -> None:
    wrong = []
    for address in _addresses(cast):
        secretary.set_viewport_size({"width": 1280, "height": 900})
        secretary.goto(address)
        wrong += [f"{address}: {one}" for one in [*violations(secretary), *unreachable(secretary)]]
        secretary.set_viewport_size({"width": 320, "height": 640})
        if overflow(secretary) > 0:
            wrong.append(f"{address}: {overflow(secretary)} px too wide")
    assert wrong == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_body_is_filled_from_a_pasted_list(open_context: Open, cast: Cast, scripts: bool) -> None:  # noqa: FBT001 - a parameter of the test
    load_norway(actor=System("test"))
    page = open_context(login=cast.user("secretary"), java_script_enabled=scripts).new_page()
    page.goto(_address(cast, "body", cast.other_body))
    page.get_by_role("link", name="Lim inn en ny liste").click()
    page.get_by_label("Listen", exact=True).fill(LIST)
    page.get_by_role("button", name="Se hva som endres").click()
    expect(page.get_by_role("main")).to_contain_text("«Hortn» er ikke kjent. Mente du Horten?")
    if scripts:
        assert violations(page) == []
    page.get_by_role("button", name="Lagre den nye listen").click()
    expect(page.get_by_label("Listen", exact=True)).to_have_value("Kommune\tNavn\tE-post\tVerv\nHortn\tFeil Rad\t\t")
    page.goto(_address(cast, "body", cast.other_body))
    row = page.get_by_role("row").filter(has_text="Moss")
    expect(row).to_contain_text("Eli Berg")
    expect(row).to_contain_text("Ola Nordby")
    assert Person.objects.filter(name="Eli Berg", user__isnull=False).exists()


def test_who_sat_there_before_is_shown_on_a_date(secretary: Page, cast: Cast) -> None:
    secretary.goto(_address(cast, "body", cast.body))
    expect(secretary.get_by_role("table")).not_to_contain_text("Frida Lund")
    secretary.get_by_label("På datoen").fill("2024-12-31")
    secretary.get_by_role("button", name="Vis").click()
    expect(secretary.get_by_role("table")).to_contain_text("Frida Lund")


def test_municipalities_are_found_and_ticked(secretary: Page, cast: Cast) -> None:
    load_norway(actor=System("test"))
    secretary.goto(_address(cast, "participants"))
    assert violations(secretary) == []
    secretary.get_by_role("searchbox").fill("horten")
    secretary.get_by_role("button", name="Søk").click()
    secretary.get_by_label("Horten").check()
    secretary.get_by_role("button", name="Lagre").click()
    secretary.goto(_address(cast, "cooperation"))
    expect(secretary.get_by_role("link", name="Horten")).to_be_visible()


def test_addresses_are_copied_with_one_press(open_context: Open, cast: Cast) -> None:
    page = open_context(login=cast.user("member"), permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(_address(cast, "body_addresses", cast.body))
    page.get_by_role("button", name="Kopier").first.click()
    expect(page.get_by_role("button", name="Kopiert")).to_be_visible()
    assert cast.chair.email in page.evaluate("navigator.clipboard.readText()")


def test_a_merge_is_previewed_made_and_undone(secretary: Page, cast: Cast) -> None:
    factories.seat_person(cast.other_body, cast.former)
    secretary.goto(_address(cast, "person", cast.former))
    secretary.get_by_role("link", name="Slå sammen med en annen").click()
    secretary.get_by_label("Den du vil beholde").select_option(label="Marit Solheim")
    secretary.get_by_role("button", name="Se hva som skjer").click()
    secretary.get_by_role("button", name="Slå sammen, og behold Marit Solheim").click()
    expect(secretary.get_by_role("heading", level=1)).to_have_text("Marit Solheim")
    expect(secretary.get_by_role("link", name="Faggruppe for klima", exact=True)).to_be_visible()
    assert violations(secretary) == []
    secretary.get_by_role("button", name="Angre Frida Lund").click()
    expect(secretary.get_by_role("heading", level=1)).to_have_text("Frida Lund")


def test_a_region_gets_a_part_and_somebody_is_taken_out_and_back(secretary: Page, cast: Cast) -> None:
    region = Organization.objects.create(name="Vestregionen", kind="region", added_in=cast.cooperation)
    secretary.goto(_address(cast, "organization", region))
    secretary.get_by_role("link", name="Legg til en del").click()
    secretary.get_by_label("Virksomhet", exact=True).select_option(label="Asker (Kommune)")
    secretary.get_by_label("Første dag").fill("2020-01-01")
    secretary.get_by_role("button", name="Lagre").click()
    expect(secretary.get_by_role("link", name="Avslutt Asker")).to_be_visible()
    assert violations(secretary) == []
    secretary.goto(_address(cast, "person", cast.former))
    secretary.get_by_role("link", name="Ta ut av registeret").click()
    secretary.get_by_role("button", name="Ta ut").click()
    expect(secretary.get_by_label("Grunn")).to_have_attribute("aria-invalid", "true")
    assert violations(secretary) == []
    secretary.get_by_label("Grunn").fill("Registrert to ganger")
    secretary.get_by_role("button", name="Ta ut").click()
    expect(secretary.get_by_text("Registrert to ganger")).to_be_visible()
    assert violations(secretary) == []
    secretary.get_by_role("button", name="Ta inn i registeret igjen").click()
    expect(secretary.get_by_text("er tilbake i registeret")).to_be_visible()
