"""What every page must stand: axe without violations, no sideways scrolling at 320 px, everything by keyboard."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page) -> list[str]:
    """What axe finds wrong, a line each."""
    found = AXE.run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def unreachable(page: Page) -> list[str]:
    """Links, buttons and fields that the Tab key never reaches."""
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea")]
            .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0 && !e.closest("[inert]"))
            .map((e, i) => {
                e.dataset.judge = i;
                return [String(i), e.outerHTML.slice(0, 120), e.type === "radio"];
            })"""
    )
    page.evaluate("() => { document.activeElement?.blur(); }")
    seen: set[str] = set()
    for _ in range(len(wanted) + 20):
        page.keyboard.press("Tab")
        mark = page.evaluate("document.activeElement?.dataset?.judge ?? ''")
        if mark:
            seen.add(mark)
    return [text for mark, text, is_radio in wanted if mark not in seen and not is_radio]
