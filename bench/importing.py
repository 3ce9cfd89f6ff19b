"""How fast old minutes are imported, end to end, and what the pages cost meanwhile.

    python bench/importing.py [FOLDER|none]    300 documents: the demo's own where no folder is given

A real web server and a real worker run beside each other, as `rundbord serve` runs them: documents are dropped, stored,
read and looked up in the register of the demo, while the body's page and the desk are asked for every 100 ms. The peer
is the extraction library alone on the same files, in the same run, in one process. The last line is
`documents_per_hour=`, `page_median_ms=`, `page_worst_ms=` (while reading) and `peer_documents_per_hour=`.
"""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rundbord.apps.importing.models import Batch

DOCUMENTS, PAUSE, LOOK, IDLE_ROUNDS = 300, 0.1, 0.2, 20
ROOT = Path(__file__).parents[1]


@dataclass
class Visitor:
    """Somebody who opens pages all the time; milliseconds by page."""

    port: int
    cookie: str
    pages: dict[str, str]
    times: dict[str, list[float]] = field(default_factory=dict)
    stopped: threading.Event = field(default_factory=threading.Event)

    def visit(self, name: str) -> float:
        """Open a page; how long it took."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        begun = perf_counter()
        connection.request("GET", self.pages[name], headers={"Cookie": self.cookie})
        answer = connection.getresponse()
        answer.read()
        took = (perf_counter() - begun) * 1000
        assert answer.status == 200, (name, answer.status)
        connection.close()
        return took

    def rounds(self, most: int | None = None) -> None:
        """Open one page after the other until stopped."""
        for name in islice(cycle(self.pages), most):
            self.times.setdefault(name, []).append(self.visit(name))
            if self.stopped.wait(PAUSE):
                return


def main() -> None:
    """Build the demo in a folder of its own, serve it, import, report."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    given = [Path(word) for word in sys.argv[1:] if word != "none"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _enter(folder)
        paths = list(islice(cycle(_documents(given[0] if given else folder / "documents")), DOCUMENTS))
        port = _free_port()
        with _running("web", "--port", str(port)), _running("worker"):
            idle, busy = _visitor(port), _visitor(port)
            _until_served(idle)
            idle.rounds(IDLE_ROUNDS)
            begun = perf_counter()
            batch = _drop(paths)
            dropped = perf_counter() - begun
            _watch(batch, busy)
            seconds = perf_counter() - begun
        _report(batch, dropped, seconds, idle, busy, _alone(paths))


def _enter(folder: Path) -> None:
    """Django with a demo of its own; programs that are started here share it."""
    os.environ.update(
        RUNDBORD_DEMO="true",
        RUNDBORD_DATA=str(folder),
        RUNDBORD_LOG_LEVEL="ERROR",
        DATABASE_URL=f"sqlite:///{folder / 'rundbord.sqlite3'}",
        DJANGO_SETTINGS_MODULE="rundbord.settings",
    )
    import django

    django.setup()
    from rundbord.demo.build import build, prepare

    prepare(lambda _line: None)
    build(folder / "documents", lambda _line: None)


def _documents(folder: Path) -> list[Path]:
    found = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return found or sys.exit(f"no files in {folder}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(*words: str) -> Iterator[None]:
    """One of the program's own commands, beside us."""
    command = [sys.executable, "-m", "rundbord", *words]
    with subprocess.Popen(command, cwd=ROOT) as process:  # noqa: S603 - our own words
        try:
            yield
        finally:
            process.terminate()


def _visitor(port: int) -> Visitor:
    """The secretary, who sees most, on the desk and on the body's page."""
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from rundbord.apps.accounts.models import User
    from rundbord.apps.people.models import Body
    from rundbord.demo.cast import PEOPLE

    client = Client()
    email = next(person.email for person in PEOPLE if person.key == "ragnhild")
    client.force_login(User.objects.get(email=email), backend="allauth.account.auth_backends.AuthenticationBackend")
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    body = Body.objects.select_related("cooperation").earliest("pk")
    desk = reverse("people:cooperation", args=[body.cooperation.slug])  # where "/" leads to
    pages = {"desk": desk, "body": reverse("people:body", args=[body.cooperation.slug, body])}
    return Visitor(port, cookie, pages)


def _until_served(visitor: Visitor) -> None:
    """Wait for the web server, and let it load what the first visitor needs."""
    while True:
        try:
            for name in visitor.pages:
                visitor.visit(name)
        except OSError:
            visitor.stopped.wait(LOOK)
        else:
            return


def _drop(paths: list[Path]) -> "Batch":
    from rundbord.apps.accounts.viewer import System
    from rundbord.apps.importing.services.batches import Dropped, import_files
    from rundbord.apps.people.models import Cooperation

    files = [Dropped(f"{number:04}-{path.name}", path) for number, path in enumerate(paths)]
    return import_files(actor=System("bench"), cooperation=Cooperation.objects.get(), files=files, most=len(files))


def _watch(batch: "Batch", visitor: Visitor) -> None:
    """Until all is read, with somebody on the pages."""
    from rundbord.apps.importing.progress import progress_of

    visiting = threading.Thread(target=visitor.rounds)
    visiting.start()
    while progress_of(batch).goes_on:
        visitor.stopped.wait(LOOK)
    visitor.stopped.set()
    visiting.join()


def _alone(paths: list[Path]) -> float:
    """Seconds that the extraction libraries need for the texts alone; nothing is read in them, looked up or stored."""
    import kreuzberg
    import pypdfium2

    begun = perf_counter()
    for path in paths:
        if path.suffix == ".pdf":
            document = pypdfium2.PdfDocument(path.read_bytes())
            for page in document:
                page.get_textpage().get_text_bounded()
        else:
            kreuzberg.extract_file_sync(path)
    return perf_counter() - begun


def _report(batch: "Batch", dropped: float, seconds: float, idle: Visitor, busy: Visitor, alone: float) -> None:
    from rundbord.apps.importing.progress import progress_of

    progress = progress_of(batch)
    hourly, peer = progress.total / seconds * 3600, progress.total / alone * 3600
    print(
        f"{progress.total} documents, {progress.read} read, {progress.unreadable} could not be; {os.cpu_count()} cores"
    )
    print(f"{'stored':<34}{dropped:>8.1f} s")
    print(f"{'stored, read, looked up, indexed':<34}{seconds:>8.1f} s{seconds / progress.total * 1000:>8.0f} ms each")
    print(f"{'peer: kreuzberg, pypdfium2 alone':<34}{alone:>8.1f} s{alone / progress.total * 1000:>8.0f} ms each\n")
    print(f"{'page':<8}{'idle':>8}{'reading':>10}{'worst':>8}  ms (median, median, worst while reading)")
    for name in idle.pages:
        print(
            f"{name:<8}{median(idle.times[name]):>8.0f}{median(busy.times[name]):>10.0f}{max(busy.times[name]):>8.0f}"
        )
    times = [one for found in busy.times.values() for one in found]
    figures = {"documents_per_hour": hourly, "page_median_ms": median(times), "page_worst_ms": max(times)}
    print(" ".join(f"{name}={value:.0f}" for name, value in (figures | {"peer_documents_per_hour": peer}).items()))


if __name__ == "__main__":
    main()
