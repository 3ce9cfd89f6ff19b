"""The meeting's workspace in a real browser: by keyboard, by drag, with the editor, without script."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from rundbord.apps.core import richtext
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import AgendaItem, Meeting, State
from rundbord.apps.record import services
from rundbord.apps.record.models import Entry
from tests import factories
from tests.browser.judge import overflow, unreachable, violations
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[..., BrowserContext]

WORD = """<html><body><!--StartFragment--><p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>Felles nettverk<o:p></o:p></p><p class=MsoListParagraphCxSpLast
style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><b>Helsehub</b></p>
<!--EndFragment--></body></html>"""
PASTE = """(element, markup) => {
    const data = new DataTransfer();
    data.setData("text/html", markup);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Three items; two lines under the second."""
    secretary = cast.viewer("secretary")
    meeting = factories.make_meeting(cast.body)
    items = [meetings.add_item(actor=secretary, meeting=meeting, title=title) for title in ("Først", "Så", "Sist")]
    for text in ("En", "To"):
        services.add_entry(actor=secretary, item=items[1], text=f"<p>{text}</p>", speaker_written="Horten")
    meetings.add_from_seats(actor=secretary, meeting=meeting)
    return meeting


@pytest.fixture
def page(open_context: Open, cast: Cast, meeting: Meeting) -> Page:
    """The workspace, as the secretary sees it."""
    page = open_context(login=cast.user("secretary")).new_page()
    page.goto(reverse("record:meeting", args=[cast.cooperation.slug, meeting]))
    return page


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items.filter(withdrawn_at=None).order_by("position")]


def lines() -> list[str]:
    return [richtext.to_plain(one.text) for one in Entry.objects.filter(withdrawn_at=None).order_by("position")]


def agenda(page: Page, *wanted: str) -> None:
    expect(page.locator(".agenda-table tbody a")).to_have_text(list(wanted))


def test_items_are_moved_by_keyboard_and_undone(page: Page, meeting: Meeting) -> None:
    last = AgendaItem.objects.get(title="Sist")
    page.locator(f"#opp-{last.uid}").focus()
    page.keyboard.press("Alt+ArrowUp")
    agenda(page, "Først", "Sist", "Så")
    expect(page.locator(f"#opp-{last.uid}")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    agenda(page, "Sist", "Først", "Så")
    page.keyboard.press("Control+z")
    agenda(page, "Først", "Sist", "Så")
    expect(page.locator("#messages")).to_contain_text("angret")
    assert titles(meeting) == ["Først", "Sist", "Så"]


def test_items_are_moved_by_drag(page: Page, meeting: Meeting) -> None:
    first, last = (page.locator(f'.agenda-table tr:has-text("{title}")') for title in ("Først", "Sist"))
    last.drag_to(first, target_position={"x": 40, "y": 3}, source_position={"x": 8, "y": 8})
    agenda(page, "Sist", "Først", "Så")
    assert titles(meeting) == ["Sist", "Først", "Så"]


def test_lines_are_dragged_to_another_item(page: Page, meeting: Meeting) -> None:
    page.set_viewport_size({"width": 1280, "height": 2000})
    target = page.locator("section.item", has_text="Sist").locator("[data-sortable=entry]")
    line = page.locator(".line", has_text="To")
    line.hover()
    line.locator(".grip").drag_to(target)
    expect(page.locator("section.item", has_text="Sist").locator(".line")).to_contain_text("To")
    assert Entry.objects.get(text="<p>To</p>").item.title == "Sist"


def test_a_line_is_written_and_the_field_is_ready_for_the_next(page: Page, meeting: Meeting) -> None:
    section = page.locator("section.item", has_text="Først")
    section.get_by_role("link", name="Skriv en linje").click()
    for text in ("Tar gjerne imot tips", "Og en til"):
        section.get_by_label("Hvem sier det").fill("Asker")
        section.locator(".rich-text").click()
        page.keyboard.type(text)
        section.get_by_role("button", name="Skriv linjen").click()
        expect(section.locator(".line").last).to_contain_text(text)
        expect(section.locator(".rich-text")).to_have_text("")
    written = Entry.objects.filter(item__title="Først")
    assert {one.organization.name for one in written if one.organization} == {"Asker"}
    assert {one.person.name for one in written if one.person} == {"Marit Solheim"}


def test_an_empty_line_is_told_and_the_page_stays(page: Page, meeting: Meeting) -> None:
    section = page.locator("section.item", has_text="Først")
    section.get_by_role("link", name="Skriv en linje").click()
    section.get_by_label("Hvem sier det").fill("Asker")
    section.get_by_role("button", name="Skriv linjen").click()
    expect(page.locator("#messages .ds-alert")).to_contain_text("Hva som sies")
    expect(section.get_by_label("Hvem sier det")).to_have_value("Asker")
    agenda(page, "Først", "Så", "Sist")


def test_what_word_pastes_keeps_its_structure(page: Page, cast: Cast, meeting: Meeting) -> None:
    item = AgendaItem.objects.get(title="Først")
    page.goto(reverse("meetings:item_edit", args=[cast.cooperation.slug, meeting.uid, item.uid]))
    editor = page.get_by_role("textbox", name="Saken")
    editor.click()
    editor.evaluate(PASTE, WORD)
    expect(editor.locator("li")).to_have_text(["Felles nettverk", "Helsehub"])
    page.get_by_role("button", name="Lagre", exact=True).click()
    expect(page.locator("section.item", has_text="Først").locator("li").first).to_have_text("Felles nettverk")
    stored = AgendaItem.objects.get(pk=item.pk).case_text
    assert stored == "<ul><li>Felles nettverk</li><li><strong>Helsehub</strong></li></ul>"


def test_a_conflict_is_told_and_nothing_is_lost(page: Page, cast: Cast, meeting: Meeting) -> None:
    item = AgendaItem.objects.get(title="Sist")
    meetings.edit_item(actor=cast.viewer("secretary"), item=item, version=item.version, title="Sist og viktigst")
    page.locator(f"#opp-{item.uid}").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("Noen andre")
    agenda(page, "Først", "Så", "Sist")


def test_everything_works_without_script(open_context: Open, cast: Cast, meeting: Meeting) -> None:
    page = open_context(login=cast.user("secretary"), java_script_enabled=False).new_page()
    page.goto(reverse("record:meeting", args=[cast.cooperation.slug, meeting]))
    section = page.locator("section.item", has_text="Først")
    section.get_by_role("link", name="Skriv en linje").click()
    page.get_by_label("Hva som sies eller vedtas").fill("Ett avsnitt\n\nOg et til")
    page.get_by_role("button", name="Skriv linjen").click()
    expect(page.locator("section.item", has_text="Først").locator(".line p")).to_have_text(["Ett avsnitt", "Og et til"])
    page.get_by_role("button", name="Flytt opp Sist").click()
    agenda(page, "Først", "Sist", "Så")
    page.get_by_role("button", name="Angre").click()
    agenda(page, "Først", "Så", "Sist")


@pytest.mark.parametrize("who", ["secretary", "member"])
def test_every_page_stands_axe_keyboard_and_a_narrow_window(
    open_context: Open, cast: Cast, meeting: Meeting, who: str
) -> None:
    page = open_context(login=cast.user(who)).new_page()
    Meeting.objects.update(state=State.SENT)
    wrong = []
    for address in addresses(cast, meeting, who):
        page.set_viewport_size({"width": 1280, "height": 900})
        response = page.goto(address)
        assert response is not None
        assert response.status == 200, address
        wrong += [f"{address}: {one}" for one in [*violations(page), *unreachable(page)]]
        page.set_viewport_size({"width": 320, "height": 640})
        wrong += [f"{address}: {overflow(page)} px too wide"] if overflow(page) > 0 else []
    assert not wrong, "\n".join(wrong)


def addresses(cast: Cast, meeting: Meeting, who: str) -> list[str]:
    """The pages of meetings and record that this one may open."""
    slug = cast.cooperation.slug
    read = [
        reverse("record:meeting", args=[slug, meeting]),
        reverse("meetings:meetings", args=[slug]),
        reverse("people:organization", args=[slug, cast.member.memberships.get().seat.organization]),
    ]
    if who != "secretary":
        return read
    item, entry = AgendaItem.objects.get(title="Så"), Entry.objects.get(text="<p>En</p>")
    row = meeting.attendances.get(person=cast.member)
    named: dict[str, tuple[str, ...]] = {
        "meetings:meeting_edit": (), "meetings:meeting_withdraw": (), "meetings:item_add": (),
        "meetings:attendance": (), "meetings:papers_add": (), "record:meeting_as_the_public": (),
        "meetings:item_edit": (item.uid,), "meetings:item_withdraw": (item.uid,), "record:entry_add": (item.uid,),
        "meetings:attendance_edit": (row.uid,), "record:entry_edit": (entry.uid,), "record:entry_split": (entry.uid,),
        "record:action_add": (entry.uid,), "record:mark_add": (entry.uid,), "record:vote_set": (entry.uid,),
    }  # fmt: skip
    mine = [reverse(name, args=[slug, meeting.uid, *uids]) for name, uids in named.items()]
    return [*read, reverse("meetings:meeting_add", args=[slug]), *mine]
