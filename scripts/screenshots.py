"""Pictures of the demo for the documentation: `make screenshots` writes them to docs/images.

Builds a demo of its own, serves it on a free port, and walks its main pages in Chromium as the secretary.
"""

import os
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
SECRETARY = "Ragnhild Bøe Tangen"
HOME = "/storeggaregionen/"
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
START_SECONDS = 180
COLOURS = 64
FLAGS = [
    "--lang=nb-NO",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


@dataclass(frozen=True)
class Picture:
    """A picture and the links to press on the way to it, by their words; the first is looked for on the home page."""

    name: str
    presses: tuple[str, ...] = ()
    phone: bool = False
    dark: bool = False


PICTURES = (
    Picture("next-meeting", ("Faggruppe for næring", "Neste møte")),
    Picture("meeting", ("Faggruppe for næring", "22. januar 2026")),
    Picture("minutes", ("Faggruppe for næring", "22. januar 2026", "Referat")),
    Picture("review", ("Hent inn gamle referater", "dokumenter,", "fagsamling-2025-08-27")),
    Picture("meeting-dark", ("Faggruppe for næring", "22. januar 2026"), dark=True),
    Picture("meeting-phone", ("Faggruppe for næring", "22. januar 2026"), phone=True),
)


def main() -> None:
    """Make all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS
        )
        for picture in PICTURES:
            take(browser, address, picture)
        browser.close()


@contextmanager
def served() -> Iterator[str]:
    """The address of a demo that is served while the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://localhost:{port}"
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "rundbord", "demo", "--port", str(port), "--data", f"{folder}/demo"]
        server = subprocess.Popen(command, cwd=ROOT)  # noqa: S603 - this program itself
        try:
            wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait()


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    """Until the demo answers; ends the program where it never will."""
    begun = monotonic()
    while monotonic() - begun < START_SECONDS and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/demo/", timeout=5)  # noqa: S310 - our own server
        except (URLError, TimeoutError):
            sleep(1)
        else:
            return
    sys.exit("The demo did not start.")


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Enter as the secretary, press the way to the page, and keep what the window shows."""
    context = browser.new_context(
        base_url=address,
        locale="nb-NO",
        viewport=PHONE if picture.phone else WIDE,  # type: ignore[arg-type]  # a plain dict of width and height
        color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto("/demo/")
    page.get_by_role("button", name=SECRETARY).click()
    page.goto(HOME)
    for words in picture.presses:
        press(page, words)
    page.wait_for_load_state("networkidle")
    path = IMAGES / f"{picture.name}.png"
    page.screenshot(path=path)
    shrink(path)
    sys.stdout.write(f"{path.relative_to(ROOT)} {path.stat().st_size // 1024} kB {page.url}\n")
    context.close()


def shrink(path: Path) -> None:
    """A page has few colours: a palette keeps the picture small."""
    with Image.open(path) as image:
        image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def press(page: Page, words: str) -> None:
    """Press the first link or button with these words in the page's own content."""
    main = page.get_by_role("main")
    for place in (main, page.locator("body")):
        found = place.get_by_role("link", name=words).or_(place.get_by_role("button", name=words)).first
        if found.count():
            found.click()
            page.wait_for_load_state()
            return
    sys.exit(f"Nothing is called {words!r} on {page.url}")


if __name__ == "__main__":
    main()
